// 没有说交给谁的任务 · Tasks given to nobody
// :param {meeting: '', government: ''}
//
// question_zh = "会议提了哪些要求，却没有说由谁去做？"
// question_en = "What did meetings demand without saying who has to do it?"
// tags = ["tasks"]
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
// action = "任务 · What to do"
// deadline = "时限，原文写法 · Deadline as written"
// sentence = "原文所在的句子 · The sentence of the minutes"

MATCH (meeting:Meeting)
WHERE ($meeting IN ['', meeting.id, meeting.number] OR meeting.title CONTAINS $meeting
       OR toString(meeting.date) STARTS WITH $meeting)
  AND ($government = '' OR meeting.government CONTAINS $government)
MATCH (meeting)-[:HAS_ITEM*0..1]->(place:AgendaItem|Meeting)<-[edge:ARISES_FROM]-(task:Task {kind: 'carry_out'})
WHERE NOT EXISTS { (task)-[:ASSIGNED_TO]->() }
RETURN meeting.date AS date, meeting.title AS meeting, CASE WHEN place:AgendaItem THEN place.title END AS item,
       task.action AS action, task.deadline AS deadline, task.sentence AS sentence
ORDER BY date, meeting, coalesce(place.position, 0), toInteger(split(split(edge.evidence[0], '#char=')[1], ',')[0])
