"""Archives are opened in memory, with limits that count what comes out."""

import io
import zipfile
from pathlib import Path

import pytest

from core.ingest import archive
from core.ingest.archive import unpack
from core.ingest.values import Problem, Unreadable, Upload
from tests.core.ingest.build import zipped


def test_members_come_in_order_by_their_bare_names() -> None:
    data = zipped({"b/reuters.txt": b"one", "a.txt": b"two", "__MACOSX/._a.txt": b"x", ".DS_Store": b"x"})
    assert list(unpack("s.zip", data)) == [Upload("reuters.txt", b"one"), Upload("a.txt", b"two")]


@pytest.mark.parametrize("path", ["../a.txt", "x/../../a.txt", "/etc/a.txt", "..\\a.txt", "C:\\a.txt", "C:/a.txt"])
def test_a_path_out_of_the_archive_is_refused_and_the_others_are_read(path: str, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    evil, good = unpack("s.zip", zipped({path: b"evil", "good.txt": b"good"}))
    assert isinstance(evil, Problem)
    assert "points outside of the archive" in evil.happened
    assert good == Upload("good.txt", b"good")
    assert list(tmp_path.rglob("*")) == []


def test_a_bomb_is_not_opened_and_the_others_are_read() -> None:
    bomb, good = unpack("s.zip", zipped({"bomb.txt": b"\0" * 15_000_000, "good.txt": b"good"}))
    assert isinstance(bomb, Problem)
    assert "to 15,000,000 bytes, so it was not opened" in bomb.happened
    assert good == Upload("good.txt", b"good")


def test_a_bomb_that_lies_about_its_size_is_counted() -> None:
    data = bytearray(zipped({"bomb.txt": b"\0" * 15_000_000}))
    true, lie = (15_000_000).to_bytes(4, "little"), (900_000).to_bytes(4, "little")
    (found,) = unpack("s.zip", bytes(data.replace(true, lie)))
    assert isinstance(found, Problem)
    assert "damaged" in found.happened


def test_all_members_together_are_limited(monkeypatch) -> None:
    monkeypatch.setattr(archive, "MOST_TOTAL_BYTES", 25)
    found = list(unpack("s.zip", zipped({f"{number}.txt": b"0123456789" for number in range(4)})))
    assert [isinstance(member, Upload) for member in found] == [True, True, False, False]


def test_an_archive_inside_an_archive_is_a_problem_of_its_own() -> None:
    (found,) = unpack("s.zip", zipped({"inner.zip": zipped({"a.txt": b"x"})}))
    assert isinstance(found, Problem)
    assert "archive inside the archive" in found.happened


def test_a_link_is_not_followed() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        link = zipfile.ZipInfo("passwd.txt")
        link.external_attr = 0o120777 << 16
        packed.writestr(link, "/etc/passwd")
    (found,) = unpack("s.zip", stream.getvalue())
    assert isinstance(found, Problem)
    assert "a link to another file" in found.happened


def test_a_member_under_a_password_says_so() -> None:
    data = bytearray(zipped({"a.txt": b"secret"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (found,) = unpack("s.zip", bytes(data))
    assert isinstance(found, Problem)
    assert "password" in found.happened


@pytest.mark.parametrize("packing", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_ways_of_packing_that_take_much_memory_are_refused(packing: int) -> None:
    (found,) = unpack("s.zip", zipped({"a.txt": b"words"}, packing=packing))
    assert isinstance(found, Problem)
    assert "packed in a way" in found.happened


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK\x03\x04 cut off", "not a .zip archive, or a damaged one"),
        (zipped({}), "holds no files"),
        (zipped({f"{number}.txt": b"x" for number in range(501)}), "501 files, where 500"),
    ],
)
def test_an_archive_that_is_none_or_too_full_says_so(data: bytes, message: str) -> None:
    with pytest.raises(Unreadable, match=message):
        list(unpack("s.zip", data))
