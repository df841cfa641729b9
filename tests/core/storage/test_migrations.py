"""A library of every earlier version is brought up to date with all that is in it; the same in both databases."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from core.errors import LibraryUnavailable
from core.models import ActionVerb, Article, Decision, DecisionKind, Target, Verdict
from core.storage import Library, migrations
from core.storage.database import Database
from core.storage.migrations import LATEST, MIGRATIONS, migrate
from tests.support import undo_last

HELD = Path(__file__).parents[2] / "data" / "library"
GAZETTE = Article(
    "gazette",
    "Gazette",
    "The council voted to close the pool.",
    "aa",
    "gazette.txt",
    "The Gazette",
    "Pool to close",
    date(2025, 10, 7),
    ("Reuters",),
)
HERALD = Article("herald", "Herald", "Swimmers protested; a null \x00 stood here.", "bb")
DECIDED = (
    Decision(
        "d1",
        DecisionKind.SAME_POINT,
        (Target("aa", 0, 36), Target("bb", 0, 19)),
        "Ana",
        datetime(2025, 10, 7, 9, 0, 0, 1, tzinfo=UTC),
        "both are about the pool",
    ),
    Decision(
        "d2",
        DecisionKind.QUOTE,
        (Target("aa", 4, 11),),
        "Ben",
        datetime(2025, 10, 7, 10, tzinfo=timezone(timedelta(hours=2))),
        withdrawn=datetime(2025, 10, 8, 9, 30, 0, 1, tzinfo=UTC),
        verdict=Verdict.REJECT,
    ),
)


def library_of(version: int, url: str) -> None:
    """Make a library as that version left it."""
    database = Database(url)
    migrate(database, to=version)
    with database.writing() as work:
        for number in range(1, version + 1):
            file = HELD / f"version_{number}.sql"
            for statement in re.sub("--.*", "", file.read_text(encoding="utf-8") if file.exists() else "").split(";\n"):
                literal = r"'\\x\1'" if work.dialect == "postgresql" else r"X'\1'"
                if statement.strip():
                    work.define(re.sub(r"\{bytes:(\w+)\}", literal, statement))
    database.close()


def version(url: str) -> int:
    database = Database(url)
    with database.reading() as work:
        found = int(work.value("SELECT COUNT(*) AS number FROM library_version"))
    database.close()
    return found


@pytest.mark.parametrize("old", range(1, LATEST))
def test_an_older_library_keeps_all_that_is_in_it(url: str, old: int) -> None:
    library_of(old, url)
    assert version(url) == old
    with Library(url) as library:
        story = library.open("pool")
        assert (story.title, story.revision, story.archived) == ("The pool", 4, None)
        assert story.created == datetime(2025, 10, 7, 8, tzinfo=UTC)
        assert story.articles == (GAZETTE, HERALD)
        assert story.decisions == DECIDED
        assert [action.verb for action in library.history("pool")][-1] is ActionVerb.WITHDRAW
        assert [line.story_id for line in library.stories()] == ["pool"]
        assert [line.story_id for line in library.stories(archived=True)] == ["pool", "strike"]
    assert version(url) == LATEST


@pytest.mark.parametrize("old", range(1, LATEST))
def test_an_older_library_works_like_a_new_one(url: str, old: int) -> None:
    library_of(old, url)
    with Library(url) as library:
        assert [hit.article_id for hit in library.search("council pool")] == ["gazette"]
        assert [hit.article_id for hit in library.search("swimmers")] == ["herald"]
        assert undo_last(library, "pool", "Ana") is not None
        assert [decision.withdrawn for decision in library.open("pool").decisions] == [None, None]
        library.delete("pool", token=library.ask_to_delete("pool").token)
        assert library.search("council") == ()


def test_opening_again_changes_nothing(url: str) -> None:
    for _ in range(3):
        Library(url).close()
    assert version(url) == LATEST


def test_a_library_of_a_later_version_is_left_alone(url: str) -> None:
    Library(url).close()
    database = Database(url)
    with database.writing() as work:
        work.run("INSERT INTO library_version (number, name, applied) VALUES (99, 'later', '')")
    database.close()
    with pytest.raises(LibraryUnavailable, match=r"of version 99; this Parallax reads up to \d+\. Update Parallax"):
        Library(url)
    assert version(url) == LATEST + 1


def test_a_step_that_fails_leaves_the_library_as_it_was(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    library_of(1, url)

    def breaks(work: object) -> None:
        raise RuntimeError("the lights went out")

    monkeypatch.setattr(migrations, "MIGRATIONS", (*MIGRATIONS[:2], ("search", breaks)))
    with pytest.raises(RuntimeError, match="lights"):
        Library(url)
    assert version(url) == 1
    monkeypatch.undo()
    with Library(url) as library:
        assert library.open("pool").decisions == DECIDED


def test_each_migration_has_a_file_of_its_number() -> None:
    names = sorted(file.stem for file in Path(migrations.__file__).parent.glob("m*.py"))
    assert names == [f"m{number:04d}_{name}" for number, (name, _) in enumerate(MIGRATIONS, start=1)]
