"""What a point says of itself: where it stands, what it is called, how sure it is."""

from core.alignment import group_points
from core.models import Article, Match, Passage, Point, Reading, Role, Sentence

SHORT, LONG = "Short words.", "These words go on and on, and then some more until it ends."


def reading(outlet: str, *sentences: str) -> Reading:
    text, found = " ".join(sentences), []
    for number, words in enumerate(sentences):
        start = sum(len(earlier) + 1 for earlier in sentences[:number])
        found.append(Sentence(f"{outlet}{number}", outlet, start, start + len(words), 0))
    passage = Passage(0, len(text), Role.BODY, 0, "", "")
    return Reading(Article(outlet, outlet, text, outlet), (passage,), tuple(found))


READINGS = (reading("a", LONG, SHORT, LONG), reading("b", SHORT, LONG, LONG), reading("c", LONG))


def points(*pairs: tuple[str, str, float]) -> tuple[Point, ...]:
    return group_points(READINGS, [Match(left, right, p, 0.5, 0.5) for left, right, p in pairs], threshold=0.5)


def members(point: Point) -> list[str]:
    return [member.sentence_id for member in point.members]


def test_points_come_in_the_order_of_the_story_not_of_the_first_article() -> None:
    """Sentence a0 is the first of its article but its match stands last, so the point of a1 and b0 comes first."""
    assert [members(point) for point in points(("a0", "b2", 0.9), ("a1", "b0", 0.9))] == [["a1", "b0"], ["a0", "b2"]]


def test_a_point_knows_its_weakest_and_its_mean_match() -> None:
    (point,) = points(("a0", "b0", 0.9), ("a0", "c0", 0.8), ("b0", "c0", 0.6))
    assert (point.lowest_probability, point.mean_probability) == (0.6, 0.7667)
    assert [member.probability for member in point.members] == [0.85, 0.75, 0.7]


def test_of_equally_close_sentences_the_shorter_one_names_the_point() -> None:
    (point,) = points(("a0", "b0", 0.9))
    assert point.label_sentence == "b0"
    (surer,) = points(("a0", "b0", 0.9), ("a0", "c0", 0.9), ("b0", "c0", 0.5))
    assert surer.label_sentence == "a0"


def test_the_same_members_have_the_same_id_whatever_their_probability() -> None:
    (one,), (other,) = (points(("a0", "b0", p)) for p in (0.9, 0.6))
    assert one.point_id == other.point_id
    assert points(("a0", "b1", 0.9))[0].point_id != one.point_id
