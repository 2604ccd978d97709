// 等待上级审议的文件 · Documents awaiting a higher body
// :param {body: '', government: '', with_returned: false}
//
// question_zh = "哪些文件要报给哪个机构审议，此后还没有再上会？"
// question_en = "Which documents were to be submitted to which body and have not come back to a meeting since?"
// tags = ["documents", "tasks"]
//
// [parameters.body]
// type = "string"
// default = ""
// zh = "报给的机构：名称、写法或其中一部分，空为不限"
// en = "The body they are submitted to: name, name as written or part of one; empty for all"
//
// [parameters.government]
// type = "string"
// default = ""
// zh = "只看这个政府（名称或其中一部分），空为不限"
// en = "Only this government (name or part of it); empty for all"
//
// [parameters.with_returned]
// type = "boolean"
// default = false
// zh = "也列出后来又上过会的"
// en = "List those that came back, too"
//
// [columns]
// date = "会议日期 · Date of the meeting"
// meeting = "会议 · Meeting"
// document = "文件，没有文件名的写议题 · Document, or the item when none is named"
// submitted_to = "报给 · Submitted to"
// by = "由谁报 · Submitted by"
// returned = "后来再上会的日期 · When a later meeting dealt with it"
// sentence = "原文所在的句子 · The sentence of the minutes"

MATCH (task:Task {kind: 'submit'})-[:SUBMITTED_TO]->(recipient:Organization)
WHERE recipient.name CONTAINS $body OR any(name IN recipient.names_as_written WHERE name CONTAINS $body)
MATCH (task)-[:ARISES_FROM]->(place:AgendaItem|Meeting)<-[:HAS_ITEM*0..1]-(meeting:Meeting)
WHERE $government = '' OR meeting.government CONTAINS $government
OPTIONAL MATCH (task)-[:ASSIGNED_TO]->(actor:Organization|Group|Official)
WITH task, recipient, place, meeting, actor ORDER BY actor.name
WITH task, recipient, place, meeting, collect(actor.name) AS actors
OPTIONAL MATCH (task)-[:CONCERNS]->(document:PolicyDocument)
CALL (document, meeting) {
  OPTIONAL MATCH (later:Meeting)-[:REVIEWS]->(document) WHERE later.date > meeting.date
  RETURN min(later.date) AS returned
}
WITH * WHERE returned IS NULL OR $with_returned
RETURN meeting.date AS date, meeting.title AS meeting, coalesce(document.title, place.title) AS document,
       recipient.name AS submitted_to, actors AS by, returned, task.sentence AS sentence
ORDER BY date, meeting, document, submitted_to
