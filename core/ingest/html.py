"""A saved web page: its article first, then what trafilatura leaves out, each line marked with where it stood."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from core.errors import UnreadableArticle
from core.ingest import metadata
from core.ingest.names import one_line
from core.ingest.values import Aside, Found, Unreadable
from core.text.decode import MARKS, decode

# Five times the heaviest news page we saved; the tree in memory is about ten times the bytes.
MOST_BYTES = 10_000_000
# What a reader of the page does not see, or cannot read as text.
_UNSEEN = """head script style noscript template svg math iframe object embed select option input textarea canvas audio
video map datalist"""
_INLINE = """a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark q s samp small span
strong sub sup time tt u var wbr"""
UNSEEN, INLINE = frozenset(_UNSEEN.split()), frozenset(_INLINE.split())
CELLS = frozenset({"td", "th"})
HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
BLANKS = re.compile(r"[ \t\r\n\f]+")
CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
# Families of encodings that old pages are written in; whatever names another one is read as UTF-8.
OLD_ENCODINGS = ("cp12", "cp8", "cp9", "iso8859", "koi8", "mac-", "gb", "big5", "euc", "shift_jis", "iso2022")
# Lines between headline and article (deck, byline, date) are left to the rules; more than this is a menu.
MOST_HEAD_LINES = 12
# A line this long is the article's wherever its words stand in it; a shorter one only among the article's lines.
LEAST_SURE_CHARS = 20
TITLE_BAR = re.compile(r"\s+[|–—·»-]\s+")
MOST_OUTLET_CHARS = 60
GAP = "\n\n"
CAPTION = "is the caption of a picture on the page"
REASONS = {
    "before": "stands before the article on the saved page",
    "inside": "stands inside the article's part of the saved page, but does not belong to the article",
    "after": "stands after the article on the saved page",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A line that the page shows, with the tags it stands in, and its letters and digits alone."""

    text: str
    tags: frozenset[str]
    letters: str


def read_page(data: bytes) -> Found:
    """Read a saved web page. Nothing in it is run or fetched.

    The text is what the page shows: the headline and the article in reading order, then every other line in reading
    order, set aside with where it stood.

    Raises:
        Unreadable: If the page is too large or shows no text.
    """
    from trafilatura import bare_extraction

    page = _tree(_markup(data))
    shown, titled = list(_shown(page)), one_line(page.findtext(".//title") or "")
    document: Any = bare_extraction(
        page,
        with_metadata=True,
        include_comments=False,
        include_formatting=False,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    main = [line for line in (document.text or "").splitlines() if line.strip()] if document else []
    if not shown and not main:
        raise _no_text()
    headline = _headline(shown, document.title if document else None)
    belongs = _belonging(shown, main)
    notes: tuple[str, ...] = ()
    if main and not any(belongs):
        notes = ("The page keeps its article in its data and does not show it; the text was taken from there.",)
        text, aside = _arranged([*main], [(line, REASONS["after"]) for line in shown])
    elif main:
        text, aside = _arranged(*_parted(shown, belongs, headline))
    else:
        notes = (
            "No article was made out on the page; all that it shows is kept, and the rules judge it line by line.",
        )
        text, aside = _arranged([line.text for line in shown], [])
    author = one_line(document.author) if document and document.author else None
    return Found(
        text=text,
        headline=headline,
        outlet=_outlet(document.sitename if document else None, titled, headline),
        author=author or metadata.author(text),
        published=(metadata.iso_date(document.date) if document else None) or metadata.published(text),
        aside=aside,
        notes=notes,
    )


def _no_text() -> Unreadable:
    return Unreadable(
        "The page shows no text; it may need its scripts to show the article, or hide it behind a sign-in.",
        "Open the article, copy its text and paste it.",
    )


def _markup(data: bytes) -> str:
    """Decode a page: by its byte order mark, else as its head says, else as an article."""
    if len(data) > MOST_BYTES:
        raise Unreadable(
            f"The page has {len(data):,} bytes, where {MOST_BYTES:,} are the most.",
            "Copy the article's text and paste it.",
        )
    if not data.startswith(tuple(mark for mark, _ in MARKS)) and (said := CHARSET.search(data[:4096])):
        try:
            encoding = codecs.lookup(said[1].decode("ascii")).name
        except LookupError:
            encoding = ""
        if encoding in {"iso8859-1", "ascii"}:  # as browsers do
            encoding = "cp1252"
        if encoding.startswith(OLD_ENCODINGS):
            return data.decode(encoding, "replace")
    try:
        return decode(data)
    except UnreadableArticle as error:
        raise Unreadable(
            f"The page is not readable as text. {error}", "Or copy the article's text and paste it."
        ) from error


def _tree(markup: str) -> Any:
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        page = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise _no_text() from error
    return page


def _shown(page: Any) -> Iterator[Shown]:
    """The lines a page shows, in reading order, without recursion: pages may be nested deep on purpose."""
    from lxml import etree

    pieces: list[str] = []
    tags: list[str] = []
    unseen: Any = None

    def line() -> Iterator[Shown]:
        text = BLANKS.sub(" ", "".join(pieces)).strip()
        pieces.clear()
        if text:
            yield Shown(text, frozenset(tags), _letters(text))

    for event, element in etree.iterwalk(page, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if unseen is None and _is_unseen(element, tag):
                unseen = element
            if unseen is None:
                if tag not in INLINE and tag not in CELLS:
                    yield from line()
                tags.append(tag)
                pieces.append(element.text or "")
            continue
        if unseen is None:
            if tag not in INLINE:
                yield from line() if tag not in CELLS else ()
                pieces.append("  " if tag in CELLS else "")
            tags.pop()
        elif unseen is element:
            unseen = None
        if unseen is None:
            pieces.append(element.tail or "")
    yield from line()


def _is_unseen(element: Any, tag: str) -> bool:
    return tag in UNSEEN or "hidden" in element.attrib or bool(HIDDEN.search(element.get("style", "")))


def _letters(text: str) -> str:
    return "".join(mark for mark in text.casefold() if mark.isalnum())


def _headline(shown: list[Shown], title: str | None) -> str | None:
    """The page's own top heading where the title agrees with it or there is one alone, else the title."""
    headings = list(dict.fromkeys(one_line(line.text) for line in shown if "h1" in line.tags))
    wanted = _letters(title or "")
    for heading in headings:
        letters = _letters(heading)
        if letters and wanted and (letters in wanted or wanted in letters):
            return heading
    if len(headings) == 1 and not wanted:
        return headings[0]
    return one_line(title) or None if title else None


def _outlet(named: str | None, titled: str, headline: str | None) -> str | None:
    """The site's name as the page states it, else what its title adds to the headline ("Ferry stops | The Gazette")."""
    named, known = one_line(named or ""), _letters(headline or "")
    if named and len(named) <= MOST_OUTLET_CHARS and _letters(named) not in known:
        return named
    parts = TITLE_BAR.split(titled)
    if len(parts) > 1 and known and _letters("".join(parts[:-1])) == known and len(parts[-1]) <= MOST_OUTLET_CHARS:
        return parts[-1].strip() or None
    return None


def _belonging(shown: list[Shown], main: list[str]) -> list[bool]:
    """Say for each shown line whether trafilatura holds it for the article."""
    whole = [_letters(line) for line in main]
    joined, exact = "".join(whole), {letters for letters in whole if letters}
    long_ones = [letters for letters in whole if len(letters) >= LEAST_SURE_CHARS]
    sure = [
        len(line.letters) >= LEAST_SURE_CHARS
        and (
            line.letters in joined
            or any(2 * len(part) >= len(line.letters) and part in line.letters for part in long_ones)
        )
        for line in shown
    ]
    fits = [certain or line.letters in exact for certain, line in zip(sure, shown, strict=True)]
    first, last = (sure.index(True), len(sure) - sure[::-1].index(True)) if any(sure) else (0, len(sure))
    while first and fits[first - 1]:  # short lines may begin or end the article ("More follows.")
        first -= 1
    while last < len(fits) and fits[last]:
        last += 1
    return [yes and first <= place < last for place, yes in enumerate(fits)]


def _parted(shown: list[Shown], belongs: list[bool], headline: str | None) -> tuple[list[str], list[tuple[Shown, str]]]:
    """Part the lines into those of the article, with its head, and the others with where they stood."""
    wanted = _letters(headline or "")
    titles = {place for place, line in enumerate(shown) if wanted and line.letters == wanted}
    places = [place for place, yes in enumerate(belongs) if yes and place not in titles] or [belongs.index(True)]
    first, last = places[0], places[-1]
    top = max((place for place in titles if place < first), default=None)
    head = range(0) if top is None else range(top, first if first - top <= MOST_HEAD_LINES else top + 1)
    kept: list[str] = []
    others: list[tuple[Shown, str]] = []
    for place, line in enumerate(shown):
        if "figcaption" in line.tags:
            others.append((line, CAPTION))
        elif place in head or (belongs[place] and place not in titles):
            kept.append(line.text)
        else:
            others.append((line, REASONS["before" if place < first else "inside" if place < last else "after"]))
    return kept, others


def _arranged(article: list[str], others: list[tuple[Shown, str]]) -> tuple[str, tuple[Aside, ...]]:
    """One text: the article's lines, then the others, each an aside of its own."""
    pieces = [*article, *(line.text for line, _ in others)]
    start = sum(len(piece) + len(GAP) for piece in article)
    aside: list[Aside] = []
    for line, reason in others:
        aside.append(Aside(start, start + len(line.text), reason))
        start += len(line.text) + len(GAP)
    return GAP.join(pieces), tuple(aside)
