// 会议作出的决定 · Decisions of a meeting
// :param {meeting: '第27次', government: ''}
//
// question_zh = "某次会议对每个议题、每个文件作出了什么决定？"
// question_en = "What did a meeting decide on each item and document?"
// tags = ["decisions", "meetings"]
//
// [parameters.meeting]
// type = "string"
// example = "第27次"
// zh = "会议：编号、标题或其中一部分、届次（第8次）、日期（2018-03-12 或 2018-03）"
// en = "The meeting: id, title or part of it, number (第8次), date (2018-03-12 or 2018-03)"
//
// [parameters.government]
// type = "string"
// default = ""
// zh = "只看这个政府（名称或其中一部分），空为不限"
// en = "Only this government (name or part of it); empty for all"
//
// [columns]
// meeting = "会议 · Meeting"
// date = "会议日期 · Date of the meeting"
// item = "议题序号 · Number of the item"
// title = "议题 · Item"
// verdict = "结果代码 · Verdict code"
// verb = "结果的原话，只是听取、传达的为空 · The exact words of the result; empty when the item was only heard or conveyed"
// documents = "所涉文件 · Documents"
// subject = "没有文件时所定事项 · What was decided when no document is named"
// sentence = "原文所在的句子 · The sentence of the minutes"

// 先找完全相同的，没有再找包含的 · equal first, else part of it
CALL () {
  MATCH (m:Meeting)
  WHERE (m.id = $meeting OR m.title = $meeting OR m.number = $meeting OR toString(m.date) = $meeting
      OR toString(m.number_value) = replace(replace($meeting, '第', ''), '次', ''))
    AND ($government = '' OR m.government CONTAINS $government)
  RETURN collect(m) AS equal
}
CALL (equal) {
  WITH equal WHERE size(equal) = 0
  MATCH (m:Meeting)
  WHERE (m.title CONTAINS $meeting OR toString(m.date) STARTS WITH $meeting)
    AND ($government = '' OR m.government CONTAINS $government)
  RETURN collect(m) AS similar
}
UNWIND equal + similar AS meeting
MATCH (meeting)-[:HAS_ITEM*0..1]->(place:AgendaItem|Meeting)-[edge:RESULTED_IN]->(decision:Decision)
OPTIONAL MATCH (decision)-[:CONCERNS]->(document:PolicyDocument)
WITH meeting, place, edge, decision, document ORDER BY document.title
WITH meeting, place, edge, decision, collect(document.title) AS documents
// 依据：这条边第一处原文所在的句子 · the sentence in which the first words behind the edge stand
CALL (edge) {
  WITH split(edge.evidence[0], '#char=') AS place
  WITH place[0] AS id, toInteger(split(place[1], ',')[0]) AS start
  MATCH (minutes:Minutes {id: id})
  WITH minutes.text AS text, start, ['。', '！', '？', '；', '\n\n', '\r\n\r\n'] AS ends
  WITH text, start, last(split(left(text, start), ends)) AS before, head(split(substring(text, start), ends)) AS after
  WITH before + after + substring(text, start + size(after), 1) AS words
  RETURN reduce(sentence = words, blank IN [' ', '　', '\t', '\r', '\n'] | replace(sentence, blank, '')) AS sentence
}
RETURN meeting.title AS meeting, meeting.date AS date, place.number AS item,
       CASE WHEN place:AgendaItem THEN place.title END AS title,
       decision.verdict AS verdict, decision.verb AS verb, documents, decision.subject AS subject, sentence
ORDER BY date, meeting, coalesce(place.position, 0),
         toInteger(split(split(edge.evidence[0], '#char=')[1], ',')[0]), decision.id
