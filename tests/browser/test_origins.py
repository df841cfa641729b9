"""An editor at the browser: frames, numbers and the reader whose two texts keep their places; by mouse and by keys."""

from dataclasses import replace

import pytest

from core.models import Comparison, Credit, CreditKind, Origin, Run, Share
from tests.browser.conftest import Visit, Visitor
from tests.browser.test_hostile_text import PAYLOAD, hostile

pytestmark = pytest.mark.browser


def offset(visitor: Visitor, side: str, link: str) -> float:
    """How far below the top of its pane a piece stands, in pixels."""
    return visitor.page.evaluate(
        """([side, link]) => {
            for (const host of document.querySelectorAll('.st-key-reader *')) {
                const text = host.shadowRoot?.querySelector(`[data-side="${side}"] .text`);
                const piece = text?.querySelector(`[data-link="${link}"]`);
                if (piece) return piece.getBoundingClientRect().top - text.getBoundingClientRect().top;
            }
        }""",
        [side, link],
    )


def test_a_share_opens_the_runs_and_stands_in_the_link(visit: Visit, seeds_address: str) -> None:
    visitor = visit(seeds_address, "/origins")
    cell = visitor.page.locator('.st-key-shares-grid button[data-name="004|000"]')
    cell.click()
    visitor.settle()
    assert "Moscow Times and Kashmir Obs." in visitor.page.locator(".st-key-open-pair").inner_text()
    assert "base=004&against=000" in visitor.page.url
    assert cell.get_attribute("aria-current") == "true"
    visitor.is_clean()


def test_an_outlet_in_its_frame_opens_the_reader(visit: Visit, seeds_address: str) -> None:
    visitor = visit(seeds_address, "/origins")
    outlet = visitor.page.locator('.st-key-origin-frames button[data-name="004"]')
    outlet.focus()
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_url("**/reader?*")
    visitor.settle()
    assert "base=004" in visitor.page.url
    assert visitor.page.locator('.st-key-reader [data-side="base"] header').inner_text().startswith("Moscow Times")
    visitor.is_clean()


def test_a_point_of_one_origin_leads_to_its_sentences(visit: Visit, seeds_address: str) -> None:
    visitor = visit(seeds_address, "/origins")
    visitor.page.locator(".st-key-points-twice tbody button").first.click()
    visitor.page.wait_for_url("**/?*point=*")
    visitor.settle()
    assert visitor.page.locator(".st-key-open-point .px-card").count() >= 2
    visitor.is_clean()


@pytest.mark.parametrize("width", [1400, 390])
def test_chosen_words_and_their_counterpart_stand_at_one_height(visit: Visit, seeds_address: str, width: int) -> None:
    visitor = visit(seeds_address, "/reader?base=001&against=000", width=width)
    piece = visitor.page.locator(
        '.st-key-reader [data-side="base"] .same, .st-key-reader [data-side="base"] .heat-2'
    ).last
    link = piece.get_attribute("data-link") or ""
    piece.scroll_into_view_if_needed()
    piece.click()
    visitor.page.wait_for_timeout(400)
    assert abs(offset(visitor, "base", link) - offset(visitor, "other", link)) < 60
    told = visitor.page.locator(".st-key-reader .told").inner_text()
    assert told.startswith("Word for word also in")
    visitor.is_clean()


def test_where_one_text_is_scrolled_the_other_follows_unless_it_is_released(visit: Visit, seeds_address: str) -> None:
    visitor = visit(seeds_address, "/reader?base=000&against=001")
    base, other = (visitor.page.locator(f'.st-key-reader [data-side="{side}"] .text') for side in ("base", "other"))
    before = other.evaluate("text => text.scrollTop")
    base.hover()
    visitor.page.mouse.wheel(0, 700)
    visitor.page.wait_for_timeout(500)
    after = other.evaluate("text => text.scrollTop")
    assert after > before + 200
    visitor.page.locator(".st-key-reader input").uncheck()
    base.hover()
    visitor.page.mouse.wheel(0, -700)
    visitor.page.wait_for_timeout(500)
    assert other.evaluate("text => text.scrollTop") == after
    visitor.is_clean()


def test_the_reader_answers_to_keys_and_leads_to_another_outlet(visit: Visit, seeds_address: str) -> None:
    visitor = visit(seeds_address, "/reader?base=000&against=001")
    text = visitor.page.locator('.st-key-reader [data-side="base"] .text')
    text.focus()
    for _ in range(2):
        visitor.page.keyboard.press("ArrowRight")
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_timeout(300)
    assert visitor.page.locator(".st-key-reader .told").inner_text() == (
        "Word for word also in Unnamed 001 and Moscow Times."
    )
    visitor.page.get_by_role("button", name="Read against Moscow Times").press("Enter")
    visitor.settle()
    assert "against=004" in visitor.page.url
    assert visitor.page.locator('.st-key-reader [data-side="other"] header').inner_text().startswith("Moscow Times")
    visitor.is_clean()


def hostile_story() -> Comparison:
    """Two outlets of one origin and a third, with payloads in runs, credits and statements."""
    found = hostile()
    text = found.readings[0].article.text
    end = text.index(" a.")
    run = Run("a", "b", 0, end, 0, end, words=20)
    share = Share("a", "b", 0.9, 0.9, 0, 0, 0, 0, runs=1, longest_run=20, density=1, sentences=2)
    credit = Credit("a", PAYLOAD, 0, 8, CreditKind.CREDIT_LINE, PAYLOAD)
    origins = (
        Origin("origin-1", ("a", "b"), (share,), (credit,), PAYLOAD, (PAYLOAD,)),
        Origin("origin-2", ("c",), (), (), PAYLOAD),
    )
    related = replace(found.related, runs=(run,), shares=(share,), credits=(credit,))
    return replace(found, related=related, origins=origins)


@pytest.mark.parametrize(("path", "shown"), [("/origins", "open-pair"), ("/reader?base=a&against=b", "reader")])
def test_hostile_text_is_shown_and_does_nothing(visit: Visit, served, path: str, shown: str) -> None:
    with served(hostile_story()) as address:
        visitor = visit(address, path)
        page = visitor.page
        page.locator(f".st-key-{shown}").get_by_text("<script>window.taken = 1</script>").first.wait_for()
        visitor.settle()
        assert page.evaluate("window.taken") is None
        assert page.locator("iframe, .katex, a[href^='javascript'], img[src='x']").count() == 0
        assert page.evaluate("getComputedStyle(document.body).display") == "block"
        visitor.is_clean()
