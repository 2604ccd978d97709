"""Quoting from texts on disk."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_loader.errors import OntologyError
from graph_loader.export.texts import TextStore

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=40)


@given(st.lists(ANY_TEXT, min_size=1, max_size=4), st.data())
def test_any_part_of_any_text(texts: list[str], data: st.DataObject) -> None:
    with TextStore() as store:
        for number, text in enumerate(texts):
            store.add(str(number), text)
        number = data.draw(st.integers(0, len(texts) - 1))
        start, end = data.draw(st.integers(0, 50)), data.draw(st.integers(0, 50))
        assert store.slice(str(number), start, max(start, end)) == texts[number][start : max(start, end)]


def test_quote_with_what_stands_around_it() -> None:
    with TextStore() as store:
        store.add("a", "一二三四五😀七八九")
        assert store.quote("a", 3, 6, 2) == ("二三", "四五😀", "七八")
        assert store.quote("a", 0, 1, 2) == ("", "一", "二三")
        assert store.quote("a", 8, 9, 2) == ("七八", "九", "")


@pytest.mark.parametrize(("start", "end"), [(0, 4), (2, 2), (3, 4), (-1, 2), (2, 1)])
def test_a_place_outside_the_text_is_refused(start: int, end: int) -> None:
    with TextStore() as store:
        store.add("a", "一二三")
        with pytest.raises(OntologyError, match=r"a#char=-?\d,\d lies outside the text of 3 characters"):
            store.quote("a", start, end, 2)
