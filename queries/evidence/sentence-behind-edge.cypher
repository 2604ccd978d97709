// 一条关系的原文依据 · The sentence behind an edge
// :param {start: '李明', end: '第27次', type: ''}
//
// question_zh = "图里两个节点之间的关系，纪要原文是怎么写的？"
// question_en = "What do the minutes say that made an edge between two nodes?"
// tags = ["evidence"]
//
// [parameters.start]
// type = "string"
// example = "李明"
// zh = "一端：id、名称、文中写法，会议或文件标题的一部分"
// en = "One end: id, name, name as written, or part of the title of a meeting or document"
//
// [parameters.end]
// type = "string"
// example = "第27次"
// zh = "另一端，写法同上"
// en = "The other end, named in the same way"
//
// [parameters.type]
// type = "string"
// default = ""
// zh = "关系类型（ATTENDED、ASSIGNED_TO 等），空为全部"
// en = "Type of the edge (ATTENDED, ASSIGNED_TO, …); empty for all"
//
// [columns]
// start = "起点 · Start"
// type = "关系 · Type of the edge"
// end = "终点 · End"
// basis = "stated 原文所述，derived 推得 · Basis"
// rules = "得出它的规则 · Rules that found it"
// minutes = "纪要 · Minutes"
// fragment = "位置（RFC 5147，按字符计） · Place, in code points"
// words = "原文 · The words"
// sentence = "原文所在的句子 · The sentence of the minutes"

CALL () {
  MATCH (n:AgendaItem|Decision|Group|Meeting|Minutes|Official|Organization|PolicyDocument|Task)
  WHERE n.id = $start RETURN n AS one
  UNION
  MATCH (n:Group|Official|Organization) WHERE n.name = $start RETURN n AS one
  UNION
  MATCH (n:Organization) WHERE $start IN n.names_as_written RETURN n AS one
  UNION
  MATCH (n:Meeting|PolicyDocument) WHERE n.title CONTAINS $start RETURN n AS one
}
CALL () {
  MATCH (n:AgendaItem|Decision|Group|Meeting|Minutes|Official|Organization|PolicyDocument|Task)
  WHERE n.id = $end RETURN n AS two
  UNION
  MATCH (n:Group|Official|Organization) WHERE n.name = $end RETURN n AS two
  UNION
  MATCH (n:Organization) WHERE $end IN n.names_as_written RETURN n AS two
  UNION
  MATCH (n:Meeting|PolicyDocument) WHERE n.title CONTAINS $end RETURN n AS two
}
MATCH (one)-[edge]-(two) WHERE $type IN ['', type(edge)]
WITH DISTINCT edge
UNWIND edge.evidence AS fragment
WITH edge, fragment, split(fragment, '#char=') AS place
WITH edge, fragment, place[0] AS id, [offset IN split(place[1], ',') | toInteger(offset)] AS span
MATCH (minutes:Minutes {id: id})
WITH edge, fragment, minutes, span, [' ', '　', '\t', '\r', '\n'] AS blanks,
     ['。', '！', '？', '；', '\n\n', '\r\n\r\n'] AS ends
WITH edge, fragment, minutes, span, blanks, substring(minutes.text, span[0], span[1] - span[0]) AS words,
     last(split(left(minutes.text, span[0]), ends)) AS before,
     head(split(substring(minutes.text, span[0]), ends)) AS after
WITH edge, fragment, minutes, span, blanks, words,
     // 长名单只取前后一段 · of a long list only what is near
     CASE WHEN size(before) > 80 THEN '…' + right(before, 80) ELSE before END
     + CASE WHEN size(after) > 160 THEN left(after, 160) + '…'
            ELSE after + substring(minutes.text, span[0] + size(after), 1) END AS sentence
RETURN startNode(edge).id AS start, type(edge) AS type, endNode(edge).id AS end, edge.basis AS basis,
       edge.rules AS rules, coalesce(minutes.title, minutes.id) + coalesce(minutes.document_number, '') AS minutes,
       fragment, reduce(text = words, blank IN blanks | replace(text, blank, '')) AS words,
       reduce(text = sentence, blank IN blanks | replace(text, blank, '')) AS sentence
ORDER BY start, end, type, minutes, span[0]
