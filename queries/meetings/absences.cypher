// 谁请假或缺席 · Who was absent
// :param {meeting: '', person: '', government: ''}
//
// question_zh = "谁没有到会，理由是什么？"
// question_en = "Who was absent from which meeting, and why?"
// tags = ["attendance", "meetings"]
//
// [parameters.meeting]
// type = "string"
// default = ""
// zh = "会议：编号、标题或其中一部分、届次（第8次）、日期（2018-03-12 或 2018-03），空为全部"
// en = "The meeting: id, title or part of it, number (第8次), date (2018-03-12 or 2018-03); empty for all"
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
// meeting = "会议 · Meeting"
// date = "会议日期 · Date of the meeting"
// name = "姓名 · Name"
// organization = "单位，原文写法 · Body as written"
// post = "职务 · Post"
// reason = "理由 · Reason"
// words = "原文 · The words of the minutes"

MATCH (absentee:Official|Organization)-[edge:EXCUSED_FROM]->(meeting:Meeting)
WHERE ($meeting IN ['', meeting.id, meeting.number] OR meeting.title CONTAINS $meeting
       OR toString(meeting.date) STARTS WITH $meeting)
  AND absentee.name CONTAINS $person
  AND ($government = '' OR meeting.government CONTAINS $government)
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
RETURN meeting.title AS meeting, meeting.date AS date, absentee.name AS name,
       CASE WHEN edge.organization <> '' THEN edge.organization END AS organization,
       CASE WHEN edge.post <> '' THEN edge.post END AS post, edge.reason AS reason, words
ORDER BY date, meeting, name
