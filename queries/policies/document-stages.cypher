// 文件各阶段 · Stages of a document
// :param {title: '', government: ''}
//
// question_zh = "一个文件从草案、原则同意、同意到印发、修订，经过了哪些阶段，各在哪天的哪次会上？"
// question_en = "Through which stages did a document go, from draft over approval in principle to issue and revision, when and at which meeting?"
// tags = ["decisions", "documents"]
//
// [parameters.title]
// type = "string"
// default = ""
// zh = "文件标题或其中一部分，空为全部"
// en = "Title of the document or part of it; empty for all"
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
// stage = "draft 草案上会；to_be_submitted、to_be_issued 会议要求提请、印发；issued 已有文号；其余为结论代码 · draft, to_be_submitted, to_be_issued, issued (it bears a number) or a verdict code"
// revision = "当时是否为修订稿 · Whether it was a revision"
// title = "当时的标题 · Title as written there"
// number = "文号 · Document number"
// words = "原文 · The words of the minutes"

MATCH (document:PolicyDocument)
WHERE document.title CONTAINS $title AND ($government = '' OR document.government CONTAINS $government)
CALL (document) {
  // 上会：有同意与否的结论即以结论为阶段，否则标题带稿或草案的为草案 · a draft unless something was concluded about it
  MATCH (meeting:Meeting)-[edge:REVIEWS]->(document)
  RETURN meeting, edge, edge.title AS title, null AS number, 1 AS step,
         CASE WHEN edge.verdict IN ['approved', 'approved_in_principle', 'rejected', 'deferred'] THEN edge.verdict
              WHEN edge.title =~ '.*[（(][^（()）]*(稿|草案)[^（()）]*[）)]' THEN 'draft'
              ELSE coalesce(edge.verdict, 'reviewed') END AS stage
  UNION ALL
  MATCH (document)<-[edge:CONCERNS]-(task:Task)-[:ARISES_FROM]->(place:AgendaItem|Meeting)
  WHERE task.kind IN ['submit', 'issue']
  MATCH (place)<-[:HAS_ITEM*0..1]-(meeting:Meeting)
  RETURN meeting, edge, null AS title, null AS number, 2 AS step,
         CASE task.kind WHEN 'issue' THEN 'to_be_issued' ELSE 'to_be_submitted' END AS stage
  UNION ALL
  // 写明文号的已经印发 · what bears a number was issued
  MATCH (document)<-[edge:MENTIONS]-(:Minutes)-[:RECORDS]->(meeting:Meeting)
  WHERE edge.document_number IS NOT NULL
  RETURN meeting, edge, head(edge.titles_as_written) AS title, edge.document_number AS number, 3 AS step,
         'issued' AS stage
}
// 依据：这条边的原文字句 · the words of the minutes behind the edge
CALL (edge) {
  UNWIND edge.evidence AS fragment
  WITH split(fragment, '#char=') AS place
  WITH place[0] AS id, [offset IN split(place[1], ',') | toInteger(offset)] AS span
  MATCH (minutes:Minutes {id: id})
  WITH reduce(words = substring(minutes.text, span[0], span[1] - span[0]),
              blank IN [' ', '　', '\t', '\r', '\n'] | replace(words, blank, '')) AS words
  RETURN collect(words) AS words
}
RETURN document.title AS document, meeting.date AS date, meeting.title AS meeting, stage,
       coalesce(title =~ '.*[（(][^（()）]*(修订|修改|修正)[^（()）]*[）)]', false) AS revision, title, number, words
ORDER BY document, date, meeting, step, stage, title
