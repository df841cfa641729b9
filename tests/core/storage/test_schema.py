"""The published JSON Schema fits what is exported."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.models import Article, Comparison, Decision, DecisionKind, Target, Verdict
from core.settings import Settings
from core.storage.comparison_file import decode_comparison, encode_comparison, load_comparison, schema

ROOT = Path(__file__).parents[3]
SEEDS = load_comparison(ROOT / "seeds" / "comparison.json")
TEXT = st.text(max_size=40)
MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
DECISIONS = st.builds(
    Decision,
    decision_id=TEXT,
    kind=st.sampled_from(DecisionKind),
    targets=st.lists(st.builds(Target, TEXT, st.integers(0, 9), st.integers(10, 99)), max_size=3).map(tuple),
    who=TEXT,
    when=MOMENTS,
    note=TEXT,
    withdrawn=st.none() | MOMENTS,
    verdict=st.none() | st.sampled_from(Verdict),
)


@st.composite
def comparisons(draw: st.DrawFn) -> Comparison:
    """The example story with any title, statements, settings and decisions."""
    stated = {
        "outlet": draw(st.none() | TEXT),
        "headline": draw(st.none() | TEXT),
        "published": draw(st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1))),
        "credits": tuple(draw(st.lists(TEXT, max_size=3))),
    }
    first = SEEDS.readings[0]
    article: Article = replace(first.article, **stated)
    return replace(
        SEEDS,
        title=draw(TEXT),
        settings=Settings(threshold=draw(st.floats(0.3, 0.9))),
        related=replace(SEEDS.related, readings=(replace(first, article=article), *SEEDS.readings[1:])),
        decisions=tuple(draw(st.lists(DECISIONS, max_size=3))),
    )


@pytest.fixture(scope="module")
def published() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((ROOT / "docs" / "comparison.schema.json").read_text())
    return found


def test_the_published_schema_is_current() -> None:
    """Write it again with: python -m core schema."""
    assert (ROOT / "docs" / "comparison.schema.json").read_bytes() == schema()


def test_an_export_keeps_to_the_schema(published: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(published)
    jsonschema.Draft202012Validator(published).validate(json.loads(encode_comparison(SEEDS)))


@pytest.mark.parametrize("path", [("title",), ("settings", "threshold"), ("related", "readings", 0, "article", "text")])
def test_what_is_no_comparison_breaks_the_schema(published: dict[str, Any], path: tuple[Any, ...]) -> None:
    data = json.loads(encode_comparison(SEEDS))
    place = data["comparison"]
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = ["not that"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(published).validate(data)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.data_too_large, HealthCheck.too_slow])
@given(comparisons())
def test_a_comparison_comes_back_from_json_as_it_was(comparison: Comparison) -> None:
    assert decode_comparison(encode_comparison(comparison), name="an export") == comparison
