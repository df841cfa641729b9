"""Search by words in articles: one method, FTS5 in SQLite and tsvector in PostgreSQL beneath it.

Words are folded here (case and accents aside) and not by the database, so both find the same. There is no stemming:
an editor who looks for "strike" did not ask for "striking", and `strik*` asks for both.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from core.models import Hit
from core.storage.database import POSTGRESQL, Work
from core.text.quotation_marks import PLAIN_MARKS
from core.text.words import indexed_words

LONGEST_WORD_CHARS = 100
MOST_WORDS = 50_000
"""Words of an article that are indexed: some 100 pages."""
MOST_BYTES, BYTES_BESIDE_A_WORD = 1_000_000, 6
"""PostgreSQL takes at most 1 MiB for the words and their positions of one article."""
LAST_POSITION = 16_383
MOST_POSITIONS = 255
"""What PostgreSQL keeps of a word's positions; beyond them words are still found, phrases perhaps not."""
SPANS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Term:
    """Folded words that must stand side by side; `prefix` says that the last one may go on."""

    words: tuple[str, ...]
    prefix: bool


def folded_words(text: str) -> Iterator[tuple[str, int, int]]:
    """The words of a text as the index keeps them, each with the span of `text` it stands at."""
    return indexed_words(text, longest=LONGEST_WORD_CHARS)


def indexed(text: str) -> list[tuple[str, int, int]]:
    """The words of a text that are indexed: all of them, unless it is a very long one."""
    found, room = [], MOST_BYTES
    for word, start, end in islice(folded_words(text), MOST_WORDS):
        room -= len(word.encode("utf-8", "replace")) + BYTES_BESIDE_A_WORD
        if room < 0:
            break
        found.append((word, start, end))
    return found


def terms(query: str) -> tuple[Term, ...]:
    """Read what an editor typed: every word must be there, "words in quotes" side by side, `strik*` any ending."""
    found = []
    for quoted, star, bare in re.findall(r'"([^"]*)"(\*?)|([^\s"]+)', query.translate(PLAIN_MARKS)):
        words = tuple(word for word, _, _ in folded_words(quoted or bare))
        if words:
            found.append(Term(words, bool(star) or bare.endswith("*")))
    return tuple(found)


def index(work: Work, article_key: int, headline: str | None, outlet: str | None, text: str) -> None:
    """Make an article's words findable."""
    whole = "\n".join((headline or "", outlet or "", text))
    words = [word for word, _, _ in indexed(whole)]
    if work.dialect == POSTGRESQL:
        insert = "INSERT INTO article_words (article_key, words) VALUES (:article_key, CAST(:words AS tsvector))"
        work.run(insert, article_key=article_key, words=_vector(words))
    else:
        insert = "INSERT INTO article_words (rowid, words) VALUES (:article_key, :words)"
        work.run(insert, article_key=article_key, words=" ".join(words))


def forget(work: Work, article_key: int) -> None:
    """Take an article's words out of the index, before they are put in anew."""
    key = "article_key" if work.dialect == POSTGRESQL else "rowid"
    work.run(f"DELETE FROM article_words WHERE {key} = :article_key", article_key=article_key)


def search(work: Work, query: str, *, archived: bool, limit: int) -> tuple[Hit, ...]:
    """Find the articles that hold every term; the story changed last comes first."""
    asked = terms(query)
    if not asked:
        return ()
    if work.dialect == POSTGRESQL:
        found = "article_key IN (SELECT article_key FROM article_words WHERE words @@ CAST(:asked AS tsquery))"
    else:
        found = "article_key IN (SELECT rowid FROM article_words WHERE article_words MATCH :asked)"
    rows = work.rows(
        "SELECT story.story_id, title, article_id, short_name, headline, text FROM article "
        "JOIN story ON story.story_id = article.story_id "
        f"WHERE {found} {'' if archived else 'AND archived IS NULL'} "
        "ORDER BY changed DESC, story.story_id, place LIMIT :limit",
        asked=_for_postgresql(asked) if work.dialect == POSTGRESQL else _for_sqlite(asked),
        limit=limit,
    )
    return tuple(Hit(spans=_spans(row.pop("text"), asked), **row) for row in rows)


def _vector(words: Sequence[str]) -> str:
    positions: dict[str, list[str]] = defaultdict(list)
    for place, word in enumerate(words, start=1):
        if len(positions[word]) < MOST_POSITIONS:
            positions[word].append(str(min(place, LAST_POSITION)))
    return " ".join(f"'{word}':{','.join(places)}" for word, places in positions.items())


def _for_postgresql(asked: Sequence[Term]) -> str:
    return " & ".join(" <-> ".join(f"'{word}'" for word in term.words) + ":*" * term.prefix for term in asked)


def _for_sqlite(asked: Sequence[Term]) -> str:
    return " AND ".join(f'"{" ".join(term.words)}"' + " *" * term.prefix for term in asked)


def _spans(text: str, asked: Sequence[Term]) -> tuple[tuple[int, int], ...]:
    """Where the terms stand in the text, the first few of all."""
    words = indexed(text)
    at: dict[str, list[int]] = defaultdict(list)
    for place, (word, _, _) in enumerate(words):
        at[word].append(place)
    found: set[tuple[int, int]] = set()
    for term in asked:
        first = [place for word, places in at.items() if _begins(term, word) for place in places]
        fitting = (place for place in sorted(first) if _stands(words, place, term))
        found.update((words[place][1], words[place + len(term.words) - 1][2]) for place in islice(fitting, SPANS_SHOWN))
    return tuple(sorted(found)[:SPANS_SHOWN])


def _begins(term: Term, word: str) -> bool:
    only_prefix = term.prefix and len(term.words) == 1
    return word.startswith(term.words[0]) if only_prefix else word == term.words[0]


def _stands(words: Sequence[tuple[str, int, int]], place: int, term: Term) -> bool:
    here = [word for word, _, _ in words[place : place + len(term.words)]]
    if len(here) < len(term.words) or here[:-1] != list(term.words[:-1]):
        return False
    return here[-1].startswith(term.words[-1]) if term.prefix else here[-1] == term.words[-1]
