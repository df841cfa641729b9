"""Decisions hold by text and span, the later one counts, and what fits nothing any more is listed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.decisions import (
    check,
    contested,
    effective,
    judge,
    merge,
    name_pairs,
    refit,
    sentence_pairs,
    split,
)
from core.models import (
    Article,
    Decision,
    DecisionKind,
    Draft,
    Finding,
    Passage,
    Reading,
    Role,
    Sentence,
    Target,
    Verdict,
)

Kind = DecisionKind
NOON = datetime(2025, 10, 7, 12, tzinfo=UTC)
TEXTS = {
    "gazette": "The council voted to close the pool. Mayor Ana Ruiz said she would appeal. It opened in 1931.",
    "herald": "Swimmers protested on Tuesday. The pool, built in 1931, will shut. Ruiz will fight the vote.",
    "post": "Seven of nine members want the pool closed. Subscribe to our newsletter.",
}


def reading(name: str, text: str, *, dropped: str = "") -> Reading:
    """Each sentence ends at a full stop; the one that is dropped is boilerplate."""
    sentences, passages, start = [], [], 0
    for words in text.split(". "):
        end = min(start + len(words) + 1, len(text))
        body = not dropped or dropped not in words
        passages.append(Passage(start, end, Role.BODY if body else Role.BOILERPLATE, len(passages), "test", "test"))
        if body:
            sentences.append(Sentence(f"{name}@{start}", name, start, end, len(passages) - 1))
        start = end + 1
    return Reading(Article(name, name, text, f"hash of {text}"), tuple(passages), tuple(sentences))


READINGS = tuple(reading(name, text, dropped="Subscribe") for name, text in TEXTS.items())
GAZETTE, HERALD, POST = READINGS


def at(read: Reading, words: str) -> Target:
    start = read.article.text.index(words)
    return Target(read.article.sha256, start, start + len(words))


def sentence(read: Reading, words: str) -> str:
    start = read.article.text.index(words)
    return next(one.sentence_id for one in read.sentences if one.start <= start < one.end)


def decided(
    kind: Kind, *targets: Target, who: str = "Ana", minute: int = 0, verdict: Verdict | None = None
) -> Decision:
    when = NOON + timedelta(minutes=minute)
    return Decision(f"{kind}{minute}{who}{len(targets)}", kind, targets, who, when, verdict=verdict)


VOTED = at(GAZETTE, "The council voted to close the pool.")
APPEAL = at(GAZETTE, "Mayor Ana Ruiz said she would appeal.")
SHUT = at(HERALD, "The pool, built in 1931, will shut.")
FIGHT = at(HERALD, "Ruiz will fight the vote.")
MEMBERS = at(POST, "Seven of nine members want the pool closed.")
NEWSLETTER = at(POST, "Subscribe to our newsletter.")
PAIR = frozenset({sentence(GAZETTE, "The council"), sentence(HERALD, "The pool")})


# What a draft must say


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


# Pairs of sentences


def test_joined_sentences_are_found_by_their_spans() -> None:
    found = sentence_pairs(READINGS, [decided(Kind.SAME_POINT, VOTED, SHUT)])
    assert (found.same, found.different) == ({PAIR}, frozenset())


def test_a_match_agreed_with_is_joined_and_a_rejected_one_parted() -> None:
    agreed = decided(Kind.MATCH, VOTED, SHUT, verdict=Verdict.AGREE)
    rejected = decided(Kind.MATCH, SHUT, VOTED, verdict=Verdict.REJECT, minute=1)
    assert sentence_pairs(READINGS, [agreed]).same == {PAIR}
    assert sentence_pairs(READINGS, [rejected, agreed]).different == {PAIR}
    assert sentence_pairs(READINGS, [rejected, agreed]).same == frozenset()


def test_unsure_hands_the_pair_back_to_the_evidence() -> None:
    joined = decided(Kind.SAME_POINT, VOTED, SHUT)
    unsure = decided(Kind.MATCH, VOTED, SHUT, verdict=Verdict.UNSURE, minute=1)
    assert sentence_pairs(READINGS, [joined, unsure]) == sentence_pairs(READINGS, [])
    assert sentence_pairs(READINGS, [joined, replace(unsure, withdrawn=NOON)]).same == {PAIR}


def test_merging_points_joins_every_two_sentences_of_two_outlets() -> None:
    draft = merge((VOTED, SHUT), (MEMBERS, SHUT))
    assert draft.targets == (VOTED, SHUT, MEMBERS)
    found = sentence_pairs(READINGS, [decided(draft.kind, *draft.targets)])
    assert len(found.same) == 3
    within_one_outlet = decided(Kind.SAME_POINT, VOTED, APPEAL)
    assert sentence_pairs(READINGS, [within_one_outlet]).same == frozenset()


def test_splitting_a_point_parts_what_leaves_from_all_that_stays() -> None:
    drafts = split((VOTED, SHUT), [MEMBERS, FIGHT])
    found = sentence_pairs(READINGS, [decided(d.kind, *d.targets, minute=n) for n, d in enumerate(drafts)])
    members, fight = sentence(POST, "Seven"), sentence(HERALD, "Ruiz will")
    assert found.same == frozenset()
    assert found.different == {
        frozenset({members, sentence(GAZETTE, "The council")}),
        frozenset({members, sentence(HERALD, "The pool")}),
        frozenset({fight, sentence(GAZETTE, "The council")}),
    }


def test_the_order_in_which_decisions_arrive_changes_nothing() -> None:
    taken = [
        decided(Kind.SAME_POINT, VOTED, SHUT, minute=0),
        decided(Kind.DIFFERENT_POINT, SHUT, VOTED, minute=1, who="Ben"),
        decided(Kind.SAME_POINT, VOTED, SHUT, MEMBERS, minute=2),
    ]
    assert sentence_pairs(READINGS, taken) == sentence_pairs(READINGS, taken[::-1])
    assert PAIR in sentence_pairs(READINGS, taken).same
    assert PAIR in sentence_pairs(READINGS, taken[:2]).different


def test_a_decision_holds_when_sentences_are_cut_otherwise() -> None:
    whole = replace(GAZETTE, sentences=(Sentence("gazette@all", "gazette", 0, len(TEXTS["gazette"]), 0),))
    found = sentence_pairs((whole, HERALD), [decided(Kind.SAME_POINT, VOTED, SHUT)])
    assert found.same == {frozenset({"gazette@all", sentence(HERALD, "The pool")})}


def test_the_same_article_under_two_outlet_names_shares_its_decisions() -> None:
    copy = Reading(
        replace(GAZETTE.article, article_id="copy"),
        GAZETTE.passages,
        tuple(replace(one, sentence_id=f"copy@{one.start}", article_id="copy") for one in GAZETTE.sentences),
    )
    found = sentence_pairs((*READINGS, copy), [decided(Kind.DIFFERENT_POINT, VOTED, SHUT)])
    assert found.different == {PAIR, frozenset({"copy@0", sentence(HERALD, "The pool")})}


# Names


def test_two_names_are_one_person_until_someone_says_otherwise() -> None:
    names = at(GAZETTE, "Mayor Ana Ruiz"), at(HERALD, "Ruiz")
    articles = [read.article for read in READINGS]
    joined = decided(Kind.SAME_PERSON, *names)
    parted = decided(Kind.SAME_PERSON, *names, verdict=Verdict.REJECT, minute=1)
    assert name_pairs(articles, [joined]).same == {frozenset({"Mayor Ana Ruiz", "Ruiz"})}
    assert name_pairs(articles, [parted, joined]).different == {frozenset({"Mayor Ana Ruiz", "Ruiz"})}
    assert name_pairs(articles, [parted, joined]).same == frozenset()
    assert name_pairs(articles[1:], [joined]).same == frozenset()


# What still fits


def test_decisions_that_fit_are_kept_and_the_others_orphaned_with_a_reason() -> None:
    fits = decided(Kind.SAME_POINT, VOTED, SHUT)
    gone = decided(Kind.SAME_POINT, VOTED, Target("hash of a text that is gone", 0, 9), minute=1)
    too_far = decided(Kind.RESTORE, Target(POST.article.sha256, 500, 510), minute=2)
    boilerplate = decided(Kind.SAME_POINT, VOTED, NEWSLETTER, minute=3)
    one_outlet = decided(Kind.MATCH, VOTED, APPEAL, minute=4, verdict=Verdict.AGREE)
    restored = decided(Kind.RESTORE, NEWSLETTER, minute=5)
    withdrawn = replace(gone, withdrawn=NOON)
    fitting, orphans = refit(READINGS, [restored, fits, gone, too_far, boilerplate, one_outlet, withdrawn])
    assert fitting == (fits, restored)
    assert [(orphan.decision, orphan.reason[:30]) for orphan in orphans] == [
        (gone, "An article it was about is no "),
        (too_far, "It is about characters 500 to "),
        (boilerplate, "Words it was about are no long"),
        (one_outlet, "Its sentences are no longer fr"),
    ]


def test_an_article_that_left_orphans_and_one_that_returns_brings_back() -> None:
    taken = [decided(Kind.SAME_POINT, VOTED, SHUT), decided(Kind.QUOTE, FIGHT, verdict=Verdict.AGREE, minute=1)]
    assert refit((GAZETTE, POST), taken)[0] == ()
    assert refit(READINGS, taken) == (tuple(taken), ())


def test_a_line_that_is_nothing_but_blank_is_orphaned() -> None:
    blank = Reading(Article("blank", "Blank", "One.\n\n\n\nTwo.", "hash"), (Passage(0, 4, Role.BODY, 0, "", ""),), ())
    (orphan,) = refit([blank], [decided(Kind.REMOVE, Target("hash", 5, 7))])[1]
    assert orphan.reason == "No line of the article stands where it was."


# Verdicts on findings


def test_a_verdict_is_found_again_by_the_spans_of_its_finding() -> None:
    point = Finding("p1", Kind.POINT, (VOTED, SHUT))
    grown = Finding("p9", Kind.POINT, (VOTED, SHUT, MEMBERS))
    other = Finding("p2", Kind.POINT, (APPEAL, FIGHT))
    conflict = Finding("c1", Kind.CONFLICT, (VOTED, SHUT))
    rejected = decided(Kind.POINT, VOTED, SHUT, verdict=Verdict.REJECT)
    assert judge([point, other, conflict], [rejected]) == ({"p1": rejected}, ())
    assert judge([grown, other], [rejected]) == ({"p9": rejected}, ())
    assert judge([grown, point, other], [rejected]) == ({"p1": rejected}, ())


def test_a_verdict_whose_finding_is_gone_is_orphaned() -> None:
    quote = decided(Kind.QUOTE, FIGHT, verdict=Verdict.AGREE)
    assert judge([Finding("q1", Kind.QUOTE, (APPEAL,)), Finding("s1", Kind.SPEAKER, (FIGHT,))], [quote])[0] == {}
    (orphan,) = judge([], [quote])[1]
    assert orphan.reason == "The quote it was about is not found any more."


def test_the_later_verdict_counts_and_one_that_was_withdrawn_does_not() -> None:
    finding = Finding("q1", Kind.QUOTE, (FIGHT,))
    agreed = decided(Kind.QUOTE, FIGHT, verdict=Verdict.AGREE)
    rejected = decided(Kind.QUOTE, FIGHT, verdict=Verdict.REJECT, minute=1)
    assert judge([finding], [rejected, agreed])[0] == {"q1": rejected}
    assert judge([finding], [replace(rejected, withdrawn=NOON), agreed])[0] == {"q1": agreed}


def test_lines_and_joined_sentences_are_no_verdicts_on_findings() -> None:
    taken = [decided(Kind.RESTORE, NEWSLETTER), decided(Kind.SAME_POINT, VOTED, SHUT, minute=1)]
    assert judge([Finding("m1", Kind.MATCH, (VOTED, SHUT))], taken) == ({}, ())


def test_two_editors_who_contradict_each_other_are_shown() -> None:
    same = decided(Kind.SAME_POINT, VOTED, SHUT)
    apart = decided(Kind.DIFFERENT_POINT, SHUT, VOTED, who="Ben", minute=1)
    own_change_of_mind = decided(Kind.SAME_POINT, VOTED, SHUT, who="Ben", minute=2)
    assert contested([apart, same]) == ((same, apart),)
    assert contested([same, own_change_of_mind]) == ()
    assert contested([same, replace(apart, withdrawn=NOON)]) == ()


# Properties

SENTENCES = [Target(read.article.sha256, one.start, one.end) for read in READINGS for one in read.sentences]
TAKEN = st.lists(
    st.builds(
        Decision,
        decision_id=st.uuids().map(str),
        kind=st.sampled_from([Kind.SAME_POINT, Kind.DIFFERENT_POINT, Kind.MATCH]),
        targets=st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=4, unique=True).map(tuple),
        who=st.sampled_from(["Ana", "Ben"]),
        when=st.integers(0, 50).map(lambda minute: NOON + timedelta(minutes=minute)),
        withdrawn=st.none() | st.just(NOON),
        verdict=st.none() | st.sampled_from(Verdict),
    ),
    max_size=6,
)


@given(TAKEN.flatmap(lambda taken: st.tuples(st.just(taken), st.permutations(taken))))
def test_no_pair_is_both_joined_and_parted_in_any_order(orders: tuple[list[Decision], list[Decision]]) -> None:
    found, again = (sentence_pairs(READINGS, taken) for taken in orders)
    assert not found.same & found.different
    assert found == again


@given(TAKEN, TAKEN)
def test_a_withdrawn_decision_counts_as_if_it_was_never_taken(taken: list[Decision], extra: list[Decision]) -> None:
    withdrawn = [replace(decision, withdrawn=NOON) for decision in extra]
    assert effective([*taken, *withdrawn]) == effective(taken)
    assert sentence_pairs(READINGS, [*withdrawn, *taken]) == sentence_pairs(READINGS, taken)
    assert refit(READINGS, [*taken, *withdrawn]) == refit(READINGS, taken)


@given(TAKEN)
def test_every_decision_in_effect_fits_or_is_orphaned(taken: list[Decision]) -> None:
    fitting, orphans = refit(READINGS[:2], taken)
    parts = [*fitting, *(orphan.decision for orphan in orphans)]
    assert sorted(one.decision_id for one in parts) == sorted(one.decision_id for one in effective(taken))
