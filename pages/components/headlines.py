"""Headlines side by side: what only one says, how strong its words are, and how it stands to its own body."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from core import findings_facts, tables_facts
from pages.components import both_sides, frame, story
from pages.components.evidence import chip
from pages.components.markup import Safe, element, show


def headlines(view: story.View) -> None:
    """A card for each outlet."""
    found = tables_facts.headlines(view.comparison)
    frame.section("What do the headlines say?", findings_facts.headlines(found))
    if found["headline"].isna().all():
        return
    show(
        element(
            "p",
            element("span", "Underlined", of="px-differs"),
            " are words that stand in no other headline.",
            *(f" {_ladder(name)}" for name in dict.fromkeys(found["ladder"]) if name),
            of="px-small",
        ),
        element("div", *(_card(view, record) for record in found.to_dict("records")), of="px-cards"),
    )


def _ladder(name: str) -> str:
    verbs, objects = (tables_facts.ladder_words(name, part) for part in ("act", "object"))
    return findings_facts.ladder(name, verbs, objects)


def _card(view: story.View, record: Mapping[Hashable, Any]) -> Safe:
    text = record["headline"]
    if not isinstance(text, str):
        body = element("p", "No headline stands in this article’s text.", of="px-absent")
    else:
        body = element("p", *_marked(text, record["only_here"]), of="px-title")
    step = findings_facts.step({str(key): value for key, value in record.items()})
    return element(
        "article",
        element("h3", chip(str(record["outlet"])), of="px-card-head"),
        body,
        element("p", step, of="px-why") if step else None,
        _against_body(view, record),
        of="px-card",
    )


def _marked(text: str, spans: object) -> list[str]:
    assert isinstance(spans, Sequence)
    pieces: list[str] = []
    at = 0
    for start, end in spans:
        pieces += [text[at:start], element("span", text[start:end], of="px-differs")]
        at = end
    return [*pieces, text[at:]]


def _against_body(view: story.View, record: Mapping[Hashable, Any]) -> Safe | None:
    conflict = next((one for one in view.comparison.conflicts if one.conflict_id == record["conflict_id"]), None)
    if conflict is None:
        return None
    return element(
        "div",
        element("p", element("span", "Against its own body: ", of="px-why-head"), conflict.reason, of="px-why"),
        both_sides.in_paragraph(view.index, [conflict.b]),
    )
