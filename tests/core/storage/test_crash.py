"""A process that is killed in the middle of a write loses nothing that was confirmed, and leaves nothing half done."""

import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from core.models import Article, DecisionKind, Draft, Target
from core.storage import Library

ROOT = Path(__file__).parents[3]
SAME = Draft(DecisionKind.SAME_POINT, (Target("a" * 64, 0, 9), Target("b" * 64, 0, 9)))

BUSY_EDITOR = """
import sys
from core.models import Article, DecisionKind, Draft, Target
from core.storage import Library

url, story = sys.argv[1:]
same = Draft(DecisionKind.SAME_POINT, (Target("a" * 64, 0, 9), Target("b" * 64, 0, 9)))
with Library(url) as library:
    for number in range(100_000):
        made = library.decide(story, same, same, same, who="Ana")
        print(*(decision.decision_id for decision in made), flush=True)
        library.add_articles(story, [Article(str(number), "Long", "pool " * 20_000, "c" * 64)])
        print(f"article-{number}", flush=True)
"""

INTERRUPTED = """
import sys, time
from core.models import DecisionKind, Draft, Target
from core.storage import Library, decision_log, stories

url, story = sys.argv[1:]
same = Draft(DecisionKind.SAME_POINT, (Target("a" * 64, 0, 9), Target("b" * 64, 0, 9)))
with Library(url) as library, library._database.writing() as work:
    stories.find(work, story, hold=True)
    decision_log.decide(work, story, [same], who="Ana")
    stories.touch(work, story)
    print("written, not confirmed", flush=True)
    time.sleep(600)
"""


def start(code: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


@pytest.mark.parametrize("confirmations", [1, 4, 9])
def test_what_was_confirmed_is_there_and_nothing_else_by_half(library: Library, url: str, confirmations: int) -> None:
    story = library.create("The pool")
    library.close()
    editor = start(BUSY_EDITOR, url, story)
    assert editor.stdout is not None
    confirmed = [editor.stdout.readline() for _ in range(confirmations)]
    editor.send_signal(signal.SIGKILL)
    rest, _ = editor.communicate(timeout=60)
    confirmed += rest.splitlines(keepends=True)
    whole = [line.split() for line in confirmed if line.endswith("\n")]

    with Library(url) as reopened:
        kept = reopened.open(story)
        decisions = {decision.decision_id for decision in kept.decisions}
        articles = {f"article-{article.article_id}" for article in kept.articles}
        assert {name for names in whole for name in names} <= decisions | articles
        assert len(decisions) % 3 == 0
        assert (kept.revision, kept.decided) == (1 + len(articles), len(decisions) // 3)
        assert len(reopened.search("pool", limit=10_000)) == len(articles)
        (later,) = reopened.decide(story, SAME, who="Ben")
        assert reopened.open(story).decisions[-1] == later


def test_a_write_that_was_not_confirmed_is_gone_and_blocks_nobody(library: Library, url: str) -> None:
    story = library.create("The pool", [Article("gazette", "Gazette", "The pool closes.", "a" * 64)])
    before = library.open(story)
    editor = start(INTERRUPTED, url, story)
    assert editor.stdout is not None
    assert editor.stdout.readline() == "written, not confirmed\n"
    assert library.open(story) == before
    editor.kill()
    editor.communicate(timeout=60)
    (decision,) = library.decide(story, SAME, who="Ben")
    assert library.open(story).decisions == (decision,)


def test_a_killed_sqlite_library_is_sound_and_syncs_every_commit(tmp_path: Path) -> None:
    file = tmp_path / "library.sqlite"
    with Library(f"sqlite:///{file}") as library:
        story = library.create("The pool")
    editor = start(BUSY_EDITOR, f"sqlite:///{file}", story)
    assert editor.stdout is not None
    editor.stdout.readline()
    editor.kill()
    editor.communicate(timeout=60)
    with Library(f"sqlite:///{file}") as library, library._database.reading() as work:
        assert work.value("PRAGMA integrity_check") == "ok"
        assert work.rows("PRAGMA foreign_key_check") == []
        assert work.value("PRAGMA journal_mode") == "wal"
        assert work.value("PRAGMA synchronous") == 2
        assert work.value("PRAGMA foreign_keys") == 1
    assert sqlite3.connect(file).execute("SELECT COUNT(*) FROM story").fetchone() == (1,)
