// 暂缓或未通过的议题 · Items deferred or rejected
// :param {title: '', government: ''}
//
// question_zh = "哪些议题暂缓或没有通过，后来有没有再上会，结果如何？"
// question_en = "Which items were deferred or rejected, and did the document come back to a later meeting, with what result?"
// tags = ["decisions", "documents"]
//
// [parameters.title]
// type = "string"
// default = ""
// zh = "文件标题或其中一部分，空为全部"
// en = "Title of the document or part of it; empty for all"
//
// [parameters.government]
// type = "string"
// default = ""
// zh = "只看这个政府（名称或其中一部分），空为不限"
// en = "Only this government (name or part of it); empty for all"
//
// [columns]
// date = "会议日期 · Date of the meeting"
// meeting = "会议 · Meeting"
// item = "议题 · Item"
// document = "文件，没有文件名的为空 · Document, empty when none is named"
// verdict = "结果代码：deferred 暂缓，rejected 未通过 · Verdict code"
// verb = "原话 · The exact words"
// returned = "后来再上会的日期 · When it came back"
// returned_to = "再上的会 · The meeting it came back to"
// new_verdict = "那次的结果 · The result there"
// words = "原文 · The words of the minutes"

MATCH (decision:Decision)
WHERE decision.verdict IN ['deferred', 'rejected']
MATCH (meeting:Meeting)-[:HAS_ITEM*0..1]->(place:AgendaItem|Meeting)-[edge:RESULTED_IN]->(decision)
WHERE ($government = '' OR meeting.government CONTAINS $government)
OPTIONAL MATCH (decision)-[:CONCERNS]->(document:PolicyDocument)
WITH meeting, place, edge, decision, document
WHERE $title = '' OR document.title CONTAINS $title
CALL (document, meeting) {
  OPTIONAL MATCH (later:Meeting)-[review:REVIEWS]->(document) WHERE later.date > meeting.date
  RETURN later, review ORDER BY later.date, later.title LIMIT 1
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
RETURN meeting.date AS date, meeting.title AS meeting, CASE WHEN place:AgendaItem THEN place.title END AS item,
       document.title AS document, decision.verdict AS verdict, decision.verb AS verb, later.date AS returned,
       later.title AS returned_to, review.verdict AS new_verdict, words
ORDER BY date, meeting, coalesce(place.position, 0), document, decision.id
