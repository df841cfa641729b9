"""Decisions on a story as it is now fit, judge a finding, or are listed as orphaned."""

from dataclasses import replace

from hypothesis import given

from core.decisions import effective, finding, findings, judge, relocate
from core.models import (
    Article,
    Decision,
    Finding,
    Match,
    Member,
    Passage,
    Point,
    Reading,
    Role,
    Target,
    Verdict,
)
from tests.core.decisions.pool import (
    APPEAL,
    FIGHT,
    GAZETTE,
    HERALD,
    MEMBERS,
    NEWSLETTER,
    NOON,
    POST,
    READINGS,
    SHUT,
    TAKEN,
    VOTED,
    Kind,
    decided,
    sentence,
)
from tests.support import laid_out


def test_decisions_that_fit_are_kept_and_the_others_orphaned_with_a_reason() -> None:
    fits = decided(Kind.SAME_POINT, VOTED, SHUT)
    gone = decided(Kind.SAME_POINT, VOTED, Target("hash of a text that is gone", 0, 9), minute=1)
    too_far = decided(Kind.RESTORE, Target(POST.article.sha256, 500, 510), minute=2)
    boilerplate = decided(Kind.SAME_POINT, VOTED, NEWSLETTER, minute=3)
    one_outlet = decided(Kind.MATCH, VOTED, APPEAL, minute=4, verdict=Verdict.AGREE)
    restored = decided(Kind.RESTORE, NEWSLETTER, minute=5)
    withdrawn = replace(gone, withdrawn=NOON)
    fitting, orphans = relocate(READINGS, [restored, fits, gone, too_far, boilerplate, one_outlet, withdrawn])
    assert fitting == (fits, restored)
    assert [(orphan.decision, orphan.reason[:30]) for orphan in orphans] == [
        (gone, "An article it was about is no "),
        (too_far, "It is about characters 500 to "),
        (boilerplate, "Words it was about are no long"),
        (one_outlet, "Its sentences are no longer fr"),
    ]


def test_an_article_that_left_orphans_and_one_that_returns_brings_back() -> None:
    taken = [decided(Kind.SAME_POINT, VOTED, SHUT), decided(Kind.QUOTE, FIGHT, verdict=Verdict.AGREE, minute=1)]
    assert relocate((GAZETTE, POST), taken)[0] == ()
    assert relocate(READINGS, taken) == (tuple(taken), ())


def test_a_line_that_is_nothing_but_blank_is_orphaned() -> None:
    blank = Reading(Article("blank", "Blank", "One.\n\n\n\nTwo.", "hash"), (Passage(0, 4, Role.BODY, 0, "", ""),), ())
    (orphan,) = relocate([blank], [decided(Kind.REMOVE, Target("hash", 5, 7))])[1]
    assert orphan.reason == "No line of the article stands where it was."


def test_a_verdict_is_found_again_by_the_spans_of_its_finding() -> None:
    point = Finding("p1", Kind.POINT, (VOTED, SHUT))
    grown = Finding("p9", Kind.POINT, (VOTED, SHUT, MEMBERS))
    other = Finding("p2", Kind.POINT, (APPEAL, FIGHT))
    conflict = Finding("c1", Kind.CONFLICT, (VOTED, SHUT))
    rejected = decided(Kind.POINT, VOTED, SHUT, verdict=Verdict.REJECT)
    assert judge([point, other, conflict], [rejected]) == ({(Kind.POINT, "p1"): rejected}, ())
    assert judge([grown, other], [rejected]) == ({(Kind.POINT, "p9"): rejected}, ())
    assert judge([grown, point, other], [rejected]) == ({(Kind.POINT, "p1"): rejected}, ())


def test_a_verdict_whose_finding_is_gone_is_orphaned() -> None:
    quote = decided(Kind.QUOTE, FIGHT, verdict=Verdict.AGREE)
    assert judge([Finding("q1", Kind.QUOTE, (APPEAL,)), Finding("s1", Kind.SPEAKER, (FIGHT,))], [quote])[0] == {}
    (orphan,) = judge([], [quote])[1]
    assert orphan.reason == "The quote it was about is not found any more."


def test_a_rejected_finding_that_is_not_made_any_more_has_had_its_way() -> None:
    assert judge([], [decided(Kind.POINT, VOTED, SHUT, verdict=Verdict.REJECT)]) == ({}, ())


def test_what_was_said_before_a_rejection_had_its_way_is_no_orphan() -> None:
    agreed = decided(Kind.POINT, VOTED, SHUT, verdict=Verdict.AGREE)
    rejected = decided(Kind.POINT, SHUT, VOTED, verdict=Verdict.REJECT, minute=1)
    assert judge([], [agreed, rejected]) == ({}, ())
    (orphan,) = judge([], [replace(rejected, withdrawn=NOON), agreed])[1]
    assert orphan.decision == agreed


def test_of_nested_quotes_the_one_with_the_very_same_span_is_meant() -> None:
    inner = Target(FIGHT.sha256, FIGHT.start + 5, FIGHT.end)
    found = [Finding("a", Kind.QUOTE, (inner,)), Finding("b", Kind.QUOTE, (FIGHT,)), Finding("c", Kind.QUOTE, (inner,))]
    unsure = decided(Kind.QUOTE, FIGHT, verdict=Verdict.UNSURE)
    assert judge(found, [unsure])[0] == {(Kind.QUOTE, "b"): unsure}


def test_the_later_verdict_counts_and_one_that_was_withdrawn_does_not() -> None:
    finding = Finding("q1", Kind.QUOTE, (FIGHT,))
    agreed = decided(Kind.QUOTE, FIGHT, verdict=Verdict.AGREE)
    rejected = decided(Kind.QUOTE, FIGHT, verdict=Verdict.REJECT, minute=1)
    assert judge([finding], [rejected, agreed])[0] == {(Kind.QUOTE, "q1"): rejected}
    assert judge([finding], [replace(rejected, withdrawn=NOON), agreed])[0] == {(Kind.QUOTE, "q1"): agreed}


def test_lines_and_joined_sentences_are_no_verdicts_on_findings() -> None:
    taken = [decided(Kind.RESTORE, NEWSLETTER), decided(Kind.SAME_POINT, VOTED, SHUT, minute=1)]
    assert judge([Finding("m1", Kind.MATCH, (VOTED, SHUT))], taken) == ({}, ())


def test_points_and_matches_of_a_comparison_can_be_judged() -> None:
    vote, shut = sentence(GAZETTE, "The council"), sentence(HERALD, "The pool")
    comparison = laid_out(
        READINGS,
        matches=(
            Match(vote, shut, 0.9, 0.6, 0.5),
            Match(vote, sentence(HERALD, "Ruiz will"), 0.2, 0.3, 0.1),
        ),
        points=(Point("p1", (Member(vote, "gazette", 0.9), Member(shut, "herald", 0.9)), vote, ((0, 11),), 0.9, 0.9),),
    )
    found = findings(comparison)
    assert found == (
        Finding("p1", Kind.POINT, (VOTED, SHUT)),
        Finding(f"{vote}={shut}", Kind.MATCH, (VOTED, SHUT)),
    )
    agreed = decided(Kind.MATCH, SHUT, VOTED, verdict=Verdict.AGREE)
    assert judge(found, [agreed]) == ({(Kind.MATCH, f"{vote}={shut}"): agreed}, ())


def test_a_finding_is_named_by_the_texts_of_its_articles() -> None:
    articles = {read.article.article_id: read.article for read in READINGS}
    whole = [("post", 0, len(POST.article.text)), ("post", 0, len(POST.article.text))]
    assert finding(Kind.ORIGIN, "o1", whole, articles).targets == (
        Target(POST.article.sha256, 0, len(POST.article.text)),
    )


@given(TAKEN)
def test_every_decision_in_effect_fits_or_is_orphaned(taken: list[Decision]) -> None:
    fitting, orphans = relocate(READINGS[:2], taken)
    parts = [*fitting, *(orphan.decision for orphan in orphans)]
    assert sorted(one.decision_id for one in parts) == sorted(one.decision_id for one in effective(taken))
