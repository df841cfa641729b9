"""A transaction is wholly there or not at all, and the driver's errors become sentences with a next step."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import LibraryUnavailable
from core.storage import Library
from core.storage.database import UNSTORABLE, _escaped, _unescape


def test_a_failure_in_the_middle_writes_nothing(library: Library) -> None:
    story = library.create("The pool")
    with pytest.raises(RuntimeError), library._database.writing() as work:  # noqa: PT012
        work.run("UPDATE story SET title = 'The strike'")
        raise RuntimeError
    assert library.open(story).title == "The pool"


def test_a_story_cannot_be_named_where_there_is_none(library: Library) -> None:
    with pytest.raises(LibraryUnavailable), library._database.writing() as work:
        work.run("INSERT INTO decision_action (story_id, verb, who, taken) VALUES ('none', 'decided', 'Ana', '')")


def test_values_are_never_sql(library: Library) -> None:
    title = "'; DROP TABLE story; --"
    story = library.create(title)
    library.rename(story, title + '"%s :title')
    assert library.open(story).title == title + '"%s :title'


def test_a_library_that_may_not_be_written_says_so(tmp_path: Path) -> None:
    file = tmp_path / "library.sqlite"
    Library(f"sqlite:///{file}").close()
    with Library(f"sqlite:///file:{file}?mode=ro&uri=true") as library:
        assert library.stories() == ()
        with pytest.raises(LibraryUnavailable, match="may not be written"):
            library.create("The pool")


def test_a_full_disk_says_so_and_loses_nothing(tmp_path: Path) -> None:
    with Library(f"sqlite:///{tmp_path / 'library.sqlite'}") as library:
        library.create("The pool")
        with library._database.reading() as work:
            work.rows(f"PRAGMA max_page_count = {work.value('PRAGMA page_count')}")
        with pytest.raises(LibraryUnavailable, match="make room and try again"):  # noqa: PT012
            for _ in range(1000):
                library.create("x" * 300)
        assert library.stories()[-1].title == "The pool"


def test_a_damaged_file_says_so(tmp_path: Path) -> None:
    file = tmp_path / "library.sqlite"
    with Library(f"sqlite:///{file}") as library:
        library.create("The pool")
    data = bytearray(file.read_bytes())
    data[100:] = b"\xff" * (len(data) - 100)
    shutil.copy(file, tmp_path / "copy")
    file.write_bytes(data)
    with pytest.raises(LibraryUnavailable, match="Put back a copy"):
        Library(f"sqlite:///{file}").stories()


def test_a_server_that_was_restarted_meanwhile_is_found_again(library: Library) -> None:
    story = library.create("The pool")
    if library._database.dialect == "postgresql":
        with library._database.writing() as work:
            own = "pid = pg_backend_pid()"
            work.rows(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE NOT {own} AND usename = 'editor'")
    else:
        library.close()
    assert library.open(story).title == "The pool"


@given(st.text(st.characters() | st.sampled_from("\x00\ufdd0\ud800\udfff04dfx"), max_size=30))
def test_text_that_no_database_keeps_is_written_otherwise_and_read_back(text: str) -> None:
    stored = str(_escaped({"text": text})["text"])
    stored.encode()
    assert "\x00" not in stored
    assert _unescape(stored) == text
    if not UNSTORABLE.search(text):
        assert stored == text
