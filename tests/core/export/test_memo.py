from datetime import date

from core.compare import compare
from core.export.memo import WIDTH, MemoItem, memo
from core.index import Index
from tests.support import WordCountEncoder, ferry

STORY = compare("Ferry", ferry(), encoder=WordCountEncoder())
INDEX = Index.of(STORY)
LAST = STORY.readings[0].sentences[-1].sentence_id


def write(*findings: MemoItem) -> str:
    return memo(STORY, INDEX, findings, who="Ida Voss", today=date(2026, 3, 1))


def test_a_finding_comes_with_its_sentence_outlet_and_paragraph() -> None:
    text = write(MemoItem("Only Outlet a has this", "Nearest elsewhere: 20%.", (LAST,), note="ask the desk"))
    assert "1 March 2026, Ida Voss" in text
    assert "1. Only Outlet a has this" in text
    assert "Outlet a, paragraph 5: “The company has cancelled all crossings until Friday.”" in text
    assert "Note: ask the desk" in text


def test_a_close_call_is_told_apart_from_the_sentences_of_a_finding() -> None:
    close = STORY.readings[1].sentences[0].sentence_id
    text = " ".join(write(MemoItem("Point: The ferry ran aground", "", (LAST,), possibly=(close,))).split())
    assert " Outlet a, paragraph 5: “The company has" in text
    assert " Possibly: Outlet b, paragraph 2: “On Tuesday the ferry" in text
    possibly = f"possibly from {STORY.settings.possible_from:.0%}."
    assert f"Reported from a probability of {STORY.settings.threshold:.0%}, {possibly}" in text


def test_without_findings_it_says_so() -> None:
    assert "No finding was ticked." in write()


def test_lines_are_short_enough_for_mail() -> None:
    text = write(MemoItem("A heading " * 30, "A reason " * 40, (LAST, LAST)))
    assert max(len(line) for line in text.splitlines()) <= WIDTH


def test_it_does_not_accuse() -> None:
    text = write(MemoItem("Not found in Outlet b", "", (LAST,))).casefold()
    assert not any(word in text for word in ("omitted", "hid ", "bias", "stole", "copied"))
