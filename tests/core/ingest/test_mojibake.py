"""Letters decoded twice are found and can be put right; other text is never touched."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.ingest import mojibake

DATA = Path(__file__).parents[2] / "data" / "ingest" / "mojibake.jsonl"
CASES = [json.loads(line) for line in DATA.read_text(encoding="utf-8").splitlines()]
TYPOGRAPHY = "The minister’s “word” – café, naïve … €5 🙂 Łódź"


def twice(text: str) -> str:
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode("utf-8"))


def test_what_was_decoded_twice_comes_back() -> None:
    assert mojibake.mend(twice(TYPOGRAPHY)) == TYPOGRAPHY
    assert mojibake.decoded_twice(twice(TYPOGRAPHY)) == sum(letter > "\x7f" for letter in TYPOGRAPHY)


def test_a_closing_mark_that_lost_its_last_byte_comes_back() -> None:
    assert mojibake.mend("“Stop”".encode().decode("cp1252", "replace")) == "“Stop”"


def test_latin_1_twice_comes_back_too() -> None:
    text = "“We cannot” – Grushkó’s words"
    assert mojibake.mend(text.encode("utf-8").decode("latin-1")) == text


def cases(*kinds: str) -> list[dict[str, str]]:
    return [case for case in CASES if case["kind"] in kinds]


@pytest.mark.parametrize("case", cases("repair"), ids=lambda case: case["text"])
def test_what_is_broken_is_repaired(case: dict[str, str]) -> None:
    assert mojibake.mend(case["text"]) == case["expected"]


@pytest.mark.parametrize("case", cases("negative"), ids=lambda case: case["text"])
def test_proper_text_is_left_alone(case: dict[str, str]) -> None:
    assert mojibake.mend(case["text"]) == case["text"]
    assert mojibake.decoded_twice(case["text"]) == 0


@pytest.mark.parametrize("case", cases("known failure"), ids=lambda case: case["text"])
def test_a_known_failure_is_one_still(case: dict[str, str]) -> None:
    """Where one of these comes out right it becomes a case of the other kinds."""
    assert mojibake.mend(case["text"]) != case["expected"]


@pytest.mark.parametrize("case", cases("repair"), ids=lambda case: case["text"])
def test_a_place_in_the_text_is_found_again(case: dict[str, str]) -> None:
    mended = mojibake.mend(f"Before. {case['text']} After.")
    assert mended.startswith("Before. ")
    assert mended[len(mojibake.mend(f"Before. {case['text']}")) :] == " After."


def test_a_text_made_to_be_mended_for_ever_is_mended_three_times() -> None:
    assert mojibake.mend("Ã" + "\x83" * 1_000) == "Ã" + "\x83" * 997


@given(st.text())
def test_mending_twice_decoded_text_gives_the_text_or_leaves_a_remainder_that_mends(text: str) -> None:
    plain = mojibake.mend(text)
    if mojibake.decoded_twice(text) == 0:
        assert plain == text
    else:
        assert len(plain) < len(text)


@given(st.text(alphabet=st.characters(max_codepoint=0x7F)))
def test_ascii_is_never_changed(text: str) -> None:
    assert mojibake.mend(text) == text
