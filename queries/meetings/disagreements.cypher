// 同一会议几份纪要的不一致 · Where renditions of one meeting disagree
// :param {meeting: '', government: ''}
//
// question_zh = "同一次会议的几份纪要（网页、PDF等）在哪些地方说法不同，各自怎么写，原文是哪一句？"
// question_en = "Where do several minutes of one meeting (web page, PDF) say different things, what does each say, and in which sentence?"
// tags = ["meetings"]
//
// [parameters.meeting]
// type = "string"
// default = ""
// zh = "会议：编号、标题或其中一部分、届次（第8次）、日期（2018-03-12 或 2018-03），空为全部"
// en = "The meeting: id, title or part of it, number (第8次), date (2018-03-12 or 2018-03); empty for all"
//
// [parameters.government]
// type = "string"
// default = ""
// zh = "只看这个政府（名称或其中一部分），空为不限"
// en = "Only this government (name or part of it); empty for all"
//
// [columns]
// date = "会议日期 · Date of the meeting"
// meeting = "会议 · Meeting"
// field = "哪一项 · What they disagree about: number, term, time_of_day, place, chair, issued, document_number, disclosure"
// value = "这份的说法 · What these minutes say"
// minutes = "纪要标识 · Id of the minutes"
// sources = "来源文件 · Files"
// sentence = "原文所在的句子 · The sentence of the minutes"

MATCH (meeting:Meeting)
WHERE ($meeting IN ['', meeting.id, meeting.number] OR meeting.title CONTAINS $meeting
       OR toString(meeting.date) STARTS WITH $meeting)
  AND ($government = '' OR meeting.government CONTAINS $government)
  AND COUNT { (:Minutes)-[:RECORDS]->(meeting) } > 1
MATCH (minutes:Minutes)-[mention:MENTIONS]->(meeting)
// 每份纪要各项的说法；compared 用来比较，words 用来找句子 · what each says; compared for equality, words to find the sentence
CALL (meeting, minutes, mention) {
  UNWIND [['number', mention.number, toString(mention.number_value)], ['term', mention.term, mention.term],
          ['time_of_day', mention.time_of_day, mention.time_of_day], ['place', mention.place, mention.place],
          ['document_number', minutes.document_number, minutes.document_number],
          ['disclosure', minutes.disclosure, minutes.disclosure]] AS told
  RETURN told[0] AS field, told[1] AS value, told[2] AS compared, told[1] AS words
  UNION ALL
  RETURN 'issued' AS field, toString(minutes.issued) AS value, toString(minutes.issued) AS compared,
         minutes.issued.year + '年' + minutes.issued.month + '月' + minutes.issued.day + '日' AS words
  UNION ALL
  MATCH (chair:Official)-[edge:ATTENDED {role: 'chair'}]->(meeting)
  WHERE any(fragment IN edge.evidence WHERE fragment STARTS WITH minutes.id + '#')
  RETURN 'chair' AS field, chair.name + CASE edge.post WHEN '' THEN '' ELSE '，' + edge.post END AS value,
         chair.name + edge.post AS compared, CASE edge.post WHEN '' THEN chair.name ELSE edge.post END AS words
}
WITH meeting, minutes, field, value, compared, words WHERE value IS NOT NULL
WITH meeting, field, collect(DISTINCT compared) AS different,
     collect({minutes: minutes, value: value, words: words}) AS told
WHERE size(different) > 1
UNWIND told AS one
WITH meeting, field, one.minutes AS minutes, one.value AS value, one.words AS words
// 第一个含有这些字的句子 · the first sentence that has the words
CALL (minutes, words) {
  WITH reduce(text = minutes.text, end IN ['。', '！', '？', '；'] | replace(text, end, end + '\n\n')) AS text
  WITH [piece IN split(replace(text, '\r', ''), '\n\n') |
        reduce(sentence = piece, blank IN [' ', '　', '\t', '\n'] | replace(sentence, blank, ''))] AS sentences
  RETURN head([sentence IN sentences WHERE sentence CONTAINS words]) AS sentence
}
RETURN meeting.date AS date, meeting.title AS meeting, field, value, minutes.id AS minutes,
       minutes.sources AS sources, sentence
ORDER BY date, meeting, field, value, minutes
