"""Extracts are remembered by all that they are made of."""

import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.analysis import extracts
from core.analysis.extracts import RememberedExtracts
from core.compare import compare
from core.extract import ROOMS, code_hash, extract, extract_key
from core.models import Decision, DecisionKind, Target
from tests.support import WordCountEncoder, ferry

FIRST, SECOND, _ = ferry()
LINE = "The company has cancelled all crossings until Friday."
REMOVED = Decision(
    "d1",
    DecisionKind.REMOVE,
    (Target(FIRST.sha256, FIRST.text.index(LINE), FIRST.text.index(LINE) + len(LINE)),),
    "Ida Voss",
    datetime(2026, 1, 5, 12, tzinfo=UTC),
)


def as_values(made: extracts.Extract) -> tuple[object, ...]:
    """Statements are told apart by identity; here their words and trees count."""
    return made.reading, made.quotes, [(one.text, one.tree.tokens) for one in made.statements], made.credits


def test_an_extract_comes_back_as_it_was_made_without_being_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    remembered = RememberedExtracts(tmp_path / "new")
    first = remembered(FIRST)
    monkeypatch.setattr(extracts, "extract", lambda *_: pytest.fail("made again"))
    assert as_values(remembered(FIRST)) == as_values(first)
    assert as_values(RememberedExtracts(tmp_path / "new")(FIRST)) == as_values(first)


def test_a_comparison_of_remembered_extracts_is_the_same(tmp_path: Path) -> None:
    remembered = RememberedExtracts(tmp_path)
    made = [compare("Ferry", ferry(), encoder=WordCountEncoder(), extracting=remembered) for _ in range(2)]
    assert made == [compare("Ferry", ferry(), encoder=WordCountEncoder())] * 2


def test_the_key_holds_text_statements_and_decisions_on_lines_and_nothing_else() -> None:
    plain = extract_key(FIRST)
    withdrawn = replace(REMOVED, withdrawn=REMOVED.when)
    verdict = replace(REMOVED, kind=DecisionKind.SAME_POINT, targets=(*REMOVED.targets, Target(SECOND.sha256, 0, 9)))
    elsewhere = replace(REMOVED, targets=(Target(SECOND.sha256, 0, 9),))
    assert {extract_key(FIRST, [one]) for one in (withdrawn, verdict, elsewhere)} == {plain}
    changed = {
        extract_key(FIRST, [REMOVED]),
        extract_key(replace(FIRST, text=f"{FIRST.text} More.")),
        extract_key(replace(FIRST, published=REMOVED.when.date())),
        extract_key(SECOND),
    }
    assert len(changed | {plain}) == 5


def test_a_change_of_code_word_lists_or_weights_makes_older_extracts_stale(tmp_path: Path) -> None:
    seen = set()
    for room in ("", *ROOMS):
        (tmp_path / room).mkdir(exist_ok=True)
    for name in ("extract.py", "lexicon/titles.txt", "text/weights.json", *(f"{room}/a.py" for room in ROOMS)):
        for content in ("one", "another"):
            (tmp_path / "extract.py").touch()
            (tmp_path / name).write_text(content)
            seen.add(code_hash(tmp_path))
    assert len(seen) == 2 * (3 + len(ROOMS))
    (tmp_path / "text" / "kept.pyc").write_text("bytes")
    assert code_hash(tmp_path) in seen


def test_a_damaged_file_is_made_again(tmp_path: Path) -> None:
    remembered = RememberedExtracts(tmp_path)
    remembered(FIRST)
    (file,) = tmp_path.glob("*.extract")
    for damage in (b"", b"no such thing", file.read_bytes()[:-9]):
        file.write_bytes(damage)
        assert as_values(remembered(FIRST)) == as_values(extract(FIRST))
    assert as_values(remembered(FIRST)) == as_values(extract(FIRST))


def test_a_folder_that_cannot_be_written_to_only_costs_time(tmp_path: Path) -> None:
    blocked = tmp_path / "a file"
    blocked.write_text("in the way")
    assert as_values(RememberedExtracts(blocked)(FIRST)) == as_values(extract(FIRST))


def test_the_oldest_go_when_there_are_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extracts, "MOST_KEPT", 2)
    remembered = RememberedExtracts(tmp_path)
    articles = [replace(FIRST, file_name=f"{number}.txt") for number in range(4)]
    for number, one in enumerate(articles):
        remembered(one)
        os.utime(tmp_path / f"{extract_key(one)}.extract", (number, number))
    assert {file.stem for file in tmp_path.glob("*.extract")} == {extract_key(one) for one in articles[2:]}
