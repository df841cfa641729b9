"""Version 4: what its file says of an article's lines is kept with the article.

Before, it was kept as decisions of "the reader of files". They become layout, and go, with every step taken on them:
decisions are never erased, but these were no one's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import msgspec

from core.storage.database import POSTGRESQL, Work
from core.storage.migrations.m0001_stories import STANDING
from core.storage.reader_decisions import LONG_AGO, READER, Removed, layout_of


def upgrade(work: Work) -> None:
    """Add the column, fill it from the reader's decisions, and take these out."""
    work.define("ALTER TABLE article ADD COLUMN layout TEXT NOT NULL DEFAULT '[]'")
    made: dict[str, dict[str, str]] = defaultdict(dict)
    for row in work.rows(
        "SELECT story_id, decision_id, note FROM decision WHERE who = :who AND kind = 'remove' AND decided = :decided",
        who=READER,
        decided=LONG_AGO.isoformat(),
    ):
        made[row["story_id"]][row["decision_id"]] = row["note"]
    for story_id, notes in made.items():
        _lay_out(work, story_id, notes)
        with _erasable(work):
            _erase(work, story_id, notes)
        # A comparison would come out otherwise now: captions are read as captions.
        work.run("UPDATE story SET revision = revision + 1 WHERE story_id = :story_id", story_id=story_id)


def _lay_out(work: Work, story_id: str, notes: dict[str, str]) -> None:
    query = "SELECT decision_id, in_effect FROM decision_change WHERE story_id = :story_id ORDER BY number, place"
    in_effect = {row["decision_id"]: bool(row["in_effect"]) for row in work.rows(query, story_id=story_id)}
    removed: dict[str, list[Removed]] = defaultdict(list)
    for row in work.rows("SELECT * FROM decision_target WHERE story_id = :story_id", story_id=story_id):
        if (name := row["decision_id"]) in notes:
            line = Removed(row["span_start"], row["span_end"], notes[name], in_effect.get(name, False))
            removed[row["sha256"]].append(line)
    for sha256, lines in removed.items():
        work.run(
            "UPDATE article SET layout = :layout WHERE story_id = :story_id AND sha256 = :sha256",
            layout=msgspec.json.encode(layout_of(lines)).decode(),
            story_id=story_id,
            sha256=sha256,
        )


def _erase(work: Work, story_id: str, notes: dict[str, str]) -> None:
    gone = _steps(work, story_id, frozenset(notes))
    work.run_many(
        "DELETE FROM decision WHERE story_id = :story_id AND decision_id = :decision_id",
        ({"story_id": story_id, "decision_id": decision_id} for decision_id in notes),
    )
    work.run_many("DELETE FROM decision_action WHERE number = :number", ({"number": number} for number in gone))


def _steps(work: Work, story_id: str, readers: frozenset[str]) -> frozenset[int]:
    """The steps that were taken on the reader's decisions alone, and those that undid or redid such a step."""
    changed: dict[int, set[str]] = defaultdict(set)
    query = "SELECT number, decision_id FROM decision_change WHERE story_id = :story_id"
    for row in work.rows(query, story_id=story_id):
        changed[row["number"]].add(row["decision_id"])
    gone: set[int] = set()
    done: dict[str, list[bool]] = defaultdict(list)
    undone: dict[str, list[bool]] = defaultdict(list)
    query = "SELECT number, verb, who FROM decision_action WHERE story_id = :story_id ORDER BY number"
    for row in work.rows(query, story_id=story_id):
        number, who = row["number"], row["who"]
        goes = bool(changed[number]) and changed[number] <= readers
        goes = _replayed(row, goes, done[who], undone[who])
        if goes:
            gone.add(number)
    return frozenset(gone)


def _replayed(row: dict[str, Any], goes: bool, done: list[bool], undone: list[bool]) -> bool:
    """Follow one editor's undo and redo: each goes if the step it took back or did again goes."""
    if row["verb"] in ("decided", "withdrew"):
        done.append(goes)
        undone.clear()
    elif row["verb"] == "undid" and done:
        undone.append(done.pop())
        return undone[-1]
    elif row["verb"] == "redid" and undone:
        done.append(undone.pop())
        return done[-1]
    return goes


@contextmanager
def _erasable(work: Work) -> Iterator[None]:
    """Lift the database's own refusal to erase decisions, and put it back as it was."""
    if work.dialect == POSTGRESQL:
        for table in STANDING:
            work.define(f"ALTER TABLE {table} DISABLE TRIGGER {table}_stands")
        yield
        for table in STANDING:
            work.define(f"ALTER TABLE {table} ENABLE TRIGGER {table}_stands")
        return
    triggers = [
        row
        for row in work.rows("SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'")
        if row["name"] in {f"{table}_stands" for table in STANDING}
    ]
    for trigger in triggers:
        work.define(f"DROP TRIGGER {trigger['name']}")
    yield
    for trigger in triggers:
        work.define(trigger["sql"])
