"""What a point says of itself: where it stands, what it is called, how sure it is."""

from dataclasses import replace

from core.alignment import group_points
from core.alignment.label import shown
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


def labels(*pairs: tuple[str, str, float]) -> dict[str, list[str]]:
    text = {read.article.article_id: read.article.text for read in READINGS}
    return {shown(text[p.label_sentence[0]], p.label): members(p) for p in points(*pairs)}


def test_a_point_that_can_say_nothing_of_its_own_is_none() -> None:
    """Sentence b0 stands in two pairs with the same words: the surer one stands, the other is a close call."""
    assert sorted(labels(("a1", "b0", 0.9), ("b0", "c0", 0.8)).values()) == [["a1", "b0"], ["b0", "c0"]]
    same = (reading("a", SHORT), reading("b", SHORT), reading("c", SHORT))
    matches = [Match("a0", "b0", 0.9, 0.5, 0.5), Match("b0", "c0", 0.7, 0.5, 0.5)]
    (only,) = group_points(same, matches, threshold=0.5)
    assert members(only) == ["a0", "b0"]


def test_a_point_of_two_outlets_shares_more_than_the_topic() -> None:
    matches = [Match("a0", "b1", 0.9, 0.5, 0.5, beyond_topic=False)]
    assert group_points(READINGS, matches, threshold=0.5) == ()
    assert len(group_points(READINGS, [replace(matches[0], beyond_topic=True)], threshold=0.5)) == 1


def test_copies_of_a_sentence_are_no_third_outlet() -> None:
    """Three outlets need not share more than the topic, where they have three wordings of it."""
    pairs = [("a0", "b0", 0.9), ("a0", "c0", 0.9), ("b0", "c0", 0.9)]
    matches = [Match(left, right, p, 0.5, 0.5, beyond_topic=False) for left, right, p in pairs]
    copied = (reading("a", LONG), reading("b", SHORT), reading("c", LONG))
    worded = (reading("a", LONG), reading("b", SHORT), reading("c", "A third wording, of its own."))
    assert group_points(copied, matches, threshold=0.5) == ()
    assert len(group_points(worded, matches, threshold=0.5)) == 1


def test_the_same_members_have_the_same_id_whatever_their_probability() -> None:
    (one,), (other,) = (points(("a0", "b0", p)) for p in (0.9, 0.6))
    assert one.point_id == other.point_id
    assert points(("a0", "b1", 0.9))[0].point_id != one.point_id


def test_a_second_point_of_two_outlets_that_takes_a_sentence_from_another_is_sure_of_itself() -> None:
    def pairs(second: float) -> list[list[str]]:
        return sorted(labels(("a1", "b0", 0.95), ("b0", "c0", second)).values())

    assert pairs(0.79) == [["a1", "b0"]]
    assert pairs(0.8) == [["a1", "b0"], ["b0", "c0"]]
