"""Findings in words say the numbers of the tables."""

from dataclasses import replace
from pathlib import Path

import pytest

from core.compare import rearrange
from core.index import Index
from core.models import Comparison, Coverage, DetailKind, Standing
from core.storage import load_comparison
from core.summaries import coverage as coverage_summary
from core.tables import outlets as outlet_tables
from core.tables.outlets import MatchedRow, UniqueItem, UniqueRow

SEEDS = Path(__file__).parents[3] / "seeds" / "comparison.json"


@pytest.fixture(scope="module")
def seeds() -> Comparison:
    return load_comparison(SEEDS)


def test_the_first_sentence_counts_what_is_reported_and_what_is_in_one_outlet_only(seeds: Comparison) -> None:
    said = coverage_summary.who_carries_what(seeds)
    alone = sum(not found.possibly_in for found in seeds.unique)
    everywhere = sum(
        all(cell.standing is Standing.REPORTED for cell in seeds.coverage if cell.point_id == point.point_id)
        for point in seeds.points
    )
    in_all = coverage_summary.in_words(everywhere) if everywhere else "none"
    assert said == (
        f"{len(seeds.points)} points are reported by two or more of five outlets; {in_all} by all five; "
        f"{alone} sentences are in one outlet only."
    )


def test_a_close_call_is_not_counted_as_reported_by_all(seeds: Comparison) -> None:
    point = max(seeds.points, key=lambda point: len({member.article_id for member in point.members}))
    one_left = tuple(member for member in point.members if member.article_id != point.members[0].article_id)
    story = replace(seeds, points=(replace(point, members=one_left),))
    assert "; none by all five;" in coverage_summary.who_carries_what(story)


def test_two_outlets_are_called_both(seeds: Comparison) -> None:
    assert "reported by both outlets" in coverage_summary.who_carries_what(rearrange(seeds, article_ids=["000", "001"]))


def test_one_outlet_shares_nothing(seeds: Comparison) -> None:
    alone = rearrange(seeds, article_ids=["000"])
    assert "can share nothing" in coverage_summary.who_carries_what(alone)
    assert "nothing can be called “only here”" in coverage_summary.only_here(alone)


def test_one_of_a_thing_stands_in_the_singular(seeds: Comparison) -> None:
    plain = next(found for found in seeds.unique if not found.possibly_in)
    single = replace(seeds, points=seeds.points[:1], unique=(plain,))
    said = coverage_summary.who_carries_what(single)
    assert said.startswith("1 point is reported by")
    assert said.endswith("1 sentence is in one outlet only.")


def test_a_story_without_points_says_so(seeds: Comparison) -> None:
    said = coverage_summary.who_carries_what(replace(seeds, points=(), unique=()))
    assert said == "No point is reported by two or more of five outlets; no sentence is in one outlet only."


def test_only_here_tells_close_calls_apart(seeds: Comparison) -> None:
    close = sum(bool(found.possibly_in) for found in seeds.unique)
    sentences = sum(len(reading.sentences) for reading in seeds.readings)
    assert coverage_summary.only_here(seeds) == (
        f"{len(seeds.unique) - close} of {sentences} sentences are in one outlet only; "
        f"{coverage_summary.in_words(close)} more are possibly in another as well."
    )
    plain = replace(seeds, unique=tuple(found for found in seeds.unique if not found.possibly_in))
    assert coverage_summary.only_here(plain).endswith("are in one outlet only.")


def test_standings_name_every_outlet_in_words() -> None:
    cells = [
        Coverage("p", "a", Standing.REPORTED, 0.9, ""),
        Coverage("p", "b", Standing.REPORTED, 0.6, "", lacks=(DetailKind.NUMBER, DetailKind.PLACE)),
        Coverage("p", "e", Standing.POSSIBLY, 0.3, ""),
        Coverage("p", "c", Standing.NOT_FOUND, 0.05, ""),
        Coverage("p", "d", Standing.NOT_FOUND, 0.05, ""),
    ]
    names = {"a": "Herald", "b": "Post", "c": "Times", "d": "Kashmir Obs.", "e": "Mail"}
    assert coverage_summary.standings(cells, names) == (
        "Reported by Herald and Post (gives no number and names no place); possibly in Mail; "
        "not found in Times and Kashmir Obs."
    )


def test_every_kind_of_detail_that_is_left_out_has_its_words() -> None:
    assert [coverage_summary.lacks_in_words([kind]) for kind in DetailKind] == [
        "does not say who",
        "does not say whom it concerns",
        "gives no number",
        "gives no date",
        "names no place",
        "gives no reason",
    ]
    assert coverage_summary.lacks_in_words(()) == ""


def row(number: int) -> UniqueRow:
    return UniqueRow("a", "Herald", 1, None, number, f"a@{number}", "A sentence.", "", None, None, None, 0.0)


@pytest.mark.parametrize(
    ("speaker", "rows", "title"),
    [
        ("Heiko Maas", (row(3), row(7)), "Heiko Maas, 2 sentences"),
        ("a spokesperson", (row(3),), "A spokesperson"),
        (None, (row(7),), "Paragraph 7"),
        (None, (row(7), row(7)), "Paragraph 7, 2 sentences"),
    ],
)
def test_an_item_is_called_by_its_speaker_or_its_paragraph(
    speaker: str | None, rows: tuple[UniqueRow, ...], title: str
) -> None:
    assert coverage_summary.item_title(UniqueItem("a", speaker, True, rows)) == title


def test_shared_text_is_read_one_way_and_back(seeds: Comparison) -> None:
    shared = outlet_tables.shared(seeds, Index.of(seeds))
    most = max(shared, key=lambda row: row.share or 0)
    said = coverage_summary.shared_text(shared)
    assert said.startswith(f"{most.matched} of {most.outlet}’s {most.sentences} sentences")
    assert "the other way it is" in said
    least = min(shared, key=lambda row: row.share or 0)
    assert f"The smallest: {least.matched} of {least.outlet}’s {least.sentences} have one in {least.other}" in said


def test_shared_text_without_sentences_says_so() -> None:
    silent = MatchedRow("a", "Herald", "b", "Post", 0, 0, None)
    for rows in ((), (silent,)):
        assert coverage_summary.shared_text(rows) == "There are no two articles with body sentences to compare."


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
