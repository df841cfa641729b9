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
    matches = [Match(ids["a"], ids["b"], 0.95, 0, 0), Match(ids["a"], ids["c"], probability_of_c, 0, 0)]
    if probability_of_d:
        matches.append(Match(ids["a"], ids["d"], probability_of_d, 0, 0))
    members = tuple(Member(ids[n], n, p) for n, p in (("a", 0.8), ("b", 0.8), ("c", probability_of_c)))
    point = Point("p", members, ids["a"], 0, 10, 0.5, 0.7)
    return point, Index(readings, matches)


def standing(article_id: str, *, c: float = 0.6, d: float = 0.2) -> Coverage:
    point, index = story(c, d)
    return next(cell for cell in cover([point], index, settings=DEFAULTS) if cell.article_id == article_id)


def test_every_outlet_has_one_standing_on_every_point() -> None:
    point, index = story(0.6, 0.2)
    cells = cover([point], index, settings=DEFAULTS)
    assert [cell.article_id for cell in cells] == ["a", "b", "c", "d"]


def test_a_strong_match_carries_the_point_in_full() -> None:
    assert standing("b").standing is Standing.FULL
    assert standing("c", c=0.75).standing is Standing.FULL


def test_a_weaker_match_carries_it_in_part_and_says_which_words_were_not_found() -> None:
    cell = standing("c", c=0.6)
    assert cell.standing is Standing.PART
    assert "60%" in cell.reason
    assert "“divers”" in cell.reason.casefold()
    assert "“harbour”" not in cell.reason


def test_of_two_sentences_of_an_outlet_the_closer_one_counts() -> None:
    readings = [read(article("a", "The lock was closed. It stays shut.")), read(article("b", "The lock is shut."))]
    (closed, shut), (there,) = ([one.sentence_id for one in reading.sentences] for reading in readings)
    members = (Member(closed, "a", 0.9), Member(shut, "a", 0.55), Member(there, "b", 0.7))
    first, _ = cover([Point("p", members, closed, 0, 3, 0.5, 0.7)], Index(readings, ()), settings=DEFAULTS)
    assert (first.standing, first.probability, first.sentence_ids) == (Standing.FULL, 0.9, (closed, shut))


@pytest.mark.parametrize(("having", "named"), [(1, False), (2, False), (3, True), (4, True)])
def test_a_word_is_named_as_lacking_where_more_than_half_of_the_others_have_it(having: int, named: bool) -> None:
    texts = (
        ["The lock was closed."] + ["The lock was closed by divers."] * having + ["The lock was closed."] * (4 - having)
    )
    readings = [read(article(name, text)) for name, text in zip("abcde", texts, strict=True)]
    members = tuple(Member(r.sentences[0].sentence_id, r.article.article_id, 0.9) for r in readings)
    point = Point("p", members, members[0].sentence_id, 0, 3, 0.5, 0.7)
    cell = cover([point], Index(readings, ()), settings=DEFAULTS)[0]
    assert ("“divers”" in cell.reason) is named


@pytest.mark.parametrize(
    ("probability", "said"),
    [(0.2, "20%, below the 50%"), (0.0, "No sentence"), (0.7, "one sentence here (70%), but not")],
)
def test_where_no_sentence_stands_in_the_point_the_nearest_miss_is_given(probability: float, said: str) -> None:
    cell = standing("d", d=probability)
    assert cell.standing is Standing.NOT_FOUND
    assert said in cell.reason
    assert cell.nearest_miss is not None
    assert cell.nearest_miss.probability == probability


def test_no_reason_accuses() -> None:
    point, index = story(0.6, 0.2)
    for cell in cover([point], index, settings=DEFAULTS):
        assert not any(word in cell.reason.casefold() for word in ("omit", "ignore", "hide", "fail", "bias"))
