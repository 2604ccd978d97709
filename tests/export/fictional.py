"""A small graph about places that do not exist, made by hand: at least one element of every label and type, with every property."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime

from graph_loader.elements import Edge, Node, NodeRef, Value

MINUTES_ID = "00112233445566aa"
OTHER_ID = "ffeeddccbbaa9988"
TEXT = "望溪县人民政府\n第18次常务会议纪要\n会议由县长白远山主持。原则同意《河道管理办法（送审稿）》，由县水务局修改完善后印发。😀"
GOVERNMENT = "望溪县人民政府"
MEETING = NodeRef("Meeting", "望溪县人民政府/常务会议/2031-05-06")
ITEM = NodeRef("AgendaItem", f"{MEETING.id}/1")
DECISION = NodeRef("Decision", f"{ITEM.id}/decision-1")
REVISE = NodeRef("Task", f"{ITEM.id}/task-0a1b2c3d")
ISSUE = NodeRef("Task", f"{ITEM.id}/task-ffff0000")
RULES = NodeRef("PolicyDocument", f"{GOVERNMENT}/河道管理办法")
LAW = NodeRef("PolicyDocument", f"{GOVERNMENT}/中华人民共和国水法")
COUNTY = NodeRef("Organization", GOVERNMENT)
WATER = NodeRef("Organization", f"{GOVERNMENT}/水务局")
OLD_WATER = NodeRef("Organization", f"{GOVERNMENT}/水利局")
ALL = NodeRef("Group", f"{GOVERNMENT}/各乡镇")
CHAIR = NodeRef("Official", f"{GOVERNMENT}/白远山")
MING = NodeRef("Official", f"{GOVERNMENT}/李明")
MING_OF_WATER = NodeRef("Official", f"{GOVERNMENT}/李明@水务局")
MINUTES = NodeRef("Minutes", MINUTES_ID)
RUN = NodeRef("LoadRun", "20310507T080000Z")


def place(words: str) -> str:
    """The fragment of the place where these words stand in TEXT."""
    start = TEXT.index(words)
    return f"{MINUTES_ID}#char={start},{start + len(words)}"


def edge(
    kind: str, start: NodeRef, end: NodeRef, /, words: str = "会议", basis: str = "stated", **properties: Value
) -> Edge:
    return Edge(kind, start, end, {"evidence": [place(words)], "rules": ["fiction"], "basis": basis, **properties})


def _mention(node: Node) -> Edge:
    said: Mapping[str, Value] = {
        "evidence": [place("会议")],
        "rules": ["fiction"],
        "basis": "stated",
        **node.properties,
    }
    return Edge("MENTIONS", MINUTES, node.ref, said)


def nodes() -> list[Node]:
    about: dict[str, Value] = {"government": GOVERNMENT}
    return [
        Node(("AgendaItem",), ITEM.id, {"position": 1, "number": "一", "title": "审议办法", "kind": "deliberate"}),
        Node(("Decision",), DECISION.id, {"verdict": "approved_in_principle", "verb": "原则同意", "subject": "办法"}),
        Node(("Group",), ALL.id, {"name": "各乡镇", **about}),
        Node(
            ("LoadRun",),
            RUN.id,
            {
                "started": datetime(2031, 5, 7, 8, tzinfo=UTC),
                "finished": datetime(2031, 5, 7, 9, tzinfo=UTC),
                "complete": True,
                "counts": "{}",
                "version": "0.1.0",
            },
        ),
        Node(
            ("Meeting",),
            MEETING.id,
            {
                "title": "望溪县人民政府第18次常务会议",
                "series": "常务会议",
                "number": "第18次",
                "number_value": 18,
                "term": "五届",
                "date": date(2031, 5, 6),
                "time_of_day": "上午",
                "place": "县政府",
                **about,
            },
        ),
        Node(
            ("Minutes",),
            MINUTES_ID,
            {
                "title": "望溪县人民政府第18次常务会议纪要",
                "document_number": "望政纪〔2031〕7号",
                "issued": date(2031, 5, 9),
                "disclosure": "主动公开",
                "url": "http://wangxi.example/18.html",
                "sha256": MINUTES_ID + "0" * 48,
                "text": TEXT,
                "sources": ["file:///tmp/18.txt"],
                **about,
            },
        ),
        Node(("Official",), CHAIR.id, {"name": "白远山", **about}),
        Node(("Official",), MING.id, {"name": "李明", **about}),
        Node(("Official",), MING_OF_WATER.id, {"name": "李明", "unit": "水务局", **about}),
        Node(
            ("Organization", "LocalGovernment"),
            COUNTY.id,
            {"name": GOVERNMENT, "names_as_written": ["县政府"], **about},
        ),
        Node(
            ("Organization", "Department"),
            WATER.id,
            {"name": "水务局", "names_as_written": ["县水务局", "水务局"], **about},
        ),
        Node(("Organization", "Department"), OLD_WATER.id, {"name": "水利局", "names_as_written": ["水利局"], **about}),
        Node(("PolicyDocument",), LAW.id, {"title": "中华人民共和国水法", "titles_as_written": ["水法"], **about}),
        Node(
            ("PolicyDocument",),
            RULES.id,
            {
                "title": "河道管理办法",
                "titles_as_written": ["河道管理办法（送审稿）"],
                "aliases": ["办法"],
                "document_numbers": ["望政办〔2031〕3号"],
                **about,
            },
        ),
        Node(
            ("Task",),
            REVISE.id,
            {"kind": "revise", "action": "修改完善", "deadline": "年底前", "sentence": "由县水务局修改完善"},
        ),
        Node(("Task",), ISSUE.id, {"kind": "issue", "action": "印发"}),
    ]


def every_kind_of_element() -> list[Node | Edge]:
    """Nodes, then edges, in no other order. Two edges differ only in their key; one has the evidence of two minutes."""
    stated = nodes()
    mentions = [_mention(node) for node in stated if node.labels[0] not in {"Minutes", "LoadRun"}]
    differing = [
        '{"minutes": "00112233445566aa", "reason": "出差"}',
        '{"minutes": "ffeeddccbbaa9988", "reason": "休假"}',
    ]
    both = [place("会议"), f"{OTHER_ID}#char=9,12"]
    edges = [
        edge("ABOUT", ITEM, RULES),
        edge("ARISES_FROM", REVISE, ITEM),
        edge("ARISES_FROM", ISSUE, MEETING),
        edge("ASSIGNED_TO", REVISE, WATER, "县水务局", role="lead"),
        edge("ASSIGNED_TO", REVISE, ALL, role="support"),
        edge("ASSIGNED_TO", REVISE, CHAIR, role="responsible"),
        edge("ATTENDED", CHAIR, MEETING, "白远山", role="chair", organization="", post="县长"),
        edge(
            "ATTENDED",
            WATER,
            MEETING,
            role="nonvoting",
            organization="县水务局",
            post="",
            items=["二", "十"],
            note="代表",
        ),
        edge("ATTENDED", WATER, MEETING, role="present", organization="县水务局", post=""),
        edge("CITES", ITEM, LAW),
        edge("CITES", MEETING, LAW),
        edge("CONCERNS", DECISION, RULES, "《河道管理办法（送审稿）》"),
        edge("CONCERNS", REVISE, RULES, basis="derived"),
        edge("DISTRIBUTED_TO", MINUTES, ALL),
        edge("DISTRIBUTED_TO", MINUTES, COUNTY),
        Edge(
            "EXCUSED_FROM",
            MING,
            MEETING,
            {
                "organization": "",
                "post": "",
                "reason": "休假",
                "statements": differing,
                "evidence": both,
                "rules": ["fiction"],
                "basis": "stated",
            },
        ),
        edge("HAS_ITEM", MEETING, ITEM),
        edge("IN_NAME_OF", ISSUE, COUNTY),
        edge("ISSUED_BY", MINUTES, COUNTY),
        Edge("LOADED", RUN, MINUTES, {"source": "file:///tmp/18.txt", "version": "0.1.0"}),
        *mentions,
        edge("PART_OF", WATER, COUNTY, basis="derived"),
        edge("POSSIBLY_SAME_AS", MING, MING_OF_WATER, basis="derived", reason="同名"),
        edge("RECORDS", MINUTES, MEETING),
        edge("RESULTED_IN", ITEM, DECISION, "原则同意"),
        edge("RESULTED_IN", MEETING, DECISION, "原则同意"),
        edge(
            "REVIEWS",
            MEETING,
            RULES,
            item=1,
            kind="deliberate",
            verdict="approved_in_principle",
            title="河道管理办法（送审稿）",
        ),
        edge("SERVES_IN", MING_OF_WATER, WATER, post="局长", first_seen=date(2031, 5, 6), last_seen=date(2031, 5, 6)),
        edge("SUBMITTED_TO", REVISE, COUNTY),
        edge("SUCCEEDED_BY", OLD_WATER, WATER, basis="derived", date=date(2019, 1, 1)),
        edge("THEN", REVISE, ISSUE, "修改完善后印发"),
    ]
    return [*stated, *edges]
