// 多次上会的文件 · Documents dealt with more than once
// :param {title: '', government: ''}
//
// question_zh = "哪些文件上过不止一次会，从第一次到最后一次隔了多少天，每次结果如何？"
// question_en = "Which documents were dealt with at more than one meeting, how many days passed from the first to the last, and with what results?"
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
// government = "所属政府 · Government"
// document = "文件 · Document"
// meetings = "会议次数 · Number of meetings"
// first = "第一次 · First"
// last = "最后一次 · Last"
// days = "相隔天数 · Days between"
// verdicts = "各次的日期和结果代码 · Day and verdict code of each"
// words = "原文，每次会议一处 · The words of the minutes"

MATCH (meeting:Meeting)-[edge:REVIEWS]->(document:PolicyDocument)
WHERE document.title CONTAINS $title AND ($government = '' OR document.government CONTAINS $government)
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
WITH document, meeting, edge, words ORDER BY meeting.date, meeting.title, edge.verdict
WITH document, count(DISTINCT meeting) AS meetings, min(meeting.date) AS first, max(meeting.date) AS last,
     collect(DISTINCT coalesce(toString(meeting.date), '') + coalesce(' ' + edge.verdict, '')) AS verdicts,
     [words IN collect(words) | reduce(line = '', word IN words | line + word)] AS words
WHERE meetings > 1
RETURN document.government AS government, document.title AS document, meetings, first, last,
       duration.inDays(first, last).days AS days, verdicts, words
ORDER BY days DESC, government, document
