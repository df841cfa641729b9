"""Where do the facts disagree? Values as every outlet wrote them; what cannot both hold comes first."""

from pathlib import Path

from core.summaries import facts as fact_summary
from core.tables import facts as fact_tables
from pages.drawing import layout
from pages.drawing.markup import style
from pages.parts.facts import fact_ledger, fact_links, fact_timeline, fact_views, headlines
from pages.session import views

layout.guard()
style(Path(__file__).parent / "parts" / "facts" / "facts.css")

view = views.current()
rows = fact_views.rows_of(view)
found = fact_tables.checks(view.comparison)
layout.heading(
    view.comparison.title,
    "Where do the facts disagree?",
    fact_summary.where_they_disagree(view.comparison, rows, len(found)),
)
kept = fact_links.filters(view, fact_ledger.counted(rows, found))
fact_ledger.note(view, rows, found, kept)
if len(view.comparison.readings) > 1:
    fact_ledger.ledger(view, rows, kept)
fact_ledger.checks(view, found, kept)
fact_timeline.timeline(view, fact_views.events_of(view))
headlines.headlines(view)
