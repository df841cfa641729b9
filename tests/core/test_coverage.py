import pytest

from core.coverage import cover
from core.index import Index
from core.models import Coverage, Match, Member, Point, Reading, Standing
from core.settings import DEFAULTS
from core.text import read
from tests.support import article

TEXTS = {
    "a": "The harbour master closed the lock on Monday after divers found a crack in its northern gate.",
    "b": "Divers found a crack in the northern gate, and the harbour master closed the lock on Monday.",
    "c": "The harbour master closed the lock on Monday because of damage.",
    "d": "Fishing boats stayed at their moorings through the whole of the weekend.",
}


def story(probability_of_c: float, probability_of_d: float) -> tuple[Point, Index]:
    readings: list[Reading] = [read(article(name, text)) for name, text in TEXTS.items()]
    ids = {reading.article.article_id: reading.sentences[0].sentence_id for reading in readings}
    matches = [Match(ids["a"], ids["b"], 0.95, 0, 0), Match(ids["b"], ids["c"], probability_of_c, 0, 0)]
    if probability_of_d:
        matches.append(Match(ids["a"], ids["d"], probability_of_d, 0, 0))
    members = tuple(Member(ids[n], n, p) for n, p in (("a", 0.8), ("b", 0.8), ("c", probability_of_c)))
    point = Point("p", members, ids["a"], ((0, 10),), 0.5, 0.7)
    return point, Index(readings, matches, [point])


def standing(article_id: str, *, c: float = 0.6, d: float = 0.2) -> Coverage:
    point, index = story(c, d)
    return next(cell for cell in cover([point], index, settings=DEFAULTS) if cell.article_id == article_id)


def test_every_outlet_has_one_standing_on_every_point() -> None:
    point, index = story(0.6, 0.2)
    cells = cover([point], index, settings=DEFAULTS)
    assert [cell.article_id for cell in cells] == ["a", "b", "c", "d"]


def test_an_outlet_with_a_sentence_in_the_point_reports_it_however_sure_the_match() -> None:
    cell = standing("c", c=0.51)
    assert (cell.standing, cell.probability, len(cell.sentence_ids)) == (Standing.REPORTED, 0.51, 1)
    assert "51%" in cell.reason


def test_the_closest_pair_of_an_outlet_gives_the_number() -> None:
    assert standing("b", c=0.6).probability == 0.95
    assert standing("b", c=0.97).probability == 0.97


@pytest.mark.parametrize(
    ("probability", "stands", "said"),
    [
        (0.0, Standing.NOT_FOUND, "No sentence"),
        (0.07, Standing.NOT_FOUND, "7%, below the 8%"),
        (0.08, Standing.POSSIBLY, "A close call: its closest sentence reaches 8%"),
        (0.49, Standing.POSSIBLY, "A close call: its closest sentence reaches 49%"),
        (0.7, Standing.POSSIBLY, "one sentence here (70%), which says more"),
    ],
)
def test_an_outlet_without_a_sentence_in_the_point_possibly_has_it_from_the_bar_on(
    probability: float, stands: Standing, said: str
) -> None:
    cell = standing("d", d=probability)
    assert cell.standing is stands
    assert said in cell.reason
    assert cell.nearest_miss is not None
    assert cell.nearest_miss.probability == cell.probability == probability
    assert (cell.nearest_miss.other_sentence_id is not None) == (probability > 0)
    assert cell.sentence_ids == ()


def test_no_reason_accuses() -> None:
    point, index = story(0.6, 0.2)
    for cell in cover([point], index, settings=DEFAULTS):
        assert not any(word in cell.reason.casefold() for word in ("omit", "ignore", "hide", "fail", "bias"))
