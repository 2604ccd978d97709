"""Roles that only the whole sentence tells: bodies that support each other, and who leads by what is said later (，牵头做好…)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from graph_loader.extraction.predicates import MODAL
from graph_loader.extraction.subject import Subject
from graph_loader.extraction.text import Range, Text

_EACH_OTHER = re.compile(f"(?:{MODAL})?(?:密切|相互|互相|通力|协同|加强)(?:协作)?配合")
_LEADS_LATER = re.compile(f"，(?:{MODAL})?(?:并|切实|主动|负责|积极)*牵头(?!部门|单位|领导|责任|人|部委)")


def settle_roles(text: Text, sentence: Range, subjects: Sequence[Subject]) -> None:
    """Changes the roles of the subjects of a sentence, given in order."""
    if subjects and _work_together(text, subjects[0], sentence):
        subjects[0].role = "responsible"
    for subject, following in pairwise([*subjects, None]):
        if subject and subject.role == "responsible" and not subject.gatekeeper:
            end = following.start if following else sentence.end
            stop = text.folded.find("；", subject.end, end)
            if _LEADS_LATER.search(text.folded, subject.end, end if stop < 0 else stop):
                subject.role = "lead"


def _work_together(text: Text, first: Subject, sentence: Range) -> bool:
    """Whether several bodies support each other, nobody being named before whom they could support: 税务局、财政局要密切配合，…."""
    several = len(first.who.organizations) > 1 and not first.who.collective
    return first.role == "support" and several and _EACH_OTHER.match(text.folded, first.end, sentence.end) is not None
