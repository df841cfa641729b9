"""Stories and articles as rows."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

import msgspec

from core.errors import StoryChanged, StoryNotFound
from core.models import Article, Deletion, StoryLine
from core.storage import search
from core.storage.database import POSTGRESQL, Work

LONGEST_TITLE_CHARS = 300
COLUMNS = "article_id, short_name, outlet, headline, published, credits, file_name, sha256, text"


def now() -> str:
    """This moment as it is kept: UTC, always with microseconds, so that text sorts like time."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def checked_title(title: str) -> str:
    """A title without white space around it.

    Raises:
        ValueError: If it is empty or too long.
    """
    title = " ".join(title.split())
    if not 0 < len(title) <= LONGEST_TITLE_CHARS:
        raise ValueError(f"a title has 1 to {LONGEST_TITLE_CHARS} characters, not {len(title)}")
    return title


def add_story(work: Work, title: str) -> str:
    """Add an empty story and return its id."""
    story_id = uuid.uuid4().hex
    work.run(
        "INSERT INTO story (story_id, title, created, changed, revision) VALUES (:story_id, :title, :at, :at, 0)",
        story_id=story_id,
        title=checked_title(title),
        at=now(),
    )
    return story_id


def find(work: Work, story_id: str, *, hold: bool = False) -> dict[str, Any]:
    """The row of a story; `hold` keeps other writers of this story waiting until the transaction ends.

    Raises:
        StoryNotFound: If it is not there.
    """
    lock = " FOR UPDATE" if hold and work.dialect == POSTGRESQL else ""
    row = work.row(f"SELECT * FROM story WHERE story_id = :story_id{lock}", story_id=story_id)
    if row is None:
        raise StoryNotFound(f"There is no story {story_id!r} in this library; it may have been deleted. See the list.")
    return row


def touch(work: Work, story_id: str, *, read_anew: bool = True) -> int:
    """Note that a story changed, and return its revision, which counts what makes an article be read anew.

    What does not (a verdict on a finding) only adds to the story's count of decisions.
    """
    work.run(
        f"UPDATE story SET {'revision = revision + 1' if read_anew else 'decided = decided + 1'}, changed = :at "
        "WHERE story_id = :story_id",
        story_id=story_id,
        at=now(),
    )
    return int(work.value("SELECT revision FROM story WHERE story_id = :story_id", story_id=story_id))


def change(work: Work, story_id: str, column: str, value: str | None) -> None:
    """Set the title, or the hour of archiving, of a story."""
    find(work, story_id, hold=True)
    work.run(
        f"UPDATE story SET {column} = :value, changed = :at WHERE story_id = :id", id=story_id, value=value, at=now()
    )


def listed(work: Work, *, archived: bool) -> tuple[StoryLine, ...]:
    """The stories with their counts, the one changed last first."""
    rows = work.rows(
        "SELECT story.story_id, title, created, changed, archived, story.revision, comparison.revision AS compared, "
        "(SELECT COUNT(*) FROM article WHERE article.story_id = story.story_id) AS articles, "
        "(SELECT COUNT(*) FROM decision WHERE decision.story_id = story.story_id) AS all_decisions, "
        "(SELECT COUNT(*) FROM decision_change JOIN (SELECT MAX(number) AS number, story_id AS of_story, decision_id "
        "AS of_decision FROM decision_change GROUP BY story_id, decision_id) AS last "
        "ON last.number = decision_change.number AND last.of_decision = decision_change.decision_id "
        "WHERE last.of_story = story.story_id AND decision_change.in_effect = 0) AS withdrawn "
        "FROM story LEFT JOIN comparison ON comparison.story_id = story.story_id "
        f"{'' if archived else 'WHERE archived IS NULL '}ORDER BY changed DESC, story.story_id"
    )
    return tuple(
        StoryLine(
            story_id=row["story_id"],
            title=row["title"],
            articles=row["articles"],
            decisions=row["all_decisions"] - row["withdrawn"],
            withdrawn=row["withdrawn"],
            created=datetime.fromisoformat(row["created"]),
            changed=datetime.fromisoformat(row["changed"]),
            archived=_moment(row["archived"]),
            fresh=row["compared"] == row["revision"],
        )
        for row in rows
    )


def articles(work: Work, story_id: str) -> tuple[Article, ...]:
    """The articles of a story in the order they came."""
    rows = work.rows(f"SELECT {COLUMNS} FROM article WHERE story_id = :story_id ORDER BY place", story_id=story_id)
    return tuple(_article(row) for row in rows)


def add_articles(work: Work, story_id: str, added: Iterable[Article]) -> None:
    """Add articles behind those that are there.

    Raises:
        ValueError: If an id is there already.
    """
    query = "SELECT article_id, place FROM article WHERE story_id = :story_id"
    places = {row["article_id"]: row["place"] for row in work.rows(query, story_id=story_id)}
    for place, article in enumerate(added, start=max(places.values(), default=-1) + 1):
        if article.article_id in places:
            raise ValueError(f"the story has an article {article.article_id!r} already; give each an id of its own")
        places[article.article_id] = place
        _insert(work, story_id, place, article)


def replace_article(work: Work, story_id: str, article: Article, *, was: Article) -> None:
    """Put an article in the place of the one it was made from.

    Raises:
        StoryChanged: If that one is not there any more as it was.
    """
    key, place = _held_article(work, story_id, was)
    work.run("DELETE FROM article WHERE article_key = :key", key=key)
    if article.article_id != was.article_id and article.article_id in {
        one.article_id for one in articles(work, story_id)
    }:
        raise ValueError(f"the story has an article {article.article_id!r} already; give each an id of its own")
    _insert(work, story_id, place, article)


def remove_article(work: Work, story_id: str, article_id: str) -> None:
    """Take an article out of its story; decisions about it stay, orphaned.

    Raises:
        StoryNotFound: If it is not there.
    """
    query = "DELETE FROM article WHERE story_id = :story_id AND article_id = :article_id"
    if not work.run(query, story_id=story_id, article_id=article_id):
        raise StoryNotFound(f"The story has no article {article_id!r}; it may have been removed. Open the story again.")


def deletion(work: Work, story_id: str, *, hold: bool = False) -> Deletion:
    """What would go with a story."""
    row = find(work, story_id, hold=hold)
    state = f"{story_id}\0{row['revision']}\0{row['decided']}\0{row['title']}"
    counts = {
        name: int(work.value(f"SELECT COUNT(*) AS number FROM {name} WHERE story_id = :story_id", story_id=story_id))
        for name in ("article", "decision")
    }
    token = hashlib.sha256(state.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return Deletion(story_id, row["title"], counts["article"], counts["decision"], token)


def _held_article(work: Work, story_id: str, was: Article) -> tuple[int, int]:
    query = f"SELECT article_key, place, {COLUMNS} FROM article WHERE story_id = :story_id AND article_id = :article_id"
    row = work.row(query, story_id=story_id, article_id=was.article_id)
    if row is None or _article(row) != was:
        raise StoryChanged(
            f"The article {was.short_name!r} was changed or removed by someone else meanwhile; nothing was written. "
            "Open the story again and repeat your change."
        )
    return int(row["article_key"]), int(row["place"])


def _insert(work: Work, story_id: str, place: int, article: Article) -> None:
    row = work.rows(
        f"INSERT INTO article (story_id, place, {COLUMNS}) VALUES (:story_id, :place, "
        ":article_id, :short_name, :outlet, :headline, :published, :credits, :file_name, :sha256, :text) "
        "RETURNING article_key",
        story_id=story_id,
        place=place,
        article_id=article.article_id,
        short_name=article.short_name,
        outlet=article.outlet,
        headline=article.headline,
        published=article.published.isoformat() if article.published else None,
        credits=msgspec.json.encode(article.credits).decode(),
        file_name=article.file_name,
        sha256=article.sha256,
        text=article.text,
    )[0]
    search.index(work, row["article_key"], article.headline, article.outlet, article.text)


def _article(row: dict[str, Any]) -> Article:
    published = row["published"]
    return Article(
        article_id=row["article_id"],
        short_name=row["short_name"],
        text=row["text"],
        sha256=row["sha256"],
        file_name=row["file_name"],
        outlet=row["outlet"],
        headline=row["headline"],
        published=date.fromisoformat(published) if published else None,
        credits=msgspec.json.decode(row["credits"], type=tuple[str, ...]),
    )


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
