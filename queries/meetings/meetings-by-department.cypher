// 各单位参会情况 · Meetings by department
// :param {organization: '市城管局', government: ''}
//
// question_zh = "各单位参加过哪些会议，从哪天到哪天，派了谁？"
// question_en = "Which meetings did each body attend, from when to when, and who came?"
// tags = ["attendance", "departments", "meetings"]
//
// [parameters.organization]
// type = "string"
// default = ""
// example = "市城管局"
// zh = "单位：规范名、文中任一写法或其中一部分，空为全部单位"
// en = "The body: canonical name, any name as written, or part of one; empty for all bodies"
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
// meetings = "会议次数 · Number of meetings"
// first = "第一次 · First"
// last = "最后一次 · Last"
// titles = "会议 · Meetings"
// people = "参会人 · Who came"
// words = "原文，每次会议一处 · The words of the minutes"

MATCH (body:Organization)
WHERE ($organization IN ['', body.id, body.name]
       OR body.name CONTAINS $organization OR any(name IN body.names_as_written WHERE name CONTAINS $organization))
  AND ($government = '' OR body.government CONTAINS $government)
MATCH (body)<-[:SERVES_IN*0..1]-(attendee:Official|Organization)-[edge:ATTENDED]->(meeting:Meeting)
WHERE attendee = body OR edge.organization IN body.names_as_written
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
WITH body, meeting, attendee, words ORDER BY meeting.date, attendee.name
WITH body, collect(DISTINCT meeting.title) AS titles, min(meeting.date) AS first, max(meeting.date) AS last,
     collect(DISTINCT CASE WHEN attendee:Official THEN attendee.name END) AS people,
     [words IN collect(words) | reduce(line = '', word IN words | line + word)] AS words
RETURN body.government AS government, body.name AS organization, size(titles) AS meetings, first, last, titles, people,
       words
ORDER BY meetings DESC, government, organization
