"""Arranging: pure, quick, and what an editor said holds at every threshold and moves nothing else."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.compare import arrange, rearrange
from core.decisions import findings
from core.index import Index
from core.models import Comparison, Decision, DecisionKind, Finding, Target, Verdict
from core.storage import load_comparison

SEEDS = load_comparison(Path(__file__).parents[2] / "seeds" / "comparison.json")
NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
FINDINGS = findings(SEEDS)
JUDGED = [one for one in FINDINGS if one.kind in (DecisionKind.POINT, DecisionKind.MATCH)]
THRESHOLDS = [0.3, 0.45, 0.5, 0.7, 0.9]


def judged(finding: Finding, verdict: Verdict, *, minute: int = 0) -> Decision:
    when = NOON + timedelta(minutes=minute)
    return Decision(f"d{minute}", finding.kind, finding.targets, "Ida Voss", when, verdict=verdict)


def shown(comparison: Comparison) -> Comparison:
    """A comparison without what was decided."""
    return replace(comparison, decisions=(), decided=(), pinned=())


def sentences_of(comparison: Comparison, targets: tuple[Target, ...]) -> set[str]:
    places = {(one.sha256, one.start, one.end) for one in targets}
    return {
        sentence.sentence_id
        for reading in comparison.related.readings
        for sentence in reading.sentences
        if (reading.article.sha256, sentence.start, sentence.end) in places
    }


def test_what_is_stored_is_what_arranging_gives() -> None:
    assert rearrange(SEEDS) == SEEDS


@pytest.mark.parametrize("finding", JUDGED, ids=lambda one: f"{one.kind.value} {one.finding_id}")
def test_agreeing_moves_nothing(finding: Finding) -> None:
    assert shown(rearrange(SEEDS, decisions=[judged(finding, Verdict.AGREE)])) == shown(SEEDS)


def test_agreeing_with_everything_moves_nothing() -> None:
    agreed = [judged(one, Verdict.AGREE, minute=number) for number, one in enumerate(FINDINGS)]
    assert shown(rearrange(SEEDS, decisions=agreed)) == shown(SEEDS)


@pytest.mark.parametrize("threshold", THRESHOLDS)
def test_a_point_agreed_with_stands_at_every_threshold(threshold: float) -> None:
    for point in (one for one in FINDINGS if one.kind is DecisionKind.POINT):
        decided = rearrange(SEEDS, threshold=threshold, decisions=[judged(point, Verdict.AGREE)])
        own = sentences_of(SEEDS, point.targets)
        assert any(own <= {member.sentence_id for member in one.members} for one in decided.points)
        assert not own & {one.sentence_id for one in decided.unique}


@settings(max_examples=40)
@given(st.data())
def test_what_was_said_of_pairs_holds_at_every_threshold_and_with_outlets_left_out(data: st.DataObject) -> None:
    chosen = data.draw(st.lists(st.sampled_from(JUDGED), min_size=1, max_size=4, unique_by=lambda one: one.finding_id))
    verdicts = data.draw(st.lists(st.sampled_from(Verdict), min_size=len(chosen), max_size=len(chosen)))
    made = [judged(one, said, minute=at) for at, (one, said) in enumerate(zip(chosen, verdicts, strict=True))]
    ids = data.draw(st.lists(st.sampled_from(SEEDS.article_ids), min_size=2, unique=True))
    decided = rearrange(
        SEEDS, threshold=data.draw(st.floats(0.3, 0.9)), article_ids=ids, decisions=data.draw(st.permutations(made))
    )
    index = Index.of(decided)
    last = {
        frozenset((one.sentence_id, other.sentence_id)): said
        for finding, said in zip(chosen, verdicts, strict=True)
        for one in _places(decided, finding)
        for other in _places(decided, finding)
        if one.article_id != other.article_id
    }
    for pair, said in last.items():
        left, right = pair
        if said is Verdict.REJECT:
            assert not index.is_match(left, right)
        if said is Verdict.AGREE:
            assert index.is_match(left, right)


@pytest.mark.parametrize("ids", list(combinations(SEEDS.article_ids, 2)), ids="+".join)
def test_an_outlet_left_out_might_as_well_never_have_come(ids: tuple[str, str]) -> None:
    left = rearrange(SEEDS, article_ids=ids)
    names = {sentence.sentence_id for reading in left.readings for sentence in reading.sentences}
    alone = replace(
        SEEDS.related,
        readings=left.readings,
        matches=tuple(one for one in SEEDS.related.matches if {one.left, one.right} <= names),
        quotes=tuple(one for one in SEEDS.related.quotes if one.article_id in ids),
        facts=left.facts,
        runs=left.runs,
        near_verbatim=left.near_verbatim,
        credits=left.credits,
        shares=left.shares,
    )
    assert replace(left, related=alone) == arrange(alone, title=SEEDS.title, settings=SEEDS.settings)
    assert {name for origin in left.origins for name in origin.article_ids} == set(ids)


def _places(comparison: Comparison, finding: Finding) -> list:
    wanted = sentences_of(SEEDS, finding.targets)
    return [
        sentence for reading in comparison.readings for sentence in reading.sentences if sentence.sentence_id in wanted
    ]


def test_a_rejected_point_is_gone_and_its_pairs_match_nowhere() -> None:
    for point in (one for one in FINDINGS if one.kind is DecisionKind.POINT):
        decided = rearrange(SEEDS, decisions=[judged(point, Verdict.REJECT)])
        index, own = Index.of(decided), sentences_of(SEEDS, point.targets)
        assert not any(index.is_match(one, other) for one in own for other in own)


def test_facts_of_a_joined_pair_are_held_against_each_other() -> None:
    """Conflicts of less likely pairs are kept with the evidence, for an editor may join them."""
    shown_ids = {one.conflict_id for one in SEEDS.conflicts}
    waiting = next(
        one
        for one in SEEDS.related.conflicts
        if one.conflict_id not in shown_ids and one.probability < SEEDS.settings.threshold and one.a.sentence_id
    )
    sentences = {one.sentence_id: one for reading in SEEDS.readings for one in reading.sentences}
    hashes = {reading.article.article_id: reading.article.sha256 for reading in SEEDS.readings}
    both = [sentences[side.sentence_id] for side in (waiting.a, waiting.b) if side.sentence_id]
    targets = tuple(Target(hashes[one.article_id], one.start, one.end) for one in both)
    joined = Decision("d", DecisionKind.SAME_POINT, targets, "Ida Voss", NOON)
    assert waiting.conflict_id in {one.conflict_id for one in rearrange(SEEDS, decisions=[joined]).conflicts}


@pytest.mark.parametrize("threshold", THRESHOLDS)
def test_a_conflict_shown_is_of_sentences_that_match(threshold: float) -> None:
    arranged = rearrange(SEEDS, threshold=threshold)
    index = Index.of(arranged)
    for one in (*arranged.conflicts, *arranged.variants):
        alone = one.a.article_id == one.b.article_id or one.alone_up_to >= threshold
        left, right = one.a.sentence_id or "", one.b.sentence_id or ""
        assert alone or (index.is_match(left, right) and index.probability(left, right) >= threshold)


def test_a_lower_threshold_brings_conflicts_and_a_higher_one_takes_them() -> None:
    counts = [len(rearrange(SEEDS, threshold=threshold).conflicts) for threshold in (0.5, 0.9)]
    assert counts[0] > counts[1] > 0
