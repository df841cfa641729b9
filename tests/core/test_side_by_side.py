"""Two texts laid against each other: nothing is lost, counterparts belong together, edits are told from paraphrase."""

from itertools import permutations
from pathlib import Path

import pytest

from core.compare import compare
from core.index import Index
from core.models import Comparison, Role
from core.side_by_side import Paragraph, Tie, closest_pairs, side_by_side, words_by_tie
from core.storage import load_comparison
from tests.support import WordCountEncoder, article

SEEDS = load_comparison(Path(__file__).parents[2] / "seeds" / "comparison.json")
INDEX = Index.of(SEEDS)
PAIRS = list(permutations(("000", "001", "002", "003", "004"), 2))

WIRE = """Storm closes the harbour

The storm tore three fishing boats from their moorings on Sunday night and drove them onto the northern breakwater.

Nobody was aboard the boats when the ropes gave way shortly after ten, the harbour master told local radio.

Insurers expect to inspect the damage to the breakwater later this week.
"""
EDITED = """Harbour shut after storm

The storm tore four fishing boats from their moorings on Sunday night and drove them onto the northern breakwater.

The town council meets on Thursday to discuss the cost of a new harbour wall and who might pay for it.
"""


def text_of(article_id: str) -> str:
    return INDEX.readings[article_id].article.text


def storm() -> tuple[Comparison, Index]:
    comparison = compare("Storm", (article("a", WIRE), article("b", EDITED)), encoder=WordCountEncoder())
    return comparison, Index.of(comparison)


def pieces(text: str, paragraphs: tuple[Paragraph, ...], tie: Tie) -> str:
    return " | ".join(text[p.start : p.end] for line in paragraphs for p in line.pieces if p.tie is tie)


@pytest.mark.parametrize(("base", "other"), PAIRS)
def test_the_pieces_of_a_paragraph_are_the_paragraph(base: str, other: str) -> None:
    laid = side_by_side(SEEDS, INDEX, base, other)
    for article_id, paragraphs in ((base, laid.base), (other, laid.other)):
        text = text_of(article_id)
        passages = INDEX.readings[article_id].passages
        assert [(p.start, p.end) for p in paragraphs] == [(passage.start, passage.end) for passage in passages]
        for paragraph in paragraphs:
            joined = "".join(text[piece.start : piece.end] for piece in paragraph.pieces)
            assert joined == text[paragraph.start : paragraph.end]


@pytest.mark.parametrize(("base", "other"), PAIRS)
def test_every_link_has_both_its_ends(base: str, other: str) -> None:
    laid = side_by_side(SEEDS, INDEX, base, other)
    here, there = (
        {piece.link for line in side for piece in line.pieces if piece.link} for side in (laid.base, laid.other)
    )
    assert here == there


@pytest.mark.parametrize(("base", "other"), PAIRS)
def test_only_the_body_is_compared(base: str, other: str) -> None:
    for side in (side_by_side(SEEDS, INDEX, base, other).base, side_by_side(SEEDS, INDEX, base, other).other):
        for paragraph in side:
            if paragraph.role is not Role.BODY:
                assert [(piece.tie, piece.others) for piece in paragraph.pieces] == [(Tie.NONE, ())]


def test_words_of_three_outlets_are_hot() -> None:
    laid = side_by_side(SEEDS, INDEX, "000", "001")
    text = text_of("000")
    hot = [text[p.start : p.end] for line in laid.base for p in line.pieces if set(p.others) == {"001", "004"}]
    assert any("We are suspending the work of our official mission" in words for words in hot)


def test_words_for_words_agrees_with_the_share_both_ways() -> None:
    share = next(s for s in SEEDS.shares if (s.left_article, s.right_article) == ("000", "001"))
    laid = side_by_side(SEEDS, INDEX, "000", "001")
    counts = words_by_tie(text_of("000"), laid.base)
    assert counts[Tie.SAME] / sum(counts.values()) == pytest.approx(share.left_share, abs=0.03)


def test_a_swapped_word_is_a_small_edit_and_what_is_not_found_stands_alone() -> None:
    comparison, index = storm()
    laid = side_by_side(comparison, index, "a", "b")
    assert pieces(WIRE, laid.base, Tie.EDITED) == "three"
    assert pieces(EDITED, laid.other, Tie.EDITED) == "four"
    assert "fishing boats from their moorings" in pieces(WIRE, laid.base, Tie.SAME)
    assert "Nobody was aboard" in pieces(WIRE, laid.base, Tie.ALONE)
    assert "The town council" in pieces(EDITED, laid.other, Tie.ALONE)


def test_a_paraphrase_is_not_called_an_edit() -> None:
    laid = side_by_side(SEEDS, INDEX, "004", "000")
    reworded = pieces(text_of("004"), laid.base, Tie.REWORDED)
    assert "NATO this month stripped eight Russian mission members" in reworded
    assert "stripped eight" not in pieces(text_of("004"), laid.base, Tie.EDITED)


def test_shared_words_inside_a_reworded_sentence_keep_their_own_answer() -> None:
    laid = side_by_side(SEEDS, INDEX, "004", "000")
    assert "and hosted at the Belgian Embassy" in pieces(text_of("004"), laid.base, Tie.SAME)


@pytest.mark.parametrize(("base", "other"), PAIRS)
def test_closest_pairs_are_mutual_and_match(base: str, other: str) -> None:
    readings = INDEX.readings
    forth = closest_pairs(INDEX, readings[base], readings[other])
    back = closest_pairs(INDEX, readings[other], readings[base])
    assert sorted(forth) == sorted((left, right) for right, left in back)
    assert all(INDEX.is_match(left, right) for left, right in forth)


def test_an_unknown_article_is_an_error_of_the_caller() -> None:
    with pytest.raises(KeyError):
        side_by_side(SEEDS, INDEX, "000", "nobody")
