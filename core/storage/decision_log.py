"""Decisions as rows that are only ever added: what was decided, and each step that put it in or out of effect."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from core.decisions import check
from core.errors import StoryNotFound
from core.models import Action, ActionVerb, Decision, DecisionKind, Draft, Target, Verdict
from core.storage import undo
from core.storage.database import Work
from core.storage.undo import Changes


def history(work: Work, story_id: str) -> tuple[Action, ...]:
    """Every step taken on the story's decisions, oldest first."""
    changes: dict[int, list[tuple[str, bool]]] = defaultdict(list)
    query = (
        "SELECT number, decision_id, in_effect FROM decision_change WHERE story_id = :story_id ORDER BY number, place"
    )
    for row in work.rows(query, story_id=story_id):
        changes[row["number"]].append((row["decision_id"], bool(row["in_effect"])))
    query = (
        "SELECT decision_action.number, verb, who, taken, takes_back FROM decision_action "
        "LEFT JOIN decision_undoing ON decision_undoing.number = decision_action.number "
        "WHERE story_id = :story_id ORDER BY decision_action.number"
    )
    return tuple(
        Action(
            number=row["number"],
            verb=ActionVerb(row["verb"]),
            who=row["who"],
            when=datetime.fromisoformat(row["taken"]),
            changes=tuple(changes[row["number"]]),
            takes_back=row["takes_back"],
        )
        for row in work.rows(query, story_id=story_id)
    )


def decisions(work: Work, story_id: str) -> tuple[Decision, ...]:
    """Every decision of a story in the order it was recorded, withdrawn ones too."""
    last = {name: (held, action.when) for action in history(work, story_id) for name, held in action.changes}
    targets: dict[str, list[Target]] = defaultdict(list)
    query = "SELECT * FROM decision_target WHERE story_id = :story_id ORDER BY decision_id, place"
    for row in work.rows(query, story_id=story_id):
        targets[row["decision_id"]].append(Target(row["sha256"], row["span_start"], row["span_end"]))
    found = []
    for row in work.rows("SELECT * FROM decision WHERE story_id = :story_id ORDER BY place", story_id=story_id):
        held, since = last[row["decision_id"]]
        found.append(
            Decision(
                decision_id=row["decision_id"],
                kind=DecisionKind(row["kind"]),
                targets=tuple(targets[row["decision_id"]]),
                who=row["who"],
                when=datetime.fromisoformat(row["decided"]),
                note=row["note"],
                withdrawn=None if held else since,
                verdict=Verdict(row["verdict"]) if row["verdict"] else None,
            )
        )
    return tuple(found)


def decide(work: Work, story_id: str, drafts: Sequence[Draft], *, who: str) -> tuple[Decision, ...]:
    """Record decisions that one editor took in one step; each is later than all that are there.

    Raises:
        ValueError: If nobody is named, or a draft says nothing.
    """
    if not who.strip():
        raise ValueError("a decision needs the name of who decides")
    for draft in drafts:
        check(draft)
    when = _next_moment(decisions(work, story_id))
    made = [
        Decision(
            decision_id=uuid.uuid4().hex,
            kind=draft.kind,
            targets=draft.targets,
            who=who,
            when=when + timedelta(microseconds=number),
            note=draft.note,
            verdict=draft.verdict,
        )
        for number, draft in enumerate(drafts)
    ]
    _insert(work, story_id, made)
    _act(work, story_id, ActionVerb.DECIDE, who, tuple((decision.decision_id, True) for decision in made), when)
    return tuple(made)


def bring_in(work: Work, story_id: str, brought: Iterable[Decision]) -> None:
    """Record decisions that were taken elsewhere, with their own names, hours and authors.

    Raises:
        ValueError: If a decision of that id is there already.
    """
    brought = tuple(brought)
    names = {decision.decision_id for decision in brought}
    if len(names) < len(brought) or names & {one.decision_id for one in decisions(work, story_id)}:
        raise ValueError("two decisions have one id; bring a decision in once")
    _insert(work, story_id, brought)
    for decision in brought:
        when = decision.withdrawn or decision.when
        changes = ((decision.decision_id, decision.withdrawn is None),)
        _act(work, story_id, ActionVerb.IMPORT, decision.who, changes, when)


def copy_history(work: Work, source: str, story_id: str) -> None:
    """Give a copy of a story the decisions of the story it was copied from, with every step, so that undo works."""
    _insert(work, story_id, decisions(work, source))
    number_of: dict[int | None, int | None] = {None: None}
    for action in history(work, source):
        number_of[action.number] = _act(
            work,
            story_id,
            action.verb,
            action.who,
            action.changes,
            action.when,
            takes_back=number_of[action.takes_back],
        )


def withdraw(work: Work, story_id: str, decision_id: str, *, who: str) -> bool:
    """Take a decision out of effect; False if it was already.

    Raises:
        StoryNotFound: If there is no such decision.
    """
    state = undo.in_effect(history(work, story_id))
    if decision_id not in state:
        raise StoryNotFound(f"The story has no decision {decision_id!r}. Open the story again.")
    if state[decision_id]:
        _act(work, story_id, ActionVerb.WITHDRAW, who, ((decision_id, False),))
    return state[decision_id]


def take_back(work: Work, story_id: str, number: int, *, who: str, verb: ActionVerb) -> Action | None:
    """Undo (or redo) the step of this number; None if that was done already, or it is no step of this story."""
    steps = history(work, story_id)
    action = undo.last_of(steps, number, verb)
    if action is None:
        return None
    changes = undo.inverse(action, undo.in_effect(steps))
    _act(work, story_id, verb, who, changes, takes_back=number)
    return history(work, story_id)[-1]


def _next_moment(known: Sequence[Decision]) -> datetime:
    """Now, or just after the last decision: clocks differ between machines, and the later decision counts."""
    moment = datetime.now(UTC)
    last = max((decision.when.timestamp() for decision in known), default=0.0)
    if last < moment.timestamp():
        return moment
    return datetime.fromtimestamp(last, UTC) + timedelta(microseconds=2)  # timestamp() rounds by less than one


def _insert(work: Work, story_id: str, made: Sequence[Decision]) -> None:
    query = "SELECT COALESCE(MAX(place), -1) + 1 AS place FROM decision WHERE story_id = :story_id"
    first = int(work.value(query, story_id=story_id))
    work.run_many(
        "INSERT INTO decision (story_id, decision_id, place, kind, verdict, note, who, decided) "
        "VALUES (:story_id, :decision_id, :place, :kind, :verdict, :note, :who, :decided)",
        (
            {
                "story_id": story_id,
                "decision_id": decision.decision_id,
                "place": place,
                "kind": decision.kind.value,
                "verdict": decision.verdict.value if decision.verdict else None,
                "note": decision.note,
                "who": decision.who,
                "decided": decision.when.isoformat(),
            }
            for place, decision in enumerate(made, start=first)
        ),
    )
    work.run_many(
        "INSERT INTO decision_target (story_id, decision_id, place, sha256, span_start, span_end) "
        "VALUES (:story_id, :decision_id, :place, :sha256, :span_start, :span_end)",
        (
            {
                "story_id": story_id,
                "decision_id": decision.decision_id,
                "place": place,
                "sha256": target.sha256,
                "span_start": target.start,
                "span_end": target.end,
            }
            for decision in made
            for place, target in enumerate(decision.targets)
        ),
    )


def _act(
    work: Work,
    story_id: str,
    verb: ActionVerb,
    who: str,
    changes: Changes,
    when: datetime | None = None,
    *,
    takes_back: int | None = None,
) -> int:
    """Add a step and return its number."""
    row = work.rows(
        "INSERT INTO decision_action (story_id, verb, who, taken) VALUES (:story_id, :verb, :who, :taken) "
        "RETURNING number",
        story_id=story_id,
        verb=verb.value,
        who=who,
        taken=(when or datetime.now(UTC)).isoformat(),
    )[0]
    if takes_back is not None:
        work.run(
            "INSERT INTO decision_undoing (number, takes_back) VALUES (:number, :takes_back)",
            number=row["number"],
            takes_back=takes_back,
        )
    work.run_many(
        "INSERT INTO decision_change (number, place, story_id, decision_id, in_effect) "
        "VALUES (:number, :place, :story_id, :decision_id, :in_effect)",
        (
            {
                "number": row["number"],
                "place": place,
                "story_id": story_id,
                "decision_id": decision_id,
                "in_effect": int(held),
            }
            for place, (decision_id, held) in enumerate(changes)
        ),
    )
    return int(row["number"])
