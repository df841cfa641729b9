"""Trees of sentences are cut out of one parse of the article, and are plain data."""

import pickle
from itertools import pairwise

import pytest

from core.facts import find_facts, statements
from core.models import Role
from core.quotes import find_quotes
from core.text import parse as parsing
from core.text.parse import LONGEST_TEXT_CHARS, parse_reading
from core.text.tree import _cut, sentence_trees, text_trees
from tests.core.origins.reading_of import body, lines, seeds

pytestmark = pytest.mark.model


def test_every_sentence_has_its_own_words_where_they_stand():
    for reading in seeds():
        trees = sentence_trees(reading, parse_reading(reading))
        assert len(trees) == len(reading.sentences)
        for sentence, tree in zip(reading.sentences, trees, strict=True):
            assert tree.text == reading.article.text[sentence.start : sentence.end]
            assert tree.tokens
            assert all(0 <= token.start < token.end <= len(tree.text) for token in tree.tokens)
            assert all(one.end <= other.start for one, other in pairwise(tree.tokens))
            letters = {place for token in tree.tokens for place in range(token.start, token.end)}
            assert letters == {place for place, letter in enumerate(tree.text) if not letter.isspace()}


def test_heads_and_children_agree_and_stay_in_the_sentence():
    reading = body("a", "The mayor said she would go. He stayed in the old town, which burned.")
    for tree in sentence_trees(reading, parse_reading(reading)):
        assert [token.index for token in tree.tokens] == list(range(len(tree.tokens)))
        for token in tree.tokens:
            assert all(tree.head(kid.index) == token for kid in tree.children(token.index))
            assert token.head == token.index or token in tree.children(token.head)


def test_the_parser_takes_our_sentences():
    """Left to itself it cuts this one after "p.m.", and another after the name of the firm."""
    tricky = body("a", "The talks began at 2 p.m. They ended at four. Acme Inc. fell. Nobody minded.")
    for reading in (tricky, *seeds()):
        parsed = parse_reading(reading)
        starts = {
            passage.start + sentence.start_char
            for passage in parsed
            if passage.role is Role.BODY
            for sentence in passage.doc.sents
        }
        assert starts == {sentence.start for sentence in reading.sentences}


def test_a_tree_comes_back_from_a_file_as_it_was():
    (tree,) = text_trees(["Eight diplomats left Brussels on Monday."])
    again = pickle.loads(pickle.dumps(tree))
    assert (again.text, again.tokens, again.kids) == (tree.text, tree.tokens, tree.kids)
    assert again.verb_above(0).lemma == "leave"


def test_a_parse_handed_over_gives_what_an_own_one_gives():
    reading = seeds()[0]
    parsed = parse_reading(reading)
    assert find_quotes(reading, parsed) == find_quotes(reading)
    assert find_facts(statements(reading, parsed)) == find_facts(statements(reading))


def test_what_is_handed_over_is_not_parsed_again(monkeypatch):
    reading = seeds()[0]
    parsed = parse_reading(reading)

    def refused(*_):
        raise AssertionError("parsed a second time")

    monkeypatch.setattr(parsing, "parser", refused)
    assert find_quotes(reading, parsed)
    assert find_facts(statements(reading, parsed))


def test_boilerplate_is_not_parsed():
    reading = lines("a", [(Role.BOILERPLATE, "Sign up for our letter."), (Role.BODY, "The bridge fell.")])
    assert [passage.text for passage in parse_reading(reading)] == ["The bridge fell."]


def test_sentences_beyond_what_is_parsed_of_a_long_paragraph_get_their_trees():
    text = "The bridge fell on Monday. " * (LONGEST_TEXT_CHARS // 25)
    reading = body("a", text.strip())
    trees = sentence_trees(reading, parse_reading(reading))
    assert [len(tree.tokens) for tree in trees] == [6] * len(reading.sentences)


def test_a_word_whose_head_stands_outside_is_a_root():
    text = "The mayor said she would go."
    (doc,) = parsing.parse([text])
    tree = _cut(doc, "she would go.", text.index("she"))
    go = next(token for token in tree.tokens if token.text == "go")
    assert (go.start, go.head) == (10, go.index)
    assert next(token for token in tree.tokens if token.text == "she").head == go.index
