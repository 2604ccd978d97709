// 同一事项的历次议题 · Items that took up the same matter again
// :param {title: '', government: ''}
//
// question_zh = "同一个文件先后在哪几次会上研究过，上一次和下一次各是哪个议题，结果如何？"
// question_en = "Which item took up the document of an earlier item again, at which meeting, and with what results?"
// tags = ["decisions", "documents"]
//
// [parameters.title]
// type = "string"
// default = ""
// zh = "文件或议题的标题或其中一部分，空为全部"
// en = "Title of the document or of an item, or part of it; empty for all"
//
// [parameters.government]
// type = "string"
// default = ""
// zh = "只看这个政府（名称或其中一部分），空为不限"
// en = "Only this government (name or part of it); empty for all"
//
// [columns]
// document = "文件 · Document"
// date = "会议日期 · Date of the meeting"
// meeting = "会议 · Meeting"
// item = "议题 · Item"
// verdicts = "结果代码 · Verdict codes"
// next_date = "下一次会议日期 · Date of the next meeting"
// next_meeting = "下一次会议 · The next meeting"
// next_item = "下一次的议题 · Its item"
// next_verdicts = "下一次的结果代码 · Its verdict codes"
// words = "原文 · The words of the minutes"

MATCH (item:AgendaItem)-[edge:CONTINUED_BY]->(next:AgendaItem)
MATCH (document:PolicyDocument {id: edge.document})
WHERE (document.title CONTAINS $title OR item.title CONTAINS $title OR next.title CONTAINS $title)
  AND ($government = '' OR document.government CONTAINS $government)
MATCH (item)<-[:HAS_ITEM]-(meeting:Meeting)
MATCH (next)<-[:HAS_ITEM]-(later:Meeting)
CALL (item, document) {
  OPTIONAL MATCH (item)-[:RESULTED_IN]->(decision:Decision)-[:CONCERNS]->(document)
  WITH decision ORDER BY decision.id
  RETURN collect(decision.verdict) AS verdicts
}
CALL (next, document) {
  OPTIONAL MATCH (next)-[:RESULTED_IN]->(decision:Decision)-[:CONCERNS]->(document)
  WITH decision ORDER BY decision.id
  RETURN collect(decision.verdict) AS next_verdicts
}
// 依据：这条边的原文字句 · the words of the minutes behind the edge
CALL (edge) {
  UNWIND edge.evidence AS fragment
  WITH split(fragment, '#char=') AS place
  WITH place[0] AS id, [offset IN split(place[1], ',') | toInteger(offset)] AS span
  MATCH (minutes:Minutes {id: id})
  WITH reduce(words = substring(minutes.text, span[0], span[1] - span[0]),
              blank IN [' ', '　', '\t', '\r', '\n'] | replace(words, blank, '')) AS words
  RETURN collect(words) AS words
}
RETURN document.title AS document, meeting.date AS date, meeting.title AS meeting, item.title AS item, verdicts,
       later.date AS next_date, later.title AS next_meeting, next.title AS next_item, next_verdicts, words
ORDER BY document, date, meeting, item, next_meeting, next_item
