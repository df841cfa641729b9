"""Words are found in articles, whatever their case and accents; the same in SQLite and PostgreSQL."""

import random
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.models import Article
from core.storage import Library
from core.storage.search import folded_words, terms

ARTICLES = {
    "vote": "The council voted 7-2 on Tuesday to close the pool. Mayor Ana Ruíz said she would appeal the vote.",
    "strike": "Striking nurses left the wards of Saint-Denis at 6 a.m.; the hospital's director called the strike "
    "“a café\u0301 row”.",
    "wind": "The wind farm off Cape Fear will be 1,250 metres high. \r\nCO₂ was not mentioned, nor was ﬁre, nor a "
    "na\u0131ve vote.",
    "unseen": "A mini\u00adstry\u200b spokes\u200bman said: covid19 and 0x1f, under_score, 3.14, e-mail@example.org, "
    "x' & y' | !z :* \\",
    "letters": "Москва заявила. 東京で会議が開かれた。 Ὀδυσσεύς. ½ cup",
}
CASES = [
    ("council", ["vote"]),
    ("COUNCIL", ["vote"]),
    ("vote", ["vote", "wind"]),
    ("voted", ["vote"]),
    ("vote pool", ["vote"]),
    ("vote hospital", []),
    ("ruiz", ["vote"]),
    ("Ruíz", ["vote"]),
    ("Rui\u0301z", ["vote"]),
    ("strik*", ["strike"]),
    ("strik", []),
    ("café", ["strike"]),
    ('"wind farm"', ["wind"]),
    ('"farm wind"', []),
    ("farm wind", ["wind"]),
    ("“wind farm”", ["wind"]),
    ('"wind fa"*', ["wind"]),
    ('"the wi"*', ["wind"]),
    ("Saint-Denis", ["strike"]),
    ("Denis-Saint", []),
    ("hospital's", ["strike"]),
    ("7-2", ["vote"]),
    ("2-7", []),
    ("1,250", ["wind"]),
    ("fire", ["wind"]),
    ("CO2", ["wind"]),
    ("ministry spokesman", ["unseen"]),
    ("covid19", ["unseen"]),
    ("0x1f", ["unseen"]),
    ("under_score", ["unseen"]),
    ("3.14", ["unseen"]),
    ("example.org", ["unseen"]),
    ("москва", ["letters"]),
    ("Οδυσσευς", ["letters"]),
    ("", []),
    ("   ", []),
    ("*", []),
    ("' OR 1=1 --", []),
    ('"', []),
    ('council"', ["vote"]),
    ("council AND NOT pool", []),
    ("NEAR(council pool)", []),
    ("council:*", ["vote"]),
    ("\x00", []),
    ("\ud800", []),
]


@pytest.fixture
def shelf(library: Library) -> Library:
    library.create("News", [Article(name, name, text, name) for name, text in ARTICLES.items()])
    return library


def test_words_find_their_articles(shelf: Library) -> None:
    found = {query: sorted(hit.article_id for hit in shelf.search(query)) for query, _ in CASES}
    assert found == dict(CASES)


def test_a_hit_names_story_and_article_and_spans_of_its_text(shelf: Library) -> None:
    (hit,) = shelf.search("VOTE council")
    text = ARTICLES["vote"]
    assert (hit.title, hit.article_id, hit.short_name) == ("News", "vote", "vote")
    assert [text[start:end] for start, end in hit.spans] == ["council", "vote"]
    (hit,) = shelf.search("ministry café* spokesman") or shelf.search("ministry")
    assert [ARTICLES["unseen"][start:end] for start, end in hit.spans] == ["mini\u00adstry\u200b"]
    (hit,) = shelf.search('"director called the str"*')
    assert [ARTICLES["strike"][start:end] for start, end in hit.spans] == ["director called the strike"]


def test_headline_and_outlet_are_searched_and_have_no_span(library: Library) -> None:
    library.create("News", [Article("a", "A", "Nothing more.", "a", outlet="Le Monde", headline="Fire at the mill")])
    assert [hit.spans for hit in library.search("monde mill")] == [()]


def test_the_story_changed_last_comes_first_and_a_limit_holds(library: Library) -> None:
    first = library.create("First", [Article(str(number), "A", "Fire.", "a") for number in range(3)])
    second = library.create("Second", [Article("0", "A", "Fire!", "a")])
    assert [(hit.story_id, hit.article_id) for hit in library.search("fire", limit=2)] == [(second, "0"), (first, "0")]
    library.rename(first, "First again")
    assert [hit.title for hit in library.search("fire")] == ["First again"] * 3 + ["Second"]


def test_a_changed_or_removed_article_is_not_found_by_its_old_words(library: Library) -> None:
    old = Article("a", "A", "Fire at the mill.", "a")
    new = Article("a", "A", "Flood at the mill.", "b")
    story_id = library.create("News", [old])
    library.replace_article(story_id, new, was=old)
    assert library.search("fire") == ()
    assert len(library.search("flood")) == 1
    library.remove_article(story_id, "a")
    assert library.search("mill") == ()


def test_an_article_without_order_or_end_is_indexed_as_far_as_there_is_room(library: Library) -> None:
    rng = random.Random(7)
    words = ["".join(rng.choices("abcdefghijklmnopqrstuvwxyzéλ", k=60)) for _ in range(40_000)]
    library.create("Noise", [Article("noise", "Noise", " ".join(words), "a")])
    assert len(library.search(words[0])) == len(library.search(words[5_000])) == 1
    assert library.search(words[-1]) == ()


def test_reading_a_query() -> None:
    asked = terms('strik* "wind FARM" Saint-Denis "cape fe"* *')
    assert [(term.words, term.prefix) for term in asked] == [
        (("strik",), True),
        (("wind", "farm"), False),
        (("saint", "denis"), False),
        (("cape", "fe"), True),
    ]


@given(st.text())
def test_words_are_folded_once_and_stand_at_their_spans(text: str) -> None:
    end_before = 0
    for word, start, end in folded_words(text):
        assert end_before <= start < end <= len(text)
        assert word.isalnum()
        assert [again for again, _, _ in folded_words(word)] == [word]
        end_before = end


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=60), query=st.text(max_size=20))
def test_both_databases_find_what_plain_python_finds(library: Library, text: str, query: str) -> None:
    """FTS5 and tsvector agree with a search by hand, whatever signs stand in text and query."""
    story_id = library.create("Any", [Article("a", "A", text, "a")])
    whole = " " + " ".join(word for word, _, _ in folded_words(text)) + " "
    asked = terms(query)
    by_hand = bool(asked) and all(
        re.search(rf" {' '.join(map(re.escape, term.words))}{'' if term.prefix else ' '}", whole) for term in asked
    )
    assert bool([hit for hit in library.search(query, limit=1000) if hit.story_id == story_id]) == by_hand
    for word, _, _ in list(folded_words(text))[:3]:
        assert any(hit.story_id == story_id for hit in library.search(word, limit=1000))
    library.delete(story_id, token=library.ask_to_delete(story_id).token)
