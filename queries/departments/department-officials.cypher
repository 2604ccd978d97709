// 一个单位有哪些人 · Officials of a department
// :param {organization: '市生态环境局', government: ''}
//
// question_zh = "纪要里出现过某个单位的哪些人，什么职务，从哪天到哪天？"
// question_en = "Which people of a body do the minutes name, in which post, from when to when?"
// tags = ["departments", "officials"]
//
// [parameters.organization]
// type = "string"
// example = "市生态环境局"
// zh = "单位：规范名、文中任一写法（市发改委、发展改革）或其中一部分"
// en = "The body: canonical name, any name as written (市发改委, 发展改革), or part of one"
//
// [parameters.government]
// type = "string"
// default = ""
// zh = "只看这个政府（名称或其中一部分），空为不限"
// en = "Only this government (name or part of it); empty for all"
//
// [columns]
// government = "所属政府 · Government"
// organization = "单位 · Body"
// name = "姓名 · Name"
// post = "职务 · Post"
// first_seen = "最早出现 · First seen"
// last_seen = "最后出现 · Last seen"
// meetings = "参加会议次数 · Meetings attended"
// same_name = "同名的其他人，也许是同一人 · Others of the same name, perhaps the same person"
// words = "原文 · The words of the minutes"

// 先找完全相同的名称（规范名、文中写法、加地名），没有再找包含的 · equal names first, else part
CALL () {
  MATCH (o:Organization)
  WHERE ($organization IN [o.id, o.name, replace(o.government, '人民政府', '') + o.name]
      OR any(name IN o.names_as_written
             WHERE $organization IN [name, replace(o.government, '人民政府', '') + substring(name, 1)]))
    AND ($government = '' OR o.government CONTAINS $government)
  RETURN collect(o) AS equal
}
CALL (equal) {
  WITH equal WHERE size(equal) = 0
  MATCH (o:Organization)
  WHERE (o.name CONTAINS $organization OR any(name IN o.names_as_written WHERE name CONTAINS $organization))
    AND ($government = '' OR o.government CONTAINS $government)
  RETURN collect(o) AS similar
}
UNWIND equal + similar AS body
MATCH (official:Official)-[edge:SERVES_IN]->(body)
CALL (official) {
  OPTIONAL MATCH (official)-[:ATTENDED]->(meeting:Meeting)
  RETURN count(DISTINCT meeting) AS meetings
}
CALL (official) {
  OPTIONAL MATCH (official)-[:POSSIBLY_SAME_AS]-(other:Official)
  WITH other ORDER BY other.id
  RETURN collect(other.id) AS same_name
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
RETURN body.government AS government, body.name AS organization, official.name AS name,
       CASE WHEN edge.post <> '' THEN edge.post END AS post, edge.first_seen AS first_seen, edge.last_seen AS last_seen,
       meetings, same_name, words
ORDER BY government, organization, first_seen, name
