"""Origins as frames with their outlets inside: the picture that says how many stories there are."""

from __future__ import annotations

from collections.abc import Callable

from core.origins.credits import COPY_KINDS
from core.summaries import origins as say
from core.summaries.coverage import count
from core.tables import origins as tables
from core.tables.origins import OriginOutletRow, OriginRow
from pages.drawing.custom_component import draw
from pages.session import views


def frames(view: views.View, *, on_pick: Callable[[str], None]) -> None:
    """Draw a frame for each origin; `on_pick` gets the article of the outlet that was pressed."""
    outlets = {row.numbers.article_id: row for row in tables.outlets(view.comparison, view.index)}
    shown = [
        {
            "title": _title(origin),
            "statement": " ".join((origin.statement, *origin.notes)),
            "outlets": [_outlet(view, outlets[article_id]) for article_id in origin.article_ids],
        }
        for origin in tables.origins(view.comparison)
    ]
    draw(__file__, key="origin-frames", data={"origins": shown}, on_pick=on_pick)


def _title(origin: OriginRow) -> str:
    return f"{count(origin.outlets, 'outlet')}, one origin" if origin.outlets > 1 else "On its own"


def _outlet(view: views.View, outlet: OriginOutletRow) -> dict[str, object]:
    name, article_id, shared = outlet.numbers.outlet, outlet.numbers.article_id, outlet.shared
    agencies = dict.fromkeys(
        credit.agency
        for credit in view.comparison.credits
        if credit.article_id == article_id and credit.kind in COPY_KINDS
    )
    note = f"{say.part(shared)} of its words in another outlet" if shared else "no run of words in another outlet"
    return {
        "article_id": article_id,
        "name": name,
        "percent": round(shared * 100, 1),
        "note": note,
        "credits": [f"credits {agency}" for agency in agencies],
        "says": f"{name}: {note}. Read it against the others",
    }
