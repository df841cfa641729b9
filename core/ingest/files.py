"""Files of any kind become articles, each by itself: a file that cannot be read is a problem among the results."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from core.ingest import checks, metadata, mojibake, names
from core.ingest.archive import unpack
from core.ingest.kinds import Kind, kind_of
from core.ingest.layout import article_part
from core.ingest.plain import read_markdown, read_text
from core.ingest.sandbox import Sandbox
from core.ingest.values import Found, Intake, Problem, Received, Unreadable, Upload
from core.models import Article

LEAST_ARTICLES = 2
MOST_ARTICLES = 40
MOST_FILE_BYTES = 50_000_000
COPY_MARK = re.compile(r"(?:[ _-]*\(\d+\)|[ _-]+copy(?: \d+)?)+$|^(?:copy of )+")

Progress = Callable[[int, int, str], None]


def read_files(
    files: Sequence[Upload | Problem],
    *,
    story: Sequence[Article] = (),
    progress: Progress = lambda done, of, name: None,
) -> Intake:
    """Read files into articles; a .zip stands for the files in it.

    Each file is a result of its own: an article, or a problem that says what happened and what to do next. No file is
    the loss of another. Nothing in a file is run, fetched or written.

    Args:
        files: As they were handed over; names and bytes may be hostile. A problem met before (an address that could
            not be fetched) stays one among the results.
        story: Articles that the story holds already: their ids and short names are not given again, their texts are
            known again, and they count towards the 40 that a story may hold.
        progress: Called before each file with the number done, how many there are, and the file's name.

    Returns:
        Articles and problems, each in the order of the files.
    """
    sorter = _Sorter(list(story))
    with Sandbox() as sandbox:
        for done, upload in enumerate(files):
            name = upload.file_name if isinstance(upload, Problem) else upload.name
            progress(done, len(files), names.file_name(name))
            for opened in _opened(upload):
                sorter.take(opened, sandbox)
    return sorter.intake()


def read_pasted(
    text: str,
    outlet: str | None = None,
    *,
    headline: str | None = None,
    published: date | None = None,
    story: Sequence[Article] = (),
) -> Received | Problem:
    """Take a pasted article: one box, one outlet.

    Returns:
        The article, or what is wrong with the text and what to do next.
    """
    name = names.one_line(outlet or "")[:80] or None
    try:
        found = read_text(text.encode("utf-8", "replace"))
        found = replace(found, outlet=name, headline=headline or found.headline, published=published or found.published)
        _check(found)
    except Unreadable as problem:
        return Problem(name or "Pasted text", problem.happened, problem.do_next)
    sorter = _Sorter(list(story))
    sorter.accept(Upload("", found.text.encode("utf-8")), found)
    return sorter.received[0] if sorter.received else sorter.problems[0]


def missing(articles: int) -> str:
    """Say what a story still lacks; empty if it has enough articles."""
    if articles == 0:
        return f"No article yet. Add {LEAST_ARTICLES} to {MOST_ARTICLES} articles about the same story."
    if articles < LEAST_ARTICLES:
        return "One article is read, but there is nothing to compare it with. Add another outlet's article."
    return ""


@dataclass(slots=True)
class _Sorter:
    """Where the files of one intake are sorted: what the story has, what was taken, what was not."""

    story: list[Article]
    received: list[Received] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    words: dict[str, frozenset[str]] = field(default_factory=dict)

    @property
    def articles(self) -> list[Article]:
        return [*self.story, *(received.article for received in self.received)]

    def intake(self) -> Intake:
        return Intake(tuple(self.received), tuple(self.problems), missing(len(self.articles)))

    def _known(self) -> Iterator[tuple[Article, frozenset[str]]]:
        for article in self.articles:
            if article.article_id not in self.words:
                self.words[article.article_id] = frozenset({_same_words(article.text)})
            yield article, self.words[article.article_id]

    def take(self, opened: _Opened | Problem, sandbox: Sandbox) -> None:
        """Read one file and put it where it belongs."""
        if isinstance(opened, Problem):
            self.problems.append(opened)
            return
        try:
            if len(self.articles) >= MOST_ARTICLES:
                raise Unreadable(
                    f"The story has {MOST_ARTICLES} articles, which is the most; this file was not read.",
                    "Take out an article, or put it in a second story.",
                )
            found = _read(opened, sandbox)
            _check(found)
        except Unreadable as problem:
            self.problems.append(_problem(opened.upload, problem))
            return
        self.accept(opened.upload, found)

    def accept(self, upload: Upload, found: Found) -> None:
        """Make an article of what was found, unless the story has it."""
        shown = names.file_name(upload.name) if upload.name else ""
        words = _words(found)
        twin = next((known for known, texts in self._known() if not texts.isdisjoint(words)), None)
        if twin is not None and _same_outlet(twin, found.outlet, shown):
            self.problems.append(
                Problem(
                    shown or found.outlet or "Pasted text",
                    f"It is the same text as {_called(twin)}, so it was not taken a second time.",
                    "If another outlet published it word for word, give it that outlet's name and send it again.",
                )
            )
            return
        received = _received(upload, found, shown, self.articles, twin)
        self.received.append(received)
        self.words[received.article.article_id] = words


@dataclass(frozen=True, slots=True)
class _Opened:
    """A file whose kind is known; `note` where its name says another kind."""

    upload: Upload
    kind: Kind
    note: str


def _opened(upload: Upload | Problem) -> Iterator[_Opened | Problem]:
    """The file itself, or the files of an archive, each with its kind or its problem."""
    if isinstance(upload, Problem):
        yield upload
        return
    try:
        if len(upload.data) > MOST_FILE_BYTES:
            raise Unreadable(
                f"It has {len(upload.data):,} bytes, where {MOST_FILE_BYTES:,} are the most.",
                "Send the article alone, without pictures or other articles.",
            )
        kind, note = kind_of(upload.name, upload.data)
        if kind is not Kind.ARCHIVE:
            yield _Opened(upload, kind, note)
            return
        for member in unpack(upload.name, upload.data):
            yield member if isinstance(member, Problem) else _member(member)
    except Unreadable as problem:
        yield _problem(upload, problem)


def _member(upload: Upload) -> _Opened | Problem:
    try:
        kind, note = kind_of(upload.name, upload.data)
    except Unreadable as problem:
        return _problem(upload, problem)
    if kind is Kind.ARCHIVE:
        happened = "It is an archive inside the archive, so it was not opened."
        return Problem(names.file_name(upload.name), happened, "Send it by itself.")
    return _Opened(upload, kind, note)


def _problem(upload: Upload, problem: Unreadable) -> Problem:
    return Problem(names.file_name(upload.name), problem.happened, problem.do_next)


def _read(opened: _Opened, sandbox: Sandbox) -> Found:
    if opened.kind is Kind.TEXT:
        found = read_text(opened.upload.data)
    elif opened.kind is Kind.MARKDOWN:
        found = read_markdown(opened.upload.data)
    else:
        found = sandbox.read(opened.kind, opened.upload.data)
    return replace(found, notes=(opened.note, *found.notes)) if opened.note else found


def _check(found: Found) -> None:
    checks.check_length(found.text)
    checks.check_language(article_part(found.text, found.layout) or found.text)


def _words(found: Found) -> frozenset[str]:
    """The words by which the text is known again: of all of it, and of the article alone."""
    return frozenset({_same_words(found.text), _same_words(article_part(found.text, found.layout))})


def _received(upload: Upload, found: Found, shown: str, known: Sequence[Article], twin: Article | None) -> Received:
    stem = shown.rpartition(".")[0] or shown
    name = found.outlet or stem or "Pasted"
    article = Article(
        article_id=names.article_id(stem or name, taken={article.article_id for article in known}),
        short_name=names.short_name(name, taken={article.short_name for article in known}),
        text=found.text,
        # Where the text was drawn out of a file, the hash is of the text: decisions are spans of the text.
        sha256=hashlib.sha256(upload.data if found.as_received else found.text.encode("utf-8")).hexdigest(),
        file_name=shown,
        outlet=names.one_line(found.outlet)[:80] or None if found.outlet else None,
        headline=names.one_line(found.headline)[:300] or None if found.headline else None,
        published=found.published,
        credits=metadata.agencies(f"{found.author} {metadata.author(found.text)}"),
        layout=found.layout,
    )
    notes = [*found.notes, *checks.notes(found.text)]
    if twin is not None:
        notes.append(
            f"Its text is the same as that of {_called(twin)}. If two outlets published it, they are one origin; if "
            "not, take one out."
        )
    twice = mojibake.decoded_twice(found.text)
    if twice >= mojibake.LEAST_TO_OFFER:
        notes.append(
            f"{twice} characters look as if they had been decoded twice (â€™ for ’). The text is kept as it came; "
            "a mended one is offered."
        )
    return Received(
        article=article,
        author=names.one_line(found.author)[:120] or None if found.author else None,
        notes=tuple(notes),
        mended=mojibake.mend(found.text) if twice >= mojibake.LEAST_TO_OFFER else None,
    )


def _same_words(text: str) -> str:
    return " ".join(text.casefold().split())


def _same_outlet(twin: Article, outlet: str | None, file_name: str) -> bool:
    """Say whether a text known already came from the same outlet; where none is stated, file names stand for them."""
    if twin.outlet and outlet:
        return twin.outlet.casefold() == outlet.casefold()
    return (twin.outlet or outlet) is None and COPY_MARK.sub("", _stem(twin.file_name)) == COPY_MARK.sub(
        "", _stem(file_name)
    )


def _stem(file_name: str) -> str:
    return file_name.rpartition(".")[0].casefold() or file_name.casefold()


def _called(article: Article) -> str:
    return article.outlet or article.file_name or article.short_name
