"""A .zip of articles is opened in memory: nothing is written, and its sizes are not believed but counted."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from core.ingest.names import file_name
from core.ingest.values import Problem, Unreadable, Upload

MOST_MEMBERS = 500
MOST_MEMBER_BYTES = 20_000_000
MOST_TOTAL_BYTES = 100_000_000
# Text packs to a tenth, markup to a fiftieth. What unpacks to more than this, and is large, was made to do so.
MOST_RATIO = 200
SMALL_BYTES = 1_000_000
SYSTEM_FILES = frozenset({".ds_store", "thumbs.db", "desktop.ini"})
AGAIN = "Pack the articles anew, one file each, and send that."


def unpack(name: str, data: bytes) -> Iterator[Upload | Problem]:
    """Unpack the files of an archive, one at a time.

    Members with a path that leaves the archive, links, archives inside it and files under a password are problems of
    their own; the others are unpacked all the same.

    Yields:
        An upload or a problem for each file, in the order of the archive.

    Raises:
        Unreadable: If it is no .zip archive, or holds over 500 files.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Unreadable("It is not a .zip archive, or a damaged one.", AGAIN) from error
    with archive:
        members = [member for member in archive.infolist() if not member.is_dir() and not _of_the_system(member)]
        if len(members) > MOST_MEMBERS:
            raise Unreadable(f"It holds {len(members):,} files, where {MOST_MEMBERS} are the most.", AGAIN)
        if not members:
            raise Unreadable("It holds no files.", AGAIN)
        left = MOST_TOTAL_BYTES
        for member in members:
            shown = f"{file_name(name)} / {file_name(member.filename)}"
            try:
                content = _read(archive, member, most=min(MOST_MEMBER_BYTES, left))
            except Unreadable as problem:
                yield Problem(shown, problem.happened, problem.do_next)
                continue
            left -= len(content)
            yield Upload(file_name(member.filename), content)


def check_sizes(archive: zipfile.ZipFile) -> None:
    """Refuse an archive whose own table of contents says that it unpacks to too much.

    Raises:
        Unreadable: With both sizes.
    """
    total = sum(member.file_size for member in archive.infolist())
    if total > MOST_TOTAL_BYTES or any(_swells(member) for member in archive.infolist()):
        raise Unreadable(
            f"It would unpack to {total:,} bytes; a file like that is not opened.", "Save the article anew."
        )


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo, *, most: int) -> bytes:
    path = PurePosixPath(member.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or (path.parts and path.parts[0].endswith(":")):
        raise Unreadable("Its path points outside of the archive, so it was not read.", "Send that file by itself.")
    if stat.S_ISLNK(member.external_attr >> 16):
        raise Unreadable("It is a link to another file, so it was not read.", "Send the file it stands for.")
    if member.flag_bits & 1:
        raise Unreadable("It is locked with a password.", "Unlock it, and send it by itself.")
    if member.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:  # others may claim gigabytes of memory
        raise Unreadable("It is packed in a way that is not read here.", "Pack it as an ordinary .zip.")
    if path.suffix.lower() == ".zip":
        raise Unreadable("It is an archive inside the archive, so it was not opened.", "Send it by itself.")
    if _swells(member) or member.file_size > most:
        raise Unreadable(
            f"It would unpack from {member.compress_size:,} to {member.file_size:,} bytes, so it was not opened.",
            "Send the article as a text file.",
        )
    try:
        with archive.open(member) as stream:
            content = stream.read(most + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError) as error:
        raise Unreadable("It is damaged or packed in a way that is not read here.", "Send it by itself.") from error
    if len(content) > most:
        raise Unreadable(f"It unpacks to over {most:,} bytes, so it was left.", "Send the article as a text file.")
    return content


def _swells(member: zipfile.ZipInfo) -> bool:
    return member.file_size > SMALL_BYTES and member.file_size > MOST_RATIO * max(1, member.compress_size)


def _of_the_system(member: zipfile.ZipInfo) -> bool:
    """Files that operating systems add by themselves, and that nobody wrote."""
    path = PurePosixPath(member.filename)
    return "__MACOSX" in path.parts or path.name.lower() in SYSTEM_FILES
