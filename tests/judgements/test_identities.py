"""What judgements mean together, and that contradictions are told and not applied."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from graph_loader.elements import NodeRef
from graph_loader.judgements import NO_JUDGEMENTS, Entry, Identities, Judgement, settle

A, B, C, D, E = (NodeRef("Organization", f"望溪县人民政府/{name}") for name in "甲乙丙丁戊")
A, B, C, D, E = sorted((A, B, C, D, E))


def judged(*pairs: tuple[NodeRef, str, NodeRef]) -> list[Entry]:
    return [
        Entry(
            line, Judgement(one, other, {"=": "same", "≠": "different", "?": "later"}[sign], "何青", date(2031, 5, 6))
        )
        for line, (one, sign, other) in enumerate(pairs, start=1)
    ]


def test_nothing_judged() -> None:
    assert settle([]) == (NO_JUDGEMENTS, ())
    assert NO_JUDGEMENTS.resolve(A) == A


def test_same_is_transitive_and_the_smallest_id_stands_for_all() -> None:
    identities, conflicts = settle(judged((D, "=", C), (B, "=", E), (C, "=", B)))
    assert conflicts == ()
    assert identities.canonical == {C: B, D: B, E: B}
    assert identities.resolve(A) == A


def test_different_holds_for_all_that_are_the_same() -> None:
    identities, _ = settle(judged((A, "=", B), (B, "≠", D), (D, "=", C)))
    assert identities.different == {(A, C)}
    assert identities.are_different(D, B)
    assert not identities.are_different(A, E)


def test_later_has_no_effect() -> None:
    assert settle(judged((A, "?", B), (C, "?", D))) == (NO_JUDGEMENTS, ())


def test_a_contradiction_over_several_steps_is_told_and_not_applied() -> None:
    identities, (conflict,) = settle(
        judged((A, "=", B), (D, "=", E), (B, "=", C), (C, "≠", A), (A, "≠", D), (C, "?", A))
    )
    assert (conflict.members, conflict.same, conflict.different) == ((A, B, C), (1, 3), (4,))
    assert "are the same by lines 1, 3 and different by line 4" in str(conflict)
    assert identities == Identities({E: D}, frozenset({(A, D)}))


def test_each_contradiction_is_told_by_itself() -> None:
    found = settle(judged((A, "=", B), (A, "≠", B), (C, "≠", D), (C, "=", D)))
    assert found.identities == NO_JUDGEMENTS
    assert [(one.same, one.different) for one in found.conflicts] == [((1,), (2,)), ((4,), (3,))]


def test_equal_ids_of_two_labels_are_two_nodes() -> None:
    persons = [NodeRef("Official", ref.id) for ref in (A, B)]
    identities, conflicts = settle(judged((A, "=", B), (persons[0], "≠", persons[1])))
    assert conflicts == ()
    assert identities.canonical == {B: A}


_pairs = st.lists(
    st.tuples(st.sampled_from([A, B, C, D, E]), st.sampled_from("==≠?"), st.sampled_from([A, B, C, D, E])).filter(
        lambda pair: pair[0] != pair[2]
    ),
    max_size=8,
)


@given(pairs=_pairs, random=st.randoms())
def test_the_order_of_lines_does_not_matter_and_what_is_applied_agrees_with_itself(
    pairs: list[tuple[NodeRef, str, NodeRef]], random: object
) -> None:
    identities, conflicts = settle(judged(*pairs))
    shuffled = list(pairs)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # random.Random
    again = settle(judged(*shuffled))
    assert again.identities == identities
    assert [one.members for one in again.conflicts] == [one.members for one in conflicts]
    torn = {ref for conflict in conflicts for ref in conflict.members}
    for one, sign, other in pairs:
        assert identities.resolve(one) <= one
        if sign == "=":
            assert (identities.resolve(one) == identities.resolve(other)) == (one not in torn)
        if sign == "≠" and not {one, other} <= torn:
            assert identities.are_different(one, other)
    assert not any(one == other for one, other in identities.different)
