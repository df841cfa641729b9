"""What only one outlet has, and what was not found in it, as lists; close calls apart, each with its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import streamlit as st

from core.models import Standing, Unique
from core.summaries.coverage import count, item_title, of_sentences
from core.tables import outlets as outlet_tables
from core.tables.outlets import LackingRow, UniqueItem
from core.tables.rows import grouped
from pages.drawing import layout
from pages.drawing.markup import Safe, element, show
from pages.drawing.sentences_in_place import in_paragraph, sentence
from pages.parts.coverage.point_evidence import badge, chip, why
from pages.session import views


def only(view: views.View, article_id: str) -> None:
    """Sentences that only one outlet has; below them, folded, those that another possibly has too."""
    rows = [row for row in outlet_tables.unique(view.comparison, view.index) if row.article_id == article_id]
    items = grouped(outlet_tables.unique_items(rows), lambda item: item.only_here)
    plain, close = items.get(True, ()), items.get(False, ())
    name, sentences = view.names[article_id], len(view.index.readings[article_id].sentences)
    alone = sum(len(item.rows) for item in plain)
    come = "comes" if alone == 1 else "come"
    layout.section(
        f"Only in {name}", f"{of_sentences(alone, sentences)} of {name} {come} near no sentence of another outlet."
    )
    show(_list(_only_here(view, item) for item in plain))
    if close:
        found = {one.sentence_id: one for one in view.comparison.unique}
        number = sum(len(item.rows) for item in close)
        finds = _list(_possibly(view, item, found) for item in close)
        show(_folded(f"Possibly also in another outlet: {count(number, 'sentence')}", finds))


def _only_here(view: views.View, item: UniqueItem) -> Safe:
    nearest = [
        _closest(view, row.nearest_outlet, row.nearest_sentence_id, row.probability)
        for row in item.rows
        if row.nearest_outlet and row.nearest_sentence_id
    ]
    return _find(
        element("p", item_title(item), of="px-item"),
        in_paragraph(view.index, [row.sentence_id for row in item.rows]),
        element("details", element("summary", "Closest in another outlet"), *nearest) if nearest else None,
    )


def _possibly(view: views.View, item: UniqueItem, found: Mapping[str, Unique]) -> Safe:
    sentences: list[Safe] = []
    for row in item.rows:
        unique = found[row.sentence_id]
        sentences += [
            in_paragraph(view.index, [row.sentence_id]),
            *(
                _close_call(view, miss.other_article_id, miss.other_sentence_id, miss.probability)
                for miss in unique.nearest
                if miss.other_sentence_id and miss.other_article_id in unique.possibly_in
            ),
        ]
    return _find(element("p", item_title(item), of="px-item"), *sentences)


def _close_call(view: views.View, article_id: str, sentence_id: str, probability: float) -> Safe:
    in_outlet = ("? possibly also in ", chip(view.names[article_id]), f", {probability:.0%}")
    badge_of_outlet = element("span", *in_outlet, of="px-badge px-possibly")
    return element("p", badge_of_outlet, " ", sentence(view.index, sentence_id), of="px-miss")


def lacking(view: views.View, article_id: str) -> None:
    """What others have and was not found in one outlet; apart from it, what it possibly has."""
    found = grouped(outlet_tables.lacking(view.comparison, view.index, article_id), lambda row: row.standing)
    name = view.names[article_id]
    _lacking(view, article_id, f"Others have, not found in {name}", found.get(Standing.NOT_FOUND, ()))
    if close := found.get(Standing.POSSIBLY, ()):
        _lacking(view, article_id, f"Others have, possibly in {name}", close)


def _lacking(view: views.View, article_id: str, title: str, rows: Sequence[LackingRow]) -> None:
    points = {row.point_id: row for row in rows if row.point_id is not None}
    single = [row for row in rows if row.point_id is None]
    layout.section(
        title,
        f"{count(len(points), 'point')} of two or more other outlets, and {count(len(single), 'sentence')} of one "
        "other outlet.",
    )
    for point_id, row in points.items():
        show(_lacks(view, row, article_id))
        st.page_link(
            layout.COVERAGE,
            label="Read it side by side",
            query_params={"point": point_id, "outlet": article_id},
        )
    if single:
        finds = _list(_lacks(view, row, article_id) for row in single)
        show(_folded(f"{count(len(single), 'sentence')} of one other outlet only", finds))


def _lacks(view: views.View, row: LackingRow, article_id: str) -> Safe:
    return _find(
        element("p", row.text, of="px-title") if row.point_id else None,
        element(
            "div",
            element("span", "In ", chip(row.outlets), of="px-badge px-plain"),
            badge(row.standing, row.probability) if row.standing is Standing.POSSIBLY else None,
            of="px-tags",
        ),
        in_paragraph(view.index, [row.sentence_id]),
        _closest(view, view.names[article_id], row.nearest_sentence_id, row.probability),
        why(row.reason) if row.reason and row.nearest_sentence_id else None,
    )


def _closest(view: views.View, outlet: str, sentence_id: str | None, probability: float) -> Safe:
    if sentence_id is None:
        return element("p", "No sentence of ", chip(outlet), " comes near.", of="px-miss")
    return element(
        "p",
        "Closest in ",
        chip(outlet),
        f", {probability:.0%}: ",
        sentence(view.index, sentence_id),
        of="px-miss",
    )


def _find(*parts: Safe | None) -> Safe:
    return element("div", *parts, of="px-find", role="listitem")


def _list(finds: Iterable[Safe]) -> Safe:
    return element("div", *finds, of="px-finds", role="list")


def _folded(summary: str, inside: Safe) -> Safe:
    return element("details", element("summary", summary), inside, of="px-more")
