"""The head: title, number, dates, the lead paragraph with the chair, the page around the text."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from tests.generate.agenda import Agenda
from tests.generate.block import Block
from tests.generate.gold import Gold, person
from tests.generate.meeting_numbers import Number, make_number, named
from tests.generate.numerals import chinese, digit_by_digit
from tests.generate.scene import Scene
from tests.generate.words import rows, words


@dataclass
class Head:
    """Blocks in front of the lead paragraph, the lead paragraph without attendance, blocks behind the body."""

    front: list[Block]
    lead: str
    behind: list[Block]


def make_head(scene: Scene, gold: Gold, agenda: Agenda) -> Head:
    series = scene.weighted({name: float(weight) for name, weight in rows("series")})
    if series == "办公会议":
        series = f"{scene.head}办公会议"
    number = make_number(scene)
    date = datetime.date(scene.year, scene.rng.randint(1, 12), scene.rng.randint(1, 28))
    issued = date + datetime.timedelta(days=scene.rng.randint(1, 19))
    gold.meeting |= {"series": series, "number": number.number, "number_value": number.value, "term": number.term}
    gold.meeting["chair"] = scene.chair
    report = scene.chance(0.4)
    shape = _report_front if report else _minutes_front
    front, dated, behind = shape(scene, gold, number, series, date, issued)
    when = _when(scene, gold, date, issued, dated)
    lead = _lead(scene, gold, number, series, when, agenda, report)
    return Head(front, lead, behind)


def _minutes_front(
    scene: Scene, gold: Gold, number: Number, series: str, date: datetime.date, issued: datetime.date
) -> tuple[list[Block], bool, list[Block]]:
    """Title, document number, colophon. Returns them, whether the year of the meeting stands elsewhere, and the colophon.

    A date in brackets under the title is the meeting's, whatever the lead paragraph says.
    """
    blocks: list[Block] = []
    dated = False
    long = f"{scene.place}人民政府"
    shape = scene.weighted({"one": 4, "two": 3, "term": 1, "plain": 2, "bulletin": 0.4})
    if shape == "one":
        title = f"{named(scene, number, series, scene.government)}纪要"
        blocks.append(Block(title, "title"))
    elif shape == "two":
        title = f"{long}{number.term + number.number if number.term and number.term.endswith('年') else number.number}{series}纪要"
        blocks += [Block(long, "title"), Block(title.removeprefix(long), "title")]
    elif shape == "term":
        title = f"{named(scene, number, series, scene.government)}纪要"
        zero = scene.rng.choice("〇○")
        blocks += [Block(title, "title"), Block(f"（{_chinese_date(date, zero)}）", "title")]
        dated = True
        gold.meeting["date"] = date.isoformat()
    elif shape == "bulletin":
        title = f"{long}{series}纪要"
        gold.document["document_number"] = f"第{chinese(scene.rng.randint(1, 40))}期"
        blocks += [Block(f"{scene.place}政务快讯 {gold.document['document_number']}", "title"), Block(title, "title")]
    else:
        title = f"{long}{series}纪要"
        blocks += (
            [Block(title, "title")] if scene.chance(0.5) else [Block(long, "title"), Block(f"{series}纪要", "title")]
        )
    gold.document["title"] = title
    if shape != "bulletin" and scene.chance(0.6):
        mark = _document_number(scene)
        gold.document["document_number"] = mark.replace(" ", "")
        blocks.append(Block(mark, "title"))
    behind = []
    if scene.chance(0.6):
        behind, dated = _colophon(scene, gold, issued), True
    return blocks, dated, behind


def _document_number(scene: Scene) -> str:
    agency = scene.weighted(
        {
            f"{scene.stem[0]}府会纪": 2,
            f"{scene.stem[0]}政纪": 2,
            "": 3,
            "常务会议纪要": 1,
            f"{scene.stem[0]}政常纪": 1,
            f"{scene.stem[0]}府办会": 1,
        }
    )
    left, right = scene.weighted({("〔", "〕"): 5, ("[", "]"): 1, ("【", "】"): 0.3})
    gap = scene.weighted({"": 3, " ": 1})
    return f"{agency}{left}{scene.year}{right}{gap}{scene.rng.randint(1, 60)}{gap}号"


def _chinese_date(date: datetime.date, zero: str) -> str:
    return f"{digit_by_digit(date.year, zero)}年{chinese(date.month)}月{chinese(date.day)}日"


def _colophon(scene: Scene, gold: Gold, issued: datetime.date) -> list[Block]:
    office = f"{scene.place}人民政府办公室"
    gold.document["issuer"] = office
    gold.document["issued"] = issued.isoformat()
    day = (
        f"{issued.year}年{issued.month}月{issued.day}日"
        if scene.chance(0.8)
        else _chinese_date(issued, scene.rng.choice("〇○"))
    )
    blocks = []
    if scene.chance(0.5):
        recipients = scene.rng.choice(
            [
                ["各乡镇人民政府", f"{scene.level}政府各部门", "各直属单位"],
                [f"{scene.level}委办公室", f"{scene.level}人大办公室", f"{scene.level}政协办公室"],
            ]
        )
        gold.document["distribution"] = recipients
        blocks.append(Block(scene.rng.choice(["分送：", "发：", "送："]) + "，".join(recipients) + "。", "line"))
    shape = scene.rng.choice(["{office}      {day}印发", "{office}整理|{day}", "{office}  {day}", "{office}|{day}印发"])
    blocks += [Block(part, "line") for part in shape.format(office=office, day=day).split("|")]
    if scene.chance(0.3):
        gold.document["disclosure"] = "此件公开发布"
        blocks.append(Block("（此件公开发布）", "line"))
    return blocks


def _report_front(
    scene: Scene, gold: Gold, number: Number, series: str, date: datetime.date, issued: datetime.date
) -> tuple[list[Block], bool, list[Block]]:
    """The head of a published report: navigation, headline, line with the release."""
    meeting = named(scene, number, series, scene.government)
    headline = scene.rng.choice([
        f"{scene.government}召开{number.before}{number.behind}{series}", f"{scene.chair}主持召开{meeting}", f"{meeting}召开",
        f"{scene.place}：{meeting}召开",
    ])  # fmt: skip
    blocks = [Block(scene.fill(line), "line") for line in words("navigation_before") if scene.chance(0.2)]
    gold.document["title"] = headline
    blocks.append(Block(headline, "title"))
    if scene.chance(0.15):
        blocks.append(Block(headline, "title"))
    dated = scene.chance(0.8)
    if dated:
        gold.document["issued"] = issued.isoformat()
        day = scene.rng.choice(
            [
                issued.isoformat(),
                f"{issued.year}年{issued.month:02}月{issued.day:02}日",
                f"{issued.isoformat()} 09:{scene.rng.randint(10, 59)}",
            ]
        )
        source = scene.rng.choice(
            ["", f" 来源：{scene.place}人民政府办公室", f" 来源：{scene.stem}日报 作者：{scene.new_name()}"]
        )
        blocks.append(Block(f"{scene.rng.choice(['发布时间：', '发布日期：', '时间：', ''])}{day}{source}", "line"))
    behind = []
    if scene.chance(0.4):
        by = scene.rng.choice(
            [
                f"（撰稿人：{scene.new_name()} 审稿人：{scene.new_name()}）",
                f"（记者 {scene.new_name()}）",
                f"责任编辑：{scene.new_name()}",
            ]
        )
        behind.append(Block(by, "line"))
    behind += [Block(scene.fill(line), "line") for line in words("navigation_after") if scene.chance(0.2)]
    return blocks, dated, behind


def _when(scene: Scene, gold: Gold, date: datetime.date, issued: datetime.date, dated: bool) -> str:
    """The date in the lead paragraph: without a year, or with the day alone, where the rest stands elsewhere in the text."""
    part = scene.weighted({"上午": 4, "下午": 4, "": 4, "晚": 0.3})
    gold.meeting["time_of_day"] = part or None
    under_title = gold.meeting["date"] is not None
    shape = scene.weighted(
        {
            "full": 5,
            "no year": 5 if dated or _states_year(gold) else 0,
            "chinese": 0.5,
            "day": 0.5 if dated else 0,
            "lately": 0 if under_title else 0.3,
        }
    )
    if shape == "day" and (date.month != issued.month or gold.document["issued"] is None):
        shape = "full"
    if shape == "lately":
        gold.meeting["time_of_day"] = None
        return scene.rng.choice(["日前", "近日"])
    gold.meeting["date"] = date.isoformat()
    if shape == "full":
        return f"{date.year}年{date.month}月{date.day}日{part}"
    if shape == "chinese":
        return _chinese_date(date, scene.rng.choice("〇○")) + part
    return f"{date.month}月{date.day}日{part}" if shape == "no year" else f"{date.day}日{part}"


def _states_year(gold: Gold) -> bool:
    """Whether the term of the number or the document number states the year."""
    number = gold.document["document_number"] or ""
    return (gold.meeting["term"] or "").endswith("年") or any(mark in number for mark in "〔[【")


def _lead(scene: Scene, gold: Gold, number: Number, series: str, when: str, agenda: Agenda, report: bool) -> str:
    meeting = named(scene, number, series, scene.government)
    p, head = scene.level, scene.head
    post = scene.weighted({
        head: 5, f"{p}委副书记、{head}": 4, f"{p}委副书记、代{head}": 0.6, f"{p}委书记、{head}": 0.4, f"{p}政府党组书记、{head}": 0.5,
        f"{p}政府{head}": 0.4, f"{p}委副书记、政府{head}": 0.5,
    })  # fmt: skip
    chair = f"{post}{scene.chair}{scene.weighted({'': 5, '同志': 0.7})}"
    shape = scene.weighted(
        {"presides": 5, "held": 4, "sentence": 1.5, "name first": 1.2, "deputy": 0.8, "for another": 0.7, "party": 0.7}
    )
    place = scene.fill(scene.rng.choice(words("places_of_meeting"))) if scene.chance(0.2) and shape != "party" else None
    gold.meeting["place"] = place
    at = f"在{place}" if place else ""
    if shape in ("deputy", "for another"):
        post, scene.chair = scene.deputies.pop(0)
        gold.meeting["chair"] = scene.chair
        chair = f"{post}{scene.chair}"
    if shape == "for another":
        text = f"{when}，受{head}{scene.new_name()}委托，{chair}{at}主持召开{meeting}"
    elif shape in ("presides", "deputy"):
        text = f"{when}，{chair}{at}主持召开{meeting}"
    elif shape == "name first":
        post = head
        text = f"{when}，{scene.chair}{head}{at}主持召开{meeting}"
    elif shape == "held":
        text = f"{when}，{meeting}{at}召开，{chair}主持"
    elif shape == "party":
        year = f"{scene.year}年" if gold.meeting["date"] else ""
        other = scene.rng.randint(2, 30)
        gold_number = named(scene, number, series, "")
        text = f"{when}，{scene.government}召开{year}第{other}次党组（扩大）会议、{gold_number}，{chair}主持"
    else:
        text = f"{when}，{meeting}{at}召开。会议由{chair}主持"
    gold.attendees.insert(0, person(scene.chair, "chair", None, post))
    opening = scene.weighted({"": 3, "items": 2, "topics": 1})
    end = "。"
    if opening == "items" and not text.endswith("主持" if shape == "sentence" else "\0"):
        end = (
            "，"
            + "，".join(agenda.acts[: scene.rng.randint(1, len(agenda.acts))])
            + scene.rng.choice(["。", "等。", "等工作。", "等事项。"])
        )
    elif opening == "topics":
        end = f"，研究审议{len(agenda.acts)}项议题。" if scene.chance(0.5) else "，研究有关工作。"
    return text + end


def announce(scene: Scene) -> str:
    """The sentence between the lead and the items."""
    return scene.rng.choice(
        ["会议议定以下意见：", "会议议定以下事项：", "现将会议议定事项纪要如下：", "纪要如下：", "现纪要如下。", ""]
    )
