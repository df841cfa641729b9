"""An editor's word on a finding: agree, reject, unsure, with a note; points joined and parted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import combinations

import streamlit as st

from core.decisions import findings, judge, merge, split
from core.models import Decision, DecisionKind, Draft, Finding, Match, Point, Target, Verdict
from core.tables import coverage as coverage_tables
from pages.drawing import layout
from pages.drawing.markup import element, show
from pages.session import pending_decision, views

SAYS = {Verdict.AGREE: "Agree", Verdict.REJECT: "Reject", Verdict.UNSURE: "Unsure"}
SAID = {Verdict.AGREE: "Agreed", Verdict.REJECT: "Rejected", Verdict.UNSURE: "Unsure"}


@lru_cache(maxsize=8)
def _found(view: views.View) -> Mapping[tuple[DecisionKind, str], Finding]:
    return {(one.kind, one.finding_id): one for one in findings(view.comparison)}


def verdicts(view: views.View) -> Mapping[tuple[DecisionKind, str], Decision]:
    """The decision in effect on each finding that has one."""
    return judge(_found(view).values(), views.decisions())[0]


def ask(view: views.View, kind: DecisionKind, finding_id: str, *, place: str) -> None:
    """Buttons for a verdict on one finding, with what was decided before. Nothing where there is no such finding.

    Args:
        view: What the page shows.
        kind: Of the finding: match, point, quote, speaker, conflict or origin.
        finding_id: As in `core.decisions.findings`.
        place: Tells the same finding apart on one page.
    """
    finding = _found(view).get((kind, finding_id))
    if finding is None:
        return
    key = f"verdict-{place}-{kind.value}-{finding_id}"
    before = verdicts(view).get((kind, finding_id))
    if before:
        note = f" “{before.note}”" if before.note else ""
        verdict = SAID[before.verdict] if before.verdict else ""
        show(element("p", f"{verdict} by {before.who}, {before.when:%-d %b %H:%M} UTC.{note}", of="px-small"))
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"box-{_plain(key)}"):
        for verdict, says in SAYS.items():
            st.button(
                says,
                key=f"{key}-{verdict.value}",
                on_click=_judge,
                args=(finding, verdict, key),
                type="primary" if before and before.verdict is verdict else "secondary",
            )
        st.text_input("Note", key=f"{key}-note", placeholder="Note, if you like", label_visibility="collapsed")


def _plain(key: str) -> str:
    return "".join(letter if letter.isalnum() else "-" for letter in key)


def _judge(finding: Finding, verdict: Verdict, key: str) -> None:
    note = str(st.session_state.get(f"{key}-note", "")).strip()
    draft = Draft(finding.kind, finding.targets, verdict, note)
    pending_decision.later(pending_decision.Step(f"{SAID[verdict]}.", drafts=(draft,)))


def of_point(view: views.View, point: Point) -> None:
    """Your word on a point: is it one? Join it with another; part sentences from it."""
    layout.section("Your word on this point")
    ask(view, DecisionKind.POINT, point.point_id, place="point")
    others = {other.point_id: other for other in view.comparison.points if other.point_id != point.point_id}
    members = [member.sentence_id for member in point.members]
    left, right = st.columns(2, gap="large")
    with left:
        other = st.selectbox(
            "Make one point with",
            options=list(others),
            index=None,
            format_func=lambda name: coverage_tables.label(others[name], view.index),
            placeholder="Choose a point",
            key=f"merge-{point.point_id}",
        )
        st.button(
            "Join the two points",
            disabled=other is None,
            on_click=_join,
            args=(view, point, others.get(other or "")),
            key=f"join-{point.point_id}",
        )
    with right:
        leave = st.multiselect(
            "Sentences that make another point",
            options=members,
            format_func=lambda name: f"{view.index.article(name).short_name}: {view.index.text(name)}",
            placeholder="Choose sentences",
            key=f"split-{point.point_id}",
        )
        st.button(
            "Part them from this point",
            disabled=not leave or len(leave) == len(members),
            on_click=_part,
            args=(view, members, leave),
            key=f"part-{point.point_id}",
        )

    of_matches(view, members)


def of_matches(view: views.View, members: Sequence[str]) -> None:
    """Your word on each match within a point, the least probable first; closed until wanted."""
    found = [match for left, right in combinations(members, 2) if (match := view.index.match(left, right))]
    if not found or not st.toggle("Your word on single matches of this point", key=f"judge-matches-{members[0]}"):
        return
    for match in sorted(found, key=lambda one: one.probability):
        of_match(view, match, place="point", says=f"Match with a probability of {match.probability:.0%}")


def of_match(view: views.View, match: Match, *, place: str, says: str) -> None:
    """Your word on one match: both sentences, then the buttons."""
    sides = (
        element("p", element("span", view.names[view.index.article(name).article_id], of="px-outlet"), " ", text)
        for name, text in ((name, view.index.text(name)) for name in (match.left, match.right))
    )
    show(element("p", says, of="px-why"), *sides)
    ask(view, DecisionKind.MATCH, f"{match.left}={match.right}", place=place)


def of_no_match(view: views.View, left: str, right: str) -> None:
    """Two sentences that do not count as a match can be made one point."""
    st.button(
        "Make one point of these two",
        on_click=_make_one,
        args=(view, left, right),
        key=f"one-point-{left}-{right}",
    )


def _make_one(view: views.View, left: str, right: str) -> None:
    pending_decision.later(
        pending_decision.Step("Joined.", drafts=(merge(targets(view, [left]), targets(view, [right])),))
    )


def targets(view: views.View, sentence_ids: Sequence[str]) -> list[Target]:
    """Sentences as what a decision is about."""
    return [
        Target(view.index.article(name).sha256, view.index.sentences[name].start, view.index.sentences[name].end)
        for name in sentence_ids
    ]


def _join(view: views.View, point: Point, other: Point | None) -> None:
    if other is None:
        return
    both = [targets(view, [member.sentence_id for member in one.members]) for one in (point, other)]
    pending_decision.later(pending_decision.Step("Joined.", drafts=(merge(*both),)))


def _part(view: views.View, members: Sequence[str], leave: Sequence[str]) -> None:
    stay = targets(view, [name for name in members if name not in leave])
    pending_decision.later(pending_decision.Step("Parted.", drafts=split(stay, targets(view, leave))))


def of_quotes(view: views.View, quote_ids: Sequence[str]) -> None:
    """Your word on each quote of an utterance and on who says it, outlet by outlet; closed until wanted."""
    quotes = {quote.quote_id: quote for quote in view.comparison.quotes}
    known = [quotes[name] for name in quote_ids if name in quotes]
    if not known or not st.toggle("Your word on these quotes and speakers", key=f"judge-{quote_ids[0]}"):
        return
    for quote in known:
        text = view.index.readings[quote.article_id].article.text
        words = " … ".join(text[start:end] for start, end in quote.content)
        show(element("p", element("span", view.names[quote.article_id], of="px-outlet"), f" {words}", of="px-miss"))
        ask(view, DecisionKind.QUOTE, quote.quote_id, place="utterance")
        if quote.speaker_as_written:
            show(element("p", f"Said by {quote.speaker or 'somebody who is not resolved'}", of="px-why"))
            ask(view, DecisionKind.SPEAKER, quote.quote_id, place="utterance")


def of_conflicts(view: views.View, conflict_ids: Sequence[str]) -> None:
    """Your word on each conflict; closed until wanted."""
    found = [one for one in view.comparison.conflicts if one.conflict_id in set(conflict_ids)]
    if not found or not st.toggle("Your word on this", key=f"judge-{found[0].conflict_id}"):
        return
    for conflict in found:
        show(element("p", f"“{conflict.a.value}” and “{conflict.b.value}”", of="px-miss"))
        ask(view, DecisionKind.CONFLICT, conflict.conflict_id, place="ledger")


def of_origins(view: views.View) -> None:
    """Your word on each origin of several outlets; closed until wanted."""
    found = [origin for origin in view.comparison.origins if len(origin.article_ids) > 1]
    if not found or not st.toggle("Your word on these origins", key="judge-origins"):
        return
    for origin in found:
        show(element("p", origin.statement, of="px-miss"))
        ask(view, DecisionKind.ORIGIN, origin.origin_id, place="frames")
