"""The gate that mirrors stories: what is said of a story is denied nowhere, and moves only where its text does.

Composed stories are compared with the true model, then once more as their mirrors: outlets shuffled, renamed, doubled
or left out, paragraphs split and joined, other quotation marks, sentences moved. Articles come as from a page, with the
lines of the article marked: how unmarked lines are told apart depends on their length, and is tested elsewhere.
"""

import json
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache

import pytest

from core.compare import arrange, relate, sentence_texts
from core.embedding import CachedEncoder, load_encoder
from core.extract import Extract, extract
from core.index import Index
from core.models import Article, Comparison, Related, Standing
from core.settings import DEFAULTS, LEAST_THRESHOLD, MOST_THRESHOLD, Settings
from core.tables.coverage import CoverageRow, coverage
from core.tables.rows import frame
from core.text.quotation_marks import plain_marks
from tests.core.mirrored.compose import DATA, OTHER_NEWS, SAME_NEWS, Report, Story, stories, with_twin
from tests.core.mirrored.contradictions import contradictions, contradictions_of_tables

STORIES = {story.title: story for story in stories()}
THRESHOLDS = [percent / 100 for percent in range(round(100 * LEAST_THRESHOLD), round(100 * MOST_THRESHOLD) + 1, 5)]
"""Every step of the slider."""
TWINS_FROM = 0.99
"""Two sentences with the same words make the same point at least as surely."""
LAST_DIGIT = 0.00015
"""Probabilities are rounded to four digits; sums of floats in another order of rows may round the last otherwise."""
Said = frozenset[tuple[str, str]]
"""Sentences with the outlets they stand in."""

pytestmark = pytest.mark.model
each_story = pytest.mark.parametrize("title", STORIES)
each_mirror = pytest.mark.parametrize("mirror", SAME_NEWS)


@dataclass(frozen=True)
class Shown:
    """What a comparison says, in words of the articles: no id, no place."""

    points: Mapping[Said, Mapping[str, tuple[Standing, float]]]
    alone: Mapping[tuple[str, str], frozenset[str]]


@cache
def _extract(received: Article) -> Extract:
    return extract(received)


@pytest.fixture(scope="module")
def related(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Story], Related]:
    """The main path up to the last step; each text is parsed and encoded once."""
    encoder = CachedEncoder(load_encoder(DEFAULTS.model), tmp_path_factory.mktemp("vectors"))
    encoder.encode([one for title in STORIES for report in STORIES[title].reports for one in report.sentences])

    @cache
    def relate_story(story: Story) -> Related:
        extracts = [_extract(received) for received in story.articles()]
        vectors = encoder.encode(sentence_texts([one.reading for one in extracts]))
        return relate(extracts, vectors, model=encoder.name)

    return relate_story


@pytest.fixture(scope="module")
def original(related: Callable[[Story], Related]) -> Callable[[str, float], Shown]:
    """What a story says before it is mirrored, by title and threshold."""
    return cache(lambda title, threshold: said(STORIES[title], at(related(STORIES[title]), threshold)))


def at(found: Related, threshold: float) -> Comparison:
    """Points, standings and only-here sentences at a threshold, without what they do not depend on."""
    bare = replace(found, quotes=(), facts=(), conflicts=(), variants=(), runs=(), near_verbatim=(), shares=())
    return arrange(bare, title="", settings=Settings(threshold=threshold))


def said(story: Story, comparison: Comparison) -> Shown:
    index = Index.of(comparison)

    def words(sentence_id: str) -> tuple[str, str]:
        return story.key(index.sentences[sentence_id].article_id), plain_marks(index.text(sentence_id))

    points = {point.point_id: frozenset(words(one.sentence_id) for one in point.members) for point in comparison.points}
    standings: dict[Said, dict[str, tuple[Standing, float]]] = {members: {} for members in points.values()}
    for cell in comparison.coverage:
        standings[points[cell.point_id]][story.key(cell.article_id)] = (cell.standing, cell.probability)
    alone = {
        words(found.sentence_id): frozenset(story.key(name) for name in found.possibly_in)
        for found in comparison.unique
    }
    return Shown(standings, alone)


def assert_same(mirror: Shown, story: Shown) -> None:
    assert mirror.alone == story.alone
    assert mirror.points.keys() == story.points.keys()
    for members, standings in story.points.items():
        for key, (standing, number) in standings.items():
            assert mirror.points[members][key][0] is standing
            assert mirror.points[members][key][1] == pytest.approx(number, abs=LAST_DIGIT)


def mirrored(story: Story, mirror: str) -> Story:
    return {**SAME_NEWS, **OTHER_NEWS}[mirror](story, random.Random(f"{story.title} {mirror}"))


def test_there_are_enough_sentences_in_enough_stories() -> None:
    facts = [json.loads(file.read_text(encoding="utf-8"))["facts"] for file in DATA.glob("*.json")]
    assert len(facts) >= 6
    assert all(2 <= len(set(fact)) <= 4 or "declined" in fact[0] for story in facts for fact in story)
    assert len({wording for story in facts for fact in story for wording in fact}) >= 300


@each_story
def test_every_sentence_written_is_a_sentence_read(title: str, related: Callable[[Story], Related]) -> None:
    story = STORIES[title]
    for report, reading in zip(story.reports, related(story).readings, strict=True):
        texts = [reading.article.text[one.start : one.end] for one in reading.sentences]
        assert texts == list(report.sentences)


@each_story
@pytest.mark.parametrize("mirror", [None, *OTHER_NEWS])
def test_nothing_said_is_denied_at_any_threshold(
    title: str, mirror: str | None, related: Callable[[Story], Related]
) -> None:
    story = mirrored(STORIES[title], mirror) if mirror else STORIES[title]
    for threshold in THRESHOLDS:
        comparison = at(related(story), threshold)
        assert contradictions(comparison) == [], threshold
        assert contradictions_of_tables(comparison) == [], threshold
        assert comparison.points


@each_story
@each_mirror
def test_a_mirror_says_the_same_and_denies_nothing(
    title: str, mirror: str, related: Callable[[Story], Related], original: Callable[[str, float], Shown]
) -> None:
    """Points, standings, numbers and only-here sentences stay what they are at every threshold."""
    story = mirrored(STORIES[title], mirror)
    assert story != STORIES[title]
    for threshold in THRESHOLDS:
        comparison = at(related(story), threshold)
        assert_same(said(story, comparison), original(title, threshold))
        assert contradictions(comparison) == [], threshold


@each_story
def test_a_twin_is_wherever_its_model_is(title: str, related: Callable[[Story], Related]) -> None:
    """Same points by the same sentences, same standing elsewhere, nothing only in one of the two."""
    for seed in range(2):
        story = with_twin(STORIES[title], random.Random(seed))
        model, twin = _model_and_twin(story)
        assert min(_of_copies(story, related(story))) >= TWINS_FROM
        for threshold in THRESHOLDS:
            shown = said(story, at(related(story), threshold))
            for members, standings in shown.points.items():
                assert _by(model, members) == _by(twin, members), threshold
                assert standings[model][0] is standings[twin][0], threshold
                assert standings[model][1] == pytest.approx(standings[twin][1], abs=LAST_DIGIT), threshold
            assert _by(model, shown.alone) == _by(twin, shown.alone), threshold


SHORT = ("No.", "It did.", "He left.", "Nobody was hurt.", "In 1992.", "She declined to comment.", "“Yes,” he said.")


def test_the_shortest_sentences_match_their_copies(related: Callable[[Story], Related]) -> None:
    long = ("The ferry Meridian ran aground off Harwich on Tuesday with 300 passengers aboard.",)
    reports = tuple(Report(key, key, tuple((one,) for one in long + SHORT)) for key in ("model", "twin of model"))
    story = Story("Ferry aground off Harwich", reports)
    assert min(_of_copies(story, related(story))) >= TWINS_FROM


@each_story
def test_what_is_written_out_says_what_is_shown(title: str, related: Callable[[Story], Related]) -> None:
    comparison = arrange(related(STORIES[title]), title=title)
    assert contradictions(comparison) + contradictions_of_tables(comparison) == []
    written = frame(coverage(comparison, Index.of(comparison)), CoverageRow)
    rows = zip(written["point_id"], written["article_id"], written["standing"], written["probability"], strict=True)
    cells = [(one.point_id, one.article_id, one.standing.value, one.probability) for one in comparison.coverage]
    assert sorted(rows) == sorted(cells)


def _model_and_twin(story: Story) -> tuple[str, str]:
    twin = next(report.key for report in story.reports if report.key.startswith("twin of "))
    return twin.removeprefix("twin of "), twin


def _by(key: str, sentences: Said | Mapping[tuple[str, str], frozenset[str]]) -> set[str]:
    return {text for outlet, text in sentences if outlet == key}


def _of_copies(story: Story, found: Related) -> list[float]:
    """The probability of each sentence of an article that has a twin with its copy there."""
    number = {report.key: place for place, report in enumerate(story.reports)}
    model, twin = (found.readings[number[key]].sentences for key in _model_and_twin(story))
    weighed = {frozenset((match.left, match.right)): match.probability for match in found.matches}
    return [
        weighed.get(frozenset((one.sentence_id, copy.sentence_id)), 0.0) for one, copy in zip(model, twin, strict=True)
    ]
