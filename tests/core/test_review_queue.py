"""What is least sure comes first, and each finding says in words what is to be judged."""

from dataclasses import replace
from pathlib import Path

import pytest

from core.index import Index
from core.models import Comparison, DecisionKind
from core.review_queue import QUOTED, Doubt, doubts
from core.storage import load_comparison
from core.tables import coverage as coverage_tables

SEEDS = Path(__file__).parents[2] / "seeds" / "comparison.json"


@pytest.fixture(scope="module")
def seeds() -> Comparison:
    return load_comparison(SEEDS)


def of_kind(comparison: Comparison, kind: DecisionKind) -> dict[str, Doubt]:
    found = doubts(comparison, Index.of(comparison))
    return {one.finding.finding_id: one for one in found if one.finding.kind is kind}


def test_a_match_at_the_threshold_comes_before_one_that_is_certain(seeds: Comparison) -> None:
    found = of_kind(seeds, DecisionKind.MATCH)
    probability = {f"{match.left}={match.right}": match.probability for match in seeds.matches}
    away = [round(abs(probability[name] - seeds.settings.threshold), 4) for name in found]
    assert len(away) > 10
    assert away == sorted(away)


def test_no_probability_is_shown_as_certain(seeds: Comparison) -> None:
    matches = tuple(replace(match, probability=0.9991) for match in seeds.matches)
    sure = replace(seeds, related=replace(seeds.related, matches=matches))
    reasons = {one.reason for one in of_kind(sure, DecisionKind.MATCH).values()}
    assert reasons == {"The pair matches with a probability of over 99%; it counts from 50%."}


def test_a_label_is_no_quotation(seeds: Comparison) -> None:
    index = Index.of(seeds)
    labels = {point.point_id: coverage_tables.label(point, index) for point in seeds.points}
    found = of_kind(seeds, DecisionKind.POINT)
    assert {name: one.says for name, one in found.items()} == {
        name: f"One point: {label}" for name, label in labels.items()
    }


def test_a_quote_says_whether_its_words_stand_in_marks(seeds: Comparison) -> None:
    found = of_kind(seeds, DecisionKind.QUOTE)
    kinds = {quote.quote_id: quote.kind for quote in seeds.quotes}
    assert {one.says for one in found.values()} == {QUOTED[kinds[name]] for name in found}
    assert len({one.says for one in found.values()}) > 1


def test_an_unresolved_speaker_comes_first_and_names_who_fits(seeds: Comparison) -> None:
    one = next(quote for quote in seeds.quotes if quote.speaker and quote.speaker_as_written)
    open_quote = replace(one, speaker=None, candidates=("Ruth Alder", "Ida Voss"))
    changed = replace(
        seeds, quotes=tuple(open_quote if quote.quote_id == one.quote_id else quote for quote in seeds.quotes)
    )
    first = next(iter(of_kind(changed, DecisionKind.SPEAKER).values()))
    assert first.reason == "It may be Ruth Alder or Ida Voss."


def test_a_match_that_only_its_point_holds_is_not_said_to_count_by_itself(seeds: Comparison) -> None:
    index = Index.of(seeds)
    weak = {
        f"{one.left}={one.right}": one for one in index.matched_pairs() if one.probability < seeds.settings.threshold
    }
    reasons = {one.finding.finding_id: one.reason for one in doubts(seeds, index)}
    assert weak
    for name, match in weak.items():
        assert "it counts from" not in reasons[name]
        assert reasons[name].startswith(
            f"The pair by itself reaches {match.probability:.0%}, below the 50% asked of one"
        )
