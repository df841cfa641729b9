"""Readers of pages, PDFs, documents and mails run in a process of their own, with a limit on memory and time.

Their libraries are large, some are not written in Python, and the files are hostile: what a file breaks there, it
breaks alone. The process can open no connection, and none of the libraries is loaded beside the dashboard.
"""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import IO

import msgspec

from core.ingest.kinds import Kind
from core.ingest.values import Found, Unreadable

# A hundred pages of PDF take two seconds; the memory is three times what the largest allowed page needs.
SECONDS = 40.0
MOST_MEMORY_BYTES = 1_000_000_000
LENGTH = struct.Struct(">Q")
DO_NEXT = "Copy the article's text and paste it."
ROOT = Path(__file__).parent.parent.parent


class Answer(msgspec.Struct, frozen=True):
    """What the process says of one file: what it found, or why it found nothing."""

    found: Found | None = None
    happened: str = ""
    do_next: str = ""


class Sandbox:
    """Reads files one after the other in a process that is started when needed, and anew after it broke."""

    def __init__(self, *, seconds: float = SECONDS, most_memory_bytes: int = MOST_MEMORY_BYTES) -> None:
        self._seconds, self._most_memory_bytes = seconds, most_memory_bytes
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._stop()

    def read(self, kind: Kind, data: bytes) -> Found:
        """Read one file.

        Raises:
            Unreadable: If the reader refuses it, takes too long, or breaks.
        """
        answer = self._ask(kind, data)
        if answer is None:
            raise Unreadable("It broke the reader, or needs too much memory to be read.", DO_NEXT)
        if answer.found is None:
            raise Unreadable(answer.happened, answer.do_next)
        return answer.found

    def _ask(self, kind: Kind, data: bytes) -> Answer | None:
        process = self._process = self._process or _start(self._most_memory_bytes)
        replies: list[bytes | None] = []
        waiting = threading.Thread(target=_exchange, args=(process, kind.value.encode(), data, replies), daemon=True)
        waiting.start()
        waiting.join(self._seconds)
        if waiting.is_alive():
            self._stop()
            waiting.join()
            raise Unreadable(f"It took over {self._seconds:.0f} seconds to read, and was given up.", DO_NEXT)
        reply = replies[0] if replies else None
        if reply is None:
            self._stop()
            return None
        return msgspec.msgpack.decode(reply, type=Answer)

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:  # what was still to be written cannot be
                    continue


def serve(receive: IO[bytes], reply: IO[bytes]) -> None:
    """Read files until there are no more. Runs in the process apart."""
    while (kind := _take(receive)) is not None and (data := _take(receive)) is not None:
        answer = _answer(Kind(kind.decode()), data)
        try:
            packed = msgspec.msgpack.encode(answer)
        except (UnicodeEncodeError, TypeError):  # half a character that no reader should have let pass
            packed = msgspec.msgpack.encode(Answer(happened="It holds broken characters.", do_next=DO_NEXT))
        _give(reply, packed)


def _start(most_memory_bytes: int) -> subprocess.Popen[bytes]:
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "LANG", "LD_LIBRARY_PATH") if name in os.environ}
    return subprocess.Popen(
        [sys.executable, "-B", "-c", "from core.ingest.sandbox import main; main()", str(most_memory_bytes)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env=kept | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
    )


def _exchange(process: subprocess.Popen[bytes], kind: bytes, data: bytes, replies: list[bytes | None]) -> None:
    try:
        assert process.stdin is not None
        assert process.stdout is not None
        _give(process.stdin, kind)
        _give(process.stdin, data)
        replies.append(_take(process.stdout))
    except (OSError, ValueError):  # the process ended, or was ended
        replies.append(None)


def _give(stream: IO[bytes], data: bytes) -> None:
    stream.write(LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def _take(stream: IO[bytes]) -> bytes | None:
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    length = LENGTH.unpack(head)[0]
    data = stream.read(length)
    return data if len(data) == length else None


def _answer(kind: Kind, data: bytes) -> Answer:
    try:
        return Answer(_read(kind, data))
    except Unreadable as problem:
        return Answer(happened=problem.happened, do_next=problem.do_next)
    except MemoryError:
        return Answer(happened="It needs too much memory to be read.", do_next=DO_NEXT)
    except Exception as error:  # noqa: BLE001 - a library's fault with a hostile file must stay that file's problem
        return Answer(
            happened=f"The reader of {kind} files cannot make it out ({type(error).__name__}).", do_next=DO_NEXT
        )


def _read(kind: Kind, data: bytes) -> Found:
    if kind is Kind.PAGE:
        from core.ingest.html import read_page

        return read_page(data)
    if kind is Kind.PDF:
        from core.ingest.pdf import read_pdf

        return read_pdf(data)
    if kind is Kind.WORD:
        from core.ingest.docx import read_word

        return read_word(data)
    if kind is Kind.MAIL:
        from core.ingest.mail import read_mail

        return read_mail(data)
    raise ValueError(f"{kind} files are read without a process of their own")


def _confine(most_memory_bytes: int) -> None:
    """Limit memory, forbid written files and connections, where the system can."""
    import socket

    def refused(*_: object, **__: object) -> None:
        raise OSError("readers open no connections")

    socket.socket.connect = refused  # type: ignore[assignment,method-assign]
    socket.getaddrinfo = refused  # type: ignore[assignment]
    try:
        import resource
    except ImportError:  # Windows
        return
    limits = {resource.RLIMIT_AS: most_memory_bytes, resource.RLIMIT_FSIZE: 0, resource.RLIMIT_CORE: 0}
    for what, most in limits.items():
        try:
            resource.setrlimit(what, (most, most))
        except (ValueError, OSError):  # a system that knows the limit but does not set it
            continue


def main() -> None:
    """Be the process apart. The one argument is the memory it may take, in bytes."""
    reply = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not stand among the answers
    receive = os.fdopen(os.dup(0), "rb")
    _confine(int(sys.argv[1]))
    serve(receive, reply)
