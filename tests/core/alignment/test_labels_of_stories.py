"""The labels of whole stories, held against a checker of its own: whole clauses that lead back to their point."""

import hashlib
import json
import math
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.alignment.label import shown
from core.compare import compare
from core.embedding import load_encoder
from core.example_story import FOLDER
from core.ingest import read_folder
from core.models import Article, Comparison, Point
from core.settings import DEFAULT_MODEL
from core.text.tree import text_trees
from core.text.words import is_function_word, read_words

STORIES = sorted((Path(__file__).parents[2] / "data" / "alignment" / "stories").glob("*.json"))[::2]
"""Every second story, so that the test stays quick."""
MARKS = re.compile("[\"“”„«»]|(?<!\\w)['‘`]")
NO_OPENING = frozenset(
    [
        "i",
        "you",
        "he",
        "she",
        "it",
        "we",
        "they",
        "his",
        "her",
        "its",
        "our",
        "their",
        "this",
        "that",
        "these",
        "those",
        "there",
        "who",
        "which",
        "and",
        "but",
        "or",
        "so",
        "yet",
        "however",
        "meanwhile",
        "also",
        "then",
        "because",
        "although",
        "though",
        "while",
        "if",
        "when",
    ]
)
NO_ENDING = frozenset(
    [
        "a",
        "an",
        "the",
        "and",
        "or",
        "but",
        "of",
        "to",
        "into",
        "onto",
        "from",
        "with",
        "for",
        "that",
        "which",
        "who",
        "including",
        "such",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "has",
        "have",
        "had",
        "than",
        "as",
    ]
)


def told(file: Path) -> list[Article]:
    articles = json.loads(file.read_text(encoding="utf-8"))["articles"]
    texts = [f"{article['headline']}\n\n{article['text']}" for article in articles]
    return [
        Article(f"{place:03}", f"Outlet {place}", text, hashlib.sha256(text.encode()).hexdigest())
        for place, text in enumerate(texts)
    ]


@pytest.fixture(scope="module")
def stories() -> dict[str, Comparison]:
    encoder = load_encoder(DEFAULT_MODEL)
    texts = {file.stem: told(file) for file in STORIES} | {"seeds": list(read_folder(FOLDER)[1])}
    return {name: compare(name, articles, encoder=encoder) for name, articles in texts.items()}


def text_of(story: Comparison, point: Point) -> tuple[str, str]:
    """The label of a point and the article that it is made of."""
    texts = {reading.article.article_id: reading.article.text for reading in story.readings}
    article_of = {one.sentence_id: one.article_id for reading in story.readings for one in reading.sentences}
    text = texts[article_of[point.label_sentence]]
    return shown(text, point.label), text


def faults(label: str) -> list[str]:
    """What is wrong with a label, in words."""
    (tree,) = text_trees([f"{label}."])
    words = re.findall(r"[\w’'-]+", label)
    finite = [token for token in tree.tokens if token.tag in ("VBD", "VBZ", "VBP", "MD")]
    subject = any(token.dep in ("nsubj", "nsubjpass", "csubj", "expl") for token in tree.tokens)
    checks = {
        "no finite verb": not finite,
        "no subject": not subject,
        "no capital": not (label[0].isupper() or label[0].isdigit() or label[0] in "€£$"),
        "opens with a word that points back": words[0].casefold() in NO_OPENING,
        "a quotation mark": bool(MARKS.search(label)),
        "ends in mid-phrase": words[-1] in NO_ENDING
        or tree.tokens[-2].tag == "MD"
        or not re.search(r"[\w%.’']$", label),
        "too long": len(label) > 90,
    }
    return [name for name, wrong in checks.items() if wrong]


@pytest.mark.parametrize(
    ("label", "fault"),
    [
        ("the harbour was closed", "no capital"),
        ("They closed the harbour", "opens with a word that points back"),
        ("However the harbour was closed", "opens with a word that points back"),
        ("The closing of the harbour", "no finite verb"),
        ("The harbour was “closed”", "a quotation mark"),
        ("The harbour was closed by the", "ends in mid-phrase"),
        ("The harbour was closed,", "ends in mid-phrase"),
        ("The harbour was closed, said the head of the coastguard, who had come from the mainland at noon", "too long"),
    ],
)
@pytest.mark.model
def test_the_checker_sees_what_is_wrong(label: str, fault: str) -> None:
    assert fault in faults(label)


def labels(stories: dict[str, Comparison]) -> Iterator[tuple[str, str, Point, str]]:
    for name, story in stories.items():
        for point in story.points:
            yield name, *text_of(story, point)[:1], point, text_of(story, point)[1]


@pytest.mark.model
def test_labels_are_whole_clauses_of_their_articles(stories: dict[str, Comparison]) -> None:
    """Every one of them, with those that are cut from words since no sentence of their point gives a clause."""
    found = list(labels(stories))
    assert len(found) > 80
    assert [(name, label, faults(label)) for name, label, _, _ in found if faults(label)] == []
    for _, label, point, text in found:
        assert all(0 <= start < end <= len(text) for start, end in point.label)
        words = " ".join(text[start:end] for start, end in point.label)
        assert " ".join(words.split()).casefold() == label.casefold()
        assert len(label) <= 90
        assert not MARKS.search(label)


@pytest.mark.model
def test_a_label_is_bare_only_where_its_point_has_no_more_to_say(stories: dict[str, Comparison]) -> None:
    """Of fewer than four words with a meaning only where every clause of its point is."""
    for name, story in stories.items():
        texts = {reading.article.article_id: reading.article.text for reading in story.readings}
        article_of = {one.sentence_id: one.article_id for reading in story.readings for one in reading.sentences}
        most: Counter[str] = Counter()
        for clause in story.related.clauses:
            words = len(set(stems(shown(texts[article_of[clause.sentence_id]], clause.spans))))
            most[clause.sentence_id] = max(most[clause.sentence_id], words)
        for point in story.points:
            label = text_of(story, point)[0]
            more = max(most[member.sentence_id] for member in point.members)
            assert len(set(stems(label))) >= min(4, more), (name, label)


@pytest.mark.model
def test_no_two_points_of_a_story_have_one_label(stories: dict[str, Comparison]) -> None:
    for name, story in stories.items():
        counts = Counter(text_of(story, point)[0].casefold() for point in story.points)
        assert [label for label, count in counts.items() if count > 1] == [], name


def stems(text: str) -> list[str]:
    return [word.stem for word in read_words(text) if not is_function_word(word.form)]


@pytest.mark.model
def test_a_label_alone_leads_to_its_point(stories: dict[str, Comparison]) -> None:
    """Searched for among the words of all points of its story, its own comes first: 19 times in 20."""
    first = [place == 0 for story in stories.values() for place in places(story)]
    assert sum(first) >= 0.95 * len(first)


def places(story: Comparison) -> Iterator[int]:
    """At which place BM25 finds the point of each label, from 0."""
    texts = {reading.article.article_id: reading.article.text for reading in story.readings}
    span = {one.sentence_id: (one.start, one.end) for reading in story.readings for one in reading.sentences}
    documents = [
        Counter(
            stem
            for member in point.members
            for stem in stems(texts[member.article_id][slice(*span[member.sentence_id])])
        )
        for point in story.points
    ]
    having = Counter(stem for document in documents for stem in document)
    mean = sum(document.total() for document in documents) / len(documents)

    def score(query: set[str], document: Counter[str]) -> float:
        found = 0.0
        for stem in sorted(query):
            rarity = math.log(1 + (len(documents) - having[stem] + 0.5) / (having[stem] + 0.5))
            length = 1.2 * (0.25 + 0.75 * document.total() / mean)
            found += rarity * document[stem] * 2.2 / (document[stem] + length)
        return found

    for own, point in enumerate(story.points):
        query = set(stems(text_of(story, point)[0]))
        scores = [score(query, document) for document in documents]
        yield sum(other > scores[own] for other in scores)
