"""The English parser: spaCy's small model, loaded once and only when new text is analysed; each article parsed once.

What the parser sees differs from the article in its quotation marks, spaces and invisible characters only, and always
character for character: `token.idx` of a `Doc` is an offset into the text that was given.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from core.errors import ParserUnavailable
from core.models import Reading, Role
from core.text.parser_package import checked_parser_folder
from core.text.quotation_marks import PLAIN_MARKS, SEARCHED, Marked, marks_in_paragraphs, with_plain_marks
from core.text.sentences import split

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

LONGEST_TEXT_CHARS = 20_000
"""Longer paragraphs are cut for the parser; its memory grows with the text (about 1 GB for 100,000 words)."""

_DASHES = "‐‑‒−"
_LOOKS = PLAIN_MARKS | str.maketrans(dict.fromkeys(_DASHES, "-"))
_UNSEEN = re.compile(
    r"[^\S\n ]|[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)

LONGEST_WORD_CHARS = 200
"""What follows without a space is left out: no English word, and the tokenizer's time would grow with its square."""
_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD_CHARS + 1},}}")
_LONG_RUN = re.compile(r"([^\w\s])\1{3,}")
"""Ten thousand quotation marks in a row would keep the tokenizer busy for a minute; three tell it as much."""


@dataclass(frozen=True, slots=True)
class ParsedPassage:
    """A passage with its quotation marks and its parse; both count characters from `start`."""

    start: int
    text: str
    role: Role
    marks: tuple[Marked, ...]
    doc: Doc

    def covers(self, end: int) -> bool:
        """Whether the parse reaches a place of the article; very long passages are parsed in part."""
        return end - self.start <= LONGEST_TEXT_CHARS


def parse_reading(reading: Reading) -> tuple[ParsedPassage, ...]:
    """Parse each passage of an article in which quotes and facts are looked for, once.

    Raises:
        ParserUnavailable: If the parser is not installed.
    """
    places = [(passage.start, passage.end, passage.role) for passage in reading.passages if passage.role in SEARCHED]
    return parse_places(reading.article.text, places)


def parse_places(text: str, places: Sequence[tuple[int, int, Role]]) -> tuple[ParsedPassage, ...]:
    """Parse spans of a text, each a paragraph, in order; a quotation may go on from one to the next.

    The parser is told where sentences begin, so that its sentences are those of `core/text/sentences.py`. Measured on
    quotes_dev (26 November 2026): exact quotes F1 0.785, against 0.784 where it decides and 0.784 where
    each sentence is parsed by itself; the facts of those 35 articles are those of
    sentences parsed alone but for 18 of 2,735.

    Raises:
        ParserUnavailable: If the parser is not installed.
    """
    marked = marks_in_paragraphs(text, [(start, end) for start, end, _ in places])
    shown = [with_plain_marks(text[start:end], marks) for (start, end, _), marks in zip(places, marked, strict=True)]
    starts = [{first - start for first, _ in split(text, start, end)} for start, end, _ in places]
    return tuple(
        ParsedPassage(start, text[start:end], role, marks, doc)
        for (start, end, role), marks, doc in zip(places, marked, parse(shown, starts), strict=True)
    )


def as_parser_sees(text: str) -> str:
    """Give the text its plainest marks and spaces, one character for each character; long runs of a mark are blanked.

    >>> as_parser_sees("“We’re”\\u00a0here")
    '"We\\'re" here'
    """
    plain = _UNSEEN.sub(" ", text.translate(_LOOKS))
    plain = _LONG_RUN.sub(lambda run: run.group()[:3].ljust(len(run.group())), plain)
    return _LONG_WORD.sub(lambda word: word.group()[:LONGEST_WORD_CHARS].ljust(len(word.group())), plain)


@lru_cache(maxsize=1)
def parser() -> Language:
    """Load the parser once in the life of the process (about a second, 160 MB).

    Raises:
        ParserUnavailable: If spaCy or its English model is not installed, or the model is not the one expected.
    """
    try:
        from spacy.util import load_model_from_path
    except ImportError as missing:
        raise ParserUnavailable(
            f"Quotes and facts need spaCy, which is not installed ({missing}). Run: make setup"
        ) from missing
    return load_model_from_path(checked_parser_folder())


def parse(texts: Sequence[str], starts: Sequence[Collection[int]] | None = None) -> list[Doc]:
    """Parse each text by itself: tokens, parts of speech, lemmas, dependencies and entities.

    Sentences never cross from one text into the next, so hand over paragraphs. Beyond `LONGEST_TEXT_CHARS` a text is
    not parsed (its `Doc` ends there). Empty texts give empty docs.

    Args:
        texts: Paragraphs, in order.
        starts: For each text the places where its sentences begin; without, the parser decides.

    Returns:
        One `Doc` per text, in the same order; `token.idx` counts characters of that text.

    Raises:
        ParserUnavailable: If the parser is not installed.
    """
    docs = [parser().make_doc(as_parser_sees(text[:LONGEST_TEXT_CHARS])) for text in texts]
    for doc, begins in zip(docs, starts or (), strict=starts is not None):
        for token in doc[1:]:
            token.is_sent_start = token.idx in begins
    return list(parser().pipe(docs, batch_size=64))
