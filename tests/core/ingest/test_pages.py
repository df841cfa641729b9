"""Every line of a saved page gets its role: invented pages, each of which says itself what its lines are.

A line's role stands in the attribute `data-role` of its element, which no reader looks at; a line without it is
boilerplate. Two roles mean that either will do. The pages in `held_out` were written before the rules.
"""

from pathlib import Path

import pytest
from lxml import html

from core.ingest.html import read_page
from core.models import Article, Role
from core.quotes import find_quotes
from core.text import read

PAGES = Path(__file__).parents[2] / "data" / "pages"


def letters(text: str) -> str:
    return "".join(mark for mark in text.casefold() if mark.isalnum())


def expected(data: bytes) -> dict[str, list[str]]:
    page = html.document_fromstring(data.decode())
    return {
        letters(element.text_content()): element.get("data-role").split() for element in page.xpath("//*[@data-role]")
    }


@pytest.mark.parametrize("file", sorted(PAGES.rglob("*.html")), ids=lambda file: file.stem)
def test_each_line_of_a_page_has_its_role(file: Path) -> None:
    wanted = expected(file.read_bytes())
    found = read_page(file.read_bytes())
    reading = read(Article("a", "A", found.text, "hash", layout=found.layout))
    seen, wrong = set(), []
    for passage in reading.passages:
        words = found.text[passage.start : passage.end]
        seen.add(letters(words))
        if passage.role not in wanted.get(letters(words), [Role.BOILERPLATE]):
            wrong.append(f"{words[:60]}: {passage.role}, {passage.reason}")
    assert wrong == []
    assert wanted.keys() <= seen


@pytest.mark.model
def test_what_is_said_in_a_figure_caption_is_a_quote_with_its_speaker() -> None:
    found = read_page((PAGES / "captions_with_credits.html").read_bytes())
    quotes = find_quotes(read(Article("a", "A", found.text, "hash", layout=found.layout)))
    said = {found.text[start:end]: quote for quote in quotes for start, end in quote.content}
    quote = next(quote for words, quote in said.items() if "I have never seen it so high" in words)
    assert (quote.role, quote.speaker) == (Role.CAPTION, "Clara Dunn")
