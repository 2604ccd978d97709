// 交给一个单位的任务 · What a department was assigned
// :param {organization: '市城管局', government: '', with_predecessors: false}
//
// question_zh = "会议交给某个单位哪些任务，牵头还是配合，什么时限，原话怎么说？"
// question_en = "What was a body told to do, in the lead or in support, by when, and in which words?"
// tags = ["departments", "tasks"]
//
// [parameters.organization]
// type = "string"
// example = "市城管局"
// zh = "单位：规范名、文中任一写法（市发改委、发展改革）或其中一部分"
// en = "The body: canonical name, any name as written (市发改委, 发展改革), or part of one"
//
// [parameters.government]
// type = "string"
// default = ""
// zh = "只看这个政府（名称或其中一部分），空为不限"
// en = "Only this government (name or part of it); empty for all"
//
// [parameters.with_predecessors]
// type = "boolean"
// default = false
// zh = "也算机构改革前的前身单位（环境保护局之于生态环境局）"
// en = "Count the bodies it took over from in a reform, too"
//
// [columns]
// government = "所属政府 · Government"
// organization = "单位 · Body"
// date = "会议日期 · Date of the meeting"
// meeting = "会议 · Meeting"
// item = "议题 · Item"
// role = "身份：lead 牵头，support 配合，responsible 负责 · Role"
// kind = "种类：carry_out 办理，revise 修改，issue 印发，submit 报送 · Kind"
// action = "任务 · What to do"
// deadline = "时限，原文写法 · Deadline as written"
// others = "一同承担的 · Together with"
// sentence = "原文所在的句子 · The sentence of the minutes"

// 先找完全相同的名称（规范名、文中写法、加地名），没有再找包含的 · equal names first, else part
CALL () {
  MATCH (o:Organization)
  WHERE ($organization IN [o.id, o.name, replace(o.government, '人民政府', '') + o.name]
      OR any(name IN o.names_as_written
             WHERE $organization IN [name, replace(o.government, '人民政府', '') + substring(name, 1)]))
    AND ($government = '' OR o.government CONTAINS $government)
  RETURN collect(o) AS equal
}
CALL (equal) {
  WITH equal WHERE size(equal) = 0
  MATCH (o:Organization)
  WHERE (o.name CONTAINS $organization OR any(name IN o.names_as_written WHERE name CONTAINS $organization))
    AND ($government = '' OR o.government CONTAINS $government)
  RETURN collect(o) AS similar
}
UNWIND equal + similar AS body
MATCH (department:Organization)-[:SUCCEEDED_BY*0..5]->(body) WHERE department = body OR $with_predecessors
MATCH (task:Task)-[edge:ASSIGNED_TO]->(department)
MATCH (task)-[:ARISES_FROM]->(place:AgendaItem|Meeting)<-[:HAS_ITEM*0..1]-(meeting:Meeting)
OPTIONAL MATCH (task)-[other:ASSIGNED_TO]->(companion:Organization|Group|Official) WHERE companion <> department
WITH department, edge, task, place, meeting, companion, other ORDER BY other.role, companion.name
WITH department, edge, task, place, meeting,
     collect(DISTINCT companion.name + '（' + other.role + '）') AS others
RETURN department.government AS government, department.name AS organization, meeting.date AS date,
       meeting.title AS meeting, CASE WHEN place:AgendaItem THEN place.title END AS item, edge.role AS role,
       task.kind AS kind, task.action AS action, task.deadline AS deadline, others, task.sentence AS sentence
ORDER BY government, date, meeting, coalesce(place.position, 0),
         toInteger(split(split(edge.evidence[0], '#char=')[1], ',')[0]), kind, role
