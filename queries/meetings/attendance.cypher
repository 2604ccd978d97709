// 谁参加了会议，代表哪个单位 · Who attended a meeting, and for whom
// :param {meeting: '第8次', government: ''}
//
// question_zh = "某次会议由谁主持，谁出席、列席、记录，代表哪个单位？"
// question_en = "Who chaired a meeting, who attended, sat in and took the record, and for which body?"
// tags = ["attendance", "meetings"]
//
// [parameters.meeting]
// type = "string"
// example = "第8次"
// zh = "会议：编号、标题或其中一部分、届次（第8次）、日期（2018-03-12 或 2018-03）"
// en = "The meeting: id, title or part of it, number (第8次), date (2018-03-12 or 2018-03)"
//
// [parameters.government]
// type = "string"
// default = ""
// zh = "只看这个政府（名称或其中一部分），空为不限"
// en = "Only this government (name or part of it); empty for all"
//
// [columns]
// meeting = "会议 · Meeting"
// date = "会议日期 · Date of the meeting"
// role = "身份：chair 主持，present 出席，nonvoting 列席，recorder 记录 · Role"
// name = "姓名，没有写姓名的为空 · Name, empty when only the body is named"
// organization = "代表的单位，原文写法 · Body as written"
// post = "职务 · Post"
// items = "只参加这些议题，空为全程 · Only for these items; empty for the whole meeting"
// words = "原文 · The words of the minutes"

// 先找完全相同的，没有再找包含的 · equal first, else part of it
CALL () {
  MATCH (m:Meeting)
  WHERE (m.id = $meeting OR m.title = $meeting OR m.number = $meeting OR toString(m.date) = $meeting
      OR toString(m.number_value) = replace(replace($meeting, '第', ''), '次', ''))
    AND ($government = '' OR m.government CONTAINS $government)
  RETURN collect(m) AS equal
}
CALL (equal) {
  WITH equal WHERE size(equal) = 0
  MATCH (m:Meeting)
  WHERE (m.title CONTAINS $meeting OR toString(m.date) STARTS WITH $meeting)
    AND ($government = '' OR m.government CONTAINS $government)
  RETURN collect(m) AS similar
}
UNWIND equal + similar AS meeting
MATCH (attendee:Official|Organization)-[edge:ATTENDED]->(meeting)
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
RETURN meeting.title AS meeting, meeting.date AS date, edge.role AS role,
       CASE WHEN attendee:Official THEN attendee.name END AS name,
       CASE WHEN edge.organization <> '' THEN edge.organization END AS organization,
       CASE WHEN edge.post <> '' THEN edge.post END AS post, edge.items AS items, words
ORDER BY date, meeting, CASE edge.role WHEN 'chair' THEN 1 WHEN 'present' THEN 2 WHEN 'nonvoting' THEN 3 ELSE 4 END,
         toInteger(split(split(edge.evidence[0], '#char=')[1], ',')[0]), name
