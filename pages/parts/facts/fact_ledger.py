"""The ledger of values: what cannot both hold, what can, where outlets agree; and what one article says itself."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from core.models import Conflict, LedgerRow, Side, Variant
from core.summaries import facts as fact_summary
from core.summaries.coverage import count
from core.summaries.facts import noun
from core.tables import facts as fact_tables
from core.tables.facts import Group
from core.text.in_words import listed
from pages.drawing import layout, problems
from pages.drawing.markup import element, show
from pages.drawing.reveal import reveal
from pages.parts.coverage.point_evidence import chip
from pages.parts.facts import both_sides, fact_links
from pages.parts.facts.fact_grid import FactRow, fact_grid
from pages.parts.facts.fact_links import CHECK, ROW, Filters
from pages.parts.shared import verdict
from pages.session import page_filters, views

MOST_VALUES = 5


def note(view: views.View, rows: Sequence[LedgerRow], found: pd.DataFrame, kept: Filters) -> None:
    """Note what the filters leave of ledger and checks, for the tables that are taken away."""
    if not kept.kinds and not kept.article_id:
        return
    chosen = [noun(kind) for kind in sorted(kept.kinds)]
    chosen += [f"where {view.names[kept.article_id]} has a value"] if kept.article_id else []
    shown = [row.row_id for row in rows if kept.keeps(row.kind.value, {cell.article_id for cell in row.cells})]
    inside = [record["conflict_id"] for record in found.to_dict("records") if _keeps(kept, record)]
    tables = {"Facts": ("row_id", shown), "Checks inside": ("conflict_id", inside)}
    page_filters.note(f"Facts: {'; '.join(chosen)}.", tables)


def _keeps(kept: Filters, record: Mapping[Hashable, Any]) -> bool:
    return kept.keeps(str(record["kind"]), {str(record["article_id"])})


def ledger(view: views.View, rows: Sequence[LedgerRow], kept: Filters) -> None:
    """Every row that the filters keep: conflicts with the open one below them, then variants and agreement, folded."""
    shown = [row for row in rows if kept.keeps(row.kind.value, {cell.article_id for cell in row.cells})]
    by_group = {part: [row for row in shown if fact_tables.group(row) is part] for part in Group}
    open_id = fact_links.opened(
        ROW, {row.row_id for row in rows}, what="a row of the ledger", among={row.row_id for row in shown}
    )
    conflicts = by_group[Group.CONFLICT]
    if not open_id and conflicts:
        open_id = conflicts[0].row_id
    layout.section(
        "What cannot both hold",
        "A row for each thing, the most contested first, a column for each outlet with its words. The underlined words "
        "of a row cannot all hold; none of them is called right. Choose a row to read the sentences.",
    )
    if not conflicts:
        problems.tell(
            "Nothing that cannot both hold was found here.",
            next_step="Differences that can both hold, and what agrees, are folded below." if shown else "",
        )
    _part(view, conflicts, open_id, key="conflicts")
    _folded(view, by_group[Group.VARIANT], open_id, "told in ways that can both hold", key="variants")
    _folded(view, by_group[Group.AGREE], open_id, "with equal values in matched sentences", key="agreeing")


def _folded(view: views.View, rows: Sequence[LedgerRow], open_id: str, what: str, *, key: str) -> None:
    if not rows:
        return
    inside = any(row.row_id == open_id for row in rows)
    with st.expander(f"{count(len(rows), 'thing')} {what}", expanded=inside):
        _part(view, rows, open_id, key=key)


def _part(view: views.View, rows: Sequence[LedgerRow], open_id: str, *, key: str) -> None:
    if not rows:
        return
    fact_grid(
        f"ledger-{key}",
        caption="Values of each outlet, as written. Underlined are those that cannot all hold.",
        head="Thing",
        outlets=list(view.names.values()),
        entries=[_entry(view, row) for row in rows],
        current=open_id,
        on_pick=fact_links.opener(ROW),
    )
    found = next((row for row in rows if row.row_id == open_id), None)
    if found is None:
        return
    with st.container(key=f"open-{key}"):
        _open_row(view, found)
    reveal(f"open-{key}", what=open_id if st.query_params.get(ROW) else "")


def _entry(view: views.View, row: LedgerRow) -> FactRow:
    words = fact_tables.label(row, view.index, view.comparison.conflicts)
    values = {cell.article_id: tuple(fact_tables.written(cell.values)) for cell in row.cells}
    return FactRow(
        name=row.row_id,
        kind=noun(row.kind.value),
        before=words.before,
        value=words.value,
        after=words.after,
        note=f"in the words of {view.names[words.article_id]}",
        cells=tuple(tuple(map(both_sides.short, values.get(name, ()))) for name in view.names),
        disputed=fact_tables.group(row) is Group.CONFLICT,
        apart=_apart(view, row),
    )


def _apart(view: views.View, row: LedgerRow) -> tuple[str, ...]:
    """The words of a row that stand in a conflict."""
    sides = [side for one in of_row(view, row)[0] for side in (one.a, one.b)]
    return tuple(dict.fromkeys(both_sides.short(side.value) for side in sides))


def _open_row(view: views.View, row: LedgerRow) -> None:
    conflicts, variants = of_row(view, row)
    apart = [side for one in conflicts for side in (one.a, one.b)]
    everything = [*apart, *(side for cell in row.cells for side in cell.values)]
    show(
        element(
            "h3",
            element("span", noun(row.kind.value), of="px-badge px-plain"),
            f" {_verdict(row, apart or everything)}",
            of="px-fact-head",
        ),
        both_sides.reasons(view, conflicts, variants),
        both_sides.cards(view, everything),
    )
    verdict.of_conflicts(view, row.conflict_ids)


def _verdict(row: LedgerRow, sides: Sequence[Side]) -> str:
    values = fact_tables.written(sides)
    told = listed(f"“{both_sides.short(value)}”" for value in values[:MOST_VALUES])
    more = " and more" if len(values) > MOST_VALUES else ""
    both = fact_summary.CANNOT if len(values) == 2 else fact_summary.CANNOT_ALL
    said = {"conflict": both, "variant": fact_summary.CAN}.get(row.standing, "in matched sentences")
    return f"{told}{more}: {said}"


def of_row(view: views.View, row: LedgerRow) -> tuple[list[Conflict], list[Variant]]:
    """The conflicts and variants of a row."""
    return (
        [one for one in view.comparison.conflicts if one.conflict_id in row.conflict_ids],
        [one for one in view.comparison.variants if one.variant_id in row.variant_ids],
    )


def checks(view: views.View, kept: Filters) -> None:
    """What one article says against itself, or what its own words give away."""
    found = fact_tables.checks(view.comparison)
    shown = [record for record in found.to_dict("records") if _keeps(kept, record)]
    open_id = fact_links.opened(
        CHECK,
        set(found["conflict_id"]),
        what="a finding inside an article",
        among={str(record["conflict_id"]) for record in shown},
    )
    layout.section(
        "Inside one article",
        "Two dates for one event, sums, weekdays, a headline that says more than the body, traces of editing.",
    )
    if not shown:
        problems.tell("Nothing was found inside a single article.")
        return
    fact_grid(
        "checks",
        caption="What was found inside one article.",
        head="What was found",
        outlets=["Outlet"],
        entries=[_check(record) for record in shown],
        current=open_id,
        on_pick=fact_links.opener(CHECK),
    )
    conflict = next((one for one in view.comparison.conflicts if one.conflict_id == open_id), None)
    with st.container(key="open-check"):
        if conflict is not None:
            _open_check(view, conflict)
    reveal("open-check", what=open_id)


def _check(record: Mapping[Hashable, Any]) -> FactRow:
    return FactRow(
        name=str(record["conflict_id"]),
        kind=noun(str(record["kind"])),
        before=str(record["reason"]),
        value="",
        after="",
        note="",
        cells=((str(record["outlet"]),),),
        disputed=True,
    )


def _open_check(view: views.View, conflict: Conflict) -> None:
    sides: list[Side] = [conflict.a, conflict.b]
    show(
        element(
            "h3",
            element("span", noun(conflict.kind.value), of="px-badge px-plain"),
            " ",
            chip(view.names[conflict.a.article_id]),
            of="px-fact-head",
        ),
        element("p", conflict.reason, of="px-absent"),
        both_sides.cards(view, sides),
    )
    verdict.of_conflicts(view, [conflict.conflict_id])


def counted(rows: Sequence[LedgerRow], checks: pd.DataFrame) -> list[str]:
    """Every kind that stands in the ledger or in the checks."""
    return [*{row.kind.value for row in rows}, *checks["kind"].unique()]
