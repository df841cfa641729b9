"""Two outlets named in the address: the one that is read and the one it is read against, checked before use."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from core.tables import origins as tables
from core.tables.origins import WordingRow
from pages.drawing import problems
from pages.session import views

BASE, AGAINST = "base", "against"


def opened(view: views.View) -> tuple[str, str]:
    """The pair that the address names, completed by what shares most; what it does not know it says.

    Needs a view of two outlets or more.
    """
    base, other = (_known(view, parameter) for parameter in (BASE, AGAINST))
    shares = tables.pair_shares(view.comparison)
    if not base and other:
        base = _most(row for row in shares if row.other_id == other).article_id
    base = base or _most(shares).article_id
    if not other or other == base:
        other = _most(row for row in shares if row.article_id == base).other_id
    return base, other


def _known(view: views.View, parameter: str) -> str:
    given = st.query_params.get(parameter, "")
    if given and given not in view.names:
        problems.unknown_in_link("an outlet")
        return ""
    return given


def _most(shares: Iterable[WordingRow]) -> WordingRow:
    """The row with the largest share, the first where several have it."""
    return max(shares, key=lambda row: row.share + row.own)


def open_pair(name: str) -> None:
    """Write a pair into the address, from a button's name "base|against"."""
    base, other = name.split("|", 1)
    st.query_params.update({BASE: base, AGAINST: other})


def choose(view: views.View, parameter: str, current: str, *, label: str, without: str = "") -> None:
    """A list of outlets whose choice is written into the address."""
    names = [article_id for article_id in view.names if article_id != without]
    chosen = st.selectbox(
        label,
        options=names,
        index=names.index(current),
        format_func=lambda article_id: view.names[article_id],
        key=f"{parameter}-{current}-{without}",
        width="stretch",
    )
    if chosen != current:
        st.query_params[parameter] = chosen
        st.rerun()
