"""Findings as a list: what only one outlet has, and what it lacks, each with its nearest miss."""

from __future__ import annotations

import streamlit as st

from core.models import Unique
from core.summaries import coverage as coverage_summary
from core.tables import outlets as outlet_tables
from core.tables.outlets import LackingRow
from pages.drawing import layout
from pages.drawing.markup import Safe, element, show
from pages.drawing.sentences_in_place import in_paragraph, sentence
from pages.parts.coverage.point_evidence import chip, why
from pages.session import views


def legend(view: views.View) -> None:
    """What the range and the tags mean."""
    settings = view.comparison.settings
    show(
        element("p", coverage_summary.what_the_range_means(settings), of="px-small"),
        element(
            "p",
            f"“Possibly also in” names an outlet whose nearest sentence reaches at least "
            f"{settings.possible_from:.0%}, but not the {settings.threshold:.0%} of a match.",
            of="px-small",
        ),
    )


def only(view: views.View, article_id: str) -> None:
    """Sentences of one outlet with no match elsewhere."""
    found = [unique for unique in view.comparison.unique if unique.article_id == article_id]
    name = view.names[article_id]
    sentences = len(view.index.readings[article_id].sentences)
    layout.section(
        f"Only in {name}",
        f"{coverage_summary.of_sentences(len(found), sentences)} of {name} "
        f"{coverage_summary.have(len(found))} no match in any other outlet at this probability.",
    )
    show(element("div", *(_only(view, unique) for unique in found), of="px-finds", role="list"))


def _only(view: views.View, found: Unique) -> Safe:
    tags = [
        element("span", "possibly also in ", chip(view.names[name]), of="px-badge px-part")
        for name in found.possibly_in
    ]
    if found.fragile:
        tags.append(element("span", "fragile", of="px-badge px-plain"))
    nearest = [
        _nearest(view, miss.other_article_id, miss.other_sentence_id, miss.probability) for miss in found.nearest
    ]
    return element(
        "div",
        element("div", *tags, of="px-tags") if tags else None,
        in_paragraph(view.index, [found.sentence_id]),
        *nearest[:1],
        element("details", element("summary", f"Nearest in the other {len(nearest) - 1} outlets"), *nearest[1:])
        if len(nearest) > 2
        else None,
        *(nearest[1:] if len(nearest) == 2 else ()),
        of="px-find",
        role="listitem",
    )


def _nearest(view: views.View, article_id: str, sentence_id: str | None, probability: float) -> Safe:
    if sentence_id is None:
        return element("p", chip(view.names[article_id]), ": no sentence comes near.", of="px-miss")
    return element(
        "p",
        "Nearest in ",
        chip(view.names[article_id]),
        f", {probability:.0%}: ",
        sentence(view.index, sentence_id),
        of="px-miss",
    )


def lacking(view: views.View, article_id: str) -> None:
    """Points and sentences of others that were not found in one outlet."""
    found = outlet_tables.lacking(view.comparison, view.index, article_id)
    name = view.names[article_id]
    points = {row.point_id: row for row in found if row.point_id is not None}
    single = [row for row in found if row.point_id is None]
    layout.section(
        f"Others have, not found in {name}",
        f"{coverage_summary.count(len(points), 'point')} of two or more other outlets, and "
        f"{coverage_summary.count(len(single), 'sentence')} of one other outlet.",
    )
    for point_id, row in points.items():
        show(_lacking(view, row, article_id))
        st.page_link(
            layout.COVERAGE,
            label="Read it side by side",
            query_params={"point": point_id, "outlet": article_id},
        )
    if single:
        finds = (_lacking(view, row, article_id) for row in single)
        summary = element("summary", f"{coverage_summary.count(len(single), 'sentence')} of one other outlet only")
        show(element("details", summary, element("div", *finds, of="px-finds", role="list"), of="px-more"))


def _lacking(view: views.View, row: LackingRow, article_id: str) -> Safe:
    tags = [element("span", "In ", chip(row.outlets), of="px-badge px-plain")]
    if row.fragile:
        tags.append(element("span", "fragile", of="px-badge px-plain"))
    return element(
        "div",
        element("div", *tags, of="px-tags"),
        in_paragraph(view.index, [row.sentence_id]),
        _nearest(view, article_id, row.nearest_sentence_id, row.probability),
        why(row.reason) if row.reason else None,
        of="px-find",
    )
