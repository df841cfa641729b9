"""Findings in words say the numbers of the tables."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from core.compare import rearrange
from core.index import Index
from core.models import Comparison, Coverage, Standing
from core.storage import load_comparison
from core.summaries import coverage as coverage_summary
from core.tables import coverage as coverage_tables

SEEDS = Path(__file__).parents[3] / "seeds" / "comparison.json"


@pytest.fixture(scope="module")
def seeds() -> Comparison:
    return load_comparison(SEEDS)


def test_the_first_sentence_counts_points_and_single_sentences(seeds: Comparison) -> None:
    said = coverage_summary.who_carries_what(seeds)
    assert said.startswith(f"{len(seeds.points)} points stand in two or more of five outlets; ")
    assert said.endswith(f"; {len(seeds.unique)} sentences stand in one outlet only.")


def test_two_outlets_are_called_both(seeds: Comparison) -> None:
    assert "in both outlets" in coverage_summary.who_carries_what(rearrange(seeds, article_ids=["000", "001"]))


def test_one_outlet_shares_nothing(seeds: Comparison) -> None:
    alone = rearrange(seeds, article_ids=["000"])
    assert "can share nothing" in coverage_summary.who_carries_what(alone)
    assert "nothing can be called unique" in coverage_summary.only_here(alone)


def test_one_of_a_thing_stands_in_the_singular(seeds: Comparison) -> None:
    single = replace(seeds, points=seeds.points[:1], unique=seeds.unique[:1])
    said = coverage_summary.who_carries_what(single)
    assert said.startswith("1 point stands in")
    assert said.endswith("1 sentence stands in one outlet only.")


def test_standings_name_every_outlet_in_words() -> None:
    cells = [
        Coverage("p", "a", Standing.FULL, 0.9, ""),
        Coverage("p", "b", Standing.PART, 0.6, ""),
        Coverage("p", "c", Standing.NOT_FOUND, 0.1, ""),
        Coverage("p", "d", Standing.NOT_FOUND, 0.1, ""),
    ]
    names = {"a": "Herald", "b": "Post", "c": "Times", "d": "Kashmir Obs."}
    said = coverage_summary.standings(cells, names)
    assert said == "Carried in full by Herald; in part by Post; not found in Times and Kashmir Obs."


def test_shared_text_is_read_one_way_and_back(seeds: Comparison) -> None:
    shared = coverage_tables.shared(seeds, Index.of(seeds))
    most = shared.loc[shared["share"].astype(float).idxmax()]
    said = coverage_summary.shared_text(shared)
    assert said.startswith(f"{most['matched']} of {most['outlet']}’s {most['sentences']} sentences")
    assert "the other way it is" in said


def test_shared_text_without_sentences_says_so() -> None:
    empty = pd.DataFrame(columns=["article_id", "outlet", "other_id", "other", "matched", "sentences", "share"])
    assert coverage_summary.shared_text(empty) == "There are no two articles with body sentences to compare."


@pytest.mark.parametrize(
    ("names", "said"), [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")]
)
def test_names_are_listed_as_in_a_sentence(names: list[str], said: str) -> None:
    assert coverage_summary.listed(names) == said


def test_no_finding_calls_an_absence_an_omission(seeds: Comparison) -> None:
    said = " ".join(
        (
            coverage_summary.who_carries_what(seeds),
            coverage_summary.only_here(seeds),
            coverage_summary.what_was_read(seeds),
        )
    )
    assert not any(word in said.lower() for word in ("omit", "bias", "copied", "stole", "failed"))
