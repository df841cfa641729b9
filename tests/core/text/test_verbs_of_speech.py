"""One list of verbs that only report, read by every rule that asks for one."""

import pytest

from core import lexicon
from core.quotes.cues import cue_verbs
from core.quotes.own_voice import _attributes
from core.text.lines import lines
from core.text.role_evidence import observe
from core.text.sentences import split
from core.text.verbs_of_speech import PARTICIPLE, PAST, PRESENT, any_of, is_speech, reporting_words, takes_a_clause

VERBS = [row[0] for row in lexicon.rows("reporting_verbs")]
PAST_FORMS = sorted(reporting_words(PAST))


def test_every_reporting_verb_is_a_cue_verb_with_its_tone():
    assert set(VERBS) <= set(cue_verbs())


def test_every_row_gives_all_forms():
    assert all(len(row) in (4, 5) and row[4:] in ((), ("noun",)) for row in lexicon.rows("reporting_verbs"))


def test_forms_that_are_nouns_are_left_out_unless_asked_for():
    assert "states" not in reporting_words(PRESENT)
    assert "states" in reporting_words(PRESENT, nouns=True)
    assert "stated" in reporting_words(PAST)
    assert reporting_words(PAST, PARTICIPLE) == reporting_words(PAST) | reporting_words(PARTICIPLE)


def test_a_longer_form_is_tried_before_its_beginning():
    assert any_of(frozenset({"say", "says"})) == "says|say"


def test_more_verbs_come_with_marks_than_with_a_plain_clause() -> None:
    """Only "she said we must go" can do without "that" and marks, not "she thundered we must go"."""
    assert is_speech("say")
    assert takes_a_clause("say")
    assert is_speech("thunder")
    assert not takes_a_clause("thunder")
    assert not is_speech("walk")


@pytest.mark.parametrize("verb", PAST_FORMS)
def test_every_past_form_is_seen_by_every_rule(verb):
    said = f"The minister of the interior {verb} that the talks would end before the first of May."
    (evidence,) = observe(lines(said))
    assert "reports speech" in evidence
    question = f"“Why did they leave?” the tired minister {verb}."
    assert split(question, 0, len(question)) == [(0, len(question))]
    assert _attributes(said)


def test_the_united_states_attribute_nothing():
    assert not _attributes("The United States closed its embassy, and the reports and claims lay there.")
