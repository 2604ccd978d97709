// 一个人参加过的会议 · Meetings of one official
// :param {person: '李明', government: ''}
//
// question_zh = "某人参加了哪些会议，什么身份，代表哪个单位，哪些请了假？"
// question_en = "Which meetings did a person attend, in which role and for which body, and from which was he or she excused?"
// tags = ["attendance", "officials"]
//
// [parameters.person]
// type = "string"
// example = "李明"
// zh = "姓名或其中一部分"
// en = "Name or part of it"
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
// unit = "区分同名人员的单位 · The unit that tells people of one name apart"
// date = "会议日期 · Date of the meeting"
// meeting = "会议 · Meeting"
// role = "身份：chair 主持，present 出席，nonvoting 列席，recorder 记录，absent 未到会 · Role"
// organization = "代表的单位，原文写法 · Body as written"
// post = "职务 · Post"
// items = "只参加这些议题，空为全程 · Only for these items; empty for the whole meeting"
// reason = "未到会的理由 · Why absent"
// words = "原文 · The words of the minutes"

// 先找完全相同的姓名，没有再找包含的 · equal names first, else part of it
CALL () {
  MATCH (o:Official)
  WHERE $person IN [o.id, o.name] AND ($government = '' OR o.government CONTAINS $government)
  RETURN collect(o) AS equal
}
CALL (equal) {
  WITH equal WHERE size(equal) = 0
  MATCH (o:Official)
  WHERE o.name CONTAINS $person AND ($government = '' OR o.government CONTAINS $government)
  RETURN collect(o) AS similar
}
UNWIND equal + similar AS official
MATCH (official)-[edge:ATTENDED|EXCUSED_FROM]->(meeting:Meeting)
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
RETURN official.government AS government, official.name AS name, official.unit AS unit, meeting.date AS date,
       meeting.title AS meeting, CASE type(edge) WHEN 'ATTENDED' THEN edge.role ELSE 'absent' END AS role,
       CASE WHEN edge.organization <> '' THEN edge.organization END AS organization,
       CASE WHEN edge.post <> '' THEN edge.post END AS post, coalesce(edge.items, []) AS items,
       edge.reason AS reason, words
ORDER BY government, date, meeting, name, coalesce(unit, ''), role, coalesce(organization, ''), coalesce(post, '')
