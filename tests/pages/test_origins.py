"""The page of origins with five articles, one and none, and what its links and numbers open."""

import pytest
from streamlit.testing.v1 import AppTest

from core.compare import rearrange
from core.index import Index
from core.models import Comparison
from core.summaries import origins as say
from core.tables import origins as origin_tables
from tests.pages.conftest import Open, words

ORIGINS = "pages/origins.py"


def component(at: AppTest, key: str) -> str:
    return str(next(item for item in at.get("bidi_component") if key in item.proto.id).proto)


def test_opens_on_the_seeds_with_the_statement_first(open_page: Open) -> None:
    at = open_page(ORIGINS)
    assert not at.exception
    shown = words(at)
    assert "How many of these are one story?" in shown
    assert "Five outlets, about three independent origins." in shown


def test_draws_a_frame_for_each_origin_with_its_outlets_and_credits(open_page: Open, seeds: Comparison) -> None:
    drawn = component(open_page(ORIGINS), "origin-frames")
    assert drawn.count("one origin") >= 1
    assert drawn.count("On its own") == 2
    assert "credits AFP" in drawn
    for reading in seeds.readings:
        assert reading.article.short_name in drawn


def test_shows_how_much_of_each_stands_in_the_other_both_ways(open_page: Open) -> None:
    grid = component(open_page(ORIGINS), "shares-grid")
    assert "68% of the words of Kashmir Obs. stand in Unnamed 001, 16% in quotations of both" in grid
    assert "26% of the words of Unnamed 001 stand in Kashmir Obs." in grid


@pytest.mark.parametrize(("base", "against"), [("000", "001"), ("001", "004"), ("002", "001"), ("002", "003")])
def test_a_link_to_a_pair_opens_its_runs_in_place(open_page: Open, seeds: Comparison, base: str, against: str) -> None:
    at = open_page(ORIGINS, base=base, against=against)
    assert not at.exception
    shown = words(at)
    rows = {(row.article_id, row.other_id): row for row in origin_tables.pair_shares(seeds)}
    assert say.pair(rows[base, against], rows[against, base]) in shown
    runs = [run for run in seeds.runs if {run.left_article, run.right_article} == {base, against} and not run.again]
    assert shown.count('class="px-run-head"') == len(runs)


def test_a_run_through_a_quotation_is_named_so(open_page: Open) -> None:
    assert "29 words · through a quotation" in words(open_page(ORIGINS, base="000", against="004"))


def test_near_verbatim_sentences_stand_apart_from_runs(open_page: Open) -> None:
    shown = words(open_page(ORIGINS, base="002", against="001"))
    assert "1 sentence with small edits" in shown
    assert 'class="px-differs"' in shown


def test_lists_who_shares_text_with_a_credited_article(open_page: Open) -> None:
    at = open_page(ORIGINS)
    assert "Kashmir Obs. and Unnamed 001 share text with an article that credits AFP" in words(at)
    assert "Moscow Times, which credits AFP" in component(at, "uncredited-grid")


def test_credits_come_with_their_words(open_page: Open) -> None:
    shown = words(open_page(ORIGINS))
    assert '<mark class="px-said">AFP</mark> contributed reporting.' in shown
    assert "credited for a picture" in shown
    assert "named in the text, as carrier" in shown


def test_points_and_unique_sentences_are_counted_a_second_time(open_page: Open, seeds: Comparison) -> None:
    at = open_page(ORIGINS, alone="004")
    points = origin_tables.points(seeds, Index.of(seeds))
    assert say.points_by_origin(points) in words(at)
    assert "3 outlets, 1 origin" in component(at, "points-twice")
    assert "that come near nothing outside its origin." in words(at)
    expected = len(origin_tables.only_in_origin(seeds, Index.of(seeds), "004"))
    assert f"{expected} sentences that come near nothing outside its origin" in words(at)


@pytest.mark.parametrize("link", [{"base": "nobody"}, {"against": "<b>"}, {"base": "000", "against": "000"}])
def test_a_link_that_is_not_a_pair_still_opens_one(open_page: Open, link: dict[str, str]) -> None:
    at = open_page(ORIGINS, **link)
    assert not at.exception
    shown = words(at)
    assert 'class="px-run-head"' in shown
    assert ("that is not in this view." in shown) == (link != {"base": "000", "against": "000"})


def test_an_unknown_outlet_of_the_second_count_is_named(open_page: Open) -> None:
    assert "The link names an outlet that is not in this view." in words(open_page(ORIGINS, alone="nobody"))


def test_no_word_on_the_page_is_a_verdict(open_page: Open, seeds: Comparison) -> None:
    at = open_page(ORIGINS)
    shown = words(at) + "".join(str(item.proto) for item in at.get("bidi_component"))
    own = shown
    for reading in seeds.readings:
        for line in reading.article.text.splitlines():
            own = own.replace(line, "")
    assert not any(verdict in own.lower() for verdict in ("copied", "stolen", "plagiar", "lifted"))


def test_one_article_has_nothing_to_share(open_page: Open, shown, one_article: Comparison) -> None:
    shown(one_article)
    at = open_page(ORIGINS)
    assert not at.exception
    assert "there is nothing to compare it with" in words(at)


def test_no_article_says_what_to_do(open_page: Open, shown, no_article: Comparison) -> None:
    shown(no_article)
    at = open_page(ORIGINS)
    assert not at.exception
    assert "This comparison holds no article." in words(at)


def test_the_coverage_page_collapses_outlets_of_one_origin(open_page: Open, seeds: Comparison) -> None:
    at = open_page()
    at.toggle(key="origins").set_value(True).run()
    assert not at.exception
    drawn = component(at, "coverage-grid")
    assert "Kashmir Obs. +2" in drawn
    assert "Moscow Times" not in drawn
    assert drawn.count("point 1, ") == 3


def test_an_open_point_says_both_counts(open_page: Open, seeds: Comparison) -> None:
    points = origin_tables.points(seeds, Index.of(seeds))
    row = next(row for row in points if (row.point.outlets, row.origins) == (3, 1))
    at = open_page(point=row.point.point_id, origins="true")
    assert not at.exception
    assert "Together: 3 outlets, 1 origin." in words(at)


def test_the_switch_is_asked_only_where_two_outlets_have_one_origin(open_page: Open, shown, seeds: Comparison) -> None:
    shown(rearrange(seeds, article_ids=["002", "003"]))
    assert not [toggle for toggle in open_page().toggle if toggle.key == "origins"]
