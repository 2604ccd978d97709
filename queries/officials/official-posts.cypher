// 各人历任职务 · Posts of officials over time
// :param {person: '李明', organization: '', government: ''}
//
// question_zh = "纪要显示谁在哪个单位任什么职务，从哪天到哪天？"
// question_en = "Who served where and in which post, and from when to when do the minutes show it?"
// tags = ["departments", "officials"]
//
// [parameters.person]
// type = "string"
// default = ""
// example = "李明"
// zh = "姓名或其中一部分，空为不限"
// en = "Name or part of it; empty for all"
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
// name = "姓名 · Name"
// organization = "单位 · Body"
// post = "职务 · Post"
// first_seen = "最早出现 · First seen"
// last_seen = "最后出现 · Last seen"
// basis = "stated 纪要写明，derived 由职务推得 · Stated, or derived from the post"
// words = "原文 · The words of the minutes"

MATCH (official:Official)-[edge:SERVES_IN]->(body:Organization)
WHERE official.name CONTAINS $person AND ($government = '' OR official.government CONTAINS $government)
  AND ($organization = '' OR body.name CONTAINS $organization
       OR any(name IN body.names_as_written WHERE name CONTAINS $organization))
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
RETURN official.government AS government, official.name AS name, body.name AS organization,
       CASE WHEN edge.post <> '' THEN edge.post END AS post, edge.first_seen AS first_seen, edge.last_seen AS last_seen,
       edge.basis AS basis, words
ORDER BY government, name, first_seen, organization, coalesce(post, ''), official.id
