"""A library of every earlier version is brought up to date with all that is in it; the same in both databases."""

import re
from collections import defaultdict
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from core.errors import LibraryUnavailable
from core.models import Action, ActionVerb, Article, Decision, DecisionKind, LayoutHint, Story, Target, Verdict
from core.storage import Library, decision_log, migrations, stories, undo
from core.storage.database import Database, Work
from core.storage.migrations import LATEST, MIGRATIONS, m0004_layout, m0005_steps, migrate
from core.storage.migrations.m0001_stories import STANDING
from core.storage.reader_decisions import LONG_AGO, READER
from core.storage.search import index
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
        for row in work.rows("SELECT article_key, headline, outlet, text FROM article") if version >= 3 else ():
            index(work, **row)
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
        ferry = ["ferry"] if old >= 3 else []
        assert [line.story_id for line in library.stories()] == [*ferry, "pool"]
        assert [line.story_id for line in library.stories(archived=True)] == [*ferry, "pool", "strike"]
    assert version(url) == LATEST


@pytest.mark.parametrize("old", range(1, LATEST))
def test_an_older_library_works_like_a_new_one(url: str, old: int) -> None:
    library_of(old, url)
    with Library(url) as library:
        assert [hit.article_id for hit in library.search("council pool") if hit.story_id == "pool"] == ["gazette"]
        assert [hit.article_id for hit in library.search("swimmers")] == ["herald"]
        assert undo_last(library, "pool", "Ana") is not None
        assert [decision.withdrawn for decision in library.open("pool").decisions] == [None, None]
        library.delete("pool", token=library.ask_to_delete("pool").token)
        assert {hit.story_id for hit in library.search("council")} <= {"ferry"}


def lines(story: Story, article_id: str) -> dict[str, LayoutHint]:
    article = next(article for article in story.articles if article.article_id == article_id)
    return {article.text[span.start : span.end]: span.hint for span in article.layout}


def test_what_the_reader_of_files_decided_becomes_layout(url: str) -> None:
    library_of(3, url)
    with Library(url) as library:
        story = library.open("ferry")
        assert lines(story, "post") == {
            "Home": LayoutHint.ASIDE,
            "Sport": LayoutHint.ASIDE,
            "The landing stage, closed since Friday. Photo: J. Osei": LayoutHint.CAPTION,
            "Most read": LayoutHint.ASIDE,
            "The old mill, sold on Friday": LayoutHint.ASIDE,
            "Mayor opens the new swimming pool after long delay": LayoutHint.ASIDE,
            "Copyright The Harbour Post. All rights reserved.": LayoutHint.ASIDE,
        }
        reasons = {span.reason for article in story.articles for span in article.layout}
        assert reasons == {
            "stands before the article on the saved page",
            "stands after the article on the saved page",
            "is the caption of a picture on the page",
        }


def test_what_an_editor_withdrew_of_it_is_no_layout(url: str) -> None:
    """Ben withdrew that lines after the article of the Gazette were taken out."""
    library_of(3, url)
    with Library(url) as library:
        assert lines(library.open("ferry"), "gazette") == {
            "Home": LayoutHint.ASIDE,
            "Sport": LayoutHint.ASIDE,
            "Passengers on the last boat": LayoutHint.CAPTION,
            "The old mill, sold on Friday": LayoutHint.ASIDE,
        }


def test_the_reader_s_decisions_are_gone_and_every_editor_s_stays(url: str) -> None:
    library_of(3, url)
    with Library(url) as library:
        story = library.open("ferry")
        assert [(decision.who, decision.kind) for decision in story.decisions] == [
            ("Ana", DecisionKind.REMOVE),
            ("Ben", DecisionKind.RESTORE),
        ]
        assert [line.decisions for line in library.stories() if line.story_id == "ferry"] == [2]
        assert [(action.who, action.verb) for action in library.history("ferry")] == [
            ("Ana", ActionVerb.DECIDE),
            ("Ben", ActionVerb.DECIDE),
        ]
        assert (story.revision, story.compared_revision) == (7, 6)


def test_undo_takes_back_what_the_editor_did_and_not_a_step_that_is_gone(url: str) -> None:
    library_of(3, url)
    with Library(url) as library:
        for who in ("Ana", "Ben"):
            action = undo_last(library, "ferry", who)
            assert action is not None
            assert action.who == who
            assert undo_last(library, "ferry", who) is None
        assert all(decision.withdrawn for decision in library.open("ferry").decisions)


def test_decisions_still_cannot_be_erased_after_it(url: str) -> None:
    library_of(3, url)
    Library(url).close()
    for table in STANDING:
        database = Database(url)
        with pytest.raises(LibraryUnavailable, match="never changed or erased"), database.writing() as work:
            work.run(f"DELETE FROM {table} WHERE story_id = 'ferry'")
        database.close()


def test_the_comparison_that_was_kept_is_read_with_layout(url: str) -> None:
    library_of(3, url)
    with Library(url) as library:
        kept, story = library.comparison("ferry"), library.open("ferry")
    assert kept is not None
    assert {reading.article for reading in kept.readings} == set(story.articles)
    assert {decision.who for decision in kept.decisions} == {"Ana", "Ben"}


STEPS = st.lists(
    st.tuples(st.sampled_from(["own", "reader", "undo", "redo"]), st.sampled_from(["Ana", "Ben"])), max_size=12
)


@settings(max_examples=60, deadline=None)
@example(  # Ana's last two steps change nothing, as Ben stepped in; they go all the same
    [
        ("reader", "Ana"),
        ("undo", "Ana"),
        ("own", "Ben"),
        ("own", "Ben"),
        ("reader", "Ben"),
        ("redo", "Ana"),
        ("undo", "Ana"),
    ]
)
@given(steps=STEPS)
def test_undo_goes_on_as_if_the_reader_had_never_decided(steps: list[tuple[str, str]]) -> None:
    """Steps on the reader's decisions and on the editor's own, undone and redone: what is left is in its old state."""
    database = Database("sqlite://")
    migrate(database, to=3)
    with database.writing() as work:
        story_id = stories.add_story(work, "Any")
        old = VersionThree(work, story_id)
        for number, (step, who) in enumerate(steps):
            old.take(step, who, number)
        m0004_layout.upgrade(work)
        m0005_steps.upgrade(work)
        left = decision_log.decisions(work, story_id)
        assert {one.decision_id: one.withdrawn is None for one in left} == {
            name: held for name, held in old.state.items() if name.startswith("own")
        }
        for action in decision_log.history(work, story_id):
            assert action.changes
            assert not {name for name, _ in action.changes} & set(READERS)
        for who in ("Ana", "Ben"):
            while last := _last_step(work, story_id, who):
                decision_log.take_back(work, story_id, last.number, who=who, verb=ActionVerb.UNDO)
        assert all(decision.withdrawn for decision in decision_log.decisions(work, story_id))
    database.close()


def _last_step(work: Work, story_id: str, who: str) -> Action | None:
    taken = decision_log.history(work, story_id)
    return undo.to_undo(taken, undo.by(taken, who))


READERS = ("r0", "r1")


class VersionThree:
    """Writes decisions as version 3 did: an undo takes back the last step of a name, and does not say which it was."""

    def __init__(self, work: Work, story_id: str) -> None:
        self.work, self.story_id = work, story_id
        self.state: dict[str, bool] = {}
        self.done: dict[str, list[undo.Changes]] = defaultdict(list)
        self.undone: dict[str, list[undo.Changes]] = defaultdict(list)
        for name in READERS:
            self._decision(name, READER, LONG_AGO)
            self._act(ActionVerb.IMPORT, READER, ((name, True),))

    def take(self, step: str, who: str, number: int) -> None:
        """One step; a withdrawal of what is not in effect is none."""
        if step == "own":
            self._decision(f"own{number}", who, datetime.now(UTC))
            self._new(ActionVerb.DECIDE, who, ((f"own{number}", True),))
        elif step == "reader" and self.state[READERS[number % 2]]:
            self._new(ActionVerb.WITHDRAW, who, ((READERS[number % 2], False),))
        elif step in ("undo", "redo"):
            verb = ActionVerb.UNDO if step == "undo" else ActionVerb.REDO
            source, target = (self.done, self.undone) if step == "undo" else (self.undone, self.done)
            if source[who]:
                last = source[who].pop()
                changes = tuple((name, not held) for name, held in reversed(last) if self.state[name] is held)
                target[who].append(changes)
                self._act(verb, who, changes)

    def _new(self, verb: ActionVerb, who: str, changes: undo.Changes) -> None:
        self.done[who].append(changes)
        self.undone[who].clear()
        self._act(verb, who, changes)

    def _decision(self, name: str, who: str, when: datetime) -> None:
        made = Decision(name, DecisionKind.REMOVE, (Target("aa", len(self.state), 99),), who, when, "why")
        decision_log._insert(self.work, self.story_id, [made])

    def _act(self, verb: ActionVerb, who: str, changes: undo.Changes) -> None:
        number = self.work.rows(
            "INSERT INTO decision_action (story_id, verb, who, taken) VALUES (:story_id, :verb, :who, :taken) "
            "RETURNING number",
            story_id=self.story_id,
            verb=verb.value,
            who=who,
            taken=datetime.now(UTC).isoformat(),
        )[0]["number"]
        self.state.update(changes)
        for place, (name, held) in enumerate(changes):
            self.work.run(
                "INSERT INTO decision_change (number, place, story_id, decision_id, in_effect) "
                "VALUES (:number, :place, :story_id, :name, :held)",
                number=number,
                place=place,
                story_id=self.story_id,
                name=name,
                held=int(held),
            )


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
