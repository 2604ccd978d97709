// 各单位各年任务数 · Workload by body and year
// :param {organization: '', year: 0, government: ''}
//
// question_zh = "每年交给各单位多少任务，牵头、配合、负责各多少，有时限的多少？"
// question_en = "How many tasks did each body get in each year, how many in the lead, in support, responsible, and how many with a deadline?"
// tags = ["departments", "tasks"]
//
// [parameters.organization]
// type = "string"
// default = ""
// zh = "单位：规范名、文中写法或其中一部分，空为全部"
// en = "The body: canonical name, a name as written, or part of one; empty for all"
//
// [parameters.year]
// type = "integer"
// default = 0
// zh = "只看这一年，0 为不限"
// en = "Only this year; 0 for all"
//
// [parameters.government]
// type = "string"
// default = ""
// zh = "只看这个政府（名称或其中一部分），空为不限"
// en = "Only this government (name or part of it); empty for all"
//
// [columns]
// year = "年份 · Year"
// government = "所属政府 · Government"
// organization = "单位 · Body"
// tasks = "任务数 · Number of tasks"
// lead = "牵头 · In the lead"
// support = "配合 · In support"
// responsible = "负责 · Responsible"
// with_deadline = "有时限的 · With a deadline"
// sentence = "第一项任务的原句 · The sentence of the first task"

MATCH (body:Organization)<-[edge:ASSIGNED_TO]-(task:Task)-[:ARISES_FROM]->(place:AgendaItem|Meeting)
WHERE ($government = '' OR body.government CONTAINS $government)
  AND ($organization = '' OR body.name CONTAINS $organization
       OR any(name IN body.names_as_written WHERE name CONTAINS $organization))
MATCH (place)<-[:HAS_ITEM*0..1]-(meeting:Meeting)
WHERE $year IN [0, meeting.date.year]
WITH body, edge, task, meeting ORDER BY meeting.date, task.id
WITH body, meeting.date.year AS year, count(DISTINCT task) AS tasks,
     count(DISTINCT CASE edge.role WHEN 'lead' THEN task END) AS lead,
     count(DISTINCT CASE edge.role WHEN 'support' THEN task END) AS support,
     count(DISTINCT CASE edge.role WHEN 'responsible' THEN task END) AS responsible,
     count(DISTINCT CASE WHEN task.deadline IS NOT NULL THEN task END) AS with_deadline,
     head(collect(task.sentence)) AS sentence
RETURN year, body.government AS government, body.name AS organization, tasks, lead, support, responsible, with_deadline,
       sentence
ORDER BY year, tasks DESC, government, organization
