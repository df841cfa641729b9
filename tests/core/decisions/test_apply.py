"""What an editor rejected is left out of every count; what is one person has one name."""

from dataclasses import replace

import pytest

from core.decisions import apply_to_conflicts, apply_to_origins, apply_to_quotes, name_pairs, without_one_person
from core.models import Conflict, ConflictKind, Decision, Origin, Quote, QuoteKind, Side, Target, Verdict
from tests.core.decisions.pool import GAZETTE, HERALD, NOON, POST, READINGS, SHUT, Kind, at, decided

ARTICLES = [read.article for read in READINGS]
SAID = at(GAZETTE, "she would appeal")
NAMED = at(GAZETTE, "Mayor Ana Ruiz")
WILL_FIGHT = at(HERALD, "will fight the vote")
RUIZ = at(HERALD, "Ruiz")
MEMBERS = at(POST, "members")


def quote(article_id: str, content: Target, named: Target | None, speaker: str | None) -> Quote:
    written = (named.start, named.end) if named else None
    return Quote(
        f"{article_id}@{content.start}",
        article_id,
        QuoteKind.INDIRECT,
        ((content.start, content.end),),
        None,
        written,
        speaker,
        candidates=("Ana Ruiz", "Ben Ortiz"),
    )


APPEAL = quote("gazette", SAID, NAMED, "Mayor Ana Ruiz")
FIGHTS = quote("herald", WILL_FIGHT, RUIZ, "Ruiz")
NOBODY = quote("post", MEMBERS, None, None)
QUOTES = (APPEAL, FIGHTS, NOBODY)


def test_without_decisions_all_stands() -> None:
    assert apply_to_quotes(ARTICLES, QUOTES, []) == QUOTES


@pytest.mark.parametrize("verdict", [Verdict.AGREE, Verdict.UNSURE])
def test_a_quote_stands_unless_it_is_rejected(verdict: Verdict) -> None:
    assert apply_to_quotes(ARTICLES, QUOTES, [decided(Kind.QUOTE, SAID, verdict=verdict)]) == QUOTES


def test_a_rejected_quote_leaves_with_its_repeats() -> None:
    again = replace(FIGHTS, quote_id="gazette@again", article_id="gazette", repeat_of=APPEAL.quote_id)
    rejected = decided(Kind.QUOTE, SAID, verdict=Verdict.REJECT)
    assert apply_to_quotes(ARTICLES, (*QUOTES, again), [rejected]) == (FIGHTS, NOBODY)
    assert apply_to_quotes(ARTICLES, QUOTES, [replace(rejected, withdrawn=NOON)]) == QUOTES


def test_a_rejected_speaker_is_unresolved_and_the_quote_stays() -> None:
    first, *others = apply_to_quotes(ARTICLES, QUOTES, [decided(Kind.SPEAKER, SAID, NAMED, verdict=Verdict.REJECT)])
    assert first == replace(APPEAL, speaker=None, candidates=())
    assert others == [FIGHTS, NOBODY]


def test_two_names_of_one_person_become_the_longer_one() -> None:
    joined = decided(Kind.SAME_PERSON, RUIZ, NAMED)
    assert [one.speaker for one in apply_to_quotes(ARTICLES, QUOTES, [joined])] == ["Mayor Ana Ruiz"] * 2 + [None]
    parted = decided(Kind.SAME_PERSON, RUIZ, NAMED, verdict=Verdict.REJECT, minute=1)
    assert apply_to_quotes(ARTICLES, QUOTES, [joined, parted]) == QUOTES


def test_a_pronoun_stands_for_whom_it_means_in_its_own_article_only() -> None:
    she, will = at(GAZETTE, "she"), at(HERALD, "will shut")
    quotes = (quote("gazette", SAID, she, "Ana Ruiz"), quote("herald", WILL_FIGHT, RUIZ, "Ruiz"))
    pairs = name_pairs(ARTICLES, [decided(Kind.SAME_PERSON, she, RUIZ)], quotes=quotes)
    assert pairs.same == {frozenset({"Ana Ruiz", "Ruiz"})}
    elsewhere = name_pairs(ARTICLES, [decided(Kind.SAME_PERSON, will, she)], quotes=quotes)
    assert elsewhere.same == {frozenset({"Ana Ruiz", "will shut"})}


def test_three_names_are_one_person_by_way_of_the_second() -> None:
    third = quote("post", MEMBERS, MEMBERS, "the mayor of the town")
    decisions = [decided(Kind.SAME_PERSON, NAMED, RUIZ), decided(Kind.SAME_PERSON, RUIZ, MEMBERS, minute=1)]
    found = apply_to_quotes(ARTICLES, (APPEAL, FIGHTS, third), decisions)
    assert {one.speaker for one in found} == {"the mayor of the town"}


def test_a_rejected_conflict_is_left_out() -> None:
    opened, built = at(GAZETTE, "1931"), at(HERALD, "1931")
    sides = [
        Side(read.article.article_id, None, one.start, one.end, "1931")
        for read, one in ((GAZETTE, opened), (HERALD, built))
    ]
    years = Conflict("c1", ConflictKind.DATE, *sides, "Two years")
    other = Conflict("c2", ConflictKind.DATE, sides[0], replace(sides[1], start=0, end=8), "Something else")
    rejected = decided(Kind.CONFLICT, built, opened, verdict=Verdict.REJECT)
    assert apply_to_conflicts(ARTICLES, (years, other), [rejected]) == (other,)
    assert apply_to_conflicts(ARTICLES, (years, other), []) == (years, other)


def test_a_rejected_origin_is_taken_apart() -> None:
    whole = [Target(one.sha256, 0, len(one.text)) for one in ARTICLES]
    pair = Origin("o1", ("gazette", "herald"), (), (), "They share wording.")
    alone = Origin("o2", ("post",), (), (), "Alone.")
    rejected = replace(decided(Kind.ORIGIN, *whole[:2], verdict=Verdict.REJECT), note="both were in the room.")
    found = apply_to_origins(ARTICLES, (pair, alone), [rejected])
    assert [one.article_ids for one in found] == [("gazette",), ("herald",), ("post",)]
    assert found[0].statement == (
        "Ana decided that gazette and herald are independent of each other: both were in the room."
    )
    agreed = decided(Kind.ORIGIN, *whole[:2], verdict=Verdict.AGREE)
    assert apply_to_origins(ARTICLES, (pair, alone), [agreed]) == (pair, alone)


@pytest.mark.parametrize(
    "decision",
    [
        decided(Kind.QUOTE, SHUT, verdict=Verdict.REJECT),
        decided(Kind.SPEAKER, SAID, RUIZ, verdict=Verdict.REJECT),
        decided(Kind.CONFLICT, SAID, NAMED, verdict=Verdict.REJECT),
        decided(Kind.SAME_POINT, SAID, WILL_FIGHT),
    ],
)
def test_what_is_about_other_words_changes_nothing(decision: Decision) -> None:
    assert apply_to_quotes(ARTICLES, QUOTES, [decision]) == QUOTES


def test_an_origin_that_grew_is_not_the_one_that_was_rejected() -> None:
    whole = [Target(one.sha256, 0, len(one.text)) for one in ARTICLES]
    grown = Origin("o1", ("gazette", "herald", "post"), (), (), "They share wording.")
    assert apply_to_origins(ARTICLES, [grown], [decided(Kind.ORIGIN, *whole[:2], verdict=Verdict.REJECT)]) == (grown,)


def test_names_of_one_person_are_no_conflict_in_whatever_form() -> None:
    def name(one: str, other: str, kind: ConflictKind = ConflictKind.NAME) -> Conflict:
        sides = Side("gazette", None, 0, len(one), one), Side("herald", None, 0, len(other), other)
        return Conflict(f"{one} {other}", kind, *sides, "Two names")

    found = (name("Ana Ruiz", "Berta Ortiz"), name("Mayor Ruiz", "Ortiz"), name("Ruiz", "Lopez"))
    number = name("Ana Ruiz", "Berta Ortiz", ConflictKind.ROLE)
    quotes = (quote("gazette", SAID, NAMED, "Ana Ruiz"), quote("herald", WILL_FIGHT, RUIZ, "Berta Ortiz"))
    joined = decided(Kind.SAME_PERSON, NAMED, RUIZ)
    assert without_one_person(ARTICLES, (*found, number), [joined], quotes=quotes) == (found[2], number)
    parted = decided(Kind.SAME_PERSON, NAMED, RUIZ, verdict=Verdict.REJECT, minute=1)
    assert without_one_person(ARTICLES, found, [joined, parted], quotes=quotes) == found
