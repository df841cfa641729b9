"""The parser sees each character where it stands."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text.parse import as_parser_sees, parse


@given(st.text())
def test_the_parser_sees_one_character_for_each(text):
    assert len(as_parser_sees(text)) == len(text)


def test_every_style_of_marks_looks_the_same_to_the_parser():
    assert as_parser_sees("“We agree,” ‘he’ said") == as_parser_sees("\"We agree,\" 'he' said")


def test_null_bytes_and_direction_marks_become_spaces():
    assert as_parser_sees("a\x00b\u200fc\u00a0d\u202ee") == "a b c d e"


def test_importing_the_module_loads_no_parser():
    code = "import sys, core.text.parse; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.model
def test_tokens_count_characters_of_the_text_given():
    text = "“We’re here,”\u00a0said Anna Lindh.\x00"
    (doc,) = parse([text])
    lindh = next(token for token in doc if token.text == "Lindh")
    assert text[lindh.idx : lindh.idx + len(lindh)] == "Lindh"
    assert lindh.dep_ == "nsubj"


@pytest.mark.model
def test_empty_texts_give_empty_docs_in_their_place():
    assert [len(doc) for doc in parse(["", "Rain fell.", ""])] == [0, 3, 0]
