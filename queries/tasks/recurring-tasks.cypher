// 反复进行的任务 · Recurring tasks
// :param {organization: '', meeting: '', government: ''}
//
// question_zh = "哪些任务要每天、每周、每月反复进行，由谁负责？"
// question_en = "Which tasks have to be done again and again (每周, 每月, 每季度), and by whom?"
// tags = ["tasks"]
//
// [parameters.organization]
// type = "string"
// default = ""
// zh = "单位：规范名、文中写法或其中一部分，空为全部"
// en = "The body: canonical name, a name as written, or part of one; empty for all"
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
// bodies = "承担者（身份）；未写明则空 · Who has to do it (role); empty when nobody is named"
// action = "任务 · What to do"
// recurrence = "频次，原文用词 · How often, as written"
// period = "周期，ISO 8601 时长 · The period as an ISO 8601 duration"
// sentence = "原文所在的句子 · The sentence of the minutes"

MATCH (task:Task)
WHERE task.recurrence IS NOT NULL
MATCH (task)-[edge:ARISES_FROM]->(place:AgendaItem|Meeting)<-[:HAS_ITEM*0..1]-(meeting:Meeting)
WHERE ($meeting IN ['', meeting.id, meeting.number] OR meeting.title CONTAINS $meeting
       OR toString(meeting.date) STARTS WITH $meeting)
  AND ($government = '' OR meeting.government CONTAINS $government)
  AND ($organization = '' OR EXISTS {
    MATCH (task)-[:ASSIGNED_TO]->(wanted:Organization|Group|Official)
    WHERE wanted.name CONTAINS $organization
       OR any(name IN wanted.names_as_written WHERE name CONTAINS $organization)
  })
OPTIONAL MATCH (task)-[given:ASSIGNED_TO]->(body:Organization|Group|Official)
WITH task, edge, place, meeting, given, body ORDER BY given.role, body.name
WITH task, edge, place, meeting, collect(body.name + '（' + given.role + '）') AS bodies
RETURN meeting.date AS date, meeting.title AS meeting, CASE WHEN place:AgendaItem THEN place.title END AS item, bodies,
       task.action AS action, task.recurrence AS recurrence, task.recurrence_period AS period, task.sentence AS sentence
ORDER BY date, meeting, coalesce(place.position, 0),
         toInteger(split(split(edge.evidence[0], '#char=')[1], ',')[0]), task.id
