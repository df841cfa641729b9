"""Pairs of statements: conflicts raised, variants and other things left."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from core.evaluation.conflicts import KINDS, predict, read_pairs, score
from core.facts import compare_sentences
from core.models import ConflictKind

PAIRS = Path(__file__).parents[2] / "data" / "conflict_pairs.jsonl"
# Floors of issue 4 for the project's own pairs.
LEAST_PRECISION, LEAST_RECALL, FEWEST_PAIRS = 0.95, 0.85, 150

pytestmark = pytest.mark.model


@pytest.mark.parametrize("kind", ["all", *KINDS])
def test_labelled_pairs_reach_the_floor(kind: str) -> None:
    pairs = [pair for pair in read_pairs(PAIRS) if kind in ("all", pair["kind"])]
    figures = score([(pair, bool(conflicts)) for pair, (conflicts, _) in zip(pairs, predict(pairs), strict=True)])
    assert figures.precision >= LEAST_PRECISION
    assert figures.recall >= LEAST_RECALL


def test_there_are_enough_labelled_pairs_half_of_them_in_conflict() -> None:
    labels = [pair["label"] for pair in read_pairs(PAIRS)]
    assert len(labels) >= FEWEST_PAIRS
    assert 0.45 <= labels.count("conflict") / len(labels) <= 0.55


def test_order_does_not_change_whether_a_pair_is_in_conflict() -> None:
    pairs = read_pairs(PAIRS)
    turned = [{**pair, "a": pair["b"], "b": pair["a"]} for pair in pairs]
    there, back = ([bool(conflicts) for conflicts, _ in predict(row)] for row in (pairs, turned))
    differing = [pair["pair_id"] for pair, one, other in zip(pairs, there, back, strict=True) if one != other]
    assert differing == []


def test_a_sentence_never_contradicts_itself() -> None:
    for pair in read_pairs(PAIRS):
        assert compare_sentences(pair["a"]["text"], pair["a"]["text"]) == ((), ())


def test_both_sides_are_spans_of_their_sentences_with_a_reason() -> None:
    a = "The court sentenced the baker to four years in prison."
    b = "A judge sentenced the baker to six years in prison."
    ((conflict,), _) = compare_sentences(a, b)
    assert conflict.kind is ConflictKind.NUMBER
    assert (a[conflict.a.start : conflict.a.end], b[conflict.b.start : conflict.b.end]) == ("four years", "six years")
    assert conflict.a.value in conflict.reason
    assert conflict.b.value in conflict.reason


def test_articles_far_apart_in_time_speak_of_two_events() -> None:
    a, b = "The dam burst on Sunday and killed 12 people.", "The dam burst on Sunday and killed 90 people."
    assert compare_sentences(a, b)[0]
    assert compare_sentences(a, b, published_a=date(2008, 1, 7), published_b=date(2013, 1, 7)) == ((), ())
