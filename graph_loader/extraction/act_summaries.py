"""A first sentence that sums up what the paragraphs below tell one by one: 会议审议《A》，听取B。"""

from __future__ import annotations

from graph_loader.extraction.act_chains import names_new_matter
from graph_loader.extraction.items import ACT, Body, Item
from graph_loader.extraction.text import Text

#: A sentence that sums up names at least so many matters.
_FEWEST = 2


def drop_summary(text: Text, result: Body) -> None:
    """Takes the items of the first sentence back that items below tell of again; their text belongs to the lead."""
    items = result.items
    if not items or len(items[0].content) != 1:
        return
    start = items[0].content[0].start
    stop = text.folded.find("。", start)
    first = [item for item in items if item.parent is None and start <= item.content[0].start < stop]
    later = "".join(text.folded[slice(*item.heading)] for item in items[len(first) :])
    if len(first) < _FEWEST or not later:
        return
    dropped = [item for item in first if _is_told(text, item, later)]
    for item in dropped:
        items.remove(item)
        result.lead += item.content
    for item in items:
        item.parent = None if item.parent is None else item.parent - len(dropped)


def _is_told(text: Text, item: Item, later: str) -> bool:
    title = text.folded[slice(*item.heading)]
    act = ACT.match(title)
    return act is not None and not names_new_matter(title[act.end() :], later)
