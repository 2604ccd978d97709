// 一次会议的议题总览 · Agenda of a meeting at a glance
// :param {meeting: '第8次', government: ''}
//
// question_zh = "某次会议研究了哪些议题，涉及什么文件，结果如何，提了多少任务？"
// question_en = "Which items did a meeting deal with, about which documents, with what result and how many tasks?"
// tags = ["decisions", "meetings"]
//
// [parameters.meeting]
// type = "string"
// default = ""
// example = "第8次"
// zh = "会议：编号、标题或其中一部分、届次（第8次）、日期（2018-03-12 或 2018-03），空为全部"
// en = "The meeting: id, title or part of it, number (第8次), date (2018-03-12 or 2018-03); empty for all"
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
// position = "位次 · Position"
// item = "议题 · Item"
// kind = "怎样进行：deliberate 审议，hear 听取…… · How it was dealt with"
// documents = "文件 · Documents"
// verdicts = "结果代码 · Verdict codes"
// tasks = "任务数 · Number of tasks"
// words = "原文 · The words of the minutes"

MATCH (meeting:Meeting)-[edge:HAS_ITEM]->(item:AgendaItem)
WHERE ($meeting IN ['', meeting.id, meeting.number] OR meeting.title CONTAINS $meeting
       OR toString(meeting.date) STARTS WITH $meeting)
  AND ($government = '' OR meeting.government CONTAINS $government)
CALL (item) {
  OPTIONAL MATCH (item)-[:ABOUT]->(document:PolicyDocument)
  WITH document ORDER BY document.title
  RETURN collect(document.title) AS documents
}
CALL (item) {
  OPTIONAL MATCH (item)-[:RESULTED_IN]->(decision:Decision)
  WITH decision ORDER BY decision.verdict
  RETURN collect(DISTINCT decision.verdict) AS verdicts
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
RETURN meeting.date AS date, meeting.title AS meeting, item.position AS position, item.title AS item, item.kind AS kind,
       documents, verdicts, COUNT { (item)<-[:ARISES_FROM]-(:Task) } AS tasks, words
ORDER BY date, meeting, position, item
