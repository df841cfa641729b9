"""The editor's word on a line: restore it, remove it, withdraw the decision. Everything is recomputed."""

from __future__ import annotations

from collections.abc import Sequence

from core.models import Article, Decision, DecisionKind, Draft, Role, Target
from core.summaries import coverage as coverage_summary
from core.tables.articles import PassageRow
from pages.drawing import layout
from pages.drawing.grid import Cell, Row, grid
from pages.drawing.problems import tell
from pages.session import open_story, pending_decision, views

SAYS = {DecisionKind.RESTORE: "Restored", DecisionKind.REMOVE: "Removed"}


def ledger(article: Article, passages: Sequence[PassageRow], *, compared: bool | None) -> None:
    """Every line with its role, the rule's reason, and what can be done.

    Args:
        article: The article.
        passages: From `core.tables.articles.passages`.
        compared: Only lines that are compared, only those left out, or all (None).
    """
    shown = [row for row in passages if compared in (None, row.role is Role.BODY)]
    if not shown:
        tell("There is no such line in this article.")
        return
    rows = [_row(row) for row in shown]
    grid(
        f"ledger-{article.article_id}",
        caption="",
        columns=["Role", "Text as received", "Why", "Decide"],
        rows=rows,
        on_pick=lambda name: _decide(article, name),
        arrows=False,
        narrow="stacked",
    )


def _row(row: PassageRow) -> Row:
    body = row.role is Role.BODY
    kind = DecisionKind.REMOVE if body else DecisionKind.RESTORE
    verb = "Remove" if body else "Restore"
    return Row(
        head=Cell(row.role.value, tone="quiet"),
        cells=(
            Cell(row.text, tone="serif" if body else "out"),
            Cell(_capital(row.reason), tone="quiet"),
            Cell(
                verb,
                name=f"{kind.value}|{row.start}|{row.end}",
                says=f"{verb} this line: {row.text[:60]}",
                tone="action",
            ),
        ),
    )


def _capital(reason: str) -> str:
    return reason[:1].upper() + reason[1:]


def _decide(article: Article, name: str) -> None:
    kind, start, end = name.split("|")
    draft = Draft(DecisionKind(kind), (Target(article.sha256, int(start), int(end)),))
    pending_decision.later(pending_decision.Step(f"{SAYS[draft.kind]}.", drafts=(draft,)))


def decisions_made() -> None:
    """Decisions on lines of the open story, each of which can be withdrawn."""
    made = [decision for decision in views.decisions() if decision.kind in SAYS]
    if not made:
        return
    standing = [decision for decision in made if decision.withdrawn is None]
    kept = "They are kept with the story." if open_story.stores() else "They are kept for this visit."
    layout.section(
        "Decisions on lines",
        f"{coverage_summary.count(len(standing), 'decision')} in force, {len(made) - len(standing)} withdrawn. {kept}",
    )
    articles = {reading.article.article_id: reading.article for reading in views.whole().readings}
    grid(
        "decisions-made",
        caption="",
        columns=["Decision", "Text", "When", ""],
        rows=[_decision_row(decision, articles) for decision in made],
        on_pick=lambda name: pending_decision.later(pending_decision.Step("Withdrawn.", withdraw=name)),
        arrows=False,
        narrow="stacked",
    )


def _decision_row(decision: Decision, articles: dict[str, Article]) -> Row:
    target = decision.targets[0]
    article = next((found for found in articles.values() if found.sha256 == target.sha256), None)
    text = article.text[target.start : target.end] if article else ""
    withdrawn = decision.withdrawn is not None
    return Row(
        head=Cell(SAYS[decision.kind], under=article.short_name if article else ""),
        cells=(
            Cell(text, tone="serif"),
            Cell(f"{decision.when:%H:%M} UTC", tone="quiet", under="withdrawn" if withdrawn else decision.who),
            Cell("") if withdrawn else Cell("Withdraw", name=decision.decision_id, tone="action"),
        ),
    )
