"""The words behind a subject that make it one: of obligation (要, 须, 应), of a role (牵头, 配合), of doing (落实, 开展)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph_loader.lexicon import alternatives, pattern, words

_ADVERBS = "也都均还既并则又再更仍就只"
MODAL = (
    rf"[{_ADVERBS}]?(?:务必|必须|要|应当|应该|应(?!邀|到(?:会)?|出席|参[加会]|急|用|届|收|付|缴|诉|聘(?!请)|.尽)|须|(?<!所)需要?)"
    r"(?!求|点|素|件|闻(?!令)|害|塞|案|领|道)(?:要)?"
)
_NOUN = "(?!部门|单位|领导|人|同志|企业|机构|部委)"  # 牵头部门, 负责人 are nouns
ROLE = f"(?:总?牵头|具体负责|共同负责|负责|配合|协助|会同){_NOUN}|履行牵头|(?:为|作为|是)(?:总?牵头|主办|责任|配合|协办|协助)(?:单位|部门)"
_STRONG = alternatives(words("action_words") - words("weak_action_words"))
# What any of them begins with: most characters of a clause are passed over at once.
_OBLIGING = ("务必", "必须", "要", "应", "须", "需")
_BEGINNING = re.compile(
    alternatives(
        {
            *words("action_words"),
            *_OBLIGING,
            *(adverb + word for adverb in _ADVERBS for word in _OBLIGING),
            *(
                "总牵头",
                "牵头",
                "具体负责",
                "共同负责",
                "负责",
                "配合",
                "协助",
                "会同",
                "履行牵头",
                "为牵头",
                "为主办",
                "为责任",
                "为配合",
                "为协办",
                "为协助",
                "作为",
                "是",
            ),
        }
    )
)
#: What makes the words in front of it a subject; the group tells which kind of word it is.
FOLLOW = re.compile(
    rf"(?P<modal>{MODAL})|(?P<role>{ROLE})|(?P<action>{_STRONG}){_NOUN}|(?P<weak>(?!以[及上下内外来前后])(?:{pattern('weak_action_words')}))"
)
#: The same behind 由, 责成 and the like, where a verb that also stands inside nouns is a verb.
FOLLOW_INTRODUCED = re.compile(rf"(?P<modal>{MODAL})|(?P<role>{ROLE})|(?P<action>{pattern('action_words')})")
#: Words of obligation (要, 须, 务必) at a position.
OBLIGES = re.compile(MODAL)
# 各街道是第一责任人，要…: what the subject is, before what it has to do.
IS = re.compile("(?:既|也|都|均|分别)?是")
# 对新增指标予以支持, 对辖区排口要限期封堵: what is to be done stands behind what it is done to.
_ABOUT = re.compile("对|就|向|在|以")
_DONE_ABOUT = re.compile(
    f"{MODAL}|予以|给予|不予|进行|实行|落实|限期|逐一|逐项|严格|依法|加大|加强|全面|自查|排查|检查|梳理|核实|核查|摸底|摸排|整改|清理|督促|督查|督办|追究|问责|兜底|倾斜|支持|负责|把关|监管|开展"
)
# What has been done, or what qualifies a noun, is no order: 完成了, 区委明确要求的事项.
NO_ORDER = re.compile(
    "[^，。；]{0,8}[了过]|[\u4e00-\u9fff]{2}的|(?:明确|提出|确定|研究|安排|部署|制定|组织)[^，。；]{0,5}的|[^，。；]{0,18}取得"
)


def find_following(body: str, introduced: bool) -> Iterator[re.Match[str]]:
    """The matches of `FOLLOW`, or of `FOLLOW_INTRODUCED` behind 由 and the like, one behind the other."""
    follow = FOLLOW_INTRODUCED if introduced else FOLLOW
    position = 0
    while beginning := _BEGINNING.search(body, position):
        position = beginning.start() + 1
        if found := follow.match(body, beginning.start()):
            position = found.end()
            yield found


def is_done_about(body: str, match: re.Match[str]) -> bool:
    """Whether 对… says what is done to something, and not what has been done or a noun (对…进行检查的报告)."""
    rest = body[match.start() :]
    return (
        _ABOUT.match(rest) is not None
        and _DONE_ABOUT.search(rest) is not None
        and not re.search("[了过]|的(?:意见|建议|报告|汇报|情况|请示)", rest)
    )
