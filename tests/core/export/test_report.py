import re
from dataclasses import replace
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

import pytest

from core.compare import compare
from core.export.report import EXCERPT_CHARS, ReportOptions, report_html, report_pdf
from core.index import Index
from core.models import Comparison, DetailKind, Standing
from core.storage import load_comparison
from tests.support import WordCountEncoder, article, ferry

SEEDS = Path(__file__).parents[3] / "seeds" / "comparison.json"
NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return compare("Ferry", ferry(), encoder=WordCountEncoder())


def test_it_answers_the_five_questions(comparison: Comparison) -> None:
    html = report_html(comparison, made_at=NOW)
    for question in ("Who reports what?", "in one outlet only?", "facts disagree?", "are one story?"):
        assert question in html
    assert "Local hotels opened their doors to the stranded travellers." in html
    assert ferry()[0].sha256 in html


def test_it_asks_for_nothing_and_runs_nothing(comparison: Comparison) -> None:
    html = report_html(comparison, made_at=NOW)
    assert not re.search(r"<script|<img|<link|<iframe|\bsrc=|\bhref=|url\(|@import|\bon\w+=", html)


def test_hostile_text_stays_text() -> None:
    nasty = "<script>alert(1)</script> {{ 7 * 7 }} <img src=x onerror=alert(1)> said the harbour master on Monday."
    story = compare(
        "<b>Title</b>",
        (article("a", nasty, outlet="<i>Outlet</i>"), article("b", nasty)),
        encoder=WordCountEncoder(),
    )
    html = report_html(story, made_at=NOW)
    assert "<script" not in html
    assert "<img" not in html
    assert "<b>Title" not in html
    assert "<i>Outlet" not in html
    assert "{{ 7 * 7 }}" in html


def test_texts_can_be_cut_to_excerpts() -> None:
    long = "The harbour master said that " + "the lock would stay closed and " * 12 + "nobody knew for how long."
    story = compare("Lock", (article("a", long), article("b", long)), encoder=WordCountEncoder())
    whole = report_html(story, made_at=NOW)
    cut = report_html(story, made_at=NOW, options=ReportOptions(excerpts_only=True))
    assert "nobody knew for how long." in whole
    assert "nobody knew for how long." not in cut
    assert max(len(quote) for quote in re.findall(r"<blockquote>(.*?) <span", cut)) <= EXCERPT_CHARS + 2


def test_a_close_call_stands_in_the_grid_as_such_and_below_it_with_its_sentence() -> None:
    seeds = load_comparison(SEEDS)
    html = unescape(report_html(seeds, made_at=NOW))
    index = Index.of(seeds)
    close = [cell for cell in seeds.coverage if cell.standing is Standing.POSSIBLY]
    assert html.count('class="cell possibly"') == len(close) > 0
    for cell in close:
        assert f'class="cell possibly">possibly<br>{cell.probability:.0%}</td>' in html
        assert cell.nearest_miss
        sentence = " ".join(index.text(cell.nearest_miss.other_sentence_id or "").split())
        assert f"{cell.reason} “{sentence}”" in html


def test_what_a_point_lacks_in_an_outlet_is_told_in_words() -> None:
    seeds = load_comparison(SEEDS)
    first = next(cell for cell in seeds.coverage if cell.standing is Standing.REPORTED)
    cells = tuple(replace(cell, lacks=(DetailKind.DATE,)) if cell is first else cell for cell in seeds.coverage)
    html = report_html(replace(seeds, coverage=cells), made_at=NOW)
    assert html.count('class="cell reported">reported<br>gives no date</td>') == 1
    assert "reported; gives no date</span>" in html


def test_what_is_only_here_comes_first_and_one_speakers_sentences_together() -> None:
    seeds = load_comparison(SEEDS)
    html = unescape(report_html(seeds, made_at=NOW))
    assert '<p class="item">Heiko Maas, 4 sentences</p>' in html
    only_here = html[html.index("What is in one outlet only?") :]
    only_here = only_here[: only_here.index("<h2>")]
    for part in only_here.split("<h3>")[1:]:
        plain, _, close = part.partition("Possibly also in another outlet")
        assert "possibly also in" not in plain
        assert close.count("possibly also in ") == close.count("Closest, ") == close.count("<li>")


def test_it_says_what_the_filters_show(comparison: Comparison) -> None:
    html = report_html(comparison, made_at=NOW, options=ReportOptions(shown="2 of 3 outlets", who="Ida Voss"))
    assert "2 of 3 outlets" in html
    assert "1 March 2026, 09:30, Ida Voss" in html


def test_one_article_gives_a_report_that_says_so() -> None:
    story = compare("One", ferry()[:1], encoder=WordCountEncoder())
    assert "One outlet alone can share nothing" in report_html(story, made_at=NOW)


def test_the_pdf_is_the_same_report(comparison: Comparison) -> None:
    import pypdfium2

    data = report_pdf(replace(comparison, title="Ferry aground"), made_at=NOW)
    assert data.startswith(b"%PDF")
    text = " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))
    assert "Ferry aground" in text
    assert "Who reports what?" in text
