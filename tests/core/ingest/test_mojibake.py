"""Letters decoded twice are found and can be put right; other text is never touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.ingest import mojibake

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


@pytest.mark.parametrize(
    "text",
    [TYPOGRAPHY, "plain", "SÃO PAULO", "MÃE", "“Â”", "À la carte — déjà vu", "Đà Nẵng", "ÐÑ", "naïve ‘quote’"],
)
def test_proper_text_is_left_alone(text: str) -> None:
    assert mojibake.mend(text) == text
    assert mojibake.decoded_twice(text) == 0


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
