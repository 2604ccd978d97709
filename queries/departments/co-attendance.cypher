// 两个单位一同参加的会议 · Meetings two departments attended together
// :param {organization: '市财政局', other: '市水务局', government: ''}
//
// question_zh = "哪些会议两个单位都有人参加，各是谁？"
// question_en = "At which meetings were two bodies both represented, and by whom?"
// tags = ["attendance", "departments"]
//
// [parameters.organization]
// type = "string"
// example = "市财政局"
// zh = "单位：规范名、文中任一写法（市发改委、发展改革）或其中一部分"
// en = "The body: canonical name, any name as written (市发改委, 发展改革), or part of one"
//
// [parameters.other]
// type = "string"
// example = "市水务局"
// zh = "另一个单位，写法同上"
// en = "The other body, named in the same way"
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
// organization = "单位 · Body"
// people = "参会人 · Who came"
// other = "另一个单位 · The other body"
// other_people = "另一个单位的参会人 · Who came from it"
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
WITH equal + similar AS firsts
CALL () {
  MATCH (o:Organization)
  WHERE ($other IN [o.id, o.name, replace(o.government, '人民政府', '') + o.name]
      OR any(name IN o.names_as_written
             WHERE $other IN [name, replace(o.government, '人民政府', '') + substring(name, 1)]))
    AND ($government = '' OR o.government CONTAINS $government)
  RETURN collect(o) AS equal
}
CALL (equal) {
  WITH equal WHERE size(equal) = 0
  MATCH (o:Organization)
  WHERE (o.name CONTAINS $other OR any(name IN o.names_as_written WHERE name CONTAINS $other))
    AND ($government = '' OR o.government CONTAINS $government)
  RETURN collect(o) AS similar
}
UNWIND firsts AS first
UNWIND equal + similar AS second
WITH first, second WHERE first <> second
MATCH (first)<-[:SERVES_IN*0..1]-(one:Official|Organization)-[edge:ATTENDED]->(meeting:Meeting)
WHERE one = first OR edge.organization IN first.names_as_written
MATCH (second)<-[:SERVES_IN*0..1]-(two:Official|Organization)-[edge2:ATTENDED]->(meeting)
WHERE two = second OR edge2.organization IN second.names_as_written
WITH DISTINCT first, second, meeting, one, two, edge, edge2
UNWIND [edge, edge2] AS each
// 依据：这条边的原文字句 · the words of the minutes behind the edge
CALL (each) {
  UNWIND each.evidence AS fragment
  WITH split(fragment, '#char=') AS place
  WITH place[0] AS id, [offset IN split(place[1], ',') | toInteger(offset)] AS span
  MATCH (minutes:Minutes {id: id})
  WITH reduce(words = substring(minutes.text, span[0], span[1] - span[0]),
              blank IN [' ', '　', '\t', '\r', '\n'] | replace(words, blank, '')) AS words
  RETURN collect(words) AS words
}
WITH first, second, meeting, one, two, words ORDER BY one.name, two.name
WITH first, second, meeting, collect(DISTINCT CASE WHEN one:Official THEN one.name END) AS people,
     collect(DISTINCT CASE WHEN two:Official THEN two.name END) AS other_people,
     collect(DISTINCT reduce(line = '', word IN words | line + word)) AS words
RETURN meeting.date AS date, meeting.title AS meeting, first.name AS organization, people,
       second.name AS other, other_people, words
ORDER BY date, meeting, organization, other
