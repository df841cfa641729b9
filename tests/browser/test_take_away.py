"""What a visitor takes away: a table as the page's filters leave it, and the report as PDF."""

import csv
import io

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visit, open_list

pytestmark = pytest.mark.browser


def downloaded(page: Page, button: str) -> bytes:
    with page.expect_download() as coming:
        page.get_by_role("button", name=button, exact=True).click()
    return coming.value.path().read_bytes()


def test_a_filtered_table_and_the_report_come_as_files(visit: Visit, seeds_address: str) -> None:
    visitor = visit(seeds_address, "/quotes?kind=indirect")
    page = visitor.page
    page.get_by_text("Show what can be taken").click()
    visitor.settle()
    open_list(visitor, "Table")
    page.keyboard.type("Quotes")
    page.get_by_role("option", name="Quotes", exact=True).click()
    visitor.settle()
    head, columns, *rows = csv.reader(io.StringIO(downloaded(page, "This table as CSV").decode("utf-8-sig")))
    assert head[0].endswith("Quotes: indirect; in two or more outlets.")
    assert rows
    assert all(len(row) == len(columns) for row in rows)
    page.get_by_role("button", name="Make the PDF").click()
    assert downloaded(page, "Report as PDF").startswith(b"%PDF-")
    visitor.is_clean()
