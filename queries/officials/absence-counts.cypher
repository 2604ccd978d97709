// 谁缺席最多 · Who was absent most
// :param {person: '', government: ''}
//
// question_zh = "谁没有到会的次数最多，各是哪天、什么理由，到会多少次？"
// question_en = "Who was absent most often, on which days and why, and at how many meetings present?"
// tags = ["attendance", "officials"]
//
// [parameters.person]
// type = "string"
// default = ""
// zh = "姓名或其中一部分，空为不限"
// en = "Name or part of it; empty for all"
//
// [parameters.government]
// type = "string"
// default = ""
// zh = "只看这个政府（名称或其中一部分），空为不限"
// en = "Only this government (name or part of it); empty for all"
//
// [columns]
// government = "所属政府 · Government"
// name = "姓名 · Name"
// unit = "单位 · Unit"
// absences = "未到会次数 · Meetings absent from"
// attended = "到会次数 · Meetings attended"
// reasons = "日期和理由 · Days and reasons"
// words = "原文 · The words of the minutes"

MATCH (official:Official)-[edge:EXCUSED_FROM]->(meeting:Meeting)
WHERE official.name CONTAINS $person AND ($government = '' OR official.government CONTAINS $government)
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
WITH official, meeting, edge, words ORDER BY meeting.date, meeting.title
WITH official, count(DISTINCT meeting) AS absences,
     collect(DISTINCT coalesce(toString(meeting.date), '') + coalesce(' ' + edge.reason, '')) AS reasons,
     [words IN collect(words) | reduce(line = '', word IN words | line + word)] AS words
RETURN official.government AS government, official.name AS name, official.unit AS unit, absences,
       COUNT { MATCH (official)-[:ATTENDED]->(held:Meeting) RETURN DISTINCT held } AS attended, reasons, words
ORDER BY absences DESC, government, name, coalesce(unit, '')
