"""Items of the agenda in every layout of headings; fictional text."""

from __future__ import annotations

import pytest

from tests.extraction.shapes import body_record


def items(raw: str) -> list[tuple[str | None, str, str | None]]:
    return [(item.no, item.title, item.kind) for item in body_record(raw).agenda_items]


def test_numbered_headings() -> None:
    raw = "会议议定以下事项：\n一、审议《安澜市节水办法》\n（一）原则同意《安澜市节水办法》。\n（二）各部门要抓好落实。\n二、听取防汛情况的汇报\n会议要求，要加强值守。"
    assert items(raw) == [("一", "审议《安澜市节水办法》", "deliberate"), ("二", "听取防汛情况的汇报", "hear")]


def test_run_in_headings() -> None:
    raw = "一、会议传达学习了全省河长制会议精神，并研究了贯彻意见。会议强调，要抓好巡河。\n二、会议讨论并原则同意县水务局《关于修建白鹭堤的请示》。会议确定，由县水务局实施。"
    assert items(raw) == [
        ("一", "传达学习了全省河长制会议精神，并研究了贯彻意见", "convey"),
        ("二", "讨论并原则同意县水务局《关于修建白鹭堤的请示》", "deliberate"),
    ]


def test_the_definition_of_a_short_form_is_no_part_of_the_title() -> None:
    raw = "一、会议讨论并原则同意《安澜市节水办法》（以下简称《办法》）。会议要求，要抓好落实。"
    assert items(raw) == [("一", "讨论并原则同意《安澜市节水办法》", "deliberate")]


def test_numerals_alone_on_their_lines() -> None:
    raw = "一\n会议听取了春耕情况汇报。\n会议强调，各乡镇要备足农资。\n二\n会议研究了校车安全工作。\n会议指出，要压实责任。"
    assert items(raw) == [("一", "听取了春耕情况汇报", "hear"), ("二", "研究了校车安全工作", "study")]


def test_no_numbers_every_paragraph_begins_with_an_act() -> None:
    raw = "会议听取县教育局关于校舍安全的汇报。会议指出，要全面排查。\n会议强调，要落实整改。\n会议审议《望溪县公园条例（草案）》。"
    assert items(raw) == [
        ("1", "听取县教育局关于校舍安全的汇报", "hear"),
        ("2", "审议《望溪县公园条例（草案）》", "deliberate"),
    ]


def test_sub_items_under_an_item() -> None:
    raw = "会议研究县两会相关事宜。\n（一）研究审议《2031年政府工作报告》\n会议研究审议并原则同意《2031年政府工作报告》。\n（二）听取财政情况汇报\n会议听取了财政情况汇报。"
    assert [no for no, _, _ in items(raw)] == ["1", "1（一）", "1（二）"]


def test_bracketed_paragraphs_of_results_are_no_items() -> None:
    raw = "一、审议《安澜市节水办法》\n（一）原则同意《安澜市节水办法》。\n（二）研究制定配套措施。由市水务局牵头，年底前完成。"
    assert len(items(raw)) == 1


@pytest.mark.parametrize(
    "other", ["会议还研究了其他事项。", "会议还研究讨论了其它有关事宜。", "会议还审议了其他议题。"]
)
def test_other_matters_are_no_item(other: str) -> None:
    assert len(items(f"会议听取县水务局关于防汛的汇报。\n{other}")) == 1


def test_a_number_printed_twice_stays_twice() -> None:
    raw = "一、审议《甲办法》\n原则同意。\n二、听取乙情况汇报\n二、审议《丙方案》\n原则通过《丙方案》。"
    assert [no for no, _, _ in items(raw)] == ["一", "二", "二"]


def test_acts_strung_together_with_semicolons() -> None:
    raw = "会议讨论《政府工作报告》；听取民生实事进展情况汇报；研究城区停车问题。"
    assert [title for _, title, _ in items(raw)] == [
        "讨论《政府工作报告》",
        "听取民生实事进展情况汇报",
        "研究城区停车问题",
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("会议研究了校车安全工作，听取了春耕情况汇报。", ["研究了校车安全工作", "听取了春耕情况汇报"]),
        ("会议研究了校车安全工作，并听取了春耕情况汇报。", ["研究了校车安全工作", "听取了春耕情况汇报"]),
        ("会议研究校车安全工作，听取春耕情况汇报，审议《甲办法》。", ["研究校车安全工作", "听取春耕情况汇报", "审议《甲办法》"]),
        ("会议审议《甲办法》，审议《乙办法》。", ["审议《甲办法》", "审议《乙办法》"]),
        ("会议传达学习了全省会议精神，研究了贯彻落实意见。", ["传达学习了全省会议精神，研究了贯彻落实意见"]),
    ],
)  # fmt: skip
def test_two_items_in_one_sentence(sentence: str, expected: list[str]) -> None:
    assert [title for _, title, _ in items(sentence + "会议要求，要抓好落实。")] == expected
    assert [title for _, title, _ in items("6月9日，县长林远主持召开县政府第8次常务会议，" + sentence[2:])] == expected


def test_the_lead_names_the_only_items() -> None:
    raw = "6月9日，县长林远主持召开县政府第8次常务会议，研究审议《望溪县公园条例（草案）》。"
    assert items(raw) == [("1", "研究审议《望溪县公园条例（草案）》", "deliberate")]


def test_topics() -> None:
    raw = "议题一：审议《甲办法》\n会议原则同意《甲办法》。\n议题二：听取乙情况汇报\n会议要求，要抓紧。"
    assert [(no, title) for no, title, _ in items(raw)] == [("一", "审议《甲办法》"), ("二", "听取乙情况汇报")]


@pytest.mark.parametrize("head", ["【议题{}】", "议题{}：", "第{}项议题：", "议题（{}）", "第{}项议题　", "议题{}、"])
def test_topics_however_their_number_is_set(head: str) -> None:
    raw = "".join(
        f"{head.format(number)}{title}\n1.原则同意。\n2.县财政局要抓紧落实。\n"
        for number, title in (("一", "审议《甲办法》"), ("二", "听取乙情况汇报"))
    )
    assert [(no, title) for no, title, _ in items(raw)] == [("一", "审议《甲办法》"), ("二", "听取乙情况汇报")]


def test_topics_counted_in_digits() -> None:
    raw = "议题1：审议《甲办法》\n会议原则同意。\n议题2：听取乙情况汇报\n会议要求，要抓紧。"
    assert [(no, title) for no, title, _ in items(raw)] == [("1", "审议《甲办法》"), ("2", "听取乙情况汇报")]


def test_written_review_and_other_matters_within_a_paragraph() -> None:
    raw = (
        "会议审议通过了《甲办法》。\n会议还书面审议了区政府信息公开工作报告。\n"
        "会议听取了县教育局关于学前教育计划实施情况的汇报，研究了教师节表彰经费结算等其他事项。\n"
    )
    assert [title for _, title, _ in items(raw)] == [
        "审议通过了《甲办法》",
        "书面审议了区政府信息公开工作报告",
        "听取了县教育局关于学前教育计划实施情况的汇报",
    ]


@pytest.mark.parametrize("head", ["{}", "【{}】", "▲{}", "◆{}"])
def test_headings_without_a_number(head: str) -> None:
    raw = "".join(
        f"{head.format(title)}\n会议原则同意。\n"
        for title in ("审议《甲办法》", "听取秋粮收购情况汇报", "关于东湖公园建设问题")
    )
    assert [title for _, title, _ in items(raw)] == ["审议《甲办法》", "听取秋粮收购情况汇报", "关于东湖公园建设问题"]


@pytest.mark.parametrize("head", ["{}：", "（{}）", "第{}项议题，", "第{}项议题："])
def test_more_ways_to_set_the_number_of_an_item(head: str) -> None:
    titles = ("审议《望溪县河道管理办法》", "听取秋粮收购情况汇报")
    numbers = ("1", "2") if head == "（{}）" else ("一", "二")
    raw = "".join(
        f"{head.format(number)}{title}\n会议原则同意。\n" for number, title in zip(numbers, titles, strict=True)
    )
    assert [title for _, title, _ in items(raw)] == [*titles]


def test_a_first_sentence_that_sums_up_adds_no_items() -> None:
    raw = (
        "会议传达学习了中央经济工作会议精神，审议《望溪县河道管理办法》，听取秋粮收购情况汇报。\n会议强调，要抓好落实。\n"
        "会议审议通过了《望溪县河道管理办法》。会议要求，由县水利局印发。\n会议最后听取了秋粮收购情况汇报。会议要求，抓紧。\n"
    )
    assert [title for _, title, _ in items(raw)] == [
        "传达学习了中央经济工作会议精神",
        "审议通过了《望溪县河道管理办法》",
        "最后听取了秋粮收购情况汇报",
    ]


def test_who_brings_a_matter_heads_the_item() -> None:
    raw = "一、县财政局汇报了预算执行情况。会议同意。\n二、县司法局提请审议《甲办法》。会议原则同意。\n"
    assert [title for _, title, _ in items(raw)] == ["县财政局汇报了预算执行情况", "县司法局提请审议《甲办法》"]


def test_a_heading_that_begins_with_the_time_before_the_meeting_stays_whole() -> None:
    raw = "一、审议《甲办法》\n会议原则同意《甲办法》。\n二、会前学法\n会前，县司法局领学了《乙条例》。"
    assert [title for _, title, _ in items(raw)] == ["审议《甲办法》", "会前学法"]


def test_the_page_below_the_minutes_is_no_item_text() -> None:
    raw = "一、审议《甲办法》\n会议原则同意《甲办法》。\n出席：林远 郑川\n扫一扫在手机打开\n相关链接\n某省网站"
    assert body_record(raw).decisions[0].policies == ["甲办法"]
    assert len(items(raw)) == 1


@pytest.mark.parametrize(
    ("sentence", "titles"),
    [
        (
            "会议传达学习省委全会精神，听取水库除险加固进展汇报，审议《望溪县殡葬管理办法》。",
            ["传达学习省委全会精神", "听取水库除险加固进展汇报", "审议《望溪县殡葬管理办法》"],
        ),
        (
            "会议审议通过《望溪县权责清单》，研究老城区停车收费事项。会议还听取修订《望溪县志》等工作的汇报。",
            ["审议通过《望溪县权责清单》", "研究老城区停车收费事项", "听取修订《望溪县志》等工作的汇报"],
        ),
        ("会议研究敬老院选址问题。审议《望溪县茶产业规划》。", ["研究敬老院选址问题", "审议《望溪县茶产业规划》"]),
        # One matter, told in several clauses.
        ("会议听取全县防汛工作情况汇报，研究部署下一步防汛工作。", ["听取全县防汛工作情况汇报，研究部署下一步防汛工作"]),
        ("会议听取春耕情况汇报，研究相关工作。", ["听取春耕情况汇报，研究相关工作"]),
        ("会议听取县水务局关于《望溪县节水规划》的汇报，原则同意《望溪县节水规划》。", ["听取县水务局关于《望溪县节水规划》的汇报"]),
        ("会议审议《望溪县养犬规定》，讨论收费标准和处罚方式，予以原则通过。", ["审议《望溪县养犬规定》，讨论收费标准和处罚方式"]),
        ("会议传达学习了全省电视电话会议精神，集中学习了土地管理法。", ["传达学习了全省电视电话会议精神，集中学习了土地管理法"]),
    ],
)  # fmt: skip
def test_acts_strung_together_with_commas_are_items_where_the_matter_is_another(
    sentence: str, titles: list[str]
) -> None:
    assert [item.title for item in body_record(f"{sentence}\n").agenda_items] == titles


def test_a_result_about_another_matter_is_an_item_of_its_own() -> None:
    raw = "会议原则通过《望溪县茶产业规划》。\n会议原则同意启动实施望溪县冷链物流园二期项目。\n会议原则同意按规划抓紧实施。\n"
    assert [item.title for item in body_record(raw).agenda_items] == [
        "原则通过《望溪县茶产业规划》",
        "原则同意启动实施望溪县冷链物流园二期项目",
    ]


def test_what_is_studied_before_the_meeting_is_an_item() -> None:
    raw = "会前，县司法局组织学习《中华人民共和国统计法》。\n与会人员先学习了《中华人民共和国防洪法》。\n各部门要组织学习宣传。\n"
    items = body_record(raw).agenda_items
    assert [(item.title, item.kind) for item in items] == [
        ("县司法局组织学习《中华人民共和国统计法》", "study"),
        ("学习了《中华人民共和国防洪法》", "study"),
    ]


def test_the_lead_names_an_item_that_no_paragraph_tells() -> None:
    raw = (
        "5月6日，县长吴远主持召开常务会议，审议《望溪县养犬规定》，研究防汛、春耕等工作。\n会议强调，各乡镇要广泛宣传。\n"
        "会议传达全省防汛会议精神。\n"
    )
    record = body_record(raw)
    assert [item.title for item in record.agenda_items] == ["审议《望溪县养犬规定》", "传达全省防汛会议精神"]
    assert [assignment.item for assignment in record.assignments if assignment.organizations] == [0]


def test_to_consider_is_no_study() -> None:
    record = body_record("会议研究老城区停车收费事项。\n会议学习《中华人民共和国防洪法》。\n")
    assert [decision.verdict for decision in record.decisions] == ["reviewed", "studied"]


def test_topics_whose_number_only_a_blank_follows() -> None:
    raw = (
        "议题一　传达学习全省扶贫工作会议精神\n会议传达学习了全省扶贫工作会议精神。\n议题二　审议《望溪县养犬规定》\n会议原则通过《望溪县养犬规定》。\n"
        "列席人员\n全部议题：县财政局康建华。\n议题二：县公安局文静，县城管局苗春。\n"
    )
    assert [item.title for item in body_record(raw).agenda_items] == [
        "传达学习全省扶贫工作会议精神",
        "审议《望溪县养犬规定》",
    ]


def test_numerals_alone_on_their_lines_count_before_digits_within_an_item() -> None:
    raw = "一\n会议听取春耕情况汇报。\n二\n会议研究确定了近期土地事项。\n1、同意收回望溪县纺织厂的土地。\n2、同意县医院新增用地12亩。\n"
    items = body_record(raw).agenda_items
    assert [(item.no, item.title) for item in items] == [("一", "听取春耕情况汇报"), ("二", "研究确定了近期土地事项")]


def test_several_topics_before_a_list_of_attendees_are_no_item() -> None:
    raw = (
        "议题一　传达学习全省扶贫工作会议精神\n会议传达学习了全省扶贫工作会议精神。\n议题二　审议《望溪县养犬规定》\n会议原则通过《望溪县养犬规定》。\n"
        "列席人员\n议题一、二：县公安局文静，县城管局苗春。\n"
    )
    assert len(body_record(raw).agenda_items) == 2


def test_labels_of_what_was_resolved_are_no_part_of_the_line_above() -> None:
    raw = (
        "议题一  关于民生实事安排\n汇报单位：区发改局\n议定意见：\n1.原则同意民生实事安排。\n"
        "议题二  关于停车经营\n汇报单位：区城管局\n审议结果：\n不同意该模式。\n议题三  其他\n区人社局通报了就业情况。"
    )
    assert [(no, title) for no, title, _ in items(raw)] == [
        ("一", "关于民生实事安排"),
        ("二", "关于停车经营"),
        ("三", "其他"),
    ]
    record = body_record(raw)
    assert [decision.verdict for decision in record.decisions][:2] == ["approved_in_principle", "rejected"]


def test_what_was_heard_before_the_meeting_demanded_something() -> None:
    raw = (
        "5月6日，市长白远山主持召开市政府第8次常务会议，研究《安澜市节水办法》《安澜市公园条例》和棚户区改造等工作。\n"
        "会议指出，水情严峻。会议原则通过《安澜市节水办法》。\n会议通过了《安澜市公园条例》。\n"
        "在听取了全市棚户区改造进展情况汇报后，会议要求，各县区要倒排工期。\n"
    )
    assert [title for _, title, _ in items(raw)] == [
        "原则通过《安澜市节水办法》",
        "通过了《安澜市公园条例》",
        "听取了全市棚户区改造进展情况汇报",
    ]


def test_the_lead_names_what_was_heard_beside_what_the_paragraphs_tell() -> None:
    raw = (
        "5月6日，县长白远山主持召开县政府第8次常务会议，听取检视整改、安全生产等工作情况汇报，审议《望溪县环境方案》等事项。\n"
        "会议强调，县应急局要抓好检查。\n会议原则同意《望溪县环境方案》。\n"
    )
    assert [title for _, title, _ in items(raw)] == [
        "听取检视整改、安全生产等工作情况汇报",
        "原则同意《望溪县环境方案》",
    ]
