"""The style sheet of a page: page.css, and for the kinds that lie over one another in this document the lines under the text.

A kind is told by the pattern of its line and by the character before its entries, not by colour alone.
"""

from __future__ import annotations

from collections.abc import Iterable

from graph_loader.export.viewer.marks import KINDS
from graph_loader.export.viewer.wording import resource

_SOLID = "linear-gradient({c}, {c})"
_DOUBLE = "linear-gradient({c} 0 1px, transparent 1px 2px, {c} 2px 3px)"
_THIN = "linear-gradient({c} 0 1px, transparent 1px)"

#: Kind -> its line, 3 pixels high.
_LINES = {
    "minutes": "repeating-linear-gradient(90deg, {c} 0 1px, transparent 1px 5px)",
    "meeting": _THIN,
    "attendance": "repeating-linear-gradient(90deg, {c} 0 4px, transparent 4px 7px)",
    "agenda": "repeating-linear-gradient(90deg, {c} 0 9px, transparent 9px 12px, {c} 12px 14px, transparent 14px 17px)",
    "document": _DOUBLE,
    "decision": _SOLID,
    "follow_up": "repeating-linear-gradient(90deg, {c} 0 12px, transparent 12px 15px)",
    "assignment": "repeating-linear-gradient(90deg, {c} 0 2px, transparent 2px 4px)",
    "requirement": "repeating-linear-gradient(90deg, {c} 0 2px, transparent 2px 4px, {c} 4px 6px, transparent 6px 12px)",
    "unparsed": "repeating-linear-gradient(115deg, {c} 0 2px, transparent 2px 5px)",
}

#: So many lines fit under a line of text; what else lies there the panel tells.
_LANES = 3


def write_style(masks: Iterable[int] = ()) -> str:
    """The style sheet. masks: the sets of kinds that cover a segment of the page, as bits."""
    rules = [resource("page.css"), _variables()]
    rules += [_rule(mask) for mask in sorted({*masks, *(1 << kind for kind in range(len(KINDS)))})]
    rules += [
        f':root[data-off~="{kind}"] {{ --line-{kind}: none; --tint-{kind}: transparent; }}' for kind in KINDS
    ]  # fmt: skip
    return "\n".join(rules) + "\n"


def _variables() -> str:
    lines = [f"--line-{kind}: {line.format(c=f'var(--c-{kind})')};" for kind, line in _LINES.items()]
    tints = [f"--tint-{kind}: color-mix(in srgb, var(--c-{kind}) var(--tint), transparent);" for kind in KINDS]
    return ":root {\n" + "\n".join([*lines, *tints]) + "\n}"


def _rule(mask: int) -> str:
    kinds = [name for kind, name in enumerate(KINDS) if mask >> kind & 1]
    lines = kinds[:_LANES]
    images = ", ".join(f"var(--line-{kind})" for kind in lines)
    places = ", ".join(f"0 calc(100% - {3.5 * (_LANES - 1 - lane):g}px)" for lane in range(len(lines)))
    tint = f'.m[data-v][data-k="{mask}"], .sample[data-k="{mask}"] {{ background-color: var(--tint-{kinds[0]}); }}'
    return (
        f'[data-k="{mask}"] {{ background-image: {images}; background-position: {places}; background-size: 100% 3px; }}\n'
        f"{tint}"
    )
