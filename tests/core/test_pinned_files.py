"""One SHA-256 tells a folder from every other."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.pinned_files import file_digests, whole

DIGESTS = st.dictionaries(
    st.text(st.characters(exclude_characters="\n", codec="utf-8"), min_size=1),
    st.integers(0, 2**256 - 1).map("{:064x}".format),
)


@given(DIGESTS, DIGESTS)
def test_folders_are_equal_when_their_files_are(one: dict[str, str], other: dict[str, str]) -> None:
    assert (whole(one) == whole(other)) == (one == other)
    assert whole(dict(reversed(one.items()))) == whole(one)


def test_every_file_below_counts_by_its_path(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "b").write_bytes(b"abc")
    (tmp_path / ".hidden").write_bytes(b"")
    assert file_digests(tmp_path) == {
        ".hidden": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "inner/b": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    }


FOLDER = {"a": "1" * 64, "b": "2" * 64}


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"a": "1" * 64, "c": "2" * 64}, id="a file renamed"),
        pytest.param({"a": "2" * 64, "b": "1" * 64}, id="two files in each other's place"),
        pytest.param({"a": "1" * 64, "b": "3" * 64}, id="a file changed"),
        pytest.param({"a": "1" * 64}, id="a file taken away"),
        pytest.param({**FOLDER, "c": "3" * 64}, id="a file added"),
    ],
)
def test_whatever_changes_in_a_folder_changes_its_sum(other: dict[str, str]) -> None:
    assert whole(other) != whole(FOLDER)
