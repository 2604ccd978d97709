// 到期而未报进展的任务 · Tasks due of which nothing was reported
// :param {until: date('2018-12-31'), organization: '', government: ''}
//
// question_zh = "哪些任务到某一天已到期，却从未有人报告过进展？"
// question_en = "Which tasks were due by a day, and nobody ever reported anything of them?"
// tags = ["tasks", "departments", "ledger"]
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
// bodies = "承担者（身份）；未写明则空 · Who has to do it (role); empty when nobody is named"
// action = "任务 · What to do"
// deadline = "时限，原文写法 · Deadline as written"
// meeting = "会议 · Meeting"
// sentence = "原文所在的句子 · The sentence of the minutes"

MATCH (task:Task)
WHERE task.deadline_end <= $until AND NOT EXISTS { (task)<-[:STATUS_OF]-(:StatusChange) }
MATCH (task)-[:ARISES_FROM]->(place:AgendaItem|Meeting)<-[:HAS_ITEM*0..1]-(meeting:Meeting)
WHERE ($government = '' OR meeting.government CONTAINS $government)
  AND ($organization = '' OR EXISTS {
    MATCH (task)-[:ASSIGNED_TO]->(wanted:Organization|Group|Official)
    WHERE wanted.name CONTAINS $organization
       OR any(name IN wanted.names_as_written WHERE name CONTAINS $organization)
  })
RETURN task.deadline_end AS due,
       COLLECT { MATCH (task)-[given:ASSIGNED_TO]->(body)
                 WITH given, body ORDER BY given.role, body.name
                 RETURN body.name + '（' + given.role + '）' } AS bodies,
       task.action AS action, task.deadline AS deadline, meeting.title AS meeting, task.sentence AS sentence
ORDER BY due, meeting, task.id
