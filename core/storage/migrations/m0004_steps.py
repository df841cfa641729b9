"""Version 4: an undo names the step it takes back; verdicts on findings are counted apart from what is read anew."""

from __future__ import annotations

from collections import defaultdict

from core.storage.database import Work

DECIDED, WITHDREW, UNDID, REDID = "decided", "withdrew", "undid", "redid"


def upgrade(work: Work) -> None:
    """Add both, and say of each earlier undo and redo which step it was about: the last one of that name."""
    work.define("ALTER TABLE story ADD COLUMN decided BIGINT NOT NULL DEFAULT 0")
    work.define(
        "CREATE TABLE decision_undoing (number BIGINT PRIMARY KEY REFERENCES decision_action ON DELETE CASCADE, "
        "takes_back BIGINT NOT NULL REFERENCES decision_action ON DELETE CASCADE)"
    )
    known = work.rows("SELECT number, story_id, verb, who FROM decision_action ORDER BY number")
    for number, step in _taken_back(known):
        work.run("INSERT INTO decision_undoing (number, takes_back) VALUES (:number, :step)", number=number, step=step)


def _taken_back(actions: list[dict[str, object]]) -> list[tuple[object, object]]:
    done: dict[object, list[object]] = defaultdict(list)
    undone: dict[object, list[object]] = defaultdict(list)
    found = []
    for action in actions:
        hand = action["story_id"], action["who"]
        if action["verb"] in (DECIDED, WITHDREW):
            done[hand].append(action["number"])
            undone[hand].clear()
        elif action["verb"] == UNDID and done[hand]:
            undone[hand].append(done[hand].pop())
            found.append((action["number"], undone[hand][-1]))
        elif action["verb"] == REDID and undone[hand]:
            done[hand].append(undone[hand].pop())
            found.append((action["number"], done[hand][-1]))
    return found
