// 被引用最多的文件 · Documents cited most
// :param {title: '', government: ''}
//
// question_zh = "会上传达、学习、提到最多的是哪些文件，在哪些议题下？"
// question_en = "Which documents did meetings convey, study or name most often, and under which items?"
// tags = ["documents"]
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
// government = "所属政府 · Government"
// document = "文件 · Document"
// numbers = "文号 · Document numbers"
// times = "引用次数（议题数） · Times cited (items)"
// first = "第一次 · First"
// last = "最后一次 · Last"
// items = "议题 · Items"
// words = "原文 · The words of the minutes"

MATCH (place:AgendaItem|Meeting)-[edge:CITES]->(document:PolicyDocument)
WHERE document.title CONTAINS $title AND ($government = '' OR document.government CONTAINS $government)
MATCH (place)<-[:HAS_ITEM*0..1]-(meeting:Meeting)
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
WITH document, place, meeting, words ORDER BY meeting.date, place.id
WITH document, count(DISTINCT place) AS times, min(meeting.date) AS first, max(meeting.date) AS last,
     collect(DISTINCT place.title) AS items,
     [words IN collect(words) | reduce(line = '', word IN words | line + word)] AS words
RETURN document.government AS government, document.title AS document,
       coalesce(document.document_numbers, []) AS numbers, times, first, last, items, words
ORDER BY times DESC, first, government, document
