// 逾期和临期的任务 · Tasks overdue or due soon
// :param {today: date('2018-12-18'), warn_days: 7, organization: '', government: ''}
//
// question_zh = "到某一天，哪些任务已逾期（红灯）或即将到期（黄灯），办到哪一环节，由谁去做？"
// question_en = "Which tasks are overdue (red) or due soon (yellow) on a day, at which stage are they, and who has to do them?"
// tags = ["tasks", "departments", "ledger"]
//
// [parameters.today]
// type = "date"
// example = 2018-12-18
// zh = "截至哪一天；此后的进展不计"
// en = "The day; what was reported of later days does not count"
//
// [parameters.warn_days]
// type = "integer"
// default = 7
// zh = "剩余天数不超过几天为黄灯"
// en = "The light is yellow so many days before the last day"
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
// light = "灯：red 已逾期，yellow 即将到期 · Light: red is overdue, yellow due soon"
// days_left = "剩余天数，负数为已逾期 · Days left, negative when overdue"
// due = "现时限，延期后为新的日期 · Current deadline, as extended"
// stage = "当前环节；空为未报告 · Current stage; empty when nothing was reported"
// reported = "最近一次进展的日期 · Day of the latest change"
// bodies = "承担者（身份）；未写明则空 · Who has to do it (role); empty when nobody is named"
// action = "任务 · What to do"
// deadline = "时限，原文写法 · Deadline as written"
// meeting = "会议 · Meeting"
// sentence = "原文所在的句子 · The sentence of the minutes"

CALL () {
  MATCH (task:Task) WHERE task.deadline_end <= $today + duration({days: $warn_days}) RETURN task
  UNION
  MATCH (:StatusChange {stage: 'extended'})-[:STATUS_OF]->(task:Task) RETURN task
}
MATCH (task)-[:ARISES_FROM]->(place:AgendaItem|Meeting)<-[:HAS_ITEM*0..1]-(meeting:Meeting)
WHERE ($government = '' OR meeting.government CONTAINS $government)
  AND ($organization = '' OR EXISTS {
    MATCH (task)-[:ASSIGNED_TO]->(wanted:Organization|Group|Official)
    WHERE wanted.name CONTAINS $organization
       OR any(name IN wanted.names_as_written WHERE name CONTAINS $organization)
  })
OPTIONAL MATCH (task)<-[:STATUS_OF]-(change:StatusChange) WHERE change.date <= $today
WITH task, meeting, change ORDER BY change.date, change.sequence, change.id
WITH task, meeting, collect(change) AS changes
WITH task, meeting, changes[-1] AS latest, [c IN changes WHERE c.stage = 'extended'][-1] AS extension
WITH task, meeting, latest, coalesce(extension.new_deadline, task.deadline_end) AS due
WITH *, duration.inDays($today, due).days AS days_left
WHERE days_left <= $warn_days AND NOT coalesce(latest.stage, '') IN ['completed', 'withdrawn']
RETURN CASE WHEN days_left < 0 THEN 'red' ELSE 'yellow' END AS light, days_left, due, latest.stage AS stage,
       latest.date AS reported,
       COLLECT { MATCH (task)-[given:ASSIGNED_TO]->(body)
                 WITH given, body ORDER BY given.role, body.name
                 RETURN body.name + '（' + given.role + '）' } AS bodies,
       task.action AS action, task.deadline AS deadline, meeting.title AS meeting, task.sentence AS sentence
ORDER BY due, meeting, task.id
