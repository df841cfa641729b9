"""The reader with five articles, one and none, and the pairs its links open."""

import json
from itertools import permutations

import pytest
from streamlit.testing.v1 import AppTest

from core.index import Index
from core.models import Comparison
from tests.pages.conftest import Open, words

READER = "pages/reader.py"
PAIRS = list(permutations(("000", "001", "002", "003", "004"), 2))


def reader(at: AppTest) -> dict[str, dict]:
    component = next(item for item in at.get("bidi_component") if "reader" in item.proto.id)
    found: dict[str, dict] = json.loads(component.proto.json)
    return found


def pieces(side: dict) -> list[dict]:
    return [piece for paragraph in side["paragraphs"] for piece in paragraph["pieces"]]


@pytest.mark.parametrize(("base", "against"), PAIRS[::3])
def test_both_full_texts_stand_there(open_page: Open, seeds: Comparison, base: str, against: str) -> None:
    at = open_page(READER, base=base, against=against)
    assert not at.exception
    data = reader(at)
    for side, article_id in (("base", base), ("other", against)):
        reading = next(found for found in seeds.readings if found.article.article_id == article_id)
        passages = [reading.article.text[passage.start : passage.end] for passage in reading.passages]
        shown = ["".join(piece["text"] for piece in paragraph["pieces"]) for paragraph in data[side]["paragraphs"]]
        assert shown == passages


def test_heat_counts_the_other_outlets_and_leads_to_them(open_page: Open) -> None:
    data = reader(open_page(READER, base="000", against="001"))
    hot = next(piece for piece in pieces(data["base"]) if piece["text"].startswith("We are suspending"))
    assert hot["heat"] == 2
    assert hot["says"] == "Word for word also in Unnamed 001 and Moscow Times."
    assert {"name": "against|004", "label": "Read against Moscow Times"} in hot["leads"]
    assert any(lead["name"].startswith("point|") for lead in hot["leads"])


def test_differences_mark_edits_paraphrase_and_what_stands_alone(open_page: Open) -> None:
    data = reader(open_page(READER, base="004", against="000", colour="differences"))
    tones = {piece["tone"] for piece in pieces(data["base"])}
    assert {"same", "edited", "reworded", "alone"} <= tones
    assert not any(piece["heat"] for piece in pieces(data["base"]))


@pytest.mark.parametrize(("base", "against"), PAIRS[::4])
def test_not_found_is_said_of_no_sentence_that_the_other_reports_or_possibly_has(
    open_page: Open, seeds: Comparison, base: str, against: str
) -> None:
    index = Index.of(seeds)
    data = reader(open_page(READER, base=base, against=against, colour="differences"))
    told = [piece for piece in pieces(data["base"]) if piece["tone"] == "alone"]
    assert told
    for piece in told:
        whole = [
            one.sentence_id for one in index.readings[base].sentences if index.text(one.sentence_id) in piece["text"]
        ]
        closest = [near.probability for one in whole if (near := index.closest(one, against))]
        if piece["says"].startswith("Not found in"):
            assert not any(index.matches_outlet(one, against) for one in whole)
            assert max(closest, default=0) < seeds.settings.possible_from
        elif whole and piece["says"].startswith("Possibly in"):
            assert f", {max(closest):.0%}: " in piece["says"]


def test_every_linked_piece_has_its_counterpart(open_page: Open) -> None:
    data = reader(open_page(READER, base="001", against="000"))
    here, there = ({piece["link"] for piece in pieces(data[side]) if piece["link"]} for side in ("base", "other"))
    assert here
    assert here == there


def test_without_a_link_the_pair_that_shares_most_is_open(open_page: Open) -> None:
    data = reader(open_page(READER))
    assert (data["base"]["name"], data["other"]["name"]) == ("Kashmir Obs.", "Unnamed 001")


@pytest.mark.parametrize("link", [{"base": "nobody"}, {"base": "004", "against": "nobody"}])
def test_an_unknown_outlet_in_the_link_is_named(open_page: Open, link: dict[str, str]) -> None:
    at = open_page(READER, **link)
    assert not at.exception
    assert "The link names an outlet that is not in this view." in words(at)
    assert reader(at)["base"]["paragraphs"]


def test_an_article_is_not_read_against_itself(open_page: Open) -> None:
    data = reader(open_page(READER, base="004", against="004"))
    assert data["base"]["name"] == "Moscow Times"
    assert data["other"]["name"] == "Kashmir Obs."


def test_one_article_has_nothing_beside_it(open_page: Open, shown, one_article: Comparison) -> None:
    shown(one_article)
    at = open_page(READER)
    assert not at.exception
    assert "there is nothing to compare it with" in words(at)


def test_no_article_says_what_to_do(open_page: Open, shown, no_article: Comparison) -> None:
    shown(no_article)
    at = open_page(READER)
    assert not at.exception
    assert "This comparison holds no article." in words(at)
