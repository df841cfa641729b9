"""The lines of an article, which are its paragraphs, and how they look."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.text.quotation_marks import PLAIN_MARKS
from core.text.words import compounds

SHOWN = PLAIN_MARKS | {ord("\xa0"): " "}
# Line ends as str.splitlines knows them, without those that word processors use inside a paragraph.
LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
ENDS_LIKE_SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]*$")
# Rules look at the beginning and the end of a very long line, so that time stays linear and small.
MOST_CHARS_READ = 2_000


@dataclass(frozen=True, slots=True)
class Line:
    """A non-empty line: `number` from 0, `start` and `end` without blank margins, into the text of the article.

    `shown` is at most `MOST_CHARS_READ` characters with single blanks and straight quotation marks, for the rules
    only; `folded` is the same in lower case. `words` are those of `shown`, `length` is the number of characters.
    """

    number: int
    start: int
    end: int
    shown: str
    folded: str
    words: tuple[str, ...]

    @property
    def length(self) -> int:
        """Characters of the line itself."""
        return self.end - self.start

    @property
    def ends_sentence(self) -> bool:
        """Whether the line ends as a sentence does."""
        return bool(ENDS_LIKE_SENTENCE.search(self.shown))

    @property
    def is_sentence(self) -> bool:
        """Whether the line reads like a sentence: it ends like one and has running words in lower case."""
        return self.ends_sentence and len(self.words) >= 4 and self.lower_share >= 0.4

    @property
    def lower_share(self) -> float:
        """Share of the words that begin in lower case."""
        return sum(word[0].islower() for word in self.words) / len(self.words) if self.words else 0.0


def lines(text: str) -> list[Line]:
    """Cut an article into its non-empty lines."""
    found: list[Line] = []
    for match in LINE.finditer(text):
        start, end = match.span()
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start == end:
            continue
        shown = _shown(text, start, end)
        found.append(Line(len(found), start, end, shown, shown.lower(), compounds(shown)))
    return found


def _shown(text: str, start: int, end: int) -> str:
    piece = text[start:end]
    if len(piece) > MOST_CHARS_READ:
        half = MOST_CHARS_READ // 2
        piece = f"{piece[:half]} {piece[-half:]}"
    return " ".join(piece.translate(SHOWN).split())
