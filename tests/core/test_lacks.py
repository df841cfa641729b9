"""What an outlet leaves out of a point: labelled cells, and when nothing is lacking."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from core.coverage import cover
from core.facts import statements
from core.facts.details import find_details
from core.index import Index
from core.models import Member, Point
from core.settings import DEFAULTS
from core.text import read
from tests.support import article

DATA = Path(__file__).parents[1] / "data" / "details"
CASES = [
    *json.loads((DATA / "cells.json").read_text(encoding="utf-8")),
    *json.loads((DATA / "cells_held.json").read_text(encoding="utf-8")),
]


def lacks(texts: dict[str, list[str]]) -> dict[str, list[str]]:
    """What each outlet lacks of the point that the first sentences of all make; each text is paragraphs."""
    readings = [read(article(name, "\n\n".join(text))) for name, text in texts.items()]
    details = [one for reading in readings for one in find_details(statements(reading))]
    first = [reading.sentences[0] for reading in readings]
    members = tuple(Member(one.sentence_id, one.article_id, 0.9) for one in first)
    point = Point("p", members, first[0].sentence_id, ((0, 5),), 0.9, 0.9)
    cells = cover([point], Index(readings, (), [point]), details, settings=DEFAULTS)
    return {cell.article_id: [kind.value for kind in cell.lacks] for cell in cells if cell.lacks}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_an_outlet_lacks_what_most_others_give(case: dict[str, Any]) -> None:
    assert lacks({name: case[name] for name in "abcd" if name in case}) == case["lacks"]


def test_with_one_other_outlet_nothing_is_lacking() -> None:
    fined = "The regulator fined Telvia 3 million pounds because of false bills."
    assert lacks({"a": [fined], "b": ["The regulator fined Telvia."]}) == {}
