"""The page of facts with five articles, one, none, and without conflicts; what its links open and filter."""

import json
from dataclasses import replace

import pytest

from core.index import Index
from core.models import Comparison, Side
from core.summaries import facts as fact_summary
from core.tables import coverage as coverage_tables
from core.tables import facts as fact_tables
from tests.pages.conftest import Open, taken, words

FACTS = "pages/facts.py"


def grids(at) -> dict[str, str]:
    return {item.proto.id.split("-", 1)[-1]: str(item.proto) for item in at.get("bidi_component")}


def grid(at, key: str) -> str:
    return next((shown for name, shown in grids(at).items() if key in name), "")


def contested(comparison: Comparison):
    return fact_tables.ledger_rows(comparison)[0]


def test_opens_on_the_seeds_with_the_finding_on_top_and_the_most_contested_row_open(
    open_page: Open, seeds: Comparison
) -> None:
    at = open_page(FACTS)
    assert not at.exception
    assert "Where do the facts disagree?" in words(at)
    rows, checks = fact_tables.ledger_rows(seeds), fact_tables.checks(seeds)
    assert fact_summary.where_they_disagree(seeds, rows, len(checks)) in words(at)
    for side in (side for cell in contested(seeds).cells for side in cell.values):
        assert f'<mark class="px-value">{side.value}</mark>' in words(at)


def test_the_ledger_holds_every_row_and_the_checks_every_finding(open_page: Open, seeds: Comparison) -> None:
    at = open_page(FACTS)
    for row in fact_tables.ledger_rows(seeds):
        part = {"conflict": "conflicts", "variant": "variants", "agree": "agreeing"}[row.standing]
        assert row.row_id in grid(at, f"ledger-{part}")
    for name in fact_tables.checks(seeds)["conflict_id"]:
        assert name in grid(at, "checks")


def test_a_link_opens_a_row_with_the_sentences_and_the_reason(open_page: Open, seeds: Comparison) -> None:
    row = [row for row in fact_tables.ledger_rows(seeds) if row.standing == "conflict"][1]
    at = open_page(FACTS, row=row.row_id)
    assert not at.exception
    conflict = next(one for one in seeds.conflicts if one.conflict_id in row.conflict_ids)
    assert "Why it cannot both hold" in words(at)
    assert conflict.reason.split("“")[1].split("”")[0] in words(at)
    assert words(at).count('class="px-value"') >= 2


def test_a_variant_opens_inside_its_fold(open_page: Open, seeds: Comparison) -> None:
    row = next(row for row in fact_tables.ledger_rows(seeds) if row.standing == "variant")
    at = open_page(FACTS, row=row.row_id)
    assert not at.exception
    assert "What can both hold" in words(at)


def test_a_check_opens_its_sentences(open_page: Open, seeds: Comparison) -> None:
    own = next(one for one in seeds.conflicts if one.inside and one.kind.value == "date")
    at = open_page(FACTS, check=own.conflict_id)
    assert not at.exception
    assert words(at).count(f'<mark class="px-value">{own.b.value}</mark>') >= 1


def test_a_dated_event_opens_its_sentences_and_how_each_date_was_read(open_page: Open, seeds: Comparison) -> None:
    events = fact_tables.events(seeds, Index.of(seeds))
    event = events[events["written"] == "last week"].iloc[0]
    at = open_page(FACTS, event=event["event_id"])
    assert not at.exception
    assert "“last week”: 11 to 17 October 2021, read from 18 October 2021" in words(at)


@pytest.mark.parametrize(
    ("link", "what"),
    [("row", "a row of the ledger"), ("check", "a finding inside an article"), ("event", "a dated event")],
)
def test_a_link_to_something_unknown_says_so_and_shows_the_page(open_page: Open, link: str, what: str) -> None:
    at = open_page(FACTS, **{link: "<img src=x onerror=alert(1)>"})
    assert not at.exception
    assert f"The link names {what} that is not in this view." in words(at)
    assert "<img" not in words(at)
    assert "What cannot both hold" in words(at)


def test_the_timeline_draws_near_and_far_events(open_page: Open) -> None:
    charts = open_page(FACTS).get("vega_lite_chart")
    assert len(charts) == 2
    for chart in charts:
        spec = json.loads(chart.proto.spec)
        assert "event" in json.dumps(spec["params"])
        assert "dated events" in chart.proto.alt


def test_a_kind_filters_the_ledger_and_the_checks(open_page: Open, seeds: Comparison) -> None:
    at = open_page(FACTS)
    pills = next(item for item in at.get("button_group") if item.key == "kinds")
    pills.set_value(["role"]).run()
    assert not at.exception
    kept = {row.row_id for row in fact_tables.ledger_rows(seeds) if row.kind.value == "role"}
    shown = grid(at, "ledger-conflicts") + grid(at, "ledger-variants") + grid(at, "ledger-agreeing")
    for row in fact_tables.ledger_rows(seeds):
        assert (row.row_id in shown) == (row.row_id in kept)
    assert "Nothing was found inside a single article." in words(at)


def test_an_outlet_filters_rows_to_those_where_it_has_a_value(open_page: Open, seeds: Comparison) -> None:
    at = open_page(FACTS)
    next(box for box in at.selectbox if box.key == "with").set_value("002").run()
    assert not at.exception
    shown = grid(at, "ledger-conflicts")
    for row in fact_tables.ledger_rows(seeds):
        if row.standing == "conflict":
            assert (row.row_id in shown) == any(cell.article_id == "002" for cell in row.cells)


def test_headlines_stand_side_by_side_with_what_each_adds(open_page: Open) -> None:
    shown = words(open_page(FACTS))
    assert "What do the headlines say?" in shown
    assert '<span class="px-differs">Cuts</span>' in shown
    assert "Strength of its words: verb 3 of 3, object 2 of 2." in shown
    assert "No headline stands in this article’s text." in shown
    assert "Against its own body: " in shown


def test_a_story_without_conflicts_says_so_and_keeps_the_rest(open_page: Open, shown, seeds: Comparison) -> None:
    shown(replace(seeds, conflicts=()))
    at = open_page(FACTS)
    assert not at.exception
    assert "Nothing that cannot both hold was found here." in words(at)
    assert "Nothing was found inside a single article." in words(at)
    assert not grid(at, "ledger-conflicts")
    assert grid(at, "ledger-agreeing")


def test_a_story_without_any_fact_opens(open_page: Open, shown, seeds: Comparison) -> None:
    shown(replace(seeds, conflicts=(), variants=(), related=replace(seeds.related, facts=())))
    at = open_page(FACTS)
    assert not at.exception
    assert "No event of this story carries a date that could be read." in words(at)
    assert not at.get("vega_lite_chart")


def test_one_article_has_its_own_checks_and_no_ledger(open_page: Open, shown, one_article: Comparison) -> None:
    shown(one_article)
    at = open_page(FACTS)
    assert not at.exception
    assert "One outlet alone has nothing to disagree with" in words(at)
    assert "Inside one article" in words(at)
    assert not grid(at, "ledger-conflicts")


def test_no_article_says_what_to_do(open_page: Open, shown, no_article: Comparison) -> None:
    shown(no_article)
    at = open_page(FACTS)
    assert not at.exception
    assert "This comparison holds no article." in words(at)


def test_values_and_reasons_of_an_article_stay_text(open_page: Open, shown, seeds: Comparison) -> None:
    first = seeds.conflicts[0]
    hostile = replace(
        first,
        reason="<script>alert(1)</script> ![x](http://x.test/x.png)",
        b=Side(first.b.article_id, first.b.sentence_id, first.b.start, first.b.end, "<b>$5$</b>"),
    )
    shown(replace(seeds, conflicts=(hostile, *seeds.conflicts[1:])))
    at = open_page(FACTS, check=hostile.conflict_id, row=hostile.conflict_id)
    assert not at.exception
    assert "<script>" not in words(at)
    assert "<b>" not in words(at)
    assert not at.get("markdown")


def test_what_is_taken_keeps_to_the_filters_of_the_page(open_page: Open, seeds: Comparison) -> None:
    rows = fact_tables.ledger_rows(seeds)
    kind, outlet = rows[0].kind.value, rows[0].cells[0].article_id
    at = open_page(FACTS, kinds=kind, **{"with": coverage_tables.outlet_names(seeds)[outlet]})
    kept = taken(at, seeds)
    assert set(kept["Facts"]["kind"]) == {kind}
    assert set(kept["Facts"]["row_id"]) < {row.row_id for row in rows}
    assert set(kept["Checks inside"]["article_id"]) <= {outlet}
    assert "Tables keep to this page’s filters, too: Facts: " in words(at)


def test_without_a_filter_tables_are_whole(open_page: Open) -> None:
    assert "Tables keep to" not in words(open_page(FACTS))
