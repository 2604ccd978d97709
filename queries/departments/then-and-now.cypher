// 一项职能前后由谁负责 · A function then and now, across reforms
// :param {organization: '市环保局', government: ''}
//
// question_zh = "机构改革前后，某单位及其前身、后继单位各承担了哪些任务、涉及哪些文件？"
// question_en = "What were a body, the bodies before it and those after it told to do, and about which documents?"
// tags = ["departments", "documents", "tasks", "reforms"]
//
// [parameters.organization]
// type = "string"
// example = "市环保局"
// zh = "单位：规范名、文中任一写法（市发改委、发展改革）或其中一部分"
// en = "The body: canonical name, any name as written (市发改委, 发展改革), or part of one"
//
// [parameters.government]
// type = "string"
// default = ""
// zh = "只看这个政府（名称或其中一部分），空为不限"
// en = "Only this government (name or part of it); empty for all"
//
// [columns]
// government = "所属政府 · Government"
// organization = "单位 · Body"
// succession = "与所问单位的关系：before 前身，asked 所问，after 后继 · Before, asked for or after"
// date = "会议日期 · Date of the meeting"
// meeting = "会议 · Meeting"
// role = "身份：lead 牵头，support 配合，responsible 负责 · Role"
// action = "任务 · What to do"
// documents = "涉及的文件 · Documents it is about"
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
UNWIND equal + similar AS asked
CALL (asked) {
  MATCH (body:Organization)-[:SUCCEEDED_BY*1..5]->(asked) RETURN DISTINCT body, 'before' AS succession
  UNION
  MATCH (asked)-[:SUCCEEDED_BY*1..5]->(body:Organization) RETURN DISTINCT body, 'after' AS succession
  UNION
  WITH asked RETURN asked AS body, 'asked' AS succession
}
// 所问不止一个单位时，每个单位只列一次 · each body once, also when several were asked for
WITH body, collect(succession) AS told
WITH body, CASE WHEN 'asked' IN told THEN 'asked' ELSE told[0] END AS succession
MATCH (task:Task)-[edge:ASSIGNED_TO]->(body)
MATCH (task)-[:ARISES_FROM]->(place:AgendaItem|Meeting)<-[:HAS_ITEM*0..1]-(meeting:Meeting)
CALL (task) {
  OPTIONAL MATCH (task)-[:CONCERNS]->(document:PolicyDocument)
  WITH document ORDER BY document.title
  RETURN collect(document.title) AS documents
}
RETURN body.government AS government, body.name AS organization, succession, meeting.date AS date,
       meeting.title AS meeting, edge.role AS role, task.action AS action, documents, task.sentence AS sentence
ORDER BY government, date, meeting, coalesce(place.position, 0),
         toInteger(split(split(edge.evidence[0], '#char=')[1], ',')[0]), organization,
         CASE task.kind WHEN 'revise' THEN 1 WHEN 'issue' THEN 2 WHEN 'submit' THEN 3 ELSE 4 END, role, action
