"""Documents before the meeting: their titles, draft marks and short names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.generate.scene import Scene
from tests.generate.words import by_topic, rows

DRAFT_MARKS = {"送审稿": 6, "审议稿": 3, "讨论稿": 2, "征求意见稿": 1, "草案": 1.5}
#: The kind of document a title ends in, which is its short name in the text.
KIND = re.compile(
    "管理办法|实施细则|办法|行动计划|规划|工作方案|实施方案|方案|预案|规定|工作要点|清单|报告|实施意见|意见|若干措施|措施|通告|请示"
)


@dataclass(frozen=True)
class Document:
    """title: inside 《》, with a draft mark that stands inside; outside: a mark behind the 》, not part of the title."""

    title: str
    outside: str = ""

    @property
    def printed(self) -> str:
        return f"《{self.title}》{self.outside}"

    @property
    def plain(self) -> str:
        """As it is named once the mark has been said."""
        return f"《{re.sub('（[^（）]*稿）$|（草案）$', '', self.title)}》"

    @property
    def short(self) -> str | None:
        """The short name: the kind the title ends in."""
        bare = re.sub("（[^（）]*）$", "", re.sub("（[^（）]*）$", "", self.title))
        found = [match.group() for match in KIND.finditer(bare) if match.end() == len(bare)]
        return found[0] if found else None


def make_document(scene: Scene, topic: str) -> Document:
    """A document of the topic: regulation, plan, report or request; draft mark inside, outside or none."""
    matters = [matter for matter in by_topic("topic_matters")[topic] if matter not in scene.used]
    if matters and scene.chance(0.2):
        return Document(f"关于{scene.fresh(matters)}的请示")
    subject = scene.fresh(by_topic("topic_subjects")[topic])
    frame = scene.rng.choice(rows("document_kinds"))[0].replace("{S}", subject)
    title = scene.fill(frame.replace("{P}", scene.place)).replace("管理管理", "管理").replace("发展发展", "发展")
    mark = f"（{scene.weighted(DRAFT_MARKS)}）" if scene.chance(0.45) else ""
    if mark and scene.chance(0.15):
        return Document(title, mark)
    if mark and scene.chance(0.08) and "关于" not in title:
        return Document(f"关于提请审议<{title}{mark}>的请示")
    return Document(title + mark)


def join_titles(scene: Scene, documents: list[Document]) -> str:
    """《甲》《乙》和《丙》, the ways lists of titles are written."""
    titles = [document.printed for document in documents]
    mark = scene.rng.choice(["、", ""])
    return mark.join(titles[:-1]) + (scene.rng.choice(["和", "、", "及", ""]) if titles[1:] else "") + titles[-1]
