"""Decisions hold by text and span, in any order, and the later one counts."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.decisions import (
    DecidedPairs,
    contested,
    effective,
    merge,
    name_pairs,
    pinned_groups,
    relocate,
    sentence_pairs,
    split,
)
from core.models import Decision, Reading, Sentence, Target, Verdict
from tests.core.decisions.pool import (
    APPEAL,
    FIGHT,
    GAZETTE,
    HERALD,
    MEMBERS,
    NOON,
    PAIR,
    POST,
    READINGS,
    SHUT,
    TAKEN,
    TEXTS,
    VOTED,
    Kind,
    at,
    decided,
    sentence,
)


def test_joined_sentences_are_found_by_their_spans() -> None:
    found = sentence_pairs(READINGS, [decided(Kind.SAME_POINT, VOTED, SHUT)])
    assert (found.same, found.different) == ({PAIR}, frozenset())


def test_a_match_agreed_with_is_kept_as_found_and_a_rejected_one_parted() -> None:
    agreed = decided(Kind.MATCH, VOTED, SHUT, verdict=Verdict.AGREE)
    rejected = decided(Kind.MATCH, SHUT, VOTED, verdict=Verdict.REJECT, minute=1)
    assert sentence_pairs(READINGS, [agreed]) == DecidedPairs(frozenset(), frozenset(), agreed=frozenset({PAIR}))
    assert sentence_pairs(READINGS, [rejected, agreed]) == DecidedPairs(frozenset(), frozenset({PAIR}))


def test_a_point_is_agreed_with_or_parted_as_a_whole() -> None:
    point = (VOTED, SHUT, MEMBERS)
    agreed = decided(Kind.POINT, *point, verdict=Verdict.AGREE)
    rejected = decided(Kind.POINT, *point, verdict=Verdict.REJECT, minute=1)
    assert len(sentence_pairs(READINGS, [agreed]).agreed) == 3
    assert len(sentence_pairs(READINGS, [agreed, rejected]).different) == 3


@pytest.mark.parametrize("before", [Verdict.AGREE, Verdict.REJECT])
def test_unsure_takes_back_a_verdict(before: Verdict) -> None:
    judged = decided(Kind.MATCH, VOTED, SHUT, verdict=before)
    unsure = decided(Kind.MATCH, VOTED, SHUT, verdict=Verdict.UNSURE, minute=1)
    assert sentence_pairs(READINGS, [judged, unsure]) == sentence_pairs(READINGS, [])
    assert sentence_pairs(READINGS, [judged, replace(unsure, withdrawn=NOON)]) != sentence_pairs(READINGS, [])


@pytest.mark.parametrize("verdict", [Verdict.AGREE, Verdict.UNSURE])
@pytest.mark.parametrize("kind", [Kind.SAME_POINT, Kind.DIFFERENT_POINT])
def test_neither_agreeing_nor_doubt_undoes_what_was_joined_or_parted_by_hand(kind: Kind, verdict: Verdict) -> None:
    by_hand = decided(kind, VOTED, SHUT)
    judged = decided(Kind.MATCH, VOTED, SHUT, verdict=verdict, minute=1)
    assert sentence_pairs(READINGS, [by_hand, judged]) == sentence_pairs(READINGS, [by_hand])
    rejected = replace(judged, decision_id="later", verdict=Verdict.REJECT)
    assert sentence_pairs(READINGS, [by_hand, rejected]).different == {PAIR}


def test_sentences_agreed_with_are_pinned_together_and_pair_by_pair_once_one_is_parted() -> None:
    agreed = decided(Kind.POINT, VOTED, SHUT, MEMBERS, verdict=Verdict.AGREE)
    pairs = sentence_pairs(READINGS, [agreed])
    (group,) = pinned_groups(READINGS, [agreed], pairs)
    assert len(group) == 3
    parted = decided(Kind.DIFFERENT_POINT, VOTED, SHUT, minute=1)
    pairs = sentence_pairs(READINGS, [agreed, parted])
    pinned = pinned_groups(READINGS, [agreed, parted], pairs)
    assert [len(group) for group in pinned] == [2, 2]
    assert not any(set(group) >= PAIR for group in pinned)
    assert pinned_groups(READINGS, [replace(agreed, withdrawn=NOON)], sentence_pairs(READINGS, [])) == ()


def test_a_point_agreed_with_stays_pinned_whole_when_two_of_it_are_joined_by_hand() -> None:
    agreed = decided(Kind.POINT, VOTED, SHUT, MEMBERS, verdict=Verdict.AGREE)
    taken = [agreed, decided(Kind.SAME_POINT, VOTED, SHUT, minute=1)]
    (group,) = pinned_groups(READINGS, taken, sentence_pairs(READINGS, taken))
    assert len(group) == 3


def test_what_was_agreed_with_and_is_gone_is_pinned_to_nothing() -> None:
    agreed = decided(Kind.POINT, VOTED, SHUT, MEMBERS, verdict=Verdict.AGREE)
    assert pinned_groups((), [agreed], sentence_pairs((), [agreed])) == ()


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


def test_two_names_are_one_person_until_someone_says_otherwise() -> None:
    names = at(GAZETTE, "Mayor Ana Ruiz"), at(HERALD, "Ruiz")
    articles = [read.article for read in READINGS]
    joined = decided(Kind.SAME_PERSON, *names)
    parted = decided(Kind.SAME_PERSON, *names, verdict=Verdict.REJECT, minute=1)
    assert name_pairs(articles, [joined]).same == {frozenset({"Mayor Ana Ruiz", "Ruiz"})}
    assert name_pairs(articles, [parted, joined]).different == {frozenset({"Mayor Ana Ruiz", "Ruiz"})}
    assert name_pairs(articles, [parted, joined]).same == frozenset()
    assert name_pairs(articles[1:], [joined]).same == frozenset()


def test_two_editors_who_contradict_each_other_are_shown() -> None:
    same = decided(Kind.SAME_POINT, VOTED, SHUT)
    apart = decided(Kind.DIFFERENT_POINT, SHUT, VOTED, who="Ben", minute=1)
    own_change_of_mind = decided(Kind.SAME_POINT, VOTED, SHUT, who="Ben", minute=2)
    assert contested([apart, same]) == ((same, apart),)
    assert contested([same, own_change_of_mind]) == ()
    assert contested([same, replace(apart, withdrawn=NOON)]) == ()


def test_a_change_of_ones_own_mind_is_not_contested() -> None:
    joined = decided(Kind.SAME_POINT, VOTED, SHUT)
    assert contested([joined, decided(Kind.DIFFERENT_POINT, VOTED, SHUT, minute=1)]) == ()
    parted_by_ben = decided(Kind.DIFFERENT_POINT, VOTED, SHUT, minute=1, who="Ben")
    assert contested([joined, parted_by_ben]) == ((joined, parted_by_ben),)


@pytest.mark.parametrize(("inside", "meant"), [(6, False), (10, True), (14, True)])
def test_a_sentence_is_meant_where_half_of_a_span_lies_in_it(inside: int, meant: bool) -> None:
    """A span of twenty letters over the end of one sentence and the beginning of the next."""
    across = Target(APPEAL.sha256, APPEAL.start + inside - 20, APPEAL.start + inside)
    pair = frozenset({sentence(GAZETTE, "Mayor Ana Ruiz"), sentence(HERALD, "The pool")})
    assert (pair in sentence_pairs(READINGS, [decided(Kind.SAME_POINT, across, SHUT)]).same) is meant


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
    assert relocate(READINGS, [*taken, *withdrawn]) == relocate(READINGS, taken)
