"""Acts of a meeting strung together in one sentence: 会议传达学习了A，听取B，审议C are three items; 听取A，研究相关工作 is one."""

from __future__ import annotations

import re
from itertools import pairwise

from graph_loader.extraction.folding import masked
from graph_loader.extraction.items import ACT_VERB, VERDICT
from graph_loader.extraction.text import Range, Text
from graph_loader.lexicon import pattern

# A clause that begins with an act or a result: ，听取…, ；审议…, ，还原则通过….
_CLAUSE = re.compile(
    rf"[，；](?:会议|会上)?(?:还|又|并|随后|专题|集体|分别|认真|一致|予以|最后)*(?P<verb>(?:{ACT_VERB}|{VERDICT})(?:(?:并|和|、)?(?:{ACT_VERB}|{VERDICT}))*)了?"
)
# 研究认为…, 研究决定… say what came of the item before; 听取汇报后 is no act of its own.
_NOT_AN_OBJECT = re.compile("显示|表明|称|反映|认为|决定|确定|明确|指出|强调|要求|议定|提出|后|[，。；]|$")
_RESULT = re.compile(VERDICT)
#: 传达学习了…讲话精神，集中学习了…公报: what was studied together is one item.
_STUDYING = re.compile("传达|学习|学法")
# 研究了政府投资管理问题，同意修订《…》: the result of the act in front of it, which has neither title nor result.
_RESULT_ONLY = re.compile("(?:一致|原则上?|基本|总体)*(?:同意|通过|批准)")
_LITTLE_SAYING = re.compile(pattern("little_saying"))
_TITLE = re.compile("《([^》]+)》")
#: Characters that a title and what was heard before it share when they are of one matter.
_SHARED = 4


def split_acts(text: Text, sentence: Range) -> list[Range]:
    """A sentence cut where it goes on with another matter; at least the whole sentence."""
    body = text.folded[slice(*sentence)]
    covered = masked(body)
    clauses = list(_CLAUSE.finditer(covered))
    ends = [*(clause.start() for clause in clauses[1:]), len(body)]
    # 听取《…》汇报，研究资金来源，原则通过: a result without an object is that of all before it.
    last_result = max(
        (
            clause.start()
            for clause in clauses
            if _RESULT.fullmatch(clause["verb"]) and _NOT_AN_OBJECT.match(covered, clause.end())
        ),
        default=0,
    )
    cuts = [0]
    for clause, end in zip(clauses, ends, strict=False):
        matter, before = body[clause.end() : end], body[: clause.start()]
        untitled = "《" not in matter
        if untitled and (_RESULT.fullmatch(clause["verb"]) or clause.start() < last_result):
            continue
        if (
            covered[clause.start()] == "，"
            and _STUDYING.search(clause["verb"])
            and _STUDYING.search(before[cuts[-1] :][:12])
        ):
            continue
        if covered[clause.start()] == "，" and _shares_matter(matter, before[cuts[-1] :]):
            continue
        if _RESULT_ONLY.fullmatch(clause["verb"]) and _has_no_result(before[cuts[-1] :]):
            continue
        if names_new_matter(matter, before):
            cuts.append(clause.start() + 1)
    return [Range(sentence.start + start, sentence.start + end) for start, end in pairwise([*cuts, len(body)])]


def _has_no_result(before: str) -> bool:
    """Whether an act names a matter without a title, on which nothing was decided so far."""
    return "《" not in before and not _RESULT.search(before)


def _shares_matter(clause: str, before: str) -> bool:
    """Whether a title has four characters that say something in common with what was heard before it:
    听取低空经济发展情况汇报，审议《…低空经济…办法》."""
    title = _TITLE.search(clause)
    if title is None or "《" in before or "听取" not in before:
        return False
    words_ = [word for word in _LITTLE_SAYING.split(title.group(1)) if len(word) >= _SHARED]
    heard = _LITTLE_SAYING.sub("□", before)
    return any(word[at : at + _SHARED] in heard for word in words_ for at in range(len(word) - _SHARED + 1))


def names_new_matter(clause: str, before: str) -> bool:
    """Whether what stands behind an act is a matter of its own: not 研究相关工作, and not again what was named before.

    A title decides; else the words that say something (less 工作, 情况, 有关 and the like), of which half must be new.
    """
    if _NOT_AN_OBJECT.match(clause):
        return False
    titles = _TITLE.findall(clause)
    if titles:
        return not any(title[:12] in before for title in titles)
    matter = _LITTLE_SAYING.sub("", re.split("[，。；：]", masked(clause))[0])
    half = (len(matter) + 1) // 2
    return len(matter) >= 2 and not any(matter[at : at + half] in before for at in range(len(matter) - half + 1))
