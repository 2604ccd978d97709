// 一个文件的来龙去脉 · History of a policy
// :param {title: '生活垃圾分类', government: ''}
//
// question_zh = "某个文件上过哪些会，结果如何，接下来要做什么，后来又在哪里被提到？"
// question_en = "At which meetings was a document dealt with, with what result and next steps, and where was it mentioned later?"
// tags = ["decisions", "documents"]
//
// [parameters.title]
// type = "string"
// example = "生活垃圾分类"
// zh = "文件：标题或其中一部分，带不带《》和（送审稿）都可以"
// en = "The document: title or part of it, with or without 《》 and draft mark"
//
// [parameters.government]
// type = "string"
// default = ""
// zh = "只看这个政府（名称或其中一部分），空为不限"
// en = "Only this government (name or part of it); empty for all"
//
// [columns]
// document = "文件 · Document"
// date = "会议日期 · Date of the meeting"
// meeting = "会议 · Meeting"
// event = "reviews 上会，cites 提到 · reviews or cites"
// title = "当时的标题 · Title as written there"
// verdict = "结果代码 · Verdict code"
// verb = "原话 · The exact words"
// next = "后续步骤 · Next steps"
// sentence = "原文所在的句子 · The sentence of the minutes"

WITH trim(replace(replace($title, '《', ''), '》', '')) AS wanted
// 先找完全相同的标题，没有再找包含的 · equal titles first, else part of one
CALL (wanted) {
  MATCH (d:PolicyDocument)
  WHERE (wanted IN [d.id, d.title] OR wanted IN d.titles_as_written)
    AND ($government = '' OR d.government CONTAINS $government)
  RETURN collect(d) AS equal
}
CALL (wanted, equal) {
  WITH wanted, equal WHERE size(equal) = 0
  MATCH (d:PolicyDocument)
  WHERE (d.title CONTAINS wanted OR any(title IN d.titles_as_written WHERE title CONTAINS wanted))
    AND ($government = '' OR d.government CONTAINS $government)
  RETURN collect(d) AS similar
}
UNWIND equal + similar AS document
MATCH (meeting:Meeting)-[:HAS_ITEM*0..1]->(place:AgendaItem|Meeting)-[edge:ABOUT|CITES]->(document)
CALL (document, place) {
  OPTIONAL MATCH (place)-[outcome:RESULTED_IN]->(decision:Decision)-[:CONCERNS]->(document)
  WITH outcome, decision ORDER BY decision.id
  RETURN collect(decision.verdict) AS verdicts, collect(decision.verb) AS verbs, head(collect(outcome)) AS outcome
}
CALL (document, place) {
  OPTIONAL MATCH (place)<-[:ARISES_FROM]-(task:Task)-[:CONCERNS]->(document) WHERE task.kind <> 'carry_out'
  OPTIONAL MATCH (task)-[:ASSIGNED_TO]->(actor:Organization|Group|Official)
  WITH task, actor ORDER BY actor.name
  WITH task, collect(actor.name) AS actors
  ORDER BY CASE task.kind WHEN 'revise' THEN 1 WHEN 'issue' THEN 2 ELSE 3 END, task.id
  RETURN collect(reduce(line = '', name IN actors | line + CASE line WHEN '' THEN '' ELSE '、' END + name)
                 + CASE size(actors) WHEN 0 THEN '' ELSE '：' END + task.action) AS next
}
OPTIONAL MATCH (meeting)-[review:REVIEWS {item: place.position}]->(document)
WITH *, coalesce(outcome, edge) AS source
// 依据：这条边第一处原文所在的句子 · the sentence in which the first words behind the edge stand
CALL (source) {
  WITH split(source.evidence[0], '#char=') AS place
  WITH place[0] AS id, toInteger(split(place[1], ',')[0]) AS start
  MATCH (minutes:Minutes {id: id})
  WITH minutes.text AS text, start, ['。', '！', '？', '；', '\n\n', '\r\n\r\n'] AS ends
  WITH text, start, last(split(left(text, start), ends)) AS before, head(split(substring(text, start), ends)) AS after
  WITH before + after + substring(text, start + size(after), 1) AS words
  RETURN reduce(sentence = words, blank IN [' ', '　', '\t', '\r', '\n'] | replace(sentence, blank, '')) AS sentence
}
RETURN document.title AS document, meeting.date AS date, meeting.title AS meeting,
       CASE type(edge) WHEN 'CITES' THEN 'cites' ELSE 'reviews' END AS event, review.title AS title,
       verdicts AS verdict, verbs AS verb, next, sentence
ORDER BY document, date, meeting, coalesce(place.position, 0)
