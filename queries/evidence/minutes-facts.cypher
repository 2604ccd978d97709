// 一份纪要说了什么 · Everything stated by one document
// :param {minutes: '安府会纪〔2018〕4号', label: '', government: ''}
//
// question_zh = "某份纪要里提到了哪些会议、议题、决定、任务、文件、单位和人员？"
// question_en = "Which meetings, items, decisions, tasks, documents, bodies and people does one document name?"
// tags = ["evidence"]
//
// [parameters.minutes]
// type = "string"
// example = "安府会纪〔2018〕4号"
// zh = "纪要：编号、文号、标题或其中一部分"
// en = "The minutes: id, document number, title or part of it"
//
// [parameters.label]
// type = "string"
// default = ""
// zh = "只看这类节点（Task、Decision……），空为全部"
// en = "Only nodes of this label (Task, Decision, …); empty for all"
//
// [parameters.government]
// type = "string"
// default = ""
// zh = "只看这个政府（名称或其中一部分），空为不限"
// en = "Only this government (name or part of it); empty for all"
//
// [columns]
// minutes = "纪要 · Minutes"
// document_number = "文号 · Document number"
// label = "节点标签 · Label"
// name = "名称 · Name"
// id = "节点标识 · Id of the node"
// words = "原文 · The words of the minutes"

MATCH (minutes:Minutes)
WHERE ($minutes IN [minutes.id, minutes.document_number] OR minutes.title CONTAINS $minutes)
  AND ($government = '' OR minutes.government CONTAINS $government)
MATCH (minutes)-[edge:MENTIONS]->(thing)
WHERE $label IN ['', labels(thing)[0]]
// 依据：这条边的原文字句 · the words of the minutes behind the edge
CALL (edge) {
  UNWIND edge.evidence AS fragment
  WITH split(fragment, '#char=') AS place
  WITH place[0] AS id, [offset IN split(place[1], ',') | toInteger(offset)] AS span
  MATCH (document:Minutes {id: id})
  WITH reduce(words = substring(document.text, span[0], span[1] - span[0]),
              blank IN [' ', '　', '\t', '\r', '\n'] | replace(words, blank, '')) AS words
  RETURN collect(words) AS words
}
RETURN coalesce(minutes.title, minutes.id) AS minutes, minutes.document_number AS document_number,
       labels(thing)[0] AS label, coalesce(thing.title, thing.name, thing.action, thing.verb, thing.id) AS name,
       thing.id AS id, words
ORDER BY minutes, coalesce(document_number, ''), label, name, id
