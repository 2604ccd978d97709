"""What a result is about: the titles it names or the item named before, else the clause that was agreed to."""

from __future__ import annotations

import re

from graph_loader.extraction.documents import Document, Documents
from graph_loader.extraction.folding import fold, masked
from graph_loader.extraction.items import Item
from graph_loader.extraction.text import Range, Text
from graph_loader.lexicon import pattern

# 原则同意该方案, 同意上述两个文件的主要内容: what the item named before.
_NAMED_BEFORE = re.compile(
    "(?:(?:该|此|上述|以上|本|这)(?:[一二两三四五六七八九十几]?[个项份件])?[^，。；的将由]{0,6}?|[一二两三四五六七八九十几]?[个项份件])?"
    "(?:规划|实施|工作|建设|行动|管理|改革|编制|修订|处置|分配|调整|安排|项目|总体|整治|整改|应急|专项|评价|考核|奖励|补助|补偿|安置|征收|试点|送审)?"
    rf"(?:{pattern('document_nouns')})"
    "(?:的(?:基本|总体|主要)?(?:框架|内容|思路|意见|修订|起草)(?:[和及、](?:基本|总体|主要)?(?:框架|内容|思路))*)?"
)
_REMARKS = re.compile("（[^（）]*）$")
#: Characters of the shortest end of a title that is told from any other document (调整规划).
_SHORTEST_SHORT_FORM = 4
_TITLE = re.compile("《[^》]*》?(?:（[^（）]*）)?")
# 原则同意《…》，《…》待论证后另行研究: a title that begins a clause of its own.
_OWN_CLAUSE = re.compile("根据|按|修改|完善|进一步|继续|仍|待|由|暂|另行|需|尚|因|再|不|应|会后|经|退回|缓")
_OPENERS = re.compile("(?:了|对|并|会议|，|：|以上|上述|该|这)*")
# What follows a verdict that has no object of its own: 原则同意，修改完善后由…
_NO_OBJECT = re.compile(
    "[^，。；]{2,16}?(?:要(?![求点素])|负责|牵头)|后|按|待|由|请|会议|会后|要求|经|根据|责成|修改|完善|进一步|并(?:要求|由)|[^，。；]{0,12}后(?=[，。]|$)"
)
# 同意由县城管局采取购买服务方式实施: who does it is part of what was agreed to.
_DONE_BY = re.compile("由(?!.*(?:修改|完善|印发|下发))")
# 同意印发, 同意提请市人大常委会审议: what is agreed to is the next step for what was named before.
_ONLY_A_STEP = re.compile(
    f"将(?:该|此|上述|以上)[^，。；《》]{{0,6}}?(?:{pattern('document_nouns')})[^，。；《》]*"
    "|(?:按程序|依法|正式|尽快)*(?:(?:印发|下发|发布|公布|颁布|施行|实施|执行)+|(?:提请|提交|报请|上报|呈报|报)[^，。；《》]*(?:审|批|备案|研究|决定)[^，。；《》]*)"
)
# 原则同意县民政局提交的实施细则: the title named before ends with it. 意见 and the like may as well be what was said.
# 退回县林草局重新起草: who has to do it again is no object.
_BACK_TO = re.compile("退回|发回")
_OF_A_KIND = re.compile(rf"的(?P<kind>[\u4e00-\u9fff]{{0,4}}(?:{pattern('document_nouns')}))$")
# 原则同意县自然资源局关于供应计划调整的意见: what was said on the matter of a 《关于…供应计划调整的请示》 named before.
_ON_MATTER = re.compile("关于(?P<matter>.{6,}?)(?:有关)?(?:的|事项的|工作的|问题的)(?:意见|建议|请示|汇报|报告)$")
_REQUEST = re.compile("(?:有关)?(?:的|事项的|工作的|问题的)(?:请示|报告|汇报|意见|建议)$")
_WHAT_WAS_SAID = frozenset({"意见", "建议", "报告", "请示", "计划", "目标", "措施", "标准"})


def find_object(
    text: Text, item: Item, verb: Range, sentence: Range, documents: Documents, deferred: bool
) -> tuple[list[Document], Range | None]:
    """The documents that a result is about, and the clause that was agreed to (原则同意〔市财政局的汇报〕) when there is one."""
    clause_end = _clause_end(text, verb.end, sentence.end)
    about = documents.within(verb.end, clause_end)
    if pointer := re.match("[前后]者", text.folded[verb.end : clause_end]):
        about = _in_clause(text, sentence, verb, pointer.group(), documents)
    subject = _subject(text, verb.end, clause_end)
    in_front = re.split("[，：；]", text.folded[sentence.start : verb.start])[-1]
    if deferred and (_NAMED_BEFORE.fullmatch(in_front) or text.folded[verb.end : verb.end + 1] in "，；"):
        subject = None  # 该方案暂不上会表决: what is put off stands in front
    if _BACK_TO.fullmatch(text.folded, *verb):
        subject = None
    if deferred and "后者" in text.folded[sentence.start : verb.start]:
        in_front = "后者"  # 后者由县财政局再作测算，成熟后再议
    if not about and (subject is None or _names_before(text, verb.end, subject)):
        about = (
            _in_clause(text, sentence, verb, in_front, documents)
            or documents.within(sentence.start, verb.start)
            or documents.within(*item.heading)
            or named_before(text, item, verb, documents)
        )
    elif not about and subject is not None:
        about = _of_a_kind(text, item, verb, subject, documents)
    return about, subject


def _in_clause(text: Text, sentence: Range, verb: Range, in_front: str, documents: Documents) -> list[Document]:
    """The documents that the clause in front of the verb names: 《…》另行研究, of two titles 前者 and 后者."""
    if "前者" in in_front or "后者" in in_front:
        named = documents.within(sentence.start, verb.start)
        return named[:1] if "前者" in in_front else named[-1:]
    return documents.within(verb.start - len(in_front), verb.start)


def _of_a_kind(text: Text, item: Item, verb: Range, subject: Range, documents: Documents) -> list[Document]:
    """The documents named before that end as what was agreed to does: 县民政局提交的实施细则; all of them for 提请…审议."""
    words_ = text.folded[slice(*subject)]
    before = documents.within(*item.heading) or named_before(text, item, verb, documents)
    if _ONLY_A_STEP.fullmatch(words_):
        return before
    if short := [document for document in before if _is_short_for(words_, document)]:
        return short[:1]
    on = _ON_MATTER.search(words_)
    if on and (same := [d for d in before if _REQUEST.sub("", _bare_title(d)).endswith(on["matter"])]):
        return same[:1]
    named = _OF_A_KIND.search(words_)
    if named is None or named["kind"] in _WHAT_WAS_SAID:
        return []
    return [document for document in before if _bare_title(document).endswith(named["kind"])]


def _is_short_for(words_: str, document: Document) -> bool:
    """Whether what was agreed to is the end of a title, remarks in brackets left out: 布局调整规划, of 《…学校布局调整规划（2031年）》."""
    title = _bare_title(document)
    return len(words_) >= _SHORTEST_SHORT_FORM and title != words_ and title.endswith(words_)


def _bare_title(document: Document) -> str:
    """The title without the remarks in brackets at its end."""
    return _REMARKS.sub("", fold(document.entry.title))


def _names_before(text: Text, start: int, subject: Range) -> bool:
    """Whether what was agreed to is what the item named before: 该行动计划, with the 该 that the subject leaves out."""
    begin = start + text.folded.startswith("了", start)
    return any(_NAMED_BEFORE.fullmatch(text.folded, at, subject.end) for at in (begin, subject.start))


def named_before(text: Text, item: Item, verb: Range, documents: Documents) -> list[Document]:
    """The documents that an item names in front of a verb."""
    start = min(part.start for part in item.own())
    return documents.within(start, verb.start)


def _clause_end(text: Text, start: int, end: int) -> int:
    """Where the object of a verdict ends: at the first comma outside brackets and 《》 that no title follows."""
    body = masked(text.folded[start:end])
    first = re.match("[，：]", body)
    for mark in re.compile("[，。；：]").finditer(body, first.end() if first else 0):
        title = _TITLE.match(text.folded, start + mark.end(), end)
        if title is None or _OWN_CLAUSE.match(text.folded, title.end(), end):
            return start + mark.start()
    return end


def _subject(text: Text, start: int, end: int) -> Range | None:
    """What was agreed to when it has no title: 原则同意〔市财政局的汇报〕."""
    opener = _OPENERS.match(text.folded, start, end)
    begin = opener.end() if opener else start
    while end > begin and text.folded[end - 1] in "。；，：":
        end -= 1
    if end - begin < 2:
        return None
    directly = begin == start and _DONE_BY.match(text.folded, begin, end)
    return Range(begin, end) if directly or not _NO_OBJECT.match(text.folded, begin, end) else None
