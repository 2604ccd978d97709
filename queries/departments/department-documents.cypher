// 一个单位要修改、印发、报送的文件 · Documents a department has to revise, issue or submit
// :param {organization: '市环保局', government: ''}
//
// question_zh = "某个单位要修改、印发或报送哪些文件，报给谁，以谁的名义，下一步是什么？"
// question_en = "Which documents does a body have to revise, issue or submit, to whom, in whose name, and what comes next?"
// tags = ["departments", "documents", "tasks"]
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
// date = "会议日期 · Date of the meeting"
// meeting = "会议 · Meeting"
// documents = "文件，没有文件名的写议题 · Documents, or the item when none is named"
// kind = "步骤：revise 修改，issue 印发，submit 报送 · Step"
// action = "原话 · The words"
// submitted_to = "报给 · Submitted to"
// in_name_of = "以谁的名义 · In whose name"
// next = "下一步 · Next step"
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
MATCH (task:Task)-[:ASSIGNED_TO]->(body) WHERE task.kind <> 'carry_out'
MATCH (task)-[:ARISES_FROM]->(place:AgendaItem|Meeting)<-[:HAS_ITEM*0..1]-(meeting:Meeting)
CALL (task) {
  OPTIONAL MATCH (task)-[:CONCERNS]->(document:PolicyDocument)
  WITH document ORDER BY document.title
  RETURN collect(document.title) AS documents
}
CALL (task) {
  OPTIONAL MATCH (task)-[:SUBMITTED_TO]->(recipient:Organization)
  RETURN collect(recipient.name) AS submitted_to
}
CALL (task) {
  OPTIONAL MATCH (task)-[:IN_NAME_OF]->(principal:Organization)
  RETURN collect(principal.name) AS in_name_of
}
CALL (task) {
  OPTIONAL MATCH (task)-[:THEN]->(following:Task)
  RETURN collect(following.action) AS next
}
RETURN body.government AS government, body.name AS organization, meeting.date AS date, meeting.title AS meeting,
       CASE WHEN size(documents) > 0 THEN documents ELSE [place.title] END AS documents, task.kind AS kind,
       task.action AS action, submitted_to, in_name_of, next, task.sentence AS sentence
ORDER BY government, date, meeting, coalesce(place.position, 0),
         CASE kind WHEN 'revise' THEN 1 WHEN 'issue' THEN 2 ELSE 3 END
