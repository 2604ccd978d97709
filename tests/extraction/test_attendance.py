"""Attendance in every layout: labelled lists, groups, per item, sentences, presenters, and the same person in several of them."""

from __future__ import annotations

import random
import re
from pathlib import Path
from time import process_time

import pytest

from graph_loader.extraction.attendance import extract_attendees
from graph_loader.extraction.meeting import extract_meeting
from graph_loader.extraction.text import Text
from graph_loader.record import Attendee, Record
from tests.extraction.evidence import evidence_problems

HEAD = "望溪县人民政府常务会议纪要\n〔2031〕7号\n2031年5月6日上午，县长白远山主持召开县政府第18次常务会议。\n一、审议《望溪县河道管理办法》\n原则同意。\n"
ITEMS = ("一", "二", "三", "四", "五")


def attend(raw: str, items: tuple[str, ...] = ITEMS) -> list[Attendee]:
    text = Text(raw)
    return extract_attendees(text, extract_meeting(text), items)


def told(raw: str) -> list[str]:
    """Each attendee but the chair as role:unit:name."""
    return [f"{a.role}:{a.organization or ''}:{a.name or ''}" for a in attend(raw) if a.role != "chair"]


LAYOUTS = {
    "names in padded columns": ("出  席：白远山  陈  可  李长江\n", ["present::陈可", "present::李长江"]),
    "a label wrapped, one character a line": (
        "出\n席：白远山\n陈\n可\n李\n长江\n",
        ["present::陈可", "present::李长江"],
    ),
    "one pair a line, several of one unit": (
        "列  席：县人大  周立明\n县政府办  李四光  王  五\n",
        ["nonvoting:县人大:周立明", "nonvoting:县政府办:李四光", "nonvoting:县政府办:王五"],
    ),
    "fused, wraps inside names and units": (
        "列席：县中级人民法院赵新华 县检\n察院蔡蔚 县委组织部胡卫江、周春\n良 团县委万利\n",
        [
            "nonvoting:县中级人民法院:赵新华",
            "nonvoting:县检察院:蔡蔚",
            "nonvoting:县委组织部:胡卫江",
            "nonvoting:县委组织部:周春良",
            "nonvoting:团县委:万利",
        ],
    ),
    "comma between units, 、 between people": (
        "列席：发改局陈可，教体局孙晓、吴大有，市场监管局买强\n",
        ["nonvoting:发改局:陈可", "nonvoting:教体局:孙晓", "nonvoting:教体局:吴大有", "nonvoting:市场监管局:买强"],
    ),
    "a place for its government": ("列席：白鹭区陈可 清河镇孙晓\n", ["nonvoting:白鹭区:陈可", "nonvoting:清河镇:孙晓"]),
    "units without names": (
        "列席：县政府办、发改局、财政局负责人，县残联负责人，县工商联的代表\n",
        ["nonvoting:县政府办:", "nonvoting:发改局:", "nonvoting:财政局:", "nonvoting:县残联:", "nonvoting:县工商联:"],
    ),
    "general words give nobody": ("列席：县直各部门、各乡镇主要负责人\n", []),
    "nobody was missing": ("缺席：无\n请假：（无）\n", []),
    "reasons of absence": ("请假：高远（赴省出差）、麻小军（参加培训）\n", ["absent::高远", "absent::麻小军"]),
    "groups with headings": (
        "列席：（一）邀请列席：县人大常委会副主任周立明\n（二）政府办：李四光 王五\n（三）部门：发改局钱学文，县融媒体中心何多\n",
        [
            "nonvoting:县人大常委会:周立明",
            "nonvoting:政府办:李四光",
            "nonvoting:政府办:王五",
            "nonvoting:发改局:钱学文",
            "nonvoting:县融媒体中心:何多",
        ],
    ),
    "a group without a name": (
        "列席：（一）邀请列席：县人大常委会副主任周立明\n（二）发改局钱学文，教体局何多\n",
        ["nonvoting:县人大常委会:周立明", "nonvoting:发改局:钱学文", "nonvoting:教体局:何多"],
    ),
    "labels on one line": ("主持：白远山    记录：于  溪\n", ["recorder::于溪"]),
    "no colon": ("出席  白远山  陈 可\n记录  于溪\n", ["present::陈可", "recorder::于溪"]),
    "a list that is attached": ("列席：（名单附后）\n", []),
    "participants in the sentence": (
        "副县长陈可、李长江，县政府党组成员、县政府办公室主任丁一禾出席会议。\n",
        ["present::陈可", "present::李长江", "present::丁一禾"],
    ),
    "names only in the sentence": (
        "县领导陈可，李长江，包勇参会。\n",
        ["present::陈可", "present::李长江", "present::包勇"],
    ),
    "guests": (
        "县人大常委会副主任周立明、县政协副主席郑一鸣应邀列席会议。\n",
        ["nonvoting:县人大常委会:周立明", "nonvoting:县政协:郑一鸣"],
    ),
    "posts without names": ("县政府办主任、县财政局局长列席会议。\n", ["nonvoting:县政府办:", "nonvoting:县财政局:"]),
    "units behind a person": (
        "副县长陈可及县政府办、发改局、清河镇等单位负责人参加。\n",
        ["present::陈可", "present:县政府办:", "present:发改局:", "present:清河镇:"],
    ),
    "the verb first": (
        "列席会议的还有：县政府办周立明、县财政局郑一鸣。\n",
        ["nonvoting:县政府办:周立明", "nonvoting:县财政局:郑一鸣"],
    ),
    "a group that names nobody": ("县政府在家领导出席会议，各乡镇、县直有关部门负责同志列席会议。\n", []),
    "a presenter": ("会议听取县水务局局长谭水生同志关于河道治理情况的汇报。\n", ["nonvoting:县水务局:谭水生"]),
    "a presenter of the government": ("会议听取陈可副县长对河道治理情况的汇报。\n", ["present::陈可"]),
    "presenters who explain": (
        "县财政局长陈可、发改局副局长孙晓分别作说明。\n",
        ["nonvoting:县财政局:陈可", "nonvoting:发改局:孙晓"],
    ),
    "a task is no attendance": ("会议要求，由县财政局、县审计局参加验收工作，各单位主要负责人要参加培训。\n", []),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_layout(name: str) -> None:
    raw, expected = LAYOUTS[name]
    assert told(HEAD + raw) == expected


def test_lists_per_item_are_joined_by_person_and_unit() -> None:
    raw = (
        HEAD
        + "固定列席：县政府办公室包峰。\n第一、三议题：县教育局刘伟、县民政局买强。\n第二至四议题：县教育局刘伟、县审计局刘伟。\n"
    )
    found = {(a.name, a.organization): (a.agenda, a.note) for a in attend(raw) if a.role == "nonvoting"}
    assert found == {
        ("包峰", "县政府办公室"): (None, "固定列席"),
        ("刘伟", "县教育局"): (["一", "二", "三", "四"], None),
        ("买强", "县民政局"): (["一", "三"], None),
        ("刘伟", "县审计局"): (["二", "三", "四"], None),
    }


def test_items_get_their_numbers_as_printed() -> None:
    entry = attend(HEAD + "列席：包峰\n第一至二议题：县教育局刘伟。\n", ("1", "2"))[-1]
    assert entry.agenda == ["1", "2"]


def test_list_and_sentence_make_one_entry() -> None:
    raw = (
        "2031年5月6日上午，县长白远山主持召开县政府第18次常务会议，县人大常委会副主任周立明应邀参加会议。\n"
        "一、会议听取情况汇报。副县长高远牵头，县委常委、常务副县长陈可负责。\n"
        "出席：白远山 陈 可\n请假：高远（出差）\n列席：周立明\n"
    )
    found = {a.name: (a.role, a.organization, a.post, a.note) for a in attend(raw)}
    assert found == {
        "白远山": ("chair", None, "县长", None),
        "陈可": ("present", None, "县委常委、常务副县长", None),
        "高远": ("absent", None, "副县长", "出差"),
        "周立明": ("nonvoting", "县人大常委会", "副主任", None),
    }


def test_a_person_with_two_units_has_two_entries() -> None:
    assert told(HEAD + "列席：县发改局陈可、县重点办陈可。\n") == ["nonvoting:县发改局:陈可", "nonvoting:县重点办:陈可"]


def test_traditional_characters_are_read_and_kept() -> None:
    found = attend(
        "3月21日下午，區政府召開第57次常務會議，區長白遠山主持。區領導鄭一鳴、呂獻，區政府黨組成員王希參加。\n"
    )
    assert [(a.role, a.name) for a in found] == [
        ("chair", "白遠山"),
        ("present", "鄭一鳴"),
        ("present", "呂獻"),
        ("present", "王希"),
    ]


SURNAMES = "陈李王张刘买杲仵亓逄闫麻干晏仇骆边包柳文"
GIVEN = "明华远山晓峰可涛静敏佳宁博超颖思源立新国庆玉兰春燕"
UNITS = [
    "县财政局",
    "县发改委",
    "县自然资源和规划局",
    "团县委",
    "县妇联",
    "县法院",
    "望溪海关",
    "望溪县供电公司",
    "清河镇",
    "县委宣传部",
    "县政府办公室",
    "县税务局",
    "望溪高新区管委会",
]


def _random_list(seed: int) -> tuple[str, list[tuple[str, str]]]:
    """A list of units and people in one of the layouts, and who is in it."""
    chance = random.Random(seed)  # noqa: S311 - test data, not a secret
    people: list[tuple[str, str]] = []
    lines = []
    pair, person, pad = chance.choice([("", "、", False), (" ", "、", True), ("  ", "  ", True)])
    for unit in chance.sample(UNITS, chance.randint(4, len(UNITS))):
        names = {
            chance.choice(SURNAMES) + "".join(chance.sample(GIVEN, chance.randint(1, 2)))
            for _ in range(chance.randint(1, 3))
        }
        printed = [f"{n[0]}  {n[1]}" if pad and len(n) == 2 else n for n in sorted(names)]
        lines.append(unit + pair + person.join(printed))
        people += [(name, unit) for name in sorted(names)]
    joined = chance.choice(["，", "\n", "、"]).join(lines)
    if pad is False and chance.random() < 0.5:
        joined = re.sub(r"(.{28})", r"\1\n", joined.replace("\n", "，"))
    return f"{HEAD}列席：{joined}\n记录：于溪\n", people


def test_random_lists_are_read_exactly() -> None:
    wrong = []
    for seed in range(300):
        raw, people = _random_list(seed)
        found = [(a.name, a.organization) for a in attend(raw) if a.role == "nonvoting"]
        if sorted(found, key=str) != sorted(people):
            wrong.append((seed, set(people) ^ set(found)))
    assert wrong == []


def test_evidence_survives_wraps_anywhere(corpus: Path) -> None:
    chance = random.Random(7)  # noqa: S311 - test data, not a secret
    problems = []
    for path in sorted(corpus.glob("*/*.txt")):
        raw = path.read_text(encoding="utf-8")
        width = chance.randint(5, 40)
        wrapped = "".join(c + ("\r\n" if n % width == width - 1 else "") for n, c in enumerate(raw))
        text = Text(wrapped)
        meeting = extract_meeting(text)
        record = Record(meeting=meeting, attendees=extract_attendees(text, meeting, ITEMS))
        problems += [f"{path.name}: {problem}" for problem in evidence_problems(record, wrapped)]
    assert problems == []


def test_two_thousand_attendees_take_linear_time() -> None:
    def seconds(count: int, seed: int) -> float:
        chance = random.Random(seed)  # noqa: S311 - test data, not a secret
        names = "、".join(
            f"{chance.choice(UNITS)}{chance.choice(SURNAMES)}{chance.choice(GIVEN)}{chance.choice(GIVEN)}"
            for _ in range(count)
        )
        start = process_time()
        attend(f"{HEAD}列席：{names}\n")
        return process_time() - start

    seconds(500, seed=1)  # reads the lexicons
    assert seconds(4000, seed=2) < 20 * seconds(500, seed=3) + 0.1


@pytest.mark.parametrize(
    "noise", ["、" * 20000, "县" * 20000, "李" * 20000, "（" * 20000, "县财政局" * 5000, "出席：" * 5000]
)
def test_hostile_lists_end_soon(noise: str) -> None:
    start = process_time()
    attend(f"{HEAD}列席：{noise}\n")
    assert process_time() - start < 20


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("副县长吴远因赴省城参加会议请假", "吴远"),
        ("副县长吴远因公外出未能出席", "吴远"),
        ("副县长吴远因下乡调研未参加", "吴远"),
    ],
)
def test_who_was_absent_for_a_reason_told_in_a_sentence(said: str, name: str) -> None:
    found = attend(f"2031年5月6日，县长白远山主持召开县政府第18次常务会议。副县长丁一禾出席会议。{said}。\n")
    assert [(a.name, a.role) for a in found if a.name == name] == [(name, "absent")]


def test_streets_and_people_named_like_banners_in_lists() -> None:
    found = attend(f"{HEAD}列席：县公安局顾万里，云盘街道徐光琴，南门街道黄金亮\n记录：卫红旗  司马良\n")
    assert [(a.name, a.organization) for a in found if a.role == "nonvoting"] == [
        ("顾万里", "县公安局"),
        ("徐光琴", "云盘街道"),
        ("黄金亮", "南门街道"),
    ]
    assert [a.name for a in found if a.role == "recorder"] == ["卫红旗", "司马良"]


def test_lists_by_item_below_a_label_of_their_own() -> None:
    found = attend(
        f"{HEAD}列席人员\n全部议题：县财政局康建华，县审计局阮青。\n议题一、二：县公安局文静。\n议题三：县民政局祁红梅，县关工委的同志。\n"
    )
    assert [(a.name, a.role, a.agenda) for a in found if a.role == "nonvoting"] == [
        ("康建华", "nonvoting", None),
        ("阮青", "nonvoting", None),
        ("文静", "nonvoting", ["一", "二"]),
        ("祁红梅", "nonvoting", ["三"]),
        (None, "nonvoting", ["三"]),
    ]
