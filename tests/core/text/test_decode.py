import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import UnreadableArticle
from core.text.decode import decode


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        ("“Déjà vu,” he said.\r\nThen he left.".encode(), "“Déjà vu,” he said.\r\nThen he left."),
        (codecs.BOM_UTF8 + "Grushkó".encode(), "Grushkó"),
        ("Grushkó said.".encode("utf-16"), "Grushkó said."),
        (codecs.BOM_UTF16_BE + "Grushkó said.".encode("utf-16-be"), "Grushkó said."),
        ("“Grushkó” – €5".encode("cp1252"), "“Grushkó” – €5"),
        ("Moscow’s ".encode() + b"\x93reply\x94", "Moscow’s “reply”"),
        ("He paid 5 €".encode()[:-1], "He paid 5 \ufffd"),
    ],
)
def test_each_encoding_gives_the_text_that_was_written(data: bytes, text: str) -> None:
    assert decode(data) == text


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        "no mark".encode("utf-16-le"),
        codecs.BOM_UTF16_LE + b"odd",
        bytes(range(1, 32)),
    ],
)
def test_what_is_not_text_is_refused_with_advice(data: bytes) -> None:
    with pytest.raises(UnreadableArticle, match="Save it as UTF-8"):
        decode(data)


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufeff\ufffd")))
def test_utf8_reads_back_as_it_was(text: str) -> None:
    assert decode(text.encode()) == text
