"""The library: stories with their articles, decisions and comparisons, for one editor or a newsroom."""

from __future__ import annotations

import logging
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType

from core import environment
from core.decisions.drafts import LINES
from core.errors import StoryChanged
from core.models import (
    Action,
    ActionVerb,
    Article,
    Comparison,
    Decision,
    Deletion,
    Draft,
    Hit,
    Story,
    StoryLine,
)
from core.storage import decision_log, stories
from core.storage.comparison_file import decode_comparison, encode_comparison
from core.storage.database import Database, Work
from core.storage.search import search

LOG = logging.getLogger(__name__)
FILE = "library.sqlite"


def library_url(folder: Path | None = None) -> str:
    """Where the library is: PARALLAX_LIBRARY as a URL, else a file in `folder`, PARALLAX_DATA or `data`."""
    if folder is None and (url := environment.database_url()):
        return url
    return f"sqlite:///{(folder or environment.data_folder()) / FILE}"


class Library:
    """What is kept between visits. Every method is one transaction: it is done wholly when it returns, or not at all.

    Any number of threads, processes and machines may use one library; each may have a `Library` of its own. Every
    method raises `LibraryUnavailable` when the database cannot be reached, and `StoryNotFound` for an unknown story.
    """

    def __init__(self, url: str | None = None) -> None:
        """Open a library; an empty one is made, an older one brought up to date.

        Args:
            url: `sqlite:///FILE`, `sqlite://` (in memory, gone when closed) or `postgresql://USER@HOST/NAME`. Without
                it, see `library_url`.

        Raises:
            LibraryUnavailable: If it cannot be opened, or was made by a later version; the message says what to do.
        """
        from core.storage.migrations import migrate

        self._database = Database(url or library_url())
        self.place = self._database.place
        migrate(self._database)
        LOG.debug("library opened")

    def close(self) -> None:
        """Give back the connections."""
        self._database.close()

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Stories

    def create(self, title: str, articles: Iterable[Article] = ()) -> str:
        """Keep a new story and return its id.

        Raises:
            ValueError: If the title is empty or longer than 300 characters, or two articles share an id.
        """
        with self._database.writing() as work:
            story_id = stories.add_story(work, title)
            stories.add_articles(work, story_id, articles)
            stories.touch(work, story_id)
        return story_id

    def keep(self, comparison: Comparison) -> str:
        """Keep an imported comparison as a new story: articles, decisions and findings. Returns the story's id.

        Raises:
            ValueError: If the title is empty or longer than 300 characters, or two decisions share an id.
        """
        with self._database.writing() as work:
            story_id = stories.add_story(work, comparison.title)
            stories.add_articles(work, story_id, (reading.article for reading in comparison.readings))
            decision_log.bring_in(work, story_id, comparison.decisions)
            _put_comparison(work, story_id, comparison, stories.touch(work, story_id))
        return story_id

    def stories(self, *, archived: bool = False) -> tuple[StoryLine, ...]:
        """List the stories with their counts, the one changed last first; archived ones only when asked for."""
        with self._database.reading() as work:
            return stories.listed(work, archived=archived)

    def open(self, story_id: str) -> Story:
        """Read a story with its articles and all its decisions, as they are at one moment."""
        with self._database.reading() as work:
            row = stories.find(work, story_id)
            compared = work.row("SELECT revision FROM comparison WHERE story_id = :story_id", story_id=story_id)
            return Story(
                story_id=story_id,
                title=row["title"],
                articles=stories.articles(work, story_id),
                decisions=decision_log.decisions(work, story_id),
                created=datetime.fromisoformat(row["created"]),
                changed=datetime.fromisoformat(row["changed"]),
                revision=row["revision"],
                archived=datetime.fromisoformat(row["archived"]) if row["archived"] else None,
                compared_revision=compared["revision"] if compared else None,
                decided=row["decided"],
            )

    def rename(self, story_id: str, title: str) -> None:
        """Give a story another title.

        Raises:
            ValueError: If it is empty or longer than 300 characters.
        """
        with self._database.writing() as work:
            stories.change(work, story_id, "title", stories.checked_title(title))

    def archive(self, story_id: str) -> None:
        """Put a story out of the list; nothing in it changes."""
        with self._database.writing() as work:
            stories.change(work, story_id, "archived", stories.now())

    def unarchive(self, story_id: str) -> None:
        """Put a story back into the list."""
        with self._database.writing() as work:
            stories.change(work, story_id, "archived", None)

    def duplicate(self, story_id: str) -> str:
        """Copy a story with its articles, decisions, their history and its comparison; returns the copy's id."""
        with self._database.writing() as work:
            row = stories.find(work, story_id, hold=True)
            copy = stories.add_story(work, _copy_title(row["title"]))
            stories.add_articles(work, copy, stories.articles(work, story_id))
            decision_log.copy_history(work, story_id, copy)
            work.run(
                "UPDATE story SET revision = :revision, decided = :decided WHERE story_id = :copy",
                copy=copy,
                revision=row["revision"],
                decided=row["decided"],
            )
            work.run(
                "INSERT INTO comparison (story_id, revision, data) "
                "SELECT :copy, revision, data FROM comparison WHERE story_id = :story_id",
                copy=copy,
                story_id=story_id,
            )
        return copy

    def ask_to_delete(self, story_id: str) -> Deletion:
        """Say what would go with a story, and give the token that `delete` wants. Nothing is deleted."""
        with self._database.reading() as work:
            return stories.deletion(work, story_id)

    def delete(self, story_id: str, *, token: str) -> None:
        """Delete a story with all that belongs to it, for good.

        Raises:
            StoryChanged: If the story changed since `ask_to_delete`, or the token is of another one.
        """
        with self._database.writing() as work:
            if token != stories.deletion(work, story_id, hold=True).token:
                raise StoryChanged("The story has changed since you were asked; nothing was deleted. Look at it again.")
            work.run("DELETE FROM story WHERE story_id = :story_id", story_id=story_id)

    def search(self, words: str, *, archived: bool = True, limit: int = 50) -> tuple[Hit, ...]:
        """Find articles by words: all must be there, "words in quotes" side by side, `strik*` with any ending."""
        with self._database.reading() as work:
            return search(work, words, archived=archived, limit=limit)

    # Articles

    def add_articles(self, story_id: str, articles: Iterable[Article]) -> None:
        """Add articles behind those that are there.

        Raises:
            ValueError: If an article of that id is there already; then none is added.
        """
        with self._changing(story_id) as work:
            stories.add_articles(work, story_id, articles)

    def replace_article(self, story_id: str, article: Article, *, was: Article) -> None:
        """Change what is known of an article, or its text.

        Args:
            story_id: The story.
            article: As it shall be.
            was: As it was when the change was begun.

        Raises:
            StoryChanged: If someone else changed or removed it meanwhile.
            ValueError: If another article has its id.
        """
        with self._changing(story_id) as work:
            stories.replace_article(work, story_id, article, was=was)

    def remove_article(self, story_id: str, article_id: str) -> None:
        """Take an article out of its story. Decisions about it stay and are listed as orphaned."""
        with self._changing(story_id) as work:
            stories.remove_article(work, story_id, article_id)

    # Decisions

    def decide(self, story_id: str, *drafts: Draft, who: str) -> tuple[Decision, ...]:
        """Record what an editor decided in one step; several drafts are undone as one.

        Raises:
            StoryNotFound: If the story is not there.
            ValueError: If nobody is named, or a draft says nothing.
        """
        with self._holding(story_id) as work:
            made = decision_log.decide(work, story_id, drafts, who=who)
            self._note(work, story_id, (one.decision_id for one in made))
        LOG.info("story %s: decided %s", story_id, ", ".join(one.decision_id for one in made))
        return made

    def withdraw(self, story_id: str, decision_id: str, *, who: str) -> bool:
        """Take a decision out of effect; it stays on record. False if it had been withdrawn already.

        Raises:
            StoryNotFound: If the story or the decision is not there.
        """
        with self._holding(story_id) as work:
            was_in_effect = decision_log.withdraw(work, story_id, decision_id, who=who)
            if was_in_effect:
                self._note(work, story_id, [decision_id])
        LOG.info("story %s: withdrawn %s, in effect before: %s", story_id, decision_id, was_in_effect)
        return was_in_effect

    def undo(self, story_id: str, number: int, *, who: str) -> Action | None:
        """Take back the step of this number, and no other. None if it was undone already, or is no step that can be."""
        return self._take_back(story_id, number, who, ActionVerb.UNDO)

    def redo(self, story_id: str, number: int, *, who: str) -> Action | None:
        """Do again the step of this number, which was undone. None if it is not undone."""
        return self._take_back(story_id, number, who, ActionVerb.REDO)

    def history(self, story_id: str) -> tuple[Action, ...]:
        """Every step taken on the decisions of a story, oldest first."""
        with self._database.reading() as work:
            stories.find(work, story_id)
            return decision_log.history(work, story_id)

    # Comparisons

    def save_comparison(self, story_id: str, comparison: Comparison, *, revision: int) -> bool:
        """Keep the comparison made of the story as it was at `revision`, in the place of an older one.

        Returns:
            Whether it is up to date: False if the story changed while it was made.

        Raises:
            StoryChanged: If the one that is kept was made of a later revision.
        """
        with self._database.writing() as work:
            row = stories.find(work, story_id, hold=True)
            kept = work.row("SELECT revision FROM comparison WHERE story_id = :story_id", story_id=story_id)
            if kept and kept["revision"] > revision:
                raise StoryChanged("A later comparison of this story is kept already. Open the story again to see it.")
            _put_comparison(work, story_id, comparison, revision)
            return bool(row["revision"] == revision)

    def comparison(self, story_id: str) -> Comparison | None:
        """Read the comparison that is kept of a story, None if there is none.

        Raises:
            UnreadableComparison: If it was made by a later version, or is damaged.
        """
        with self._database.reading() as work:
            title = stories.find(work, story_id)["title"]
            row = work.row("SELECT data FROM comparison WHERE story_id = :story_id", story_id=story_id)
        return decode_comparison(zlib.decompress(row["data"]), name=f"The comparison of {title!r}") if row else None

    def _take_back(self, story_id: str, number: int, who: str, verb: ActionVerb) -> Action | None:
        with self._holding(story_id) as work:
            action = decision_log.take_back(work, story_id, number, who=who, verb=verb)
            if action and action.changes:
                self._note(work, story_id, (name for name, _ in action.changes))
        LOG.info("story %s: %s, decisions changed: %d", story_id, verb.value, len(action.changes) if action else 0)
        return action

    def _note(self, work: Work, story_id: str, decision_ids: Iterable[str]) -> None:
        """Note that these decisions changed: those on lines make an article read anew, others only arrange anew."""
        changed = set(decision_ids)
        of_lines = any(
            one.kind in LINES for one in decision_log.decisions(work, story_id) if one.decision_id in changed
        )
        stories.touch(work, story_id, read_anew=of_lines)

    @contextmanager
    def _holding(self, story_id: str) -> Iterator[Work]:
        """Write to a story while every other writer of it waits."""
        with self._database.writing() as work:
            stories.find(work, story_id, hold=True)
            yield work

    @contextmanager
    def _changing(self, story_id: str) -> Iterator[Work]:
        """Write to a story what a comparison would notice."""
        with self._holding(story_id) as work:
            yield work
            stories.touch(work, story_id)


def _put_comparison(work: Work, story_id: str, comparison: Comparison, revision: int) -> None:
    work.run(
        "INSERT INTO comparison (story_id, revision, data) VALUES (:story_id, :revision, :data) "
        "ON CONFLICT (story_id) DO UPDATE SET revision = excluded.revision, data = excluded.data",
        story_id=story_id,
        revision=revision,
        data=zlib.compress(encode_comparison(comparison)),
    )


def _copy_title(title: str) -> str:
    ending = " (copy)"
    return title[: stories.LONGEST_TITLE_CHARS - len(ending)] + ending
