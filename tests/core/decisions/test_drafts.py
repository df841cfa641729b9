"""A decision must say something before it is recorded."""

import pytest

from core.decisions import check
from core.models import Draft, Target, Verdict
from tests.core.decisions.pool import SHUT, VOTED, Kind


@pytest.mark.parametrize(
    ("draft", "says"),
    [
        (Draft(Kind.RESTORE, ()), "needs 1 spans, not 0"),
        (Draft(Kind.RESTORE, (Target("a", 4, 4),)), "empty span"),
        (Draft(Kind.RESTORE, (Target("a", -1, 4),)), "empty span"),
        (Draft(Kind.RESTORE, (VOTED,), Verdict.AGREE), "takes no verdict"),
        (Draft(Kind.SAME_POINT, (VOTED,)), "needs 2 spans, not 1"),
        (Draft(Kind.SAME_POINT, (VOTED, VOTED)), "needs 2 spans, not 1"),
        (Draft(Kind.DIFFERENT_POINT, (VOTED, SHUT), Verdict.REJECT), "takes no verdict"),
        (Draft(Kind.MATCH, (VOTED, SHUT)), "needs a verdict"),
        (Draft(Kind.CONFLICT, (VOTED,), Verdict.AGREE), "needs 2 spans"),
        (Draft(Kind.QUOTE, (VOTED,)), "agree, reject or unsure"),
        (Draft(Kind.SAME_PERSON, (VOTED,)), "needs 2 spans"),
    ],
)
def test_a_draft_that_says_nothing_is_refused(draft: Draft, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        check(draft)


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_of_decision_can_be_taken(kind: Kind) -> None:
    verdict = None if kind in (Kind.RESTORE, Kind.REMOVE, Kind.SAME_POINT, Kind.DIFFERENT_POINT) else Verdict.UNSURE
    check(Draft(kind, (VOTED, SHUT), verdict))
