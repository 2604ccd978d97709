// 交给集体最多的 · Collectives given tasks most often
// :param {group: '', government: ''}
//
// question_zh = "各地、各部门、相关单位等集体各被交了多少任务，在多少次会议上？"
// question_en = "How many tasks were given to each collective (各部门, 各乡镇, 相关单位), and at how many meetings?"
// tags = ["tasks"]
//
// [parameters.group]
// type = "string"
// default = ""
// zh = "集体的称呼或其中一部分（乡镇），空为全部"
// en = "The collective or part of its name (乡镇); empty for all"
//
// [parameters.government]
// type = "string"
// default = ""
// zh = "只看这个政府（名称或其中一部分），空为不限"
// en = "Only this government (name or part of it); empty for all"
//
// [columns]
// government = "所属政府 · Government"
// group = "集体的称呼 · The collective"
// tasks = "任务数 · Number of tasks"
// meetings = "会议次数 · Number of meetings"
// first = "第一次 · First"
// last = "最后一次 · Last"
// with_deadline = "有时限的 · With a deadline"
// sentence = "第一项任务的原句 · The sentence of the first task"

MATCH (group:Group)<-[:ASSIGNED_TO]-(task:Task)-[:ARISES_FROM]->(place:AgendaItem|Meeting)
WHERE group.name CONTAINS $group AND ($government = '' OR group.government CONTAINS $government)
MATCH (place)<-[:HAS_ITEM*0..1]-(meeting:Meeting)
WITH group, task, meeting ORDER BY meeting.date, task.id
WITH group, count(DISTINCT task) AS tasks, count(DISTINCT meeting) AS meetings, min(meeting.date) AS first,
     max(meeting.date) AS last, count(DISTINCT CASE WHEN task.deadline IS NOT NULL THEN task END) AS with_deadline,
     head(collect(task.sentence)) AS sentence
RETURN group.government AS government, group.name AS group, tasks, meetings, first, last, with_deadline, sentence
ORDER BY tasks DESC, government, group
