"""An editor at the browser: cold links, clicks, keys, a restored line; wide and narrow, light and dark."""

import re

import pytest
from playwright.sync_api import expect

from core.models import Comparison, Standing
from core.storage import load_comparison
from tests.browser.conftest import ROOT, SCREEN_NAMES, SCREENS, Visit, Visitor, serve

pytestmark = pytest.mark.browser
PATHS = [
    "/",
    "/unique",
    "/articles?article=001",
    "/origins",
    "/reader",
    "/reader?base=004&against=000&colour=differences",
]


@pytest.fixture(scope="module")
def seeds() -> Comparison:
    return load_comparison(ROOT / "seeds" / "comparison.json")


@pytest.mark.parametrize("path", ["/unique?of=004&view=lacks", "/reader?base=004&against=001"])
def test_a_deep_link_is_the_first_thing_a_fresh_server_answers(visit: Visit, path: str) -> None:
    with serve() as address:
        visitor = visit(address, path)
        assert visitor.page.locator('[data-testid="stSidebar"]').get_by_text("Parallax").count()
        assert visitor.page.locator("h1.px-question").count() == 1
        assert visitor.page.get_by_role("link", name="Who reports what").count()
        visitor.is_clean()


@pytest.mark.parametrize("path", PATHS)
def test_a_page_fits_a_wide_and_a_narrow_screen_and_asks_no_other_host(
    visit: Visit, seeds_address: str, path: str
) -> None:
    visitor = visit(seeds_address, path)
    main = visitor.page.locator('[data-testid="stMain"]')
    for width, dark in SCREENS:
        visitor.page.set_viewport_size({"width": width, "height": 900})
        visitor.page.emulate_media(color_scheme="dark" if dark else "light")
        visitor.settle()
        assert main.evaluate("area => area.scrollWidth <= area.clientWidth + 1")
    visitor.is_clean()


@pytest.mark.parametrize(("width", "dark"), SCREENS, ids=SCREEN_NAMES)
def test_a_click_on_the_heatmap_opens_the_sentences_side_by_side(
    visit: Visit, seeds_address: str, seeds: Comparison, width: int, dark: bool
) -> None:
    visitor = visit(seeds_address, width=width, dark=dark)
    click_a_cell(visitor, number=2)
    cards = visitor.page.locator(".st-key-open-point .px-card")
    assert cards.count() == len(seeds.readings)
    assert visitor.page.locator(".st-key-open-point mark.px-said").count() >= 2
    assert re.search(r"point=\w+&outlet=\w+", visitor.page.url)
    assert "Strongest match" in visitor.words
    visitor.is_clean()


def test_a_link_to_a_cell_opens_it_in_a_new_browser(visit: Visit, seeds_address: str, seeds: Comparison) -> None:
    cell = next(cell for cell in seeds.coverage if cell.standing is Standing.NOT_FOUND and cell.nearest_miss)
    visitor = visit(seeds_address, f"/?point={cell.point_id}&outlet={cell.article_id}")
    assert "Its closest sentence" in visitor.page.locator(".st-key-open-point").inner_text()
    visitor.is_clean()


def test_the_grid_is_one_tab_stop_and_answers_to_the_arrow_keys(
    visit: Visit, seeds_address: str, seeds: Comparison
) -> None:
    visitor = visit(seeds_address)
    visitor.page.get_by_role("tab", name="Table").click()
    buttons = visitor.page.locator(".st-key-coverage-grid tbody button")
    expect(buttons).to_have_count(len(seeds.coverage))
    expect(visitor.page.locator('.st-key-coverage-grid tbody button[tabindex="0"]')).to_have_count(1)
    buttons.first.focus()
    for key in ("ArrowDown", "ArrowRight", "End", "ArrowUp", "Home", "ArrowDown"):
        visitor.page.keyboard.press(key)
    focused = buttons.nth(len(seeds.readings))
    name = focused.get_attribute("data-name") or ""
    assert focused.evaluate("button => button.getRootNode().activeElement === button")
    visitor.page.keyboard.press("Enter")
    visitor.settle()
    expect(focused).to_have_attribute("aria-current", "true")
    assert f"point={name.split('|')[0]}" in visitor.page.url
    assert focused.evaluate("button => button.getRootNode().activeElement === button"), "the focus was lost"
    visitor.is_clean()


def test_the_threshold_in_the_sidebar_changes_the_finding_and_the_link(visit: Visit, seeds_address: str) -> None:
    visitor = visit(seeds_address)
    before = visitor.page.locator(".px-finding").inner_text()
    slider = visitor.page.get_by_role("slider").first
    slider.focus()
    for _ in range(6):
        slider.press("ArrowRight")
    visitor.settle()
    assert visitor.page.locator(".px-finding").inner_text() != before
    assert "threshold=0.8" in visitor.page.url
    visitor.is_clean()


def test_a_number_leads_to_the_sentences_behind_it(visit: Visit, seeds_address: str) -> None:
    visitor = visit(seeds_address, "/?threshold=0.6")
    visitor.page.locator('.st-key-numbers button[data-name="only|001"]').click()
    visitor.page.wait_for_url("**/unique?*")
    visitor.settle()
    assert "Only in Unnamed 001" in visitor.words
    assert "threshold=0.6" in visitor.page.url
    visitor.is_clean()


def test_a_restored_line_is_compared_and_can_be_withdrawn(visit: Visit, seeds_address: str) -> None:
    visitor = visit(seeds_address, "/articles?article=000&lines=left+out")
    restore = visitor.page.locator(".tone-action button", has_text="Restore")
    restore.first.wait_for()
    count = restore.count()
    restore.nth(1).click()
    visitor.page.get_by_text(re.compile(r"Restored\. .*points? (?:is|are) reported")).wait_for(timeout=90_000)
    visitor.settle()
    expect(restore).to_have_count(count - 1)
    visitor.page.locator(".tone-action button", has_text="Withdraw").click()
    visitor.page.get_by_text(re.compile(r"Withdrawn\. .*points? (?:is|are) reported")).wait_for(timeout=90_000)
    visitor.settle()
    expect(restore).to_have_count(count)
    visitor.is_clean()


def click_a_cell(visitor: Visitor, *, number: int) -> None:
    """Click the cell of a row of the heatmap, counted from 1, in the first outlet's column."""
    cell = visitor.page.locator('[class*="st-key-heatmap"] .mark-rect path').nth((number - 1) * 5)
    card = visitor.page.locator(".st-key-open-point .px-card").first
    for _ in range(3):  # the chart draws itself anew when its width settles, and a click in between is lost
        cell.click(force=True)  # at its middle, where the number stands
        visitor.settle()
        if card.is_visible():
            return
    card.wait_for(timeout=10_000)
