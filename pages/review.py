"""Review: what fits nothing any more, what the tool is least sure of, and what editors decided."""

from functools import lru_cache

import streamlit as st

from core.decisions import contested, judge, relocate
from core.decisions import findings as all_findings
from core.models import Action, Decision, DecisionKind, Draft, Orphan, Quote, Target, Verdict
from core.review_queue import Doubt, doubts
from core.summaries import coverage as coverage_summary
from pages.drawing import layout, problems
from pages.drawing.grid import Cell, Row, grid
from pages.drawing.markup import beginning, element, show
from pages.parts.coverage.point_evidence import chip
from pages.parts.shared import verdict
from pages.session import open_story, pending_decision, views

layout.guard()

AT_ONCE = 6
ABOUT_CHARS = 140
EVERYTHING = "everything"
KINDS = {
    EVERYTHING: None,
    "matches": DecisionKind.MATCH,
    "points": DecisionKind.POINT,
    "quotes": DecisionKind.QUOTE,
    "speakers": DecisionKind.SPEAKER,
    "conflicts": DecisionKind.CONFLICT,
    "origins": DecisionKind.ORIGIN,
}


@lru_cache(maxsize=8)
def queue_of(view: views.View) -> tuple[Doubt, ...]:
    """All findings of a view, the least sure first."""
    return doubts(view.comparison, view.index)


@lru_cache(maxsize=8)
def orphans_of(view: views.View, decisions: tuple[Decision, ...]) -> tuple[Orphan, ...]:
    """Decisions that fit nothing any more."""
    fitting, lost = relocate(view.whole.readings, decisions)
    return (*lost, *judge(all_findings(view.whole), fitting)[1])


def open_doubts(view: views.View) -> list[Doubt]:
    """What nobody has agreed with or rejected."""
    settled = {
        key for key, decision in verdict.verdicts(view).items() if decision.verdict in (Verdict.AGREE, Verdict.REJECT)
    }
    return [one for one in queue_of(view) if (one.finding.kind, one.finding.finding_id) not in settled]


def draw_queue(view: views.View) -> None:
    """The least sure findings, each with its words and buttons."""
    left = open_doubts(view)
    layout.section(
        "Least sure first",
        f"{coverage_summary.count(len(left), 'finding')} of {len(queue_of(view))} without a verdict.",
    )
    kind = st.segmented_control(
        "Show", options=list(KINDS), default=EVERYTHING, key="kind", required=True, bind="query-params"
    )
    chosen = [one for one in left if KINDS[str(kind)] in (None, one.finding.kind)]
    if not chosen:
        problems.tell("Nothing of this kind is left to judge.")
        return
    pages = -(-len(chosen) // AT_ONCE)
    page = 1
    if pages > 1:
        page = st.number_input(f"Page (1 to {pages})", 1, pages, 1, key=f"queue-page-{kind}-{pages}", width=160)
    for one in chosen[(page - 1) * AT_ONCE : page * AT_ONCE]:
        show(
            element(
                "div",
                element("p", element("span", one.finding.kind.value, of="px-badge px-plain"), of="px-tags"),
                element("p", one.says, of="px-title"),
                *quoted(view, one.finding.targets, whole=one.finding.kind is not DecisionKind.ORIGIN),
                element("p", one.reason, of="px-why"),
                of="px-find",
            )
        )
        verdict.ask(view, one.finding.kind, one.finding.finding_id, place="queue")


def quoted(view: views.View, targets: tuple[Target, ...], *, whole: bool = True) -> list[str]:
    """The words a decision is about, by outlet; of whole articles only the outlets."""
    articles = {reading.article.sha256: reading.article for reading in view.whole.readings}
    lines: list[str] = []
    for target in targets[:8]:
        article = articles.get(target.sha256)
        if article is None:
            lines.append(element("p", "Words of an article that is not in the story any more.", of="px-absent"))
            continue
        text = " ".join(article.text[target.start : target.end].split()) if whole else ""
        lines.append(element("p", chip(article.short_name), f" {text}", of="px-miss"))
    if len(targets) > 8:
        lines.append(element("p", f"and {len(targets) - 8} more", of="px-small"))
    return lines


def draw_people(view: views.View) -> None:
    """Two names, one person."""
    spoken: dict[str, Quote] = {}
    for quote in view.comparison.quotes:
        if quote.speaker and quote.speaker_as_written:
            spoken.setdefault(quote.speaker, quote)
    if len(spoken) < 2:
        return
    layout.section("Two names, one person", "Quotes of both are then counted under the longer name.")
    left, right = st.columns(2)
    one = left.selectbox("This name", options=sorted(spoken), index=None, key="person-one", placeholder="Choose a name")
    rest = [name for name in sorted(spoken) if name != one]
    other = right.selectbox("and this one", options=rest, index=None, key="person-other", placeholder="Choose a name")
    st.button(
        "They are one person",
        disabled=one is None or other is None,
        on_click=same_person,
        args=(view, spoken.get(one or ""), spoken.get(other or "")),
        key="person-same",
    )


def same_person(view: views.View, one: Quote | None, other: Quote | None) -> None:
    """Note the decision by the words that name each speaker."""
    if one is None or other is None:
        return
    sha256 = {reading.article.article_id: reading.article.sha256 for reading in view.comparison.readings}
    spans = [(quote, quote.speaker_as_written) for quote in (one, other)]
    targets = tuple(Target(sha256[quote.article_id], *span) for quote, span in spans if span)
    draft = Draft(DecisionKind.SAME_PERSON, targets, Verdict.AGREE)
    pending_decision.later(pending_decision.Step("One person.", drafts=(draft,)))


def draw_hand() -> None:
    """Who judges, and the last steps taken back."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            "Your name, beside each decision",
            key=open_story.WHO,
            placeholder=open_story.NOBODY,
            max_chars=80,
            width=320,
        )
        last, undone = pending_decision.to_undo(), pending_decision.to_redo()
        st.button(
            "Undo my last step",
            disabled=last is None,
            on_click=pending_decision.later,
            args=(pending_decision.Step("Taken back.", undo=last.number if last else None),),
            help=told(last),
            key="undo",
        )
        st.button(
            "Redo",
            disabled=undone is None,
            on_click=pending_decision.later,
            args=(pending_decision.Step("Done again.", redo=undone.number if undone else None),),
            help=told(undone),
            key="redo",
        )


def told(step: Action | None) -> str | None:
    """Which step a button is about."""
    if step is None:
        return None
    made = {decision.decision_id: decision for decision in views.decisions()}
    kinds = dict.fromkeys(made[name].kind.value for name, _ in step.changes if name in made)
    return f"{step.verb.value.capitalize()} at {step.when:%H:%M} UTC: {', '.join(kinds)}."


def draw_decisions(view: views.View) -> None:
    """Every decision with who and when; withdrawn ones stay."""
    made = views.decisions()
    standing = [decision for decision in made if decision.withdrawn is None]
    kept = "They are kept with the story." if open_story.stores() else "They are kept for this visit."
    layout.section(
        "Decisions",
        f"{coverage_summary.count(len(standing), 'decision')} in force, {len(made) - len(standing)} withdrawn. {kept}"
        if made
        else "None yet."
        if open_story.opened()
        else "None yet. The first one on the example story copies it into your stories.",
    )
    if made:
        grid(
            "decisions-all",
            caption="",
            columns=["Decision", "About", "By", ""],
            rows=[row(view, decision) for decision in reversed(made)],
            on_pick=lambda name: pending_decision.later(pending_decision.Step("Withdrawn.", withdraw=name)),
            arrows=False,
            narrow="stacked",
        )


def about(view: views.View, decision: Decision) -> str:
    """The words a decision is about, by outlet; of whole articles only the outlets."""
    articles = {reading.article.sha256: reading.article for reading in view.whole.readings}
    found = [(articles[target.sha256], target) for target in decision.targets if target.sha256 in articles]
    if decision.kind is DecisionKind.ORIGIN:
        return ", ".join(article.short_name for article, _ in found)
    said = [
        f"{article.short_name}: {beginning(article.text[target.start : target.end], ABOUT_CHARS)}"
        for article, target in found[:3]
    ]
    more = f" (and {len(decision.targets) - 3} more)" if len(decision.targets) > 3 else ""
    return " / ".join(said) + more


def row(view: views.View, decision: Decision) -> Row:
    """One decision in the list."""
    withdrawn = f"withdrawn {decision.withdrawn:%-d %b %H:%M} UTC" if decision.withdrawn else ""
    return Row(
        head=Cell(decision.kind.value, under=verdict.SAID[decision.verdict] if decision.verdict else ""),
        cells=(
            Cell(about(view, decision), tone="serif", under=beginning(decision.note, ABOUT_CHARS)),
            Cell(decision.who, tone="quiet", under=withdrawn or f"{decision.when:%-d %b %Y, %H:%M} UTC"),
            Cell("")
            if decision.withdrawn
            else Cell("Withdraw", name=decision.decision_id, says=f"Withdraw: {decision.kind.value}", tone="action"),
        ),
    )


def draw_trouble(view: views.View) -> None:
    """Decisions that fit nothing any more, and those on which two editors differ."""
    if lost := orphans_of(view, views.decisions()):
        layout.section("Fit nothing any more", "They are kept on record and change no count.")
        for one in lost:
            says = f"{one.decision.kind.value}, {one.decision.who}, {one.decision.when:%-d %b %Y}"
            show(
                element("p", says, of="px-outlet"),
                *quoted(view, one.decision.targets),
                element("p", one.reason, of="px-why"),
            )
    if disputed := contested(views.decisions()):
        layout.section("Editors differ", "The later decision counts. Withdraw one of the two to settle it.")
        for earlier, later in disputed:
            show(
                element("p", f"{said(earlier)}; then {said(later)}", of="px-outlet"),
                *quoted(view, later.targets, whole=later.kind is not DecisionKind.ORIGIN),
            )


def said(decision: Decision) -> str:
    """Who said what."""
    return f"{decision.who}: {decision.verdict.value if decision.verdict else decision.kind.value}"


view = views.current()
layout.heading(
    view.comparison.title, "What should an editor look at?", coverage_summary.who_carries_what(view.comparison)
)
draw_hand()
draw_trouble(view)
draw_queue(view)
draw_people(view)
draw_decisions(view)
