"""An editor at the quotes page: clicks, keys, links, filters, a picture; wide and narrow, light and dark."""

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from core.models import (
    Carrier,
    CarrierKind,
    Comparison,
    FlagKind,
    Quote,
    QuoteKind,
    Utterance,
    UtteranceFlag,
    UtteranceMember,
    UtteranceStatus,
)
from core.storage import load_comparison
from core.tables import quotes as quote_tables
from tests.browser.conftest import ROOT, SCREEN_NAMES, SCREENS, Visit, Visitor
from tests.browser.test_hostile_text import PAYLOAD, hostile

pytestmark = pytest.mark.browser
BUTTONS = ".st-key-utterance-grid tbody button"


@pytest.fixture(scope="module")
def seeds() -> Comparison:
    return load_comparison(ROOT / "seeds" / "comparison.json")


def flagged(seeds: Comparison) -> Utterance:
    return next(one for one in seeds.utterances if any(flag.other_span for flag in one.flags))


def test_a_link_to_an_utterance_opens_it(visit: Visit, seeds_address: str, seeds: Comparison) -> None:
    visitor = visit(seeds_address, f"/quotes?utterance={flagged(seeds).utterance_id}")
    assert visitor.page.get_by_role("link", name="Who says it").count()
    expect(visitor.page.locator(".st-key-opened-quote .px-card")).to_have_count(1)
    visitor.is_clean()


@pytest.mark.parametrize(("width", "dark"), SCREENS, ids=SCREEN_NAMES)
def test_the_page_fits_its_screen_with_everything_open(
    visit: Visit, seeds_address: str, seeds: Comparison, width: int, dark: bool
) -> None:
    quote = quote_tables.quotes(seeds)[0]
    link = f"/quotes?alone=true&utterance={flagged(seeds).utterance_id}&voice={quote.speaker}&in={quote.article_id}"
    visitor = visit(seeds_address, link, width=width, dark=dark)
    main = visitor.page.locator('[data-testid="stMain"]')
    assert main.evaluate("area => area.scrollWidth <= area.clientWidth + 1")
    assert "found by the rule" in visitor.words
    overlaps = visitor.page.locator(".st-key-utterance-grid tbody").evaluate(
        """body => [...body.querySelectorAll("tr")].some((row, at, rows) => at &&
            row.getBoundingClientRect().top < rows[at - 1].getBoundingClientRect().bottom - 1)"""
    )
    assert not overlaps, "rows of the matrix lie on one another"
    visitor.is_clean()


@pytest.mark.parametrize(("width", "dark"), SCREENS, ids=SCREEN_NAMES)
def test_a_click_on_a_cell_opens_the_words_where_they_stand(
    visit: Visit, seeds_address: str, width: int, dark: bool
) -> None:
    visitor = visit(seeds_address, "/quotes", width=width, dark=dark)
    visitor.page.locator(".st-key-utterance-grid .tone-q-fragment button").first.click()
    card = visitor.page.locator(".st-key-opened-quote .px-card")
    card.wait_for(timeout=15_000)
    visitor.settle()
    assert card.locator("mark.px-said").count()
    assert "utterance=" in visitor.page.url
    visitor.page.wait_for_timeout(800)  # the card comes into sight by itself
    box = card.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 900
    visitor.is_clean()


def test_the_matrix_answers_to_the_arrow_keys_and_keeps_the_focus(visit: Visit, seeds_address: str) -> None:
    visitor = visit(seeds_address, "/quotes")
    buttons = visitor.page.locator(BUTTONS)
    assert visitor.page.locator('.st-key-utterance-grid button[tabindex="0"]').count() == 1
    buttons.first.focus()
    for key in ("ArrowDown", "End", "Home", "ArrowRight"):
        visitor.page.keyboard.press(key)
    columns = visitor.page.locator(".st-key-utterance-grid tbody tr:nth-child(2) button").count()
    focused = buttons.nth(columns + 1)
    visitor.page.keyboard.press("Enter")
    visitor.settle()
    assert focused.get_attribute("aria-current") == "true"
    assert focused.evaluate("button => button.getRootNode().activeElement === button"), "the focus was lost"
    visitor.is_clean()


def test_a_filter_stands_in_the_link_and_holds_in_a_new_browser(
    visit: Visit, seeds_address: str, seeds: Comparison
) -> None:
    visitor = visit(seeds_address, "/quotes")
    before = visitor.page.locator(BUTTONS).count()
    choose(visitor, "Kind of quote", "mixed")
    assert visitor.page.locator(BUTTONS).count() < before
    assert "kind=mixed" in visitor.page.url
    again = visit(seeds_address, visitor.page.url.removeprefix(seeds_address))
    assert again.page.locator(BUTTONS).count() == visitor.page.locator(BUTTONS).count()
    again.is_clean()


def choose(visitor: Visitor, label: str, option: str) -> None:
    visitor.page.get_by_label(label, exact=False).first.click()
    visitor.page.get_by_role("option", name=option, exact=True).click()
    visitor.settle()


def test_a_difference_leads_to_both_sentences(visit: Visit, seeds_address: str) -> None:
    visitor = visit(seeds_address, "/quotes")
    visitor.page.locator(".st-key-flag-grid button").first.click()
    visitor.page.locator(".px-flag-item").first.wait_for(timeout=15_000)
    visitor.settle()
    assert visitor.page.locator(".px-flag-item mark.px-said").count() >= 2
    visitor.is_clean()


@pytest.mark.parametrize("grid", ["voice-grid", "cue-grid"])
def test_words_and_verbs_lead_to_the_quotes_behind_them(visit: Visit, seeds_address: str, grid: str) -> None:
    visitor = visit(seeds_address, "/quotes")
    if grid == "voice-grid":
        visitor.page.get_by_role("tab", name="Numbers").click()
    visitor.page.locator(f".st-key-{grid} button").first.click()
    visitor.page.locator(".st-key-given-words .px-find").first.wait_for(timeout=15_000)
    visitor.settle()
    assert "voice=" in visitor.page.url
    assert visitor.page.locator(".st-key-given-words .px-speaker").count()
    visitor.is_clean()


def hostile_quotes() -> Comparison:
    """Two outlets that quote a payload, said by a payload, by way of a payload."""
    story = hostile()
    quotes = tuple(_hostile_quote(reading.article.article_id) for reading in story.readings[:2])
    members = tuple(
        UtteranceMember(quote.article_id, UtteranceStatus.FULL, (quote.quote_id,), PAYLOAD, PAYLOAD, PAYLOAD, PAYLOAD)
        for quote in quotes
    )
    flag = UtteranceFlag(FlagKind.WORDS_DIFFER, PAYLOAD, "a", (0, 20), "b", (0, 20))
    nowhere = UtteranceMember("c", UtteranceStatus.NOT_FOUND)
    utterance = Utterance("u", PAYLOAD, "a", (*members, nowhere), (flag,))
    return replace(story, quotes=quotes, utterances=(utterance,))


def _hostile_quote(article_id: str) -> Quote:
    return Quote(
        quote_id=f"{article_id}@0",
        article_id=article_id,
        kind=QuoteKind.DIRECT,
        content=((0, 60),),
        cue=(60, 120),
        speaker_as_written=(120, 160),
        speaker=PAYLOAD,
        carriers=(Carrier(CarrierKind.AGENCY, (160, 170), PAYLOAD),),
        rule=PAYLOAD,
    )


@pytest.mark.parametrize("path", ["/quotes", "/quotes?utterance=u&outlet=b"])
def test_hostile_quotes_are_shown_and_do_nothing(visit: Visit, served, path: str) -> None:
    with served(hostile_quotes()) as address:
        visitor = visit(address, path)
        page = visitor.page
        expect(page.locator('[data-testid="stMain"]')).to_contain_text("<script>window.taken = 1</script>")
        assert page.evaluate("window.taken") is None
        assert page.locator("iframe, .katex, a[href^='javascript'], img[src='x']").count() == 0
        assert page.evaluate("getComputedStyle(document.body).display") == "block"
        visitor.is_clean()
