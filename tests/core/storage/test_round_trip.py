"""A story that is kept, decided on, analysed again and taken back gives the comparison it gave before."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.compare import compare
from core.decisions import findings, judge, relocate
from core.models import Comparison, DecisionKind, Draft, Role, Target, Verdict
from core.storage import Library
from tests.support import WordCountEncoder, ferry, redo_last, undo_last

WITH_A_LIBRARY = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
pytestmark = pytest.mark.model  # quotes and facts ask the true parser
ENCODER = WordCountEncoder()
PLAIN = compare("Ferry", ferry(), encoder=ENCODER)
LINES = [
    Draft(
        DecisionKind.REMOVE if passage.role is Role.BODY else DecisionKind.RESTORE,
        (Target(reading.article.sha256, passage.start, passage.end),),
    )
    for reading in PLAIN.readings
    for passage in reading.passages
]
SENTENCES = [
    Target(reading.article.sha256, sentence.start, sentence.end)
    for reading in PLAIN.readings
    for sentence in reading.sentences
]
JOINS = st.builds(
    Draft,
    st.sampled_from([DecisionKind.SAME_POINT, DecisionKind.DIFFERENT_POINT]),
    st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=2, unique=True).map(tuple),
)
FINDINGS = findings(PLAIN)
VERDICTS = st.builds(
    lambda finding, verdict: Draft(finding.kind, finding.targets, verdict),
    st.sampled_from(FINDINGS),
    st.sampled_from(Verdict),
)
DRAFTS = st.lists(JOINS | VERDICTS | st.sampled_from(LINES), min_size=1, max_size=4)


def analysed(library: Library, story_id: str) -> Comparison:
    """Analyse a story as it is kept, and keep what was found."""
    story = library.open(story_id)
    made = compare("Ferry", story.articles, encoder=ENCODER, decisions=story.decisions)
    assert library.save_comparison(story_id, made, revision=story.revision)
    return made


def found(comparison: Comparison) -> Comparison:
    """All but the list of decisions, in which withdrawn ones stay."""
    return replace(comparison, decisions=())


@WITH_A_LIBRARY
@given(DRAFTS)
def test_withdrawing_every_decision_gives_the_first_comparison_back(library: Library, drafts: list[Draft]) -> None:
    story = library.create("Ferry", ferry())
    assert analysed(library, story) == PLAIN
    made = library.decide(story, *drafts, who="Ana")
    analysed(library, story)
    for decision in made:
        library.withdraw(story, decision.decision_id, who="Ben")
    assert found(analysed(library, story)) == PLAIN


@WITH_A_LIBRARY
@given(DRAFTS)
def test_undo_gives_the_comparison_before_and_redo_the_one_after(library: Library, drafts: list[Draft]) -> None:
    story = library.create("Ferry", ferry())
    library.decide(story, *drafts, who="Ana")
    after = analysed(library, story)
    undo_last(library, story, "Ana")
    assert found(analysed(library, story)) == PLAIN
    redo_last(library, story, "Ana")
    assert analysed(library, story) == after


@WITH_A_LIBRARY
@given(DRAFTS)
def test_an_imported_comparison_analysed_again_is_equal(library: Library, drafts: list[Draft]) -> None:
    story = library.create("Ferry", ferry())
    library.decide(story, *drafts, who="Ana")
    undo_last(library, story, "Ana")
    library.decide(story, drafts[0], who="Ben")
    exported = analysed(library, story)
    imported = library.keep(exported)
    assert library.comparison(imported) == exported
    assert analysed(library, imported) == exported


def test_a_decision_returns_with_its_article(library: Library) -> None:
    first, *others = ferry()
    story = library.create("Ferry", ferry())
    library.decide(story, *(line for line in LINES if line.targets[0].sha256 == first.sha256), who="Ana")
    decided = analysed(library, story)
    assert found(decided) != PLAIN
    library.remove_article(story, first.article_id)
    assert found(analysed(library, story)) == compare("Ferry", others, encoder=ENCODER)
    library.add_articles(story, [first])
    assert analysed(library, story) == decided


def test_every_finding_can_be_judged_and_the_verdicts_are_found_again(library: Library) -> None:
    story = library.create("Ferry", ferry())
    drafts = [Draft(finding.kind, finding.targets, Verdict.UNSURE) for finding in FINDINGS]
    library.decide(story, *drafts, who="Ana")
    again = analysed(library, story)
    assert found(again) == PLAIN
    verdicts, orphans = judge(findings(again), again.decisions)
    assert orphans == ()
    assert set(verdicts) == {(finding.kind, finding.finding_id) for finding in FINDINGS}
    assert relocate(again.readings, again.decisions) == (again.decisions, ())
