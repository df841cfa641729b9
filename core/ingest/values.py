"""What comes in and what becomes of it: uploads, what a reader found in one, and the result for each file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.errors import ParallaxError
from core.models import Article, LayoutSpan


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was handed over. Nobody has looked at the name or the bytes yet; both may be hostile."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Found:
    """What a reader found in one file. None where the file does not state it.

    `as_received` is true where the text is what `core.text.decode` makes of the bytes, so that its offsets fit the
    bytes. `notes` are sentences for the editor: what was odd, and what was not read.
    """

    text: str
    headline: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: date | None = None
    layout: tuple[LayoutSpan, ...] = ()
    notes: tuple[str, ...] = ()
    as_received: bool = False


@dataclass(frozen=True, slots=True)
class Received:
    """An article that came in, with what goes along.

    `mended` is the text with letters put right, where they look as if they had been decoded twice; it is offered,
    never put in place.
    """

    article: Article
    author: str | None = None
    notes: tuple[str, ...] = ()
    mended: str | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that did not become an article: what happened, and what to do next."""

    file_name: str
    happened: str
    do_next: str

    def __str__(self) -> str:
        return f"{self.file_name}: {self.happened} {self.do_next}"


@dataclass(frozen=True, slots=True)
class Intake:
    """Every file handed over, either received or with its problem, in the order they came."""

    received: tuple[Received, ...]
    problems: tuple[Problem, ...]
    missing: str = ""

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles that came in."""
        return tuple(received.article for received in self.received)


class Unreadable(ParallaxError):
    """Why a file did not become an article. Readers raise it; the intake turns it into that file's problem."""

    def __init__(self, happened: str, do_next: str) -> None:
        super().__init__(f"{happened} {do_next}")
        self.happened, self.do_next = happened, do_next
