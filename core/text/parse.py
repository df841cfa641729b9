"""The English parser: spaCy's small model, loaded once and only when new text is analysed.

What the parser sees differs from the article in its quotation marks, spaces and invisible characters only, and always
character for character: `token.idx` of a `Doc` is an offset into the text that was given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from core.errors import ParserUnavailable
from core.text.parser_package import checked_parser_folder

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

LONGEST_TEXT_CHARS = 20_000
"""Longer paragraphs are cut for the parser; its memory grows with the text (about 1 GB for 100,000 words)."""

_DOUBLE = "“”„‟«»″〝〞＂"
_SINGLE = "‘’‚‛‹›′`´"
_DASHES = "‐‑‒−"
_LOOKS = str.maketrans(dict.fromkeys(_DOUBLE, '"') | dict.fromkeys(_SINGLE, "'") | dict.fromkeys(_DASHES, "-"))
_UNSEEN = re.compile(
    r"[^\S\n ]|[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)

LONGEST_WORD_CHARS = 200
"""What follows without a space is left out: no English word, and the tokenizer's time would grow with its square."""
_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD_CHARS + 1},}}")
_LONG_RUN = re.compile(r"([^\w\s])\1{3,}")
"""Ten thousand quotation marks in a row would keep the tokenizer busy for a minute; three tell it as much."""


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


def parse(texts: Iterable[str]) -> list[Doc]:
    """Parse each text by itself: tokens, parts of speech, lemmas, dependencies and entities.

    Sentences never cross from one text into the next, so hand over paragraphs. Beyond `LONGEST_TEXT_CHARS` a text is
    not parsed (its `Doc` ends there). Empty texts give empty docs.

    Args:
        texts: Paragraphs, in order.

    Returns:
        One `Doc` per text, in the same order; `token.idx` counts characters of that text.

    Raises:
        ParserUnavailable: If the parser is not installed.
    """
    shown = [as_parser_sees(text[:LONGEST_TEXT_CHARS]) for text in texts]
    return list(parser().pipe(shown, batch_size=64))
