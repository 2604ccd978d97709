// 牵头与配合 · Who leads, who supports
// :param {organization: '', government: ''}
//
// question_zh = "哪个单位主办、哪个单位配合，共同承担过多少任务？"
// question_en = "Which body led or was responsible with which body in support, and for how many tasks?"
// tags = ["departments", "tasks"]
//
// [parameters.organization]
// type = "string"
// default = ""
// zh = "单位：规范名、文中写法或其中一部分，空为全部"
// en = "The body: canonical name, a name as written, or part of one; empty for all"
//
// [parameters.government]
// type = "string"
// default = ""
// zh = "只看这个政府（名称或其中一部分），空为不限"
// en = "Only this government (name or part of it); empty for all"
//
// [columns]
// government = "所属政府 · Government"
// main = "牵头或负责的单位 · Body in the lead or responsible"
// support = "配合的单位 · Body in support"
// tasks = "任务数 · Number of tasks"
// first = "第一次 · First"
// last = "最后一次 · Last"
// actions = "任务 · What to do"
// sentence = "第一项任务的原句 · The sentence of the first task"

MATCH (main:Organization)<-[edge:ASSIGNED_TO]-(task:Task)-[:ASSIGNED_TO {role: 'support'}]->(support:Organization)
WHERE edge.role <> 'support' AND ($government = '' OR main.government CONTAINS $government)
  AND ($organization = '' OR any(body IN [main, support] WHERE body.name CONTAINS $organization
       OR any(name IN body.names_as_written WHERE name CONTAINS $organization)))
MATCH (task)-[:ARISES_FROM]->(place:AgendaItem|Meeting)<-[:HAS_ITEM*0..1]-(meeting:Meeting)
WITH DISTINCT main, support, task, meeting ORDER BY meeting.date, task.id
WITH main, support, count(DISTINCT task) AS tasks, min(meeting.date) AS first, max(meeting.date) AS last,
     collect(DISTINCT task.action) AS actions, head(collect(task.sentence)) AS sentence
RETURN main.government AS government, main.name AS main, support.name AS support, tasks, first, last, actions, sentence
ORDER BY tasks DESC, government, main, support
