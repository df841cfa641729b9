"""Several editors, threads and processes at one story: nothing anyone decided is lost."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from core.decisions import effective
from core.errors import StoryChanged
from core.models import Article, DecisionKind, Draft, Target
from core.storage import Library

ROOT = Path(__file__).parents[3]
SAME = Draft(DecisionKind.SAME_POINT, (Target("a" * 64, 0, 9), Target("b" * 64, 0, 9)))
ARTICLE = Article("gazette", "Gazette", "The council voted to close the pool.", "a" * 64)

EDITOR = """
import sys
from core.models import DecisionKind, Draft, Target
from core.storage import Library

url, story, who, times = sys.argv[1:]
same = Draft(DecisionKind.SAME_POINT, (Target("a" * 64, 0, 9), Target("b" * 64, 0, 9)))
with Library(url) as library:
    print("ready", flush=True)
    sys.stdin.readline()
    for number in range(int(times)):
        (decision,) = library.decide(story, same, who=who)
        if number % 5 == 4:
            step = next(one.number for one in library.history(story) if decision.decision_id in dict(one.changes))
            library.undo(story, step, who=who)
            library.redo(story, step, who=who)
        print(decision.decision_id, flush=True)
"""


def start(code: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("names", [("Ana", "Ben", "Carla", "Dan"), ("the editor",) * 4], ids=["four names", "one name"])
def test_two_processes_and_two_threads_decide_at_once(library: Library, url: str, names: tuple[str, ...]) -> None:
    """Who gives no name is "the editor", like everybody else who gives none: nobody takes back another's step."""
    story = library.create("The pool", [ARTICLE])
    editors = [start(EDITOR, url, story, who, "25") for who in names[:2]]
    for editor in editors:
        assert editor.stdout is not None
        assert editor.stdout.readline() == "ready\n"

    def decide(who: str) -> list[str]:
        return [library.decide(story, SAME, who=who)[0].decision_id for _ in range(25)]

    with ThreadPoolExecutor(4) as threads:
        outputs = threads.map(lambda editor: editor.communicate("go\n", timeout=120), editors)
        confirmed = [name for names in threads.map(decide, names[2:]) for name in names]
        for output, errors in outputs:
            assert errors == ""
            confirmed += output.split()

    kept = library.open(story).decisions
    assert len(confirmed) == 100
    assert sorted(decision.decision_id for decision in kept) == sorted(confirmed)
    assert effective(kept) == kept
    assert [decision.when for decision in kept] == sorted({decision.when for decision in kept})
    assert library.open(story).decided == 100 + 2 * 2 * 5
    assert library.open(story).revision == 1


def test_many_open_a_new_library_at_once(url: str) -> None:
    def open_and_create(number: int) -> str:
        with Library(url) as library:
            return library.create(f"Story {number}")

    with ThreadPoolExecutor(8) as threads:
        created = list(threads.map(open_and_create, range(8)))
    with Library(url) as library:
        assert sorted(line.story_id for line in library.stories()) == sorted(created)


def test_of_two_editors_who_correct_one_article_the_second_is_told(library: Library) -> None:
    story = library.create("The pool", [ARTICLE])

    def correct(outlet: str) -> str:
        try:
            library.replace_article(story, replace(ARTICLE, outlet=outlet), was=ARTICLE)
        except StoryChanged:
            return ""
        return outlet

    with ThreadPoolExecutor(4) as threads:
        written = [outlet for outlet in threads.map(correct, ("Gazette", "Star", "Post", "Times")) if outlet]
    assert [library.open(story).articles[0].outlet] == written


def test_an_article_can_be_added_while_another_is_removed(library: Library) -> None:
    story = library.create("The pool", [ARTICLE])
    with ThreadPoolExecutor(8) as threads:
        for number in range(16):
            threads.submit(library.add_articles, story, [replace(ARTICLE, article_id=str(number))])
        threads.submit(library.remove_article, story, "gazette")
    assert {article.article_id for article in library.open(story).articles} == {str(number) for number in range(16)}


def test_a_story_is_read_as_it_was_at_one_moment(library: Library) -> None:
    """Every action here decides twice or not at all, so no reader may ever see an odd number."""
    story = library.create("The pool")

    def counts(_: int) -> int:
        opened = library.open(story)
        return len(opened.decisions) % 2 + (len(opened.decisions) // 2 != opened.decided)

    with ThreadPoolExecutor(4) as threads:
        writing = [threads.submit(library.decide, story, SAME, SAME, who="Ana") for _ in range(20)]
        assert sum(threads.map(counts, range(40))) == 0
        assert all(len(future.result()) == 2 for future in writing)
