// 可能是同一个的 · Candidates for being the same
// :param {name: '李明', government: ''}
//
// question_zh = "哪些人、单位或文件可能是同一个，为什么？"
// question_en = "Which people, bodies or documents may be one and the same, and why?"
// tags = ["evidence", "identity"]
//
// [parameters.name]
// type = "string"
// default = ""
// example = "李明"
// zh = "姓名、单位或文件名的一部分，空为全部"
// en = "Part of the name of a person, body or document; empty for all"
//
// [parameters.government]
// type = "string"
// default = ""
// zh = "只看这个政府（名称或其中一部分），空为不限"
// en = "Only this government (name or part of it); empty for all"
//
// [columns]
// government = "所属政府 · Government"
// one = "一个的标识 · Id of the one"
// other = "另一个的标识 · Id of the other"
// reason = "理由 · Why"
// words = "原文 · The words of the minutes"

MATCH (one:Official|Organization|PolicyDocument)-[edge:POSSIBLY_SAME_AS]->(other)
WHERE ($name = '' OR coalesce(one.name, one.title) CONTAINS $name OR coalesce(other.name, other.title) CONTAINS $name)
  AND ($government = '' OR one.government CONTAINS $government)
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
RETURN one.government AS government, one.id AS one, other.id AS other, edge.reason AS reason, words
ORDER BY government, one, other, reason
