// 没有时限的任务 · Tasks without a deadline
// :param {organization: '', meeting: '第8次', government: ''}
//
// question_zh = "哪些任务点名交给了谁，却没有说什么时候完成？"
// question_en = "Which tasks were given to somebody without saying by when?"
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
// example = "第8次"
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
// urgency = "缓急，原文用词 · How soon, as written"
// sentence = "原文所在的句子 · The sentence of the minutes"

MATCH (task:Task)
WHERE task.kind = 'carry_out' AND task.deadline IS NULL AND task.recurrence IS NULL
  AND EXISTS { (task)-[:ASSIGNED_TO]->() }
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
       task.action AS action, task.urgency AS urgency, task.sentence AS sentence
ORDER BY date, meeting, coalesce(place.position, 0),
         toInteger(split(split(edge.evidence[0], '#char=')[1], ',')[0]), task.id
