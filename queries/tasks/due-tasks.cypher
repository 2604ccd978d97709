// 某段时间到期的任务 · Tasks due between two days
// :param {from: date('2018-06-01'), until: date('2018-12-31'), organization: '', government: ''}
//
// question_zh = "某段时间内有哪些任务到期，由谁去做，原话怎么说？"
// question_en = "Which tasks are due between two days, who has to do them, and in which words?"
// tags = ["tasks", "departments"]
//
// [parameters.from]
// type = "date"
// example = 2018-06-01
// zh = "最早的到期日（含当日）"
// en = "The first day on which a task may be due, included"
//
// [parameters.until]
// type = "date"
// example = 2018-12-31
// zh = "最晚的到期日（含当日）"
// en = "The last day on which a task may be due, included"
//
// [parameters.organization]
// type = "string"
// default = ""
// zh = "只看交给这个单位的任务（规范名、文中写法或其中一部分），空为全部"
// en = "Only tasks given to this body (canonical name, a name as written, or part of one); empty for all"
//
// [parameters.government]
// type = "string"
// default = ""
// zh = "只看这个政府（名称或其中一部分），空为不限"
// en = "Only this government (name or part of it); empty for all"
//
// [columns]
// due = "到期日，按会议日期算出 · Last day, computed from the date of the meeting"
// deadline = "时限，原文写法 · Deadline as written"
// bodies = "承担者（身份）；未写明则空 · Who has to do it (role); empty when nobody is named"
// action = "任务 · What to do"
// date = "会议日期 · Date of the meeting"
// meeting = "会议 · Meeting"
// item = "议题 · Item"
// sentence = "原文所在的句子 · The sentence of the minutes"

MATCH (task:Task)
WHERE task.deadline_end >= $from AND task.deadline_end <= $until
MATCH (task)-[edge:ARISES_FROM]->(place:AgendaItem|Meeting)<-[:HAS_ITEM*0..1]-(meeting:Meeting)
WHERE ($government = '' OR meeting.government CONTAINS $government)
  AND ($organization = '' OR EXISTS {
    MATCH (task)-[:ASSIGNED_TO]->(wanted:Organization|Group|Official)
    WHERE wanted.name CONTAINS $organization
       OR any(name IN wanted.names_as_written WHERE name CONTAINS $organization)
  })
OPTIONAL MATCH (task)-[given:ASSIGNED_TO]->(body:Organization|Group|Official)
WITH task, edge, place, meeting, given, body ORDER BY given.role, body.name
WITH task, edge, place, meeting, collect(body.name + '（' + given.role + '）') AS bodies
RETURN task.deadline_end AS due, task.deadline AS deadline, bodies, task.action AS action, meeting.date AS date,
       meeting.title AS meeting, CASE WHEN place:AgendaItem THEN place.title END AS item, task.sentence AS sentence
ORDER BY due, date, meeting, coalesce(place.position, 0),
         toInteger(split(split(edge.evidence[0], '#char=')[1], ',')[0]), task.id
