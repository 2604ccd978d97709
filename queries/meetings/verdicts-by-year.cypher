// 各年各类结果 · Decisions by verdict and year
// :param {year: 0, government: ''}
//
// question_zh = "每年作出多少决定，同意、原则同意、暂缓、听取各多少？"
// question_en = "How many decisions were made each year: approved, approved in principle, deferred, heard?"
// tags = ["decisions", "meetings"]
//
// [parameters.year]
// type = "integer"
// default = 0
// zh = "只看这一年，0 为不限"
// en = "Only this year; 0 for all"
//
// [parameters.government]
// type = "string"
// default = ""
// zh = "只看这个政府（名称或其中一部分），空为不限"
// en = "Only this government (name or part of it); empty for all"
//
// [columns]
// government = "所属政府 · Government"
// year = "年份 · Year"
// verdict = "结果代码 · Verdict code"
// decisions = "决定数 · Number of decisions"
// verbs = "各种原话 · The exact words in all their forms"
// words = "原文 · The words of the minutes"

MATCH (meeting:Meeting)-[:HAS_ITEM*0..1]->(place:AgendaItem|Meeting)-[edge:RESULTED_IN]->(decision:Decision)
WHERE $year IN [0, meeting.date.year] AND ($government = '' OR meeting.government CONTAINS $government)
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
WITH meeting, decision, words ORDER BY meeting.date, decision.id
WITH meeting.government AS government, meeting.date.year AS year, decision.verdict AS verdict,
     count(DISTINCT decision) AS decisions, collect(DISTINCT decision.verb) AS verbs,
     [words IN collect(words) | reduce(line = '', word IN words | line + word)] AS words
RETURN government, year, verdict, decisions, verbs, words
ORDER BY government, year, decisions DESC, verdict
