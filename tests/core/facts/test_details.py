"""What sentences give: labelled sentences of our own, and what counts as the same."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from core.facts.details import agree, find_details
from core.facts.mentions import Statement
from core.models import Detail, DetailKind
from core.text.tree import text_trees

DATA = Path(__file__).parents[2] / "data" / "details"


def details(text: str, published: date | None = None) -> tuple[Detail, ...]:
    return find_details([Statement(text_trees([text])[0], published, "s")])


def only(text: str, kind: DetailKind, published: date | None = None) -> Detail:
    """The one detail of a kind that can be held against others."""
    (found,) = (one for one in details(text, published) if one.kind is kind and one.value)
    return found


@dataclass
class Score:
    """How many of the labelled details were found, and how many of those found are labelled."""

    right: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)

    @property
    def precision(self) -> float:
        return self.right.total() / (self.right + self.wrong).total()

    @property
    def recall(self) -> float:
        return self.right.total() / (self.right + self.missed).total()


def meet(one: str, other: str) -> bool:
    words, others = one.casefold().split(), other.casefold().split()
    return not {word.strip(",") for word in words}.isdisjoint(word.strip(",") for word in others)


def scored(file: str) -> Score:
    rows = json.loads((DATA / file).read_text(encoding="utf-8"))
    score = Score()
    for row in rows:
        found = [one for one in details(row["text"]) if one.value]
        for kind in DetailKind:
            given = [row["text"][one.start : one.end] for one in found if one.kind is kind]
            labelled = row["details"].get(kind.value, [])
            hits = sum(any(meet(words, one) for one in given) for words in labelled)
            score.right[kind.value] += hits
            score.missed[kind.value] += len(labelled) - hits
            score.wrong[kind.value] += sum(not any(meet(words, one) for words in labelled) for one in given)
    return score


@pytest.mark.parametrize(
    ("file", "precision", "recall"), [("sentences.json", 0.92, 0.9), ("sentences_held.json", 0.0, 0.0)]
)
def test_labelled_sentences_give_what_their_labels_say(file: str, precision: float, recall: float) -> None:
    score = scored(file)
    assert score.precision >= precision, score.wrong
    assert score.recall >= recall, score.missed


def test_a_detail_stands_where_its_words_do() -> None:
    text = "Police arrested 14 people in Leeds on Saturday."
    found = {one.kind.value: text[one.start : one.end] for one in details(text)}
    assert found == {"who": "Police", "whom": "people", "number": "14", "place": "Leeds", "date": "Saturday"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("He resigned.", DetailKind.WHO),
        ("The bridge is safe, the mayor said.", DetailKind.WHO),
        ("Dozens of people were hurt.", DetailKind.NUMBER),
        ("The chairman, 61, resigned.", DetailKind.NUMBER),
        ("The two ministers resigned.", DetailKind.NUMBER),
        ("The mission, which was founded in 2002, will close.", DetailKind.DATE),
        ("The mayor said on Monday that the bridge was safe.", DetailKind.DATE),
        ("The players left after the match.", DetailKind.REASON),
        ("He stepped down to spend time with his family.", DetailKind.REASON),
    ],
)
def test_what_may_be_a_detail_is_given_but_held_against_nothing(text: str, kind: DetailKind) -> None:
    assert {one.value for one in details(text) if one.kind is kind} == {""}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("One can see the sea.", DetailKind.NUMBER),
        ("The Second World War was long.", DetailKind.NUMBER),
        ("Work on the bridge was halted.", DetailKind.WHO),
        ("He spoke for an hour in May.", DetailKind.PLACE),
        ("The vote failed three days after the talks.", DetailKind.REASON),
        ("He walked over the bridge over the weekend.", DetailKind.REASON),
    ],
)
def test_what_is_no_detail_is_not_found(text: str, kind: DetailKind) -> None:
    assert [one for one in details(text) if one.kind is kind] == []


@pytest.mark.parametrize(
    ("kind", "one", "other", "same"),
    [
        (DetailKind.NUMBER, "About 60 people marched.", "The march drew 58 people.", True),
        (DetailKind.NUMBER, "Two men were hurt.", "Two cars were hit.", False),
        (DetailKind.NUMBER, "It cost 17 dollars.", "It weighs 17 kilograms.", False),
        (DetailKind.NUMBER, "Police held 17 suspects.", "Police held 17 men.", True),
        (DetailKind.DATE, "He left on Tuesday.", "He left on 24 November 2026.", True),
        (DetailKind.DATE, "He left on Tuesday.", "He left on Monday.", False),
        (DetailKind.DATE, "He left on Tuesday.", "He left in May.", False),
        (DetailKind.DATE, "He left last week.", "He left last week.", True),
        (DetailKind.WHO, "Ann Petrov resigned.", "Mrs Petrov resigned.", True),
        (DetailKind.WHO, "Ann Petrov resigned.", "The council resigned.", False),
        (DetailKind.REASON, "It shut because of a gas leak.", "It shut owing to a leak of gas.", True),
        (DetailKind.REASON, "It shut because of a gas leak.", "It shut owing to staff illness.", False),
    ],
)
def test_details_agree_where_they_can_be_one(kind: DetailKind, one: str, other: str, same: bool) -> None:
    assert agree(only(one, kind), only(other, kind)) is same


def test_yesterday_is_a_day_where_the_article_says_when_it_was_published() -> None:
    yesterday = only("He left yesterday.", DetailKind.DATE, date(2026, 11, 25))
    assert agree(yesterday, only("He left on Tuesday.", DetailKind.DATE))
    assert [one.value for one in details("He left yesterday.") if one.kind is DetailKind.DATE] == [""]


def test_what_can_be_held_against_nothing_agrees_with_nothing() -> None:
    (he,) = (one for one in details("He resigned.") if one.kind is DetailKind.WHO)
    assert not agree(he, he)
