"""What a link to the facts opens and filters, checked before it is believed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

import streamlit as st

from core.models import ConflictKind
from core.summaries.facts import noun
from pages.drawing import problems
from pages.session import views

ROW, CHECK, EVENT = "row", "check", "event"
ANY = ""


@dataclass(frozen=True, slots=True)
class Filters:
    """The kinds and the outlet asked for; no kind means every kind, no outlet every outlet."""

    kinds: frozenset[str]
    article_id: str

    def keeps(self, kind: str, article_ids: Collection[str]) -> bool:
        """Whether a row of this kind with values of these outlets is asked for."""
        return (not self.kinds or kind in self.kinds) and (not self.article_id or self.article_id in article_ids)


def filters(view: views.View, kinds: Sequence[str]) -> Filters:
    """Draw the filters; both stand in the link. Kinds are our own words, outlet names are not: they go in a list."""
    left, right = st.columns([2, 1], gap="large")
    with left:
        chosen = st.pills(
            "Kinds shown",
            options=[kind.value for kind in ConflictKind if kind.value in kinds],
            selection_mode="multi",
            format_func=noun,
            wrap=True,
            key="kinds",
            bind="query-params",
            help="None chosen means every kind.",
        )
    with right:
        article_id = st.selectbox(
            "Where this outlet has a value",
            options=[ANY, *view.names],
            format_func=lambda name: view.names.get(name, "Any outlet"),
            key="with",
            bind="query-params",
        )
    return Filters(frozenset(chosen or ()), str(article_id or ANY))


def opened(parameter: str, known: Collection[str], *, what: str, among: Collection[str] | None = None) -> str:
    """The name that the address opens, or an empty string; what it does not know it says.

    Args:
        parameter: `ROW`, `CHECK` or `EVENT`.
        known: Everything of that kind in this view.
        what: What it is called in words.
        among: What the filters leave of it; what they hide is not opened, and nothing is said.
    """
    given = st.query_params.get(parameter, "")
    if given and given not in known:
        problems.unknown_in_link(what)
        return ""
    return given if given in (known if among is None else among) else ""


def opener(parameter: str) -> Callable[[str], None]:
    """Give what writes a name that was picked into the address."""

    def pick(name: str) -> None:
        st.query_params[parameter] = name

    return pick
