"""The whole path of an editor with two articles of the day: paste, analyse, open, restore, decide, undo, take away."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from core.storage.comparison_file import load_comparison
from tests.browser.conftest import Visit, Visitor, serve
from tests.support import FERRY_GAZETTE, FERRY_HERALD

pytestmark = [pytest.mark.browser, pytest.mark.model]
MINUTES = 60_000


def pasted(visitor: Visitor) -> None:
    """Two articles in two boxes, analysed."""
    page = visitor.page
    for number, (outlet, text) in enumerate((("The Gazette", FERRY_GAZETTE), ("Harwich Herald", FERRY_HERALD)), 1):
        page.get_by_label(f"Outlet {number}", exact=True).fill(outlet)
        page.get_by_label(f"Article of outlet {number}", exact=True).fill(text)
    page.get_by_label("Article of outlet 2", exact=True).blur()
    visitor.settle()
    page.get_by_role("button", name="Read these").click()
    expect(page.get_by_label("Headline").first).to_have_value("Ferry runs aground off Harwich with 300 aboard")
    visitor.settle()
    page.get_by_label("Title of the story").fill("Ferry aground")
    page.get_by_label("Title of the story").blur()
    visitor.settle()
    page.get_by_role("button", name="Analyse").click()
    expect(page.get_by_role("heading", name="Who reports what?")).to_be_visible(timeout=3 * MINUTES)
    visitor.settle()


def test_from_two_pasted_articles_to_a_file_in_hand(visit: Visit, tmp_path: Path) -> None:
    with serve() as address:
        visitor = visit(address, "/stories")
        page = visitor.page
        pasted(visitor)
        assert "story=" in page.url
        assert "Ferry aground" in visitor.words

        page.get_by_role("link", name="What was read").click()
        expect(page.get_by_role("heading", name="What was read, and what was left out?")).to_be_visible()
        assert "story=" in page.url
        page.get_by_role("button", name="Restore this line").first.click()
        expect(page.get_by_text(re.compile(r"Restored\. .*points? (?:is|are) reported"))).to_be_visible(timeout=MINUTES)

        page.get_by_role("link", name="Review").click()
        expect(page.get_by_role("heading", name="What should an editor look at?")).to_be_visible()
        visitor.settle()
        expect(page.get_by_text("1 decision in force, 0 withdrawn")).to_be_visible()
        page.get_by_role("button", name="Agree").first.click()
        expect(page.get_by_text(re.compile(r"Agreed\. .*points? (?:is|are) reported"))).to_be_visible(timeout=MINUTES)
        visitor.settle()
        expect(page.get_by_text("2 decisions in force, 0 withdrawn")).to_be_visible()
        page.get_by_role("button", name="Undo my last step").click()
        expect(page.get_by_text(re.compile(r"Taken back\. .*points? (?:is|are) reported"))).to_be_visible(
            timeout=MINUTES
        )
        visitor.settle()
        expect(page.get_by_text("1 decision in force, 1 withdrawn")).to_be_visible()

        page.get_by_text("Show what can be taken").click()
        visitor.settle()
        with page.expect_download(timeout=MINUTES) as taken:
            page.get_by_role("button", name="Comparison as JSON").click()
        file = tmp_path / "ferry.json"
        taken.value.save_as(file)
        assert json.loads(file.read_bytes())["comparison"]["title"] == "Ferry aground"
        assert len(load_comparison(file).decisions) == 2
        visitor.is_clean()


def test_a_story_of_another_visit_is_said_to_be_gone(visit: Visit, seeds_address: str) -> None:
    visitor = visit(seeds_address, "/review?story=0123456789abcdef")
    expect(visitor.page.get_by_text("names a story that is not here")).to_be_visible()
    assert "story=" not in visitor.page.url
    visitor.is_clean()
