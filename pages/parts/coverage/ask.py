"""Why not? Any two sentences, and what speaks for and against their being one point."""

from __future__ import annotations

import streamlit as st

from pages.drawing import layout
from pages.drawing.markup import element, show
from pages.drawing.sentences_in_place import in_paragraph
from pages.parts.coverage.point_evidence import chip
from pages.parts.shared import verdict
from pages.session import views


def ask(view: views.View) -> None:
    """Let an editor choose a sentence of two outlets and read why they match or do not."""
    layout.section("Why do these two match, or why not?", "Choose a sentence from each of two outlets.")
    names = list(view.names)
    left = _choose(view, "first", names, 0)
    right = _choose(view, "second", names, 1)
    if left is None or right is None:
        return
    from core.alignment import explain_pair

    match = view.index.match(left, right)
    counts = view.index.is_match(left, right)
    if view.index.sentences[left].article_id == view.index.sentences[right].article_id:
        show(element("p", "Both stand in one outlet; only sentences of two outlets are compared.", of="px-absent"))
        return
    says = "These two count as a match." if counts else "These two do not count as a match."
    if counts and match and match.probability < view.comparison.settings.threshold:
        says = "These two count as a match: by themselves they fall short of it, but they stand in one point."
    show(
        element("p", says, of="px-absent"),
        element("p", explain_pair(views.evidence(view), left, right, match=match), of="px-why"),
    )
    if match and counts:
        verdict.of_match(view, match, place="ask", says="Your word on this match")
    else:
        verdict.of_no_match(view, left, right)


def _choose(view: views.View, which: str, names: list[str], place: int) -> str | None:
    outlet = st.selectbox(
        f"Outlet of the {which} sentence",
        options=names,
        index=min(place, len(names) - 1),
        format_func=lambda article_id: view.names[article_id],
        key=f"ask-outlet-{which}",
    )
    sentences = [sentence.sentence_id for sentence in view.index.readings[outlet].sentences]
    chosen = st.selectbox(
        f"The {which} sentence",
        options=sentences,
        index=None,
        format_func=view.index.text,
        placeholder="Choose a sentence",
        key=f"ask-sentence-{which}-{outlet}",
    )
    if chosen:
        show(chip(view.names[outlet]), in_paragraph(view.index, [chosen]))
    return chosen
