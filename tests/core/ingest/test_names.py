"""File names are hostile; short names are short and apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.ingest import names


@pytest.mark.parametrize(
    ("given_name", "shown"),
    [
        ("reuters.txt", "reuters.txt"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\ap.docx", "ap.docx"),
        ("/abs/olute.pdf", "olute.pdf"),
        ("folder/", "folder"),
        ("..", "unnamed"),
        ("", "unnamed"),
        ("\x00\n", "unnamed"),
        ("a\u202etxt.exe", "atxt.exe"),
        ("new\nline\t.txt", "new line .txt"),
        ("x" * 300 + ".html", "x" * 115 + ".html"),
    ],
)
def test_a_file_name_is_only_a_name(given_name: str, shown: str) -> None:
    assert names.file_name(given_name) == shown


@given(st.text())
def test_no_file_name_leads_anywhere(name: str) -> None:
    shown = names.file_name(name)
    assert shown
    assert len(shown) <= names.MOST_NAME_CHARS
    assert not set(shown) & {"/", "\\", "\0", "\n", "\r"}
    assert shown not in {".", ".."}


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("The Guardian", "Guardian"),
        ("Free America Network", "Free America"),
        ("The Washington Post", "Washington"),
        ("Süddeutschezeitung", "Süddeutschez"),
        ("AP", "AP"),
        ("The", "The"),
        ("", "unnamed"),
    ],
)
def test_a_short_name_is_cut_at_a_word(name: str, short: str) -> None:
    assert names.short_name(name, taken=()) == short


@given(st.lists(st.text(max_size=30), max_size=30))
def test_short_names_and_ids_are_apart_and_short(outlets: list[str]) -> None:
    shorts: list[str] = []
    ids: list[str] = []
    for outlet in outlets:
        shorts.append(names.short_name(outlet, taken=shorts))
        ids.append(names.article_id(outlet, taken=ids))
    assert len(set(shorts)) == len(set(ids)) == len(outlets)
    assert all(0 < len(short) <= names.SHORT_NAME_CHARS for short in shorts)
    assert all(set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-") for name in ids)


@pytest.mark.parametrize(("name", "found"), [("a.TXT", ".txt"), ("a", ""), (".txt", ""), ("a.tar.gz", ".gz")])
def test_the_ending_is_what_follows_the_last_dot(name: str, found: str) -> None:
    assert names.ending(name) == found
