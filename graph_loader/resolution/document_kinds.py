"""The kind of an official document (公文), where its title says it."""

from __future__ import annotations

import re
from functools import cache

from graph_loader.lexicon import mapping, pattern


def official_kind(title: str) -> str | None:
    """The code of the kind that a title without draft marks ends with: 关于推进乡村振兴的实施意见 -> opinion.

    Only titles in the prescribed form, 关于 + matter + 的 + kind, tell it: 可行性研究报告 and 政府工作报告 are no 报告 in this sense. None
    where the title does not say it. Kinds and form: 党政机关公文处理工作条例 (2012), articles 8 and 9.
    """
    found = _form().fullmatch("".join(title.split()).strip("《》〈〉<>"))
    return mapping("official_document_kinds")[found["kind"]] if found else None


@cache
def _form() -> re.Pattern[str]:
    qualifiers, kinds = pattern("official_document_qualifiers"), pattern("official_document_kinds")
    return re.compile(rf".*关于.+的(?:{qualifiers})?(?P<kind>{kinds})")
