"""Decisions are rows that stay: withdrawn, undone and done again, never erased; the same in both databases."""

import uuid
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.decisions import effective
from core.errors import LibraryUnavailable, StoryChanged, StoryNotFound
from core.models import (
    ActionVerb,
    Article,
    Decision,
    DecisionKind,
    Draft,
    LayoutHint,
    LayoutSpan,
    Reading,
    Target,
    Verdict,
)
from core.storage import Library
from tests.support import laid_out, redo_last, undo_last

VOTE, PROTEST, POOL = (Target(letter * 64, 0, 40) for letter in "abc")
SAME = Draft(DecisionKind.SAME_POINT, (VOTE, PROTEST), note="both are about the pool")
APART = Draft(DecisionKind.DIFFERENT_POINT, (PROTEST, VOTE, POOL))
MISHEARD = Draft(DecisionKind.QUOTE, (VOTE,), Verdict.REJECT, "she never said that")
WITH_A_LIBRARY = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

EDITORS = ("Ana", "Ben")
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.sampled_from([UTC, timezone.max]))
TARGETS = st.builds(
    lambda letter, start, length: Target(letter * 64, start, start + length),
    st.sampled_from("abc"),
    st.integers(0, 2**40),
    st.integers(1, 1000),
)
DECISIONS = st.builds(
    Decision,
    decision_id=st.text(min_size=1, max_size=8),
    kind=st.sampled_from(DecisionKind),
    targets=st.lists(TARGETS, max_size=4).map(tuple),
    who=st.text(max_size=8),
    when=MOMENTS,
    note=st.text(max_size=30),
    withdrawn=st.none() | MOMENTS,
    verdict=st.none() | st.sampled_from(Verdict),
)
STEPS = st.lists(
    st.tuples(st.sampled_from(EDITORS), st.sampled_from(["decide", "both", "withdraw", "undo", "redo"])), max_size=8
)


def brought_in(library: Library, articles: Iterable[Article] = (), decisions: Iterable[Decision] = ()) -> str:
    """Keep what another library exported."""
    readings = [Reading(article, (), ()) for article in articles]
    return library.keep(laid_out(readings, title="The pool", decisions=tuple(decisions)))


@pytest.fixture
def story(library: Library) -> str:
    return library.create("The pool")


def held(library: Library, story_id: str) -> tuple[Decision, ...]:
    return effective(library.open(story_id).decisions)


def take(library: Library, story_id: str, who: str, step: str) -> None:
    """One step of one editor; withdrawing hits the newest decision in effect, whoever took it."""
    if step == "decide":
        library.decide(story_id, SAME, who=who)
    elif step == "both":
        library.decide(story_id, APART, MISHEARD, who=who)
    elif step == "withdraw" and (now := held(library, story_id)):
        library.withdraw(story_id, now[-1].decision_id, who=who)
    elif step in ("undo", "redo"):
        (undo_last if step == "undo" else redo_last)(library, story_id, who)


def test_a_decision_says_who_when_and_why(library: Library, story: str) -> None:
    before = datetime.now(UTC)
    (decision,) = library.decide(story, MISHEARD, who="Ana")
    assert (decision.kind, decision.targets, decision.verdict) == (DecisionKind.QUOTE, (VOTE,), Verdict.REJECT)
    assert (decision.who, decision.note, decision.withdrawn) == ("Ana", "she never said that", None)
    assert before <= decision.when <= datetime.now(UTC)
    assert library.open(story).decisions == (decision,)


def test_a_draft_that_says_nothing_is_refused_with_all_of_its_step(library: Library, story: str) -> None:
    with pytest.raises(ValueError, match="needs 2 spans"):
        library.decide(story, MISHEARD, Draft(DecisionKind.SAME_POINT, (VOTE,)), who="Ana")
    with pytest.raises(ValueError, match="name of who decides"):
        library.decide(story, MISHEARD, who=" ")
    assert library.open(story).decisions == ()


def test_a_withdrawn_decision_stays_on_record(library: Library, story: str) -> None:
    first, second = (library.decide(story, draft, who="Ana")[0] for draft in (SAME, MISHEARD))
    assert library.withdraw(story, first.decision_id, who="Ben") is True
    assert library.withdraw(story, first.decision_id, who="Ana") is False
    kept = library.open(story).decisions
    assert kept[1] == second
    assert kept[0].withdrawn is not None
    assert replace(kept[0], withdrawn=None) == first
    last = library.history(story)[-1]
    assert (last.verb, last.who, last.changes) == (ActionVerb.WITHDRAW, "Ben", ((first.decision_id, False),))


def test_what_is_not_there_cannot_be_withdrawn(library: Library, story: str) -> None:
    other = library.create("The strike")
    (decision,) = library.decide(other, SAME, who="Ana")
    with pytest.raises(StoryNotFound, match="no decision"):
        library.withdraw(story, decision.decision_id, who="Ana")


def test_the_database_itself_refuses_to_rewrite_a_decision(library: Library, story: str) -> None:
    library.decide(story, SAME, who="Ana")
    before = library.open(story)
    for statement in (
        "UPDATE decision SET note = 'never mind'",
        "UPDATE decision_target SET span_end = 41",
        "UPDATE decision_action SET who = 'Ben'",
        "UPDATE decision_change SET in_effect = 0",
        "DELETE FROM decision",
        "DELETE FROM decision_target",
        "DELETE FROM decision_action",
        "DELETE FROM decision_change",
    ):
        with pytest.raises(LibraryUnavailable, match="never changed or erased"), library._database.writing() as work:
            work.run(statement)
    assert library.open(story) == before


def test_several_drafts_are_one_step(library: Library, story: str) -> None:
    made = library.decide(story, SAME, APART, MISHEARD, who="Ana")
    assert [decision.when for decision in made] == sorted({decision.when for decision in made})
    assert held(library, story) == made
    undo_last(library, story, "Ana")
    assert held(library, story) == ()
    redo_last(library, story, "Ana")
    assert held(library, story) == made
    assert [action.verb.value for action in library.history(story)] == ["decided", "undid", "redid"]


def test_undo_takes_back_only_what_this_editor_did(library: Library, story: str) -> None:
    (hers,) = library.decide(story, SAME, who="Ana")
    (his,) = library.decide(story, MISHEARD, who="Ben")
    undo_last(library, story, "Ana")
    assert held(library, story) == (his,)
    assert undo_last(library, story, "Ana") is None
    undo_last(library, story, "Ben")
    redo_last(library, story, "Ana")
    assert held(library, story) == (hers,)


def test_undoing_a_withdrawal_puts_the_decision_back(library: Library, story: str) -> None:
    (decision,) = library.decide(story, SAME, who="Ana")
    library.withdraw(story, decision.decision_id, who="Ben")
    undo_last(library, story, "Ben")
    assert held(library, story) == (decision,)


def test_what_another_editor_withdrew_is_not_brought_back_by_undo_and_redo(library: Library, story: str) -> None:
    (decision,) = library.decide(story, SAME, who="Ana")
    library.withdraw(story, decision.decision_id, who="Ben")
    undone = undo_last(library, story, "Ana")
    assert undone is not None
    assert undone.changes == ()
    redo_last(library, story, "Ana")
    assert held(library, story) == ()


def test_a_new_decision_ends_redo(library: Library, story: str) -> None:
    library.decide(story, SAME, who="Ana")
    undo_last(library, story, "Ana")
    (second,) = library.decide(story, MISHEARD, who="Ana")
    assert redo_last(library, story, "Ana") is None
    assert held(library, story) == (second,)


def test_the_later_decision_is_later_even_if_a_clock_was_wrong(library: Library) -> None:
    ahead = datetime(2090, 1, 1, tzinfo=UTC)
    early = Decision("early", DecisionKind.SAME_POINT, (VOTE, POOL), "Ben", ahead)
    story = brought_in(library, decisions=[early])
    made = [library.decide(story, APART, who="Ana")[0] for _ in range(3)]
    assert held(library, story) == (early, *made)
    assert ahead < made[0].when < ahead + timedelta(seconds=1)


def test_decisions_come_in_once(library: Library) -> None:
    decision = Decision("one", DecisionKind.RESTORE, (VOTE,), "Ana", datetime.now(UTC))
    with pytest.raises(ValueError, match="bring a decision in once"):
        brought_in(library, decisions=[decision, decision])
    assert library.stories() == ()
    assert brought_in(library, decisions=[decision]) != brought_in(library, decisions=[decision])


def test_an_imported_decision_can_be_withdrawn_but_nobody_undoes_the_import(library: Library) -> None:
    decision = Decision("one", DecisionKind.RESTORE, (VOTE,), "Ana", datetime.now(UTC))
    story = brought_in(library, decisions=[decision])
    assert undo_last(library, story, "Ana") is None
    assert library.withdraw(story, "one", who="Ana") is True
    undo_last(library, story, "Ana")
    assert held(library, story) == (decision,)


@WITH_A_LIBRARY
@given(
    articles=st.lists(
        st.builds(
            Article,
            article_id=st.text(max_size=5),
            short_name=st.text(max_size=12),
            text=st.text(st.characters(), max_size=60),
            sha256=st.text(max_size=8),
            file_name=st.text(max_size=8),
            outlet=st.none() | st.text(max_size=8),
            headline=st.none() | st.text(max_size=8),
            published=st.none() | st.dates(),
            credits=st.lists(st.text(max_size=5), max_size=3).map(tuple),
            layout=st.lists(
                st.builds(LayoutSpan, st.integers(0, 9), st.integers(9, 60), st.sampled_from(LayoutHint), st.text()),
                max_size=3,
            ).map(tuple),
        ),
        max_size=3,
        unique_by=lambda article: article.article_id,
    ),
    decisions=st.lists(DECISIONS, max_size=4, unique_by=lambda decision: decision.decision_id),
)
def test_whatever_is_kept_reads_back_equal(
    library: Library, articles: list[Article], decisions: list[Decision]
) -> None:
    story = library.open(brought_in(library, articles, decisions))
    assert story.articles == tuple(articles)
    assert story.decisions == tuple(decisions)
    copy = library.open(library.duplicate(story.story_id))
    assert (copy.articles, copy.decisions) == (story.articles, story.decisions)


@WITH_A_LIBRARY
@given(steps=STEPS, step=st.sampled_from(["decide", "both", "withdraw"]), who=st.sampled_from(EDITORS))
def test_undo_and_redo_are_each_others_inverse(
    library: Library, steps: list[tuple[str, str]], step: str, who: str
) -> None:
    story = library.create("Any")
    for editor, earlier in steps:
        take(library, story, editor, earlier)
    states = [held(library, story)]
    for _ in range(3):
        take(library, story, who, step)
        states.append(held(library, story))
    forward = [states[0], *(after for before, after in pairwise(states) if before != after)]
    for state in reversed(forward[:-1]):
        undo_last(library, story, who)
        assert held(library, story) == state
    for state in forward[1:]:
        redo_last(library, story, who)
        assert held(library, story) == state
    assert len(forward) == 1 or redo_last(library, story, who) is None


@WITH_A_LIBRARY
@given(steps=STEPS)
def test_withdrawing_a_decision_leaves_the_rest_as_if_it_was_never_taken(
    library: Library, steps: list[tuple[str, str]]
) -> None:
    story = library.create("Any")
    for editor, step in steps:
        take(library, story, editor, step)
    before = library.open(story).decisions
    (decision,) = library.decide(story, SAME, who="Ana")
    library.withdraw(story, decision.decision_id, who="Ben")
    after = library.open(story).decisions
    assert after[:-1] == before
    assert effective(after) == effective(before)


@WITH_A_LIBRARY
@given(steps=STEPS, then=st.lists(st.sampled_from(["undo", "redo", "decide", "fail"]), max_size=4))
def test_a_confirmed_decision_is_in_effect_until_it_is_itself_taken_back(
    library: Library, steps: list[tuple[str, str]], then: list[str]
) -> None:
    """Ana works on, undoing by number what she did; what Ben was told is kept stays, though both are of one name."""
    story = library.create("Any")
    mine = []
    for _, step in steps:
        take(library, story, "the editor", step)
        mine = [one.number for one in library.history(story) if one.verb in (ActionVerb.DECIDE, ActionVerb.WITHDRAW)]
    (his,) = library.decide(story, MISHEARD, who="the editor")
    for step in then:
        if step == "decide":
            library.decide(story, SAME, who="the editor")
            mine.append(library.history(story)[-1].number)
        elif step == "fail":
            with pytest.raises(StoryChanged):
                _compare_what_has_changed_since(library, story)
        else:
            for number in mine:
                (library.undo if step == "undo" else library.redo)(story, number, who="the editor")
        assert his in held(library, story)


def _compare_what_has_changed_since(library: Library, story_id: str) -> None:
    """A comparison that comes too late is refused, and takes nothing back."""
    library.add_articles(story_id, [Article(uuid.uuid4().hex, "Post", "A text.", "p" * 64)])
    revision = library.open(story_id).revision
    library.save_comparison(story_id, laid_out(), revision=revision)
    library.save_comparison(story_id, laid_out(), revision=revision - 1)
