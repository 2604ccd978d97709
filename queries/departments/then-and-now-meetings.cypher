// 一项职能前后由谁参会 · Meetings of a function then and now, across reforms
// :param {organization: '市环保局', government: ''}
//
// question_zh = "机构改革前后，某单位及其前身、后继单位参加了哪些会议，由谁代表？"
// question_en = "At which meetings were a body, the bodies before it and those after it represented, and by whom?"
// tags = ["attendance", "departments", "reforms"]
//
// [parameters.organization]
// type = "string"
// example = "市环保局"
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
// succession = "与所问单位的关系：before 前身，asked 所问，after 后继 · Before, asked for or after"
// date = "会议日期 · Date of the meeting"
// meeting = "会议 · Meeting"
// people = "参会人 · Who came"
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
UNWIND equal + similar AS asked
CALL (asked) {
  MATCH (body:Organization)-[:SUCCEEDED_BY*1..5]->(asked) RETURN DISTINCT body, 'before' AS succession
  UNION
  MATCH (asked)-[:SUCCEEDED_BY*1..5]->(body:Organization) RETURN DISTINCT body, 'after' AS succession
  UNION
  WITH asked RETURN asked AS body, 'asked' AS succession
}
// 所问不止一个单位时，每个单位只列一次 · each body once, also when several were asked for
WITH body, collect(succession) AS told
WITH body, CASE WHEN 'asked' IN told THEN 'asked' ELSE told[0] END AS succession
MATCH (body)<-[:SERVES_IN*0..1]-(one:Official|Organization)-[edge:ATTENDED]->(meeting:Meeting)
WHERE one = body OR edge.organization IN body.names_as_written
WITH DISTINCT body, succession, meeting, one, edge
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
WITH body, succession, meeting, one, words ORDER BY one.name
WITH body, succession, meeting, collect(DISTINCT CASE WHEN one:Official THEN one.name END) AS people,
     collect(DISTINCT reduce(line = '', word IN words | line + word)) AS words
RETURN body.government AS government, body.name AS organization, succession, meeting.date AS date,
       meeting.title AS meeting, people, words
ORDER BY government, date, meeting, organization
