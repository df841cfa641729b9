import itertools
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from core.compare import compare, rearrange
from core.errors import UnreadableArticle
from core.index import Index
from core.models import Article, Comparison, Decision, DecisionKind, Role, Standing, Target, Verdict
from core.settings import Settings
from tests.support import WordCountEncoder, article, compared, ferry, filtered


def compare_texts(*texts: str) -> Comparison:
    articles = [article(f"{number:02}", text) for number, text in enumerate(texts)]
    return compare("Story", articles, encoder=WordCountEncoder())


def decide(kind: DecisionKind, *targets: Target) -> Decision:
    return Decision("d1", kind, targets, "Ida Voss", datetime(2026, 1, 5, 12, tzinfo=UTC))


def target(of: Article, words: str) -> Target:
    start = of.text.index(words)
    return Target(of.sha256, start, start + len(words))


def test_what_all_have_is_a_point_and_the_rest_is_unique() -> None:
    comparison = compare("Ferry", ferry(), encoder=WordCountEncoder())
    carried = {tuple(sorted({member.article_id for member in point.members})) for point in comparison.points}
    assert ("a", "b", "c") in carried
    texts = {
        reading.article.text[sentence.start : sentence.end]
        for reading in comparison.readings
        for sentence in reading.sentences
        if sentence.sentence_id in {unique.sentence_id for unique in comparison.unique}
    }
    assert "Local hotels opened their doors to the stranded travellers." in texts
    assert "The company has cancelled all crossings until Friday." in texts


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_the_order_of_the_articles_changes_nothing(order: tuple[int, ...]) -> None:
    shuffled = [ferry()[place] for place in order]
    assert compare("Ferry", shuffled, encoder=WordCountEncoder()) == compare(
        "Ferry", ferry(), encoder=WordCountEncoder()
    )


def test_house_style_of_quotation_marks_is_no_evidence() -> None:
    curly = "“Nobody was hurt,” said the captain’s mate. The ship’s crew had left “in good time” before it sank."
    straight = curly.translate(str.maketrans("“”’", '""\''))
    other = "The mate said that nobody was hurt. The crew of the ship had left it in time."
    assert compare_texts(curly, other).matches == compare_texts(straight, other).matches != ()


def test_no_article_says_what_to_do() -> None:
    with pytest.raises(UnreadableArticle, match="Add at least one"):
        compare("Nothing", (), encoder=WordCountEncoder())


def test_two_articles_with_one_id_are_refused() -> None:
    with pytest.raises(UnreadableArticle, match="'a'"):
        compare("Twice", (ferry()[0], ferry()[0]), encoder=WordCountEncoder())


def test_one_article_is_read_and_compared_with_nothing() -> None:
    comparison = compare("One", ferry()[:1], encoder=WordCountEncoder())
    assert len(comparison.readings[0].sentences) == 4
    assert (comparison.points, comparison.unique, comparison.coverage) == ((), (), ())


def test_an_empty_article_stands_in_nothing() -> None:
    comparison = compare_texts("", "The ferry ran aground off Harwich. Nobody was hurt when it struck a sandbank.")
    assert comparison.readings[0].sentences == ()
    assert len(comparison.unique) == len(comparison.readings[1].sentences)


def test_two_identical_articles_share_every_sentence() -> None:
    text = ferry()[0].text
    comparison = compare_texts(text, text)
    assert comparison.unique == ()
    assert all(cell.standing is Standing.REPORTED for cell in comparison.coverage)


def test_a_single_sentence_against_a_long_report_finds_its_place() -> None:
    comparison = compare_texts("The ferry Meridian ran aground off Harwich on Tuesday.", ferry()[0].text)
    assert len(comparison.points) == 1


def test_two_hundred_equal_sentences_end() -> None:
    """Repeats inside one article are taken out; what stays is compared."""
    text = "\n\n".join(["The ferry ran aground off Harwich on Tuesday morning."] * 200)
    comparison = compare_texts(text, text)
    assert comparison.unique == ()


def test_a_restored_line_takes_part_and_a_withdrawn_decision_changes_nothing() -> None:
    first, second, third = ferry()
    line = target(first, "The company has cancelled all crossings until Friday.")
    removed = decide(DecisionKind.REMOVE, line)
    without = compare("Ferry", ferry(), encoder=WordCountEncoder(), decisions=[removed])
    reading = without.readings[0]
    assert next(p.role for p in reading.passages if p.start == line.start) is Role.BOILERPLATE
    assert len(reading.sentences) == 3
    withdrawn = replace(removed, withdrawn=datetime(2026, 1, 5, 13, tzinfo=UTC))
    again = compare("Ferry", (first, second, third), encoder=WordCountEncoder(), decisions=[withdrawn])
    assert replace(again, decisions=()) == compare("Ferry", ferry(), encoder=WordCountEncoder())


def test_an_editor_can_part_and_join_sentences() -> None:
    first, second, _ = ferry()
    here = target(first, "The company has cancelled all crossings until Friday.")
    there = target(second, "Tugs from Felixstowe will try to pull the vessel free on Wednesday morning.")
    joined = compare(
        "Ferry", ferry(), encoder=WordCountEncoder(), decisions=[decide(DecisionKind.SAME_POINT, here, there)]
    )
    together = {f"a@{here.start}", f"b@{there.start}"}
    assert any(together <= {member.sentence_id for member in point.members} for point in joined.points)

    apart = compare(
        "Ferry", ferry(), encoder=WordCountEncoder(), decisions=[decide(DecisionKind.DIFFERENT_POINT, here, there)]
    )
    assert not any(together <= {member.sentence_id for member in point.members} for point in apart.points)


def test_a_decision_on_words_that_are_gone_is_left_aside() -> None:
    lost = Target("0" * 64, 0, 10)
    comparison = compare(
        "Ferry", ferry(), encoder=WordCountEncoder(), decisions=[decide(DecisionKind.SAME_POINT, lost, lost)]
    )
    assert replace(comparison, decisions=()) == compare("Ferry", ferry(), encoder=WordCountEncoder())


def test_another_threshold_needs_no_model() -> None:
    encoder = WordCountEncoder()
    comparison = compare("Ferry", ferry(), encoder=encoder)
    encoder.seen.clear()
    strict = rearrange(comparison, threshold=0.9)
    assert encoder.seen == []
    assert len(strict.unique) >= len(comparison.unique)
    assert strict == compare("Ferry", ferry(), encoder=WordCountEncoder(), settings=Settings(threshold=0.9))


def test_a_conflict_stands_only_while_its_sentences_match() -> None:
    storm = (
        "The storm sank 14 boats in the harbour at Kirkwall on Monday night.\n\nSchools will stay shut until Friday."
    )
    dawn = "The gale sank 19 boats in the harbour before dawn broke.\n\nThe council met at noon."
    found = compared([article("a", f"Storm hits Kirkwall\n\n{storm}"), article("b", f"Island counts losses\n\n{dawn}")])
    (match,) = found.matches
    assert 0.3 < match.probability < 0.9
    for threshold, stands in ((0.3, True), (match.probability, True), (match.probability + 0.01, False), (0.9, False)):
        shown = filtered(found, threshold=threshold)
        assert [(one.a.value, one.b.value) for one in shown.conflicts] == [("14", "19")] * stands
        assert len(shown.points) == stands


def test_an_outlet_left_out_is_left_out_of_everything() -> None:
    comparison = compare("Ferry", ferry(), encoder=WordCountEncoder())
    two = rearrange(comparison, article_ids=["a", "c"])
    assert {cell.article_id for cell in two.coverage} == {"a", "c"}
    assert {sentence.article_id for reading in two.readings for sentence in reading.sentences} == {"a", "c"}


def test_unique_and_matched_are_two_sides_of_one_thing() -> None:
    """A sentence stands in a point of two outlets exactly when it is not unique."""
    for threshold in (0.3, 0.5, 0.7, 0.9):
        comparison = rearrange(compare("Ferry", ferry(), encoder=WordCountEncoder()), threshold=threshold)
        in_points = {member.sentence_id for point in comparison.points for member in point.members}
        everything = {s.sentence_id for reading in comparison.readings for s in reading.sentences}
        assert {unique.sentence_id for unique in comparison.unique} == everything - in_points


def test_progress_is_told_step_by_step_with_counts() -> None:
    told: list[str] = []
    found = compare("Ferry", ferry(), encoder=WordCountEncoder(), progress=told.append)
    sentences = sum(len(reading.sentences) for reading in found.readings)
    matches = sum(1 for _ in Index.of(found).matched_pairs())
    assert told == [
        "Articles, reading 1 of 3",
        "Articles, reading 2 of 3",
        "Articles, reading 3 of 3",
        "Articles: 3 read",
        f"Quotes: {len(found.quotes)}",
        f"Sentences: {sentences}",
        f"Vectors, 0 of {sentences} sentences",
        f"Vectors: {sentences}",
        "Matches, every sentence with every other",
        "Facts, and where they differ",
        f"Facts: {len(found.facts)}",
        "Origins, shared wording and credits",
        "Points, and who reports them",
        f"Matches: {matches}",
        f"Points: {len(found.points)}",
        f"Conflicts: {len(found.conflicts)}",
        f"Origins: {len(found.origins)}",
    ]
    assert min(sentences, matches, len(found.quotes), len(found.facts), len(found.points)) > 0


OPENED = "The bridge over the river was opened by {} on Monday."
SPOKEN = "“The river will rise again before the holiday,” {} said."


@pytest.mark.model
def test_an_editors_word_on_who_is_who_reaches_names_and_speakers() -> None:
    left = article("a", "\n\n".join(["Town opens bridge", OPENED.format("Paul Stern"), SPOKEN.format("Paul Stern")]))
    right = article("b", "\n\n".join(["Bridge opens in town", OPENED.format("Nina Falk"), SPOKEN.format("Falk")]))

    def kinds(*decisions: Decision) -> list[str]:
        found = compare("Bridge", [left, right], encoder=WordCountEncoder(), decisions=decisions)
        return sorted(one.kind.value for one in found.conflicts)

    said, named = target(left, "Paul Stern said"), target(right, "Falk said")
    stern, falk = replace(said, end=said.end - 5), replace(named, end=named.end - 5)
    assert kinds() == ["name", "speaker"]
    assert kinds(decide(DecisionKind.SAME_PERSON, stern, falk)) == []
    words = target(right, "“The river will rise again before the holiday,”")
    rejected = replace(decide(DecisionKind.SPEAKER, words, falk), verdict=Verdict.REJECT)
    assert kinds(rejected) == ["name"]
