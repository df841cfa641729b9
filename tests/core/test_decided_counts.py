"""A decision moves every count that rests on it, and nothing else; withdrawn, it leaves no trace."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache

import pytest

from core.decisions import findings
from core.export import all_sheets, report_html
from core.index import Index
from core.models import Comparison, Decision, DecisionKind, Target, Verdict
from core.review_queue import doubts
from core.summaries import coverage as coverage_summary
from core.summaries import facts as fact_summary
from core.summaries import origins as origin_summary
from core.summaries import quotes as quote_summary
from core.tables import coverage as coverage_tables
from core.tables import facts as fact_tables
from core.tables import origins as origin_tables
from core.tables import quotes as quote_tables
from tests.harbour_story import harbour
from tests.support import compared, filtered

pytestmark = pytest.mark.model  # quotes and facts ask the true parser

Kind = DecisionKind
NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
AGROUND, FAILED, BOARD = "ran aground off Harwich", "The rudder failed", "The harbour board"
SCHOOLS, NEWSLETTER = "Schools along the coast will stay shut", "Subscribe to our newsletter"


@dataclass(frozen=True)
class Case:
    """A decision, the figures that rest on what it is about, and those that do not."""

    decision: Decision
    moves: tuple[str, ...]
    stays: tuple[str, ...] = ()


def decided(kind: Kind, *targets: Target, verdict: Verdict | None = None) -> Decision:
    return Decision("d1", kind, targets, "Ida Voss", NOON, verdict=verdict)


@lru_cache
def undecided() -> Comparison:
    return compared(harbour())


def span(outlet: str, words: str) -> Target:
    """These words of an outlet."""
    article = next(one for one in harbour() if one.article_id == outlet)
    start = article.text.index(words)
    return Target(article.sha256, start, start + len(words))


def line(outlet: str, words: str) -> Target:
    """The paragraph of an outlet that holds these words."""
    text = next(one.text for one in harbour() if one.article_id == outlet)
    return span(outlet, next(paragraph for paragraph in text.splitlines() if words in paragraph))


def rejected(kind: Kind, **words: str) -> Decision:
    """Rejects the one finding of this kind that lies in these outlets, and in each has a span with these words."""
    outlet_of = {one.sha256: one for one in harbour()}

    def meant(targets: tuple[Target, ...]) -> bool:
        spans = [(outlet_of[at.sha256].article_id, outlet_of[at.sha256].text[at.start : at.end]) for at in targets]
        found = {outlet for outlet, _ in spans}
        return found == set(words) and all(
            any(o == outlet and word in span for o, span in spans) for outlet, word in words.items()
        )

    (found,) = [one for one in findings(undecided()) if one.kind is kind and meant(one.targets)]
    return decided(kind, *found.targets, verdict=Verdict.REJECT)


def figures(comparison: Comparison) -> dict[str, object]:
    """Everything that is counted or said of a comparison, by where it stands."""
    index = Index.of(comparison)
    rows = fact_tables.ledger_rows(comparison)
    checks = fact_tables.checks(comparison)
    sheets = {
        f"sheet {sheet.name}": sheet.frame.to_csv()
        for sheet in all_sheets(comparison, index, shown="")
        if sheet.name != "Decisions"
    }
    said = {
        "who carries what": coverage_summary.who_carries_what(comparison),
        "only here": coverage_summary.only_here(comparison),
        "what was read": coverage_summary.what_was_read(comparison),
        "who says it": quote_summary.who_says_it(comparison),
        "whose voice": quote_summary.whose_voice(comparison),
        "which verbs": quote_summary.which_verbs(comparison),
        "where they disagree": fact_summary.where_they_disagree(comparison, rows, len(checks)),
        "how many origins": origin_summary.how_many(len(comparison.readings), len(comparison.origins)),
        "points by origin": origin_summary.points_by_origin(origin_tables.points(comparison, index)),
    }
    counted = {
        "outlets by origin": origin_tables.outlets(comparison, index),
        "coverage by origin": origin_tables.coverage(comparison, index),
        "cells of utterances": quote_tables.cells(comparison),
        "conflicts by point": [len(found) for found in coverage_tables.conflicts_by_point(comparison).values()],
        "report": report_html(replace(comparison, decisions=()), made_at=NOON),
    }
    queue = [(one.finding.kind, one.finding.targets, one.says) for one in doubts(comparison, index)]
    queued = {f"queue {kind.value}": [one for one in queue if one[0] is kind] for kind in Kind}
    return {**sheets, **said, **counted, **queued}


@lru_cache
def figures_before() -> dict[str, object]:
    return figures(undecided())


def moved(now: Comparison) -> set[str]:
    """Where something is said otherwise than without any decision."""
    return {name for name, figure in figures(now).items() if figures_before()[name] != figure}


QUOTES = ("sheet Quotes", "sheet Voices", "sheet Verbs", "cells of utterances", "who says it", "whose voice", "report")
POINTS = (
    *("sheet Points", "sheet Coverage", "sheet Outlets", "sheet Only here", "sheet Shared", "who carries what"),
    *("only here", "coverage by origin", "outlets by origin", "report", "queue match", "queue point"),
)


def cases() -> dict[str, Case]:
    whole = [Target(one.sha256, 0, len(one.text)) for one in harbour()]
    here, there = line("a", "Local hotels"), line("b", "The company has cancelled")
    return {
        "quote": Case(
            rejected(Kind.QUOTE, c=FAILED),
            (*QUOTES, "sheet Quote flags", "queue quote", "queue speaker", "which verbs"),
            ("sheet Points", "who carries what", "sheet Origins", "what was read"),
        ),
        "speaker": Case(
            rejected(Kind.SPEAKER, c="Tom Beck"),
            ("sheet Quotes", "sheet Voices", "sheet Quote flags", "who says it", "report", "queue speaker"),
            ("sheet Points", "who carries what", "sheet Origins", "queue quote"),
        ),
        "one person": Case(
            decided(
                Kind.SAME_PERSON, span("a", "Captain Ruth Alder"), span("c", "engineer Tom Beck"), verdict=Verdict.AGREE
            ),
            ("sheet Quotes", "sheet Voices", "sheet Quote flags", "who says it", "report", "conflicts by point"),
            ("queue point", "who carries what", "sheet Origins"),
        ),
        "conflict": Case(
            rejected(Kind.CONFLICT, a="312", b="347"),
            ("sheet Facts", "sheet Points", "conflicts by point", "where they disagree", "report", "queue conflict"),
            ("sheet Quotes", "who carries what", "sheet Origins", "only here", "queue point"),
        ),
        "origin": Case(
            decided(Kind.ORIGIN, *whole[:2], verdict=Verdict.REJECT),
            (
                *("sheet Origins", "outlets by origin", "coverage by origin", "how many origins", "points by origin"),
                *("report", "queue origin"),
            ),
            ("sheet Points", "sheet Quotes", "who carries what", "sheet Facts"),
        ),
        "match": Case(rejected(Kind.MATCH, a=BOARD, b=BOARD), POINTS, ("sheet Quotes", "how many origins")),
        "point": Case(rejected(Kind.POINT, a=BOARD, b=BOARD), POINTS, ("sheet Quotes", "how many origins")),
        "match under a conflict": Case(
            rejected(Kind.MATCH, a=AGROUND, b=AGROUND),
            ("sheet Facts", "sheet Points", "where they disagree", "conflicts by point", "report", "queue conflict"),
            ("sheet Quotes", "how many origins", "only here"),
        ),
        "joined": Case(decided(Kind.SAME_POINT, here, there), POINTS, ("sheet Quotes", "how many origins")),
        "parted": Case(
            decided(Kind.DIFFERENT_POINT, line("a", BOARD), line("b", BOARD)),
            POINTS,
            ("sheet Quotes", "sheet Origins"),
        ),
        "line removed": Case(
            decided(Kind.REMOVE, line("c", SCHOOLS)),
            ("sheet Only here", "sheet Outlets", "sheet What was read", "what was read", "only here", "report"),
            ("queue point", "sheet Quotes", "sheet Facts", "how many origins"),
        ),
        "line restored": Case(
            decided(Kind.RESTORE, line("c", NEWSLETTER)),
            ("sheet Only here", "sheet Outlets", "sheet What was read", "what was read", "only here", "report"),
            ("queue point", "sheet Quotes", "how many origins"),
        ),
        "quoted line removed": Case(
            decided(Kind.REMOVE, line("c", FAILED)),
            (*QUOTES, "sheet Points", "sheet Coverage", "sheet Facts", "where they disagree", "what was read"),
            ("queue origin", "sheet Credits"),
        ),
    }


@pytest.mark.parametrize("name", cases())
def test_a_decision_moves_every_count_that_rests_on_it(name: str) -> None:
    case = cases()[name]
    found = moved(compared(harbour(), [case.decision]))
    assert set(case.moves) - found == set()
    assert set(case.stays) & found == set()


def test_withdrawn_decisions_leave_no_trace() -> None:
    taken = [replace(case.decision, decision_id=name, withdrawn=NOON) for name, case in cases().items()]
    assert replace(compared(harbour(), taken), decisions=()) == undecided()


def test_agreeing_moves_nothing() -> None:
    kinds = (Kind.QUOTE, Kind.SPEAKER, Kind.CONFLICT, Kind.ORIGIN)
    agreed = [
        replace(decided(one.kind, *one.targets, verdict=Verdict.AGREE), decision_id=str(number))
        for number, one in enumerate(findings(undecided()))
        if one.kind in kinds
    ]
    assert {one.kind for one in agreed} == set(kinds)
    assert moved(compared(harbour(), agreed)) == set()


@pytest.mark.parametrize("name", ["quote", "conflict", "origin", "match", "point", "match under a conflict"])
def test_what_was_rejected_comes_back_at_no_threshold_and_with_no_outlet_left_out(name: str) -> None:
    decision = cases()[name].decision
    whole = compared(harbour(), [decision])
    for threshold in (0.3, 0.6, 0.9):
        for outlets in ("abc", "ab", "ac", "bc"):
            found = findings(filtered(whole, threshold=threshold, outlets=outlets))
            assert (decision.kind, set(decision.targets)) not in [(one.kind, set(one.targets)) for one in found]


def test_whose_only_quote_was_rejected_is_named_by_no_table_of_quotes() -> None:
    now = figures(compared(harbour(), [cases()["quote"].decision]))
    quoting = ("sheet Quotes", "sheet Quote flags", "sheet Voices", "cells of utterances", "queue speaker")
    assert all("Tom Beck" in str(figures_before()[name]) for name in quoting)
    assert not any("Tom Beck" in str(now[name]) for name in (*quoting, "who says it", "whose voice"))


def test_a_rejected_speaker_leaves_the_quote_unresolved() -> None:
    found = quote_tables.quotes(compared(harbour(), [cases()["speaker"].decision]))
    assert {(one.article_id, one.speaker) for one in found} == {
        ("a", "Ruth Alder"),
        ("b", "Ruth Alder"),
        ("c", quote_tables.UNRESOLVED),
    }


def test_a_rejected_origin_counts_each_of_its_outlets() -> None:
    assert len(undecided().origins) == 2
    assert len(compared(harbour(), [cases()["origin"].decision]).origins) == 3


def test_a_conflict_ends_with_its_match_and_a_rejected_one_alone() -> None:
    def disagreeing(decision: Decision | None) -> set[str]:
        found = compared(harbour(), [decision] if decision else []).conflicts
        return {f"{one.a.value}, {one.b.value}" for one in found}

    everything = disagreeing(None)
    assert "312, 347" in everything
    for name in ("conflict", "match under a conflict"):
        assert everything - disagreeing(cases()[name].decision) == {"312, 347"}
