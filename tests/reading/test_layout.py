"""Characters at places to printed lines."""

from __future__ import annotations

from graph_loader.reading.layout import Glyph, PrintedLine, is_readable, lay_out
from graph_loader.reading.pages import join_pages
from graph_loader.reading.radicals import ideograph


def typeset(text: str, left: float = 0, baseline: float = 0, size: float = 10, letter: float = 0) -> list[Glyph]:
    """A line of type; Chinese is one em wide, Latin and blanks half an em. letter: extra space behind each character."""
    glyphs = []
    for one in text:
        width = size if ord(one) > 0x2000 else size / 2
        glyphs.append(Glyph(one, left, left + width, baseline, size))
        left += width + letter
    return glyphs


def texts(*lines: list[Glyph]) -> list[str]:
    return [line.text for line in lay_out([glyph for line in lines for glyph in line])]


def test_the_order_inside_the_file_does_not_count() -> None:
    assert texts(typeset("第二行", baseline=20)[::-1], typeset("第一行")) == ["第一行", "第二行"]


def test_gaps_are_blanks_of_half_an_em() -> None:
    line = [*typeset("郭"), *typeset("强", 20), *typeset("李四", 60), *typeset("A1b", 90), *typeset("县", 106)]
    assert texts(line) == ["郭  强      李四  A1b县"]


def test_blanks_that_were_typed_count_even_when_they_are_narrow() -> None:
    glyphs = [*typeset("韩振华"), Glyph(" ", 30, 32, 0, 10), Glyph(" ", 32, 34, 0, 10), *typeset("吴晓峰", 34)]
    assert texts(glyphs) == ["韩振华  吴晓峰"]


def test_loose_letter_spacing_is_no_blank() -> None:
    assert texts(typeset("全县上下要众志成城", letter=3)) == ["全县上下要众志成城"]


def test_small_and_raised_characters_stay_in_their_line() -> None:
    assert texts([*typeset("面积12平方米"), *typeset("2", 60, -4, 5)], typeset("下一行", baseline=15)) == [
        "面积12平方米2",
        "下一行",
    ]


def test_bold_by_printing_twice_is_read_once() -> None:
    assert texts(typeset("会议要求"), typeset("会议要求", left=0.4)) == ["会议要求"]
    assert texts(typeset("欣欣向荣")) == ["欣欣向荣"]


LEFT = [f"会议强调第{n}项工作要抓紧落实按时" for n in "一二三四五六七八"]
RIGHT = [f"各乡镇要把第{n}项任务分解到村到人" for n in "一二三四五六七八"]


def test_running_text_in_two_columns_is_read_column_by_column() -> None:
    title = typeset("望溪县人民政府公报", left=100)
    columns = [typeset(text, x, 20 + 15 * n) for x, half in ((0, LEFT), (180, RIGHT)) for n, text in enumerate(half)]
    assert texts(title, *columns, typeset("（此件公开发布）", baseline=200)) == [
        "望溪县人民政府公报",
        *LEFT,
        *RIGHT,
        "（此件公开发布）",
    ]


def test_names_in_columns_are_read_across() -> None:
    rows = [
        ("县发改局 甘露", "县财政局 康建华"),
        ("县应急局 殷红", "县水务局 葛小军"),
        ("县民政局 文雅", "县教育局 屈小平"),
    ] * 3
    glyphs = [typeset(text, 150 * column, 15 * n) for n, row in enumerate(rows) for column, text in enumerate(row)]
    found = texts(*glyphs)
    assert [line.split() for line in found] == [[*left.split(), *right.split()] for left, right in rows]
    assert all("  " in line for line in found)


def page(*lines: tuple[str, float]) -> list[PrintedLine]:
    return [PrintedLine(text, baseline) for text, baseline in lines]


def test_pages_are_recorded_and_page_numbers_left_out() -> None:
    pages = [
        page(("会议审议了", 100), ("《办法》", 120), ("1", 800)),
        page(("和《规划》。", 100), ("3", 130), ("2", 800)),
        page(("会议要求", 100), ("尽快办理", 120), ("3", 800)),
    ]
    content = join_pages(pages, "a.pdf")
    assert content.text == "会议审议了\n《办法》\n\f和《规划》。\n3\n\f会议要求\n尽快办理\n"
    assert [content.text[start:].lstrip("\f")[:2] for start in content.pages] == ["会议", "和《", "会议"]


def test_other_forms_of_page_numbers() -> None:
    for form in ("— {} —", "- {} -", "第{}页", "第 {} 页 共 2 页", "{}/2", "·{}·"):
        pages = [page(("会议", 100), ("审议", 120), (form.format(n), 800)) for n in (1, 2)]
        assert join_pages(pages, "a").text == "会议\n审议\n\f会议\n审议\n"


def test_running_heads_are_kept_once() -> None:
    pages = [page(("望溪县人民政府文件", 40), (f"第{word}段", 100), (f"第{word}段结束", 120)) for word in "一二三"]
    assert join_pages(pages, "a").text == (
        "望溪县人民政府文件\n第一段\n第一段结束\n\f第二段\n第二段结束\n\f第三段\n第三段结束\n"
    )


def test_lines_that_differ_by_other_numbers_than_the_page_are_kept() -> None:
    pages = [page((f"表{n + 3}", 40), (f"第{n}段", 100), (f"共{n}项", 120)) for n in (1, 2, 3)]
    assert join_pages(pages, "a").text.count("表") == 3
    pages = [page((f"公报 第{n}版", 40), ("一段", 100 + n), ("二段", 120 + n)) for n in (1, 2, 3)]
    assert join_pages(pages, "a").text.count("公报") == 1


def test_numbers_that_are_no_page_numbers_are_kept() -> None:
    assert join_pages([page(("序号", 100), ("7", 120))], "a").text == "序号\n7\n"
    assert join_pages([page(("2031", 100), ("会议", 120))], "a").text == "2031\n会议\n"


def test_look_alikes_of_fonts_become_ideographs() -> None:
    assert ideograph("⼈⺠政府⻓⽂件 abc") == "人民政府长文件 abc"
    assert ideograph("\uf98a量") == "力量"


def test_fonts_without_characters_are_noticed() -> None:
    assert is_readable("会议纪要 1")
    assert is_readable("会议纪要\uf0b7" * 9)
    assert not is_readable("\ue001\ue002\ue003会议")
    assert not is_readable("会议" * 40 + "\ufffd")
    assert is_readable("会议" * 100 + "\ufffd")
