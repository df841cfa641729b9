"""A saved web page: its article first, then what trafilatura leaves out, each line marked with where it stood."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from core.errors import UnreadableArticle
from core.ingest import metadata
from core.ingest.layout import Block, laid_out
from core.ingest.names import one_line
from core.ingest.values import Found, Unreadable
from core.models import LayoutHint
from core.text.decode import MARKS, decode
from core.text.lines import ENDS_LIKE_SENTENCE

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
SUBHEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
HEADINGS = SUBHEADINGS | {"h1"}
# Elements that hold what is not the report, wherever they stand.
BESIDE = {
    "aside": "stands in a side box of the saved page",
    "nav": "stands in a menu of the saved page",
    "footer": "stands in a footer of the saved page",
}
# What the services' own code for embedding writes.
POSTS = frozenset(
    {"twitter-tweet", "twitter-video", "instagram-media", "fb-post", "tiktok-embed", "bluesky-embed", "mastodon-embed"}
)
MARKED_DECK = re.compile(r"(?:.*[-_])?(?:standfirst|deck|dek|subtitle|sub-?headline|summary)(?:[-_].*)?")
MARKED_BYLINE = re.compile(r"(?:.*[-_])?byline(?:[-_].*)?|(?:.*[-_])?author|address")
MARKED_CAPTION = re.compile(r"(?:.*[-_])?(?:fig)?caption(?:[-_].*)?")
# A paragraph whose letters are in links to this share is a pointer to another page.
LEAST_LINKED_SHARE = 0.9
# A linked line that ends like a sentence of so many blanks may be a paragraph; its words are asked.
LEAST_SENTENCE_BLANKS = 7
# An article element counts as the page's own from this many letters that trafilatura takes for the article.
LEAST_ARTICLE_LETTERS = 100
ASIDES = {
    "before": "stands before the article on the saved page",
    "inside": "stands inside the article's part of the saved page, but does not belong to the article",
    "after": "stands after the article on the saved page",
    "elsewhere": "stands in another article of the saved page",
    "link": "is a link to another page",
    "post": "stands in an embedded post",
}
REASONS = {
    LayoutHint.HEADLINE: "is the main heading of the saved page",
    LayoutHint.DECK: "is marked as the summary under the headline on the saved page",
    LayoutHint.BYLINE: "is marked as the byline on the saved page",
    LayoutHint.HEADING: "is a heading in the article of the saved page",
    LayoutHint.ARTICLE: "stands in the article of the saved page",
    LayoutHint.LIST_ITEM: "is an item of a list in the article of the saved page",
    LayoutHint.QUOTATION: "is a block quotation in the article of the saved page",
    LayoutHint.TABLE_ROW: "is a row of a table in the article of the saved page",
    LayoutHint.CAPTION: "stands in a figure caption of the saved page",
}
IN_DATA = "is the article's text in the data of the saved page"


@dataclass(frozen=True, slots=True)
class Shown:
    """A line that the page shows, and where.

    `tags` and `classes` are those of all elements it stands in, `articles` the numbers of the article elements among
    them, outermost first. `letters` are its letters and digits alone, `linked` the share of them in links.
    """

    text: str
    tags: frozenset[str]
    classes: frozenset[str]
    articles: tuple[int, ...]
    letters: str
    linked: float
    cells: int

    @property
    def in_head(self) -> bool:
        """Whether its elements say that it is the byline or the summary under the headline."""
        return self.marked(MARKED_BYLINE) or self.marked(MARKED_DECK)

    @property
    def is_link(self) -> bool:
        """Whether it is nothing but a link to another page."""
        return self.linked >= LEAST_LINKED_SHARE

    def marked(self, name: re.Pattern[str]) -> bool:
        """Whether a class of an element it stands in has such a name."""
        return any(name.fullmatch(word) for word in self.classes)


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
        blocks = [Block(line, LayoutHint.ARTICLE, IN_DATA) for line in main]
        blocks += [Block(line.text, LayoutHint.ASIDE, ASIDES["after"]) for line in shown]
    elif main:
        blocks = _arranged(shown, belongs, headline)
    else:
        notes = (
            "No article was made out on the page; all that it shows is kept, and the rules judge it line by line.",
        )
        blocks = [Block(line.text) for line in shown]
    text, layout = laid_out(blocks)
    author = one_line(document.author) if document and document.author else None
    return Found(
        text=text,
        headline=headline,
        outlet=_outlet(document.sitename if document else None, titled, headline),
        author=author or metadata.author(text),
        published=(metadata.iso_date(document.date) if document else None) or metadata.published(text),
        layout=layout,
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


@dataclass(slots=True)
class _Walk:
    """Where a walk over the page stands, and the line it is collecting."""

    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    cells: int = 0
    tags: list[str] = field(default_factory=list)
    classes: list[frozenset[str]] = field(default_factory=list)
    articles: list[int] = field(default_factory=list)
    seen_articles: int = 0

    def enter(self, element: Any, tag: str) -> None:
        self.tags.append(tag)
        named = f"{element.get('class', '')} {element.get('itemprop', '')} {element.get('rel', '')}"
        self.classes.append(frozenset([*named.casefold().split(), *(["address"] if tag == "address" else [])]))
        if tag == "article":
            self.articles.append(self.seen_articles)
            self.seen_articles += 1
        self.add(element.text)

    def leave(self) -> None:
        self.classes.pop()
        if self.tags.pop() == "article":
            self.articles.pop()

    def add(self, text: str | None) -> None:
        self.pieces.append(text or "")
        if "a" in self.tags:
            self.linked += len(_letters(text or ""))

    def line(self) -> Iterator[Shown]:
        """The line that ends here, if it shows anything."""
        text = BLANKS.sub(" ", "".join(self.pieces)).strip()
        letters, linked, cells = _letters(text), self.linked, self.cells
        self.pieces.clear()
        self.linked = self.cells = 0
        if text:
            classes = frozenset().union(*self.classes)
            share = linked / len(letters) if letters else 0.0
            yield Shown(text, frozenset(self.tags), classes, tuple(self.articles), letters, share, cells)


def _shown(page: Any) -> Iterator[Shown]:
    """The lines a page shows, in reading order, without recursion: pages may be nested deep on purpose."""
    from lxml import etree

    walk, unseen = _Walk(), None
    for event, element in etree.iterwalk(page, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if unseen is None and _is_unseen(element, tag):
                unseen = element
            if unseen is None:
                if tag not in INLINE and tag not in CELLS:
                    yield from walk.line()
                walk.enter(element, tag)
            continue
        if unseen is None:
            if tag in CELLS:
                walk.cells += 1
                walk.pieces.append("  ")
            elif tag not in INLINE:
                yield from walk.line()
            walk.leave()
        elif unseen is element:
            unseen = None
        if unseen is None:
            walk.add(element.tail)
    yield from walk.line()


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


def _arranged(shown: list[Shown], belongs: list[bool], headline: str | None) -> list[Block]:
    """The lines of the article with its head, then all others; each with what the page says of it."""
    wanted = _letters(headline or "")
    titles = [place for place, line in enumerate(shown) if wanted and line.letters == wanted]
    main = _own_article(shown, belongs, titles)
    places = _places(shown, belongs, titles, main)
    own = frozenset(places)
    paragraphs = [place for place in places if not shown[place].in_head] or places
    first, last = paragraphs[0], paragraphs[-1]
    top = max((place for place in titles if place < first), default=None)
    head = range(0) if top is None else range(top, first if first - top <= MOST_HEAD_LINES else top + 1)
    article: list[Block] = []
    others: list[Block] = []
    opening = True
    for place, line in enumerate(shown):
        around = (top is not None and top < place < last) or first < place < last or (main in line.articles)
        if (aside := _set_aside(line, place == top, place in head)) is not None:
            others.append(Block(line.text, LayoutHint.ASIDE, aside))
        elif place in head or place in own:
            article.append(_marked(line, title=place == top, head=place in head, opening=opening))
            opening = opening and article[-1].hint is not LayoutHint.ARTICLE
        elif around and _is_caption(line):
            others.append(Block(line.text, LayoutHint.CAPTION, REASONS[LayoutHint.CAPTION]))
        else:
            where = "before" if place < first else "inside" if place < last else "after"
            if main is not None and line.articles and main not in line.articles:
                where = "elsewhere"
            others.append(Block(line.text, LayoutHint.ASIDE, ASIDES[where]))
    return [*article, *others]


def _own_article(shown: list[Shown], belongs: list[bool], titles: list[int]) -> int | None:
    """The number of the article element that is the page's own; None where there is none, or one cannot tell.

    Teasers of other stories are article elements as well: it is the innermost one with the headline in it, else the
    innermost one with most of what trafilatura takes for the article.
    """
    letters: Counter[int] = Counter()
    for line, yes in zip(shown, belongs, strict=True):
        letters.update(dict.fromkeys(line.articles, len(line.letters) if yes else 0))
    titled = [number for place in titles if "h1" in shown[place].tags for number in shown[place].articles]
    whole = sum(len(line.letters) for line, yes in zip(shown, belongs, strict=True) if yes)
    for number in sorted(titled, reverse=True):
        if letters[number] >= LEAST_ARTICLE_LETTERS:
            return number
    return max((number for number, count in letters.items() if 2 * count > whole), default=None)


def _places(shown: list[Shown], belongs: list[bool], titles: list[int], main: int | None) -> list[int]:
    """Where the lines of the article stand: those trafilatura takes for it, and the headings right above them."""
    own = [place for place, yes in enumerate(belongs) if yes and (main is None or main in shown[place].articles)]
    taken = set(own) - set(titles)
    headings = {
        place
        for place, line in enumerate(shown[:-1])
        if line.tags & SUBHEADINGS and place + 1 in taken and line.articles == shown[place + 1].articles
    }
    places = sorted(taken | (headings - set(titles))) or [belongs.index(True)]
    return _under_the_heading(shown, places, titles)


def _under_the_heading(shown: list[Shown], places: list[int], titles: list[int]) -> list[int]:
    """Leave out what stands above the headline, if the headline is a main heading and most of the article under it."""
    headings = [place for place in titles if "h1" in shown[place].tags and place < places[-1]]
    if not headings:
        return places
    under = [place for place in places if place > headings[-1]]
    letters = [sum(len(shown[place].letters) for place in some) for some in (under, places)]
    return under if 2 * letters[0] > letters[1] else places


def _set_aside(line: Shown, is_title: bool, in_head: bool) -> str | None:
    """Why a line is not the report by its elements alone; None where they do not say so. Bylines may be links."""
    if is_title:
        return None
    if line.classes & POSTS:
        return ASIDES["post"]
    beside = next((reason for tag, reason in BESIDE.items() if tag in line.tags), None)
    if beside is not None:
        return beside
    sentence = ENDS_LIKE_SENTENCE.search(line.text) and line.text.count(" ") >= LEAST_SENTENCE_BLANKS
    return ASIDES["link"] if line.is_link and not (in_head or sentence or line.tags & HEADINGS) else None


def _is_caption(line: Shown) -> bool:
    in_picture = "figure" in line.tags and not line.tags & {"blockquote", "table"}
    return in_picture or "caption" in line.tags or line.marked(MARKED_CAPTION)


def _marked(line: Shown, *, title: bool, head: bool, opening: bool) -> Block:
    """A line of the article or its head, with what its elements say it is; `opening` before the first paragraph."""
    hint = LayoutHint.HEADLINE if title and line.tags & HEADINGS else _hint(line, head=head, opening=opening)
    return Block(line.text, hint, REASONS[hint]) if hint else Block(line.text)


def _hint(line: Shown, *, head: bool, opening: bool) -> LayoutHint | None:
    if _is_caption(line):
        return LayoutHint.CAPTION
    if opening and line.in_head:
        return LayoutHint.BYLINE if line.marked(MARKED_BYLINE) else LayoutHint.DECK
    if line.tags & HEADINGS:
        return LayoutHint.HEADING
    if head or line.is_link:
        return None
    if line.cells > 1:
        return LayoutHint.TABLE_ROW
    if "blockquote" in line.tags:
        return LayoutHint.QUOTATION
    return LayoutHint.LIST_ITEM if "li" in line.tags else LayoutHint.ARTICLE
