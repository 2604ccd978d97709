// 机构改革的前后单位 · Bodies and their successors in a reform
// :param {organization: '', government: ''}
//
// question_zh = "纪要里的哪些单位在机构改革中由哪个单位承继？"
// question_en = "Which bodies of the minutes were succeeded by which in a reform?"
// tags = ["departments", "reforms"]
//
// [parameters.organization]
// type = "string"
// default = ""
// zh = "单位：规范名、文中写法或其中一部分，空为全部"
// en = "The body: canonical name, a name as written, or part of one; empty for all"
//
// [parameters.government]
// type = "string"
// default = ""
// zh = "只看这个政府（名称或其中一部分），空为不限"
// en = "Only this government (name or part of it); empty for all"
//
// [columns]
// government = "所属政府 · Government"
// organization = "原单位 · The body before"
// successor = "承继单位 · The body after"
// by = "改革完成期限 · The day by which the reform was done"
// words = "原文 · The words of the minutes"

MATCH (body:Organization)-[edge:SUCCEEDED_BY]->(successor:Organization)
WHERE ($government = '' OR body.government CONTAINS $government)
  AND ($organization = '' OR any(each IN [body, successor] WHERE each.name CONTAINS $organization
       OR any(name IN each.names_as_written WHERE name CONTAINS $organization)))
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
RETURN body.government AS government, body.name AS organization, successor.name AS successor, edge.date AS by, words
ORDER BY government, organization, successor
