// 交给集体的任务 · Tasks given to a collective
// :param {group: '', meeting: '', government: ''}
//
// question_zh = "哪些任务交给了各部门、各乡镇、相关单位等集体，没有点名？"
// question_en = "Which tasks were given to a collective (各部门, 各乡镇, 相关单位) and not to a named body?"
// tags = ["tasks"]
//
// [parameters.group]
// type = "string"
// default = ""
// zh = "集体的称呼或其中一部分（乡镇），空为全部"
// en = "The collective or part of its name (乡镇); empty for all"
//
// [parameters.meeting]
// type = "string"
// default = ""
// zh = "会议：编号、标题或其中一部分、届次（第8次）、日期（2018-03-12 或 2018-03），空为全部"
// en = "The meeting: id, title or part of it, number (第8次), date (2018-03-12 or 2018-03); empty for all"
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
// item = "议题 · Item"
// groups = "交给谁 · Given to"
// action = "任务 · What to do"
// deadline = "时限，原文写法 · Deadline as written"
// sentence = "原文所在的句子 · The sentence of the minutes"

MATCH (task:Task)-[:ASSIGNED_TO]->(wanted:Group)
WHERE wanted.name CONTAINS $group AND ($government = '' OR wanted.government CONTAINS $government)
WITH DISTINCT task
MATCH (task)-[edge:ASSIGNED_TO]->(collective:Group)
MATCH (task)-[:ARISES_FROM]->(place:AgendaItem|Meeting)<-[:HAS_ITEM*0..1]-(meeting:Meeting)
WHERE $meeting IN ['', meeting.id, meeting.number] OR meeting.title CONTAINS $meeting
   OR toString(meeting.date) STARTS WITH $meeting
WITH task, place, meeting, collective, toInteger(split(split(edge.evidence[0], '#char=')[1], ',')[0]) AS start
ORDER BY start, collective.name
WITH task, place, meeting, min(start) AS start, collect(collective.name) AS groups
RETURN meeting.date AS date, meeting.title AS meeting, CASE WHEN place:AgendaItem THEN place.title END AS item,
       groups, task.action AS action, task.deadline AS deadline, task.sentence AS sentence
ORDER BY date, meeting, coalesce(place.position, 0), start, task.id
