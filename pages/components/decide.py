"""The editor's word on a line: restore it, remove it, withdraw the decision. Everything is recomputed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import NamedTuple
from uuid import uuid4

import pandas as pd
import streamlit as st

from core import findings
from core.errors import ParallaxError
from core.models import Article, Decision, DecisionKind, Role, Target
from pages.components import frame, story
from pages.components.grid import Cell, Row, grid
from pages.components.problems import tell

WHO = "the editor"
_PENDING = "decisions-pending"


class Effect(NamedTuple):
    """What a decision did, and what that changes."""

    what: str
    then: str


SAYS = {DecisionKind.RESTORE: "Restored", DecisionKind.REMOVE: "Removed"}


def ledger(article: Article, passages: pd.DataFrame, *, compared: bool | None) -> None:
    """Every line with its role, the rule's reason, and what can be done.

    Args:
        article: The article.
        passages: From `tables.passages`.
        compared: Only lines that are compared, only those left out, or all (None).
    """
    is_body = passages["role"] == Role.BODY.value
    shown = passages if compared is None else passages[is_body == compared]
    if shown.empty:
        tell("There is no such line in this article.")
        return
    rows = [_row(record) for record in shown.to_dict("records")]
    grid(
        f"ledger-{article.article_id}",
        caption="",
        columns=["Role", "Text as received", "Why", "Decide"],
        rows=rows,
        on_pick=lambda name: _decide(article, name),
        arrows=False,
        narrow="stacked",
    )


def _row(record: dict[str, object]) -> Row:
    body = record["role"] == Role.BODY.value
    kind = DecisionKind.REMOVE if body else DecisionKind.RESTORE
    verb = "Remove" if body else "Restore"
    return Row(
        head=Cell(str(record["role"]), tone="quiet"),
        cells=(
            Cell(str(record["text"]), tone="serif" if body else "out"),
            Cell(_capital(str(record["reason"])), tone="quiet"),
            Cell(
                verb,
                name=f"{kind.value}|{record['start']}|{record['end']}",
                says=f"{verb} this line: {str(record['text'])[:60]}",
                tone="action",
            ),
        ),
    )


def _capital(reason: str) -> str:
    return reason[:1].upper() + reason[1:]


def _decide(article: Article, name: str) -> None:
    kind, start, end = name.split("|")
    decision = Decision(
        decision_id=uuid4().hex,
        kind=DecisionKind(kind),
        targets=(_target(article, int(start), int(end)),),
        who=WHO,
        when=datetime.now(UTC),
    )
    _record((*story.decisions(), decision), f"{SAYS[decision.kind]}.")


def _record(decisions: tuple[Decision, ...], done: str) -> None:
    st.session_state[_PENDING] = (decisions, done)


def settle() -> Effect | None:
    """Compare again with the decisions just made. They are kept only if that succeeds.

    Returns:
        What changed, or why nothing was done; None if nothing was decided.
    """
    pending = st.session_state.pop(_PENDING, None)
    if pending is None:
        return None
    decisions, done = pending
    before = findings.who_carries_what(story.whole())
    try:
        with st.spinner("Reading and comparing again", show_time=False):
            now = findings.who_carries_what(story.decided(decisions))
    except ParallaxError as problem:
        return Effect(f"Nothing was changed: {problem}", "The decision was not kept.")
    st.session_state[story.DECISIONS] = decisions
    changed = f"Before: {before}" if before != now else "The counts stay as they were."
    return Effect(f"{done} Everything was compared again: {now}", changed)


def decisions_made(view: story.View) -> None:
    """This session's decisions, each of which can be withdrawn."""
    made = story.decisions()
    if not made:
        return
    standing = [decision for decision in made if decision.withdrawn is None]
    frame.section(
        "Your decisions",
        f"{findings.count(len(standing), 'decision')} in force, {len(made) - len(standing)} withdrawn. They hold for "
        "this session.",
    )
    articles = {reading.article.article_id: reading.article for reading in story.whole().readings}
    rows = [_decision_row(decision, articles) for decision in made]
    grid(
        "decisions-made",
        caption="",
        columns=["Decision", "Text", "When", ""],
        rows=rows,
        on_pick=_withdraw,
        arrows=False,
        narrow="stacked",
    )


def _decision_row(decision: Decision, articles: dict[str, Article]) -> Row:
    target = decision.targets[0]
    article = next((found for found in articles.values() if found.sha256 == target.sha256), None)
    text = article.text[target.start : target.end] if article else ""
    when = f"{decision.when:%H:%M} UTC"
    withdrawn = decision.withdrawn is not None
    return Row(
        head=Cell(SAYS[decision.kind], under=article.short_name if article else ""),
        cells=(
            Cell(text, tone="serif"),
            Cell(when, tone="quiet", under="withdrawn" if withdrawn else ""),
            Cell("") if withdrawn else Cell("Withdraw", name=decision.decision_id, tone="action"),
        ),
    )


def _withdraw(decision_id: str) -> None:
    _record(
        tuple(
            replace(decision, withdrawn=datetime.now(UTC)) if decision.decision_id == decision_id else decision
            for decision in story.decisions()
        ),
        "Withdrawn.",
    )


def _target(article: Article, start: int, end: int) -> Target:
    return Target(article.sha256, start, end)
