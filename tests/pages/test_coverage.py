"""The coverage page with five articles, one and none, and what its links open."""

import json
import re
from dataclasses import replace
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from core import environment
from core.index import Index
from core.models import Comparison, DetailKind, Standing
from core.summaries import coverage as coverage_summary
from core.summaries.glossary import terms
from core.tables import coverage as coverage_tables
from tests.pages.conftest import ROOT, Open, words


def test_opens_on_the_five_seeds_with_the_finding_on_top(open_page: Open, seeds: Comparison) -> None:
    at = open_page()
    assert not at.exception
    assert "Who reports what?" in words(at)
    assert coverage_summary.who_carries_what(seeds) in words(at)


@pytest.mark.parametrize("page", sorted(str(file.relative_to(ROOT)) for file in (ROOT / "pages").glob("*.py")))
def test_no_page_writes_a_line_of_its_code_on_the_screen(open_page: Open, page: str) -> None:
    at = open_page(page)
    assert not at.exception
    assert not at.markdown


def test_draws_a_heatmap_of_every_point_and_a_picture_of_what_outlets_share(open_page: Open, seeds: Comparison) -> None:
    heatmap, shared = open_page().get("vega_lite_chart")
    spec = json.loads(heatmap.proto.spec)
    assert spec["layer"][0]["encoding"]["color"]["scale"]["domain"] == [standing.value for standing in Standing]
    assert spec["params"][0]["name"] == "cell"
    assert heatmap.proto.alt
    assert shared.proto.alt


def test_the_grid_holds_the_cells_of_the_heatmap(open_page: Open, seeds: Comparison) -> None:
    grid = next(item for item in open_page().get("bidi_component") if "coverage-grid" in item.proto.id)
    cells = coverage_tables.coverage(seeds, Index.of(seeds))
    shown = str(grid.proto)
    assert all(f"{cell.point.point_id}|{cell.article_id}" in shown for cell in cells)


def test_a_link_opens_a_point_with_all_outlets_side_by_side(open_page: Open, seeds: Comparison) -> None:
    cell = next(cell for cell in seeds.coverage if cell.standing is Standing.NOT_FOUND and cell.nearest_miss)
    at = open_page(point=cell.point_id, outlet=cell.article_id)
    assert not at.exception
    assert words(at).count('class="px-card') >= len(seeds.readings)
    assert "Its closest sentence" in words(at)
    assert "Strongest match" in words(at)


def test_a_close_call_is_shown_with_its_probability_and_its_sentence(open_page: Open, seeds: Comparison) -> None:
    cell = next(cell for cell in seeds.coverage if cell.standing is Standing.POSSIBLY and cell.nearest_miss)
    at = open_page(point=cell.point_id, outlet=cell.article_id)
    shown = unescape(words(at))
    assert f'<span class="px-badge px-possibly">? possibly, {cell.probability:.0%}</span>' in shown
    assert cell.nearest_miss
    assert f'<mark class="px-near">{Index.of(seeds).text(cell.nearest_miss.other_sentence_id or "")}</mark>' in shown
    assert cell.reason in shown


def test_what_an_outlet_leaves_out_is_told_in_words(open_page: Open, shown, seeds: Comparison) -> None:
    first = next(cell for cell in seeds.coverage if cell.standing is Standing.REPORTED)
    lacks = (DetailKind.NUMBER, DetailKind.REASON)
    cells = tuple(replace(cell, lacks=lacks) if cell is first else cell for cell in seeds.coverage)
    shown(replace(seeds, coverage=cells))
    at = open_page(point=first.point_id, outlet=first.article_id)
    assert '<span class="px-lacks">gives no number and gives no reason</span>' in words(at)
    grid = next(item for item in at.get("bidi_component") if "coverage-grid" in item.proto.id)
    assert "gives no number and gives no reason" in str(grid.proto)


def test_a_label_is_no_quotation(open_page: Open, seeds: Comparison) -> None:
    point = seeds.points[0]
    label = coverage_tables.label(point, Index.of(seeds))
    shown = unescape(words(open_page(point=point.point_id)))
    assert f'<h2 class="px-title">{label}</h2>' in shown
    assert f'<h2 class="px-section">{label}</h2>' in shown


@pytest.mark.parametrize("page", ["pages/coverage.py", "pages/unique.py"])
def test_the_words_are_explained_where_they_are_used(open_page: Open, seeds: Comparison, page: str) -> None:
    shown = unescape(words(open_page(page)))
    assert all(f"<dt>{term}</dt><dd>{meaning}</dd>" in shown for term, meaning in terms(seeds.settings).items())


@pytest.mark.parametrize("link", [{"point": "nowhere"}, {"point": "<script>alert(1)</script>"}])
def test_a_link_to_an_unknown_point_says_so_and_shows_the_page(open_page: Open, link: dict[str, str]) -> None:
    at = open_page(**link)
    assert not at.exception
    assert "The link names a point that is not in this view." in words(at)
    assert at.get("vega_lite_chart")


def test_a_link_to_an_unknown_outlet_says_so_and_opens_the_point(open_page: Open, seeds: Comparison) -> None:
    at = open_page(point=seeds.points[0].point_id, outlet="nobody")
    assert "The link names an outlet that is not in this view." in words(at)
    assert "Compare the wording with" in {box.label for box in at.selectbox}


def test_the_threshold_stands_in_the_link_and_changes_the_finding(open_page: Open, seeds: Comparison) -> None:
    at = open_page(threshold="0.9")
    assert at.sidebar.slider[0].value == 0.9
    assert coverage_summary.who_carries_what(seeds) not in words(at)


def test_a_threshold_no_slider_has_falls_back(open_page: Open, seeds: Comparison) -> None:
    at = open_page(threshold="seven")
    assert not at.exception
    assert coverage_summary.who_carries_what(seeds) in words(at)


def test_leaving_an_outlet_out_leaves_it_out_of_the_finding(open_page: Open) -> None:
    at = open_page()
    at.sidebar.multiselect[0].set_value(["000", "004"]).run()
    assert not at.exception
    assert "by both outlets" in words(at)


def test_one_article_says_that_there_is_nothing_to_compare(open_page: Open, shown, one_article) -> None:
    shown(one_article)
    at = open_page()
    assert not at.exception
    assert "nothing to compare it with" in words(at)
    assert not at.get("vega_lite_chart")


def test_no_article_says_what_to_do(open_page: Open, shown, no_article) -> None:
    shown(no_article)
    at = open_page()
    assert not at.exception
    assert "python -m core compare FOLDER" in words(at)


def test_a_damaged_comparison_is_explained(open_page: Open, shown, seeds: Comparison) -> None:
    shown(seeds).write_text('{"format": 1', encoding="utf-8")
    at = open_page()
    assert not at.exception
    assert "is not a stored comparison" in words(at)


def test_a_missing_comparison_is_explained(open_page: Open, shown, seeds: Comparison) -> None:
    shown(seeds).unlink()
    at = open_page()
    assert not at.exception
    assert "Make it with: python -m core compare" in words(at)


@pytest.mark.parametrize("order", list(coverage_tables.Order))
def test_rows_come_in_the_order_asked_for(open_page: Open, seeds: Comparison, order: coverage_tables.Order) -> None:
    at = open_page(order=order.value)
    assert not at.exception
    grid = str(next(item for item in at.get("bidi_component") if "coverage-grid" in item.proto.id).proto)
    first = coverage_tables.points(seeds, Index.of(seeds), order=order)[:2]
    here, next_one = (grid.index(f"{point}|000") for point in (row.point_id for row in first))
    assert here < next_one


def chosen_pair(at: AppTest, left: str, right: str) -> AppTest:
    """Choose two sentences to be asked about."""
    for which, name in (("first", left), ("second", right)):
        outlet = name.split("@")[0]
        at.selectbox(key=f"ask-outlet-{which}").set_value(outlet).run()
        at.selectbox(key=f"ask-sentence-{which}-{outlet}").set_value(name).run()
    return at


def test_a_single_match_can_be_judged_where_it_is_explained(open_page: Open, seeds: Comparison) -> None:
    match = next(match for match in seeds.matches if match.probability >= seeds.settings.threshold)
    at = chosen_pair(open_page(), match.left, match.right)
    assert not at.exception
    assert "These two count as a match." in words(at)
    assert at.button(key=f"verdict-ask-match-{match.left}={match.right}-reject")


def test_two_sentences_that_are_no_match_can_be_made_one_point(open_page: Open, seeds: Comparison) -> None:
    match = next(match for match in seeds.matches if match.probability < 0.2)
    at = chosen_pair(open_page(), match.left, match.right)
    assert "These two do not count as a match." in words(at)
    assert at.button(key=f"one-point-{match.left}-{match.right}")


def test_the_matches_of_a_point_can_be_judged_the_least_sure_first(open_page: Open, seeds: Comparison) -> None:
    point = max(seeds.points, key=lambda point: len(point.members))
    members = {member.sentence_id for member in point.members}
    at = open_page(point=point.point_id)
    at.toggle(key=f"judge-matches-{point.members[0].sentence_id}").set_value(True).run()
    assert not at.exception
    of_point = [match.probability for match in seeds.matches if {match.left, match.right} <= members]
    shown = [float(found) / 100 for found in re.findall(r"Match with a probability of (\d+)%", words(at))]
    assert shown == [round(probability, 2) for probability in sorted(of_point)]


def test_a_switch_that_means_nothing_is_told_in_place_of_the_page(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(environment.STORE, "maybe")
    at = open_page()
    assert not at.exception
    assert "PARALLAX_STORE is 'maybe', which means neither on nor off" in unescape(words(at))
    assert not at.get("vega_lite_chart")
