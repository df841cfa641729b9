"""Where do the facts disagree? Values as every outlet wrote them; what cannot both hold comes first."""

from pathlib import Path

from core import findings_facts, tables_facts
from pages.components import fact_ledger, fact_links, fact_timeline, fact_views, frame, headlines, story
from pages.components.markup import style

frame.guard()
style(Path(__file__).parent / "components" / "facts.css")

view = story.current()
rows = fact_views.rows_of(view)
found = tables_facts.checks(view.comparison)
frame.heading(
    view.comparison.title,
    "Where do the facts disagree?",
    findings_facts.where_they_disagree(view.comparison, rows, len(found)),
)
kept = fact_links.filters(view, fact_ledger.counted(rows, found))
fact_ledger.note(view, rows, found, kept)
if len(view.comparison.readings) > 1:
    fact_ledger.ledger(view, rows, kept)
fact_ledger.checks(view, kept)
fact_timeline.timeline(view, fact_views.events_of(view))
headlines.headlines(view)
