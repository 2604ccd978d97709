"""One form for the many ways a 文号 is written."""

from __future__ import annotations

import pytest

from graph_loader.resolution.document_numbers import DocumentNumber, normalise_document_number, parse_document_number


@pytest.mark.parametrize(
    "written",
    [
        "望政发〔2025〕7号",
        "望政发[2025]7号",
        "望政发【2025】7号",
        "望政发（2025）7号",
        "望政发(2025)第7号",
        "望政发［２０２５］０７号",
        "望政发〔 2025 〕 7 号",
        "望政发﹝2025﹞007号",
        "望政发〔2025]7号",
        "望政发\u3000〔2025〕7号",
    ],
)
def test_variants(written: str) -> None:
    assert normalise_document_number(written) == "望政发〔2025〕7号"
    assert parse_document_number(written) == DocumentNumber("望政发", 2025, 7)


@pytest.mark.parametrize(
    ("written", "normalised"),
    [
        ("〔2025〕10号", "〔2025〕10号"),
        ("国令第 780 号", "国令第780号"),
        ("望政发２０２５第7号", "望政发2025第7号"),
        ("望政发〔25〕7号", "望政发〔25〕7号"),
    ],
)
def test_what_is_no_full_number_keeps_its_words(written: str, normalised: str) -> None:
    assert normalise_document_number(written) == normalised


def test_numbers_are_not_confused() -> None:
    assert (
        len({normalise_document_number(f"望政{kind}〔2025〕{n}号") for kind in ("发", "办发") for n in (7, 70, 77)})
        == 6
    )


def test_numbers_order_by_agency_year_and_sequence() -> None:
    found = [
        parse_document_number(number) for number in ("望政发〔2025〕10号", "望政发〔2025〕9号", "望政发〔2024〕99号")
    ]
    assert [str(number) for number in sorted(number for number in found if number)] == [
        "望政发〔2024〕99号",
        "望政发〔2025〕9号",
        "望政发〔2025〕10号",
    ]
