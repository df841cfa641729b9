"""Facts in a true browser: rows open by click and by keyboard, filters and openings stand in the link."""

import pytest
from playwright.sync_api import Locator

from core.models import Comparison
from core.storage import load_comparison
from core.tables import facts as fact_tables
from tests.browser.conftest import ROOT, SCREEN_NAMES, SCREENS, Visit, Visitor

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def seeds() -> Comparison:
    return load_comparison(ROOT / "seeds" / "comparison.json")


def rows(visitor: Visitor, part: str = "conflicts") -> Locator:
    """The rows of a part of the ledger, once they are drawn."""
    found = visitor.page.locator(f".st-key-ledger-{part} tbody tr")
    found.first.wait_for(timeout=20_000)
    return found


def conflicts(seeds: Comparison) -> list[str]:
    return [row.row_id for row in fact_tables.ledger_rows(seeds) if row.standing == "conflict"]


def test_a_link_to_a_row_opens_it(visit: Visit, seeds_address: str, seeds: Comparison) -> None:
    visitor = visit(seeds_address, f"/facts?row={conflicts(seeds)[1]}")
    values = visitor.page.locator(".st-key-open-conflicts .px-value")
    values.nth(1).wait_for()
    assert values.count() >= 2
    assert visitor.page.locator("h1.px-question").inner_text() == "Where do the facts disagree?"
    visitor.is_clean()


@pytest.mark.parametrize(("width", "dark"), SCREENS, ids=SCREEN_NAMES)
def test_the_page_fits_its_screen_and_a_click_opens_both_sides(
    visit: Visit, seeds_address: str, seeds: Comparison, width: int, dark: bool
) -> None:
    visitor = visit(seeds_address, "/facts", width=width, dark=dark)
    main = visitor.page.locator('[data-testid="stMain"]')
    assert main.evaluate("area => area.scrollWidth <= area.clientWidth + 1")
    assert visitor.page.locator('[class*="st-key-timeline"] .mark-text').count() >= 2
    last = rows(visitor).last
    last.click()
    visitor.settle()
    assert last.locator("button").get_attribute("aria-current") == "true"
    assert visitor.page.locator(".st-key-open-conflicts .px-card").count() >= 2
    assert "Why it cannot both hold" in visitor.page.locator(".st-key-open-conflicts").inner_text()
    assert "row=" in visitor.page.url
    visitor.is_clean()


def test_a_row_opens_by_keyboard_and_keeps_the_focus(visit: Visit, seeds_address: str, seeds: Comparison) -> None:
    visitor = visit(seeds_address, "/facts")
    buttons = rows(visitor).locator("button")
    assert buttons.count() == len(conflicts(seeds))
    buttons.nth(0).focus()
    visitor.page.keyboard.press("Tab")
    visitor.page.keyboard.press("Enter")
    visitor.settle()
    assert buttons.nth(1).get_attribute("aria-current") == "true"
    assert buttons.nth(1).evaluate("button => button.getRootNode().activeElement === button"), "the focus was lost"
    visitor.is_clean()


def test_a_check_opens_its_sentence(visit: Visit, seeds_address: str) -> None:
    visitor = visit(seeds_address, "/facts")
    visitor.page.locator(".st-key-checks button").first.press("Enter")
    visitor.settle()
    assert visitor.page.locator(".st-key-open-check .px-value").count() >= 1
    assert "check=" in visitor.page.url
    visitor.is_clean()


def test_a_kind_stands_in_the_link_and_a_new_browser_filters_by_it(visit: Visit, seeds_address: str) -> None:
    visitor = visit(seeds_address, "/facts")
    before = rows(visitor).count()
    visitor.page.get_by_test_id("stMain").get_by_role("button", name="role", exact=True).first.click()
    visitor.settle()
    kept = rows(visitor).count()
    assert 0 < kept < before
    assert "kinds=role" in visitor.page.url
    other = visit(visitor.page.url.split("/facts")[0], "/facts" + visitor.page.url.split("/facts")[1])
    assert rows(other).count() == kept
    visitor.is_clean()


@pytest.mark.parametrize("link", ["kinds=nonsense", "with=nobody", "row=nowhere&check=x&event=y"])
def test_a_link_with_unknown_values_shows_the_whole_page(
    visit: Visit, seeds_address: str, seeds: Comparison, link: str
) -> None:
    visitor = visit(seeds_address, f"/facts?{link}")
    assert rows(visitor).count() == len(conflicts(seeds))
    visitor.is_clean()


def test_a_date_of_the_timeline_opens_its_sentences(visit: Visit, seeds_address: str) -> None:
    visitor = visit(seeds_address, "/facts")
    opened = visitor.page.locator(".st-key-open-event .px-value")
    for _ in range(3):  # the chart draws itself anew when its width settles, and a click in between is lost
        visitor.page.locator(".st-key-timeline-near .mark-rect path").first.click(force=True)
        visitor.settle()
        if opened.count():
            break
    assert opened.count() >= 1
    assert "event=" in visitor.page.url
    visitor.is_clean()
