"""Words that two outlets share: the numbers both ways, and the runs where they stand."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from core.models import Change, ChangeKind, NearVerbatim, Role, Run
from core.summaries import origins as say
from core.summaries.coverage import count
from core.tables import origins as tables
from core.tables.origins import WordingRow
from pages.drawing import layout
from pages.drawing.grid import Cell, Row, grid
from pages.drawing.markup import Safe, element, join, show
from pages.parts.coverage.point_evidence import chip
from pages.parts.origins import article_pair
from pages.session import views

SHOWN_AT_ONCE = 1
STRONG, SOME = 0.4, 0.12
"""Parts of an article from which a cell is dark, or pale; the second is the least share that makes an origin."""


def matrix(view: views.View, base: str, other: str) -> None:
    """Outlet x outlet as buttons: of the row's words, how many stand in the column."""
    shares, names = _shares(view), view.names
    rows = [
        Row(
            head=Cell(name),
            cells=tuple(
                Cell("", tone="blank") if other_id == article_id else _cell(shares[article_id, other_id])
                for other_id in names
            ),
        )
        for article_id, name in names.items()
    ]
    grid(
        "shares-grid",
        caption="",
        columns=["Of the words of", *(f"in {name}" for name in names.values())],
        rows=rows,
        current=f"{base}|{other}",
        narrow="heads-above",
        on_pick=article_pair.open_pair,
    )


def read_link(base: str, other: str) -> None:
    """To the reader with a pair."""
    st.page_link(
        layout.READER,
        label="Read both texts side by side →",
        query_params={article_pair.BASE: base, article_pair.AGAINST: other},
    )


def _shares(view: views.View) -> dict[tuple[str, str], WordingRow]:
    """How much of each outlet stands in each other one, by their articles."""
    return {(row.article_id, row.other_id): row for row in tables.pair_shares(view.comparison)}


def _cell(row: WordingRow) -> Cell:
    text, under = (f"{row.share:.0%}" if row.share else "–"), ""
    if row.quoted:
        under = f"{say.part(row.quoted)} quoted"
    elif not row.share and row.own:
        text, under = f"{row.own:.0%}", "small edits"
    said = f"{say.part(row.share)} of the words of {row.outlet} stand in {row.other}"
    said += f", {say.part(row.quoted)} in quotations of both" if row.quoted else ""
    tone = "full" if row.own >= STRONG else "part" if row.own >= SOME else "none"
    return Cell(text, name=f"{row.article_id}|{row.other_id}", says=said, tone=tone, under=under)


def open_pair(view: views.View, base: str, other: str) -> None:
    """The pair in a sentence, and its runs as they stand in both."""
    shares = _shares(view)
    layout.section(f"{view.names[base]} and {view.names[other]}", say.pair(shares[base, other], shares[other, base]))
    read_link(base, other)
    runs = [run for run in view.comparison.runs if _of_pair(run, base, other) and not run.noise and not run.again]
    runs.sort(key=lambda run: (-run.words, run.left_start))
    edited = [match for match in view.comparison.near_verbatim if _of_pair(match, base, other) and _differs(match)]
    shown = [_run(view, run, base, other) for run in runs]
    show(element("div", *shown[:SHOWN_AT_ONCE], of="px-runs", role="list"))
    if len(shown) > SHOWN_AT_ONCE:
        summary = element("summary", f"{count(len(shown) - SHOWN_AT_ONCE, 'shorter run')}")
        more = element("div", *shown[SHOWN_AT_ONCE:], of="px-runs", role="list")
        show(element("details", summary, more, of="px-more"))
    if edited:
        summary = element("summary", f"{count(len(edited), 'sentence')} with small edits")
        note = element("p", "Near-verbatim: the wording is shared but for the words underlined.", of="px-small")
        more = element("div", *(_edited(view, match, base, other) for match in edited), of="px-runs", role="list")
        show(element("details", summary, note, more, of="px-more", **({} if runs else {"open": "open"})))


def _of_pair(found: Run | NearVerbatim, base: str, other: str) -> bool:
    return {found.left_article, found.right_article} == {base, other}


def _differs(match: NearVerbatim) -> bool:
    return any(change.kind is not ChangeKind.SAME for change in match.changes)


def _run(view: views.View, run: Run, base: str, other: str) -> Safe:
    spans = {run.left_article: (run.left_start, run.left_end), run.right_article: (run.right_start, run.right_end)}
    quoted = " · through a quotation" if run.through_quotation else ""
    return element(
        "div",
        element("p", f"{count(run.words, 'word')}{quoted}", of="px-run-head"),
        element(
            "div",
            *(
                element("div", chip(view.names[name]), *_in_place(view, name, [spans[name]], "px-said"), of="px-side")
                for name in (base, other)
            ),
            of="px-sides",
        ),
        of="px-run",
        role="listitem",
    )


def _in_place(view: views.View, article_id: str, marked: list[tuple[int, int]], of: str) -> list[Safe]:
    """Each body paragraph that the first span touches, with the spans marked."""
    reading = view.index.readings[article_id]
    first, last = marked[0][0], marked[-1][1]
    return [
        element("p", *_pieces(reading.article.text, passage.start, passage.end, marked, of), of="px-paragraph")
        for passage in reading.passages
        if passage.role is Role.BODY and passage.start < last and first < passage.end
    ]


def _pieces(text: str, start: int, end: int, marked: Iterable[tuple[int, int]], of: str) -> list[Safe]:
    pieces, at = [], start
    for first, last in marked:
        first, last = max(first, start), min(last, end)
        if first >= last:
            continue
        pieces += [element("span", text[at:first], of="px-around"), element("mark", text[first:last], of=of)]
        at = last
    return [*pieces, element("span", text[at:end], of="px-around")]


def _edited(view: views.View, match: NearVerbatim, base: str, other: str) -> Safe:
    ids = {match.left_article: match.left, match.right_article: match.right}
    sides = []
    for name in (base, other):
        left = name == match.left_article
        spans = [span for change in match.changes if (span := _differing(change, left=left))]
        sentence = view.index.sentences[ids[name]]
        text = view.index.readings[name].article.text
        pieces, at = [], sentence.start
        for first, last in sorted(spans):
            pieces += [text[at:first], element("span", text[first:last], of="px-differs")]
            at = last
        pieces.append(text[at : sentence.end])
        sides.append(
            element("div", chip(view.names[name]), element("p", join(pieces), of="px-paragraph"), of="px-side")
        )
    return element("div", element("div", *sides, of="px-sides"), of="px-run", role="listitem")


def _differing(change: Change, *, left: bool) -> tuple[int, int] | None:
    return None if change.kind is ChangeKind.SAME else change.base if left else change.other
