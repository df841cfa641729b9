"""Work of every kind for the process that analyses. It imports this module by name, so little is imported here."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import UnreadableArticle

if TYPE_CHECKING:
    from core.analysis.analyse import Snapshot
    from core.models import Comparison

Progress = Callable[[str], None]
LONG_SECONDS = 120
"""No test waits for this: work that is to be ended from outside lasts so long."""


def compare_by_words(snapshot: Snapshot, *, progress: Progress) -> Comparison:
    from core.analysis.analyse import carry_out
    from tests.support import WordCountEncoder

    return carry_out(snapshot, encoder=WordCountEncoder(), progress=progress)


def number(*, progress: Progress) -> int:
    return os.getpid()


def echo(value: object, *, progress: Progress) -> object:
    return value


def last(begun: Path, *, progress: Progress) -> None:
    """Say who works, then work on and on."""
    begun.write_text(str(os.getpid()), encoding="ascii")
    progress("Lasting")
    time.sleep(LONG_SECONDS)


def wait_for(file: Path, *, progress: Progress) -> str:
    progress("Waiting")
    while not file.exists():
        time.sleep(0.01)
    return file.name


def fill_memory(megabytes: int, *, progress: Progress) -> None:
    """Take memory and touch it, so that it is resident."""
    taken = bytearray(megabytes * 1024 * 1024)
    taken[::4096] = b"x" * len(taken[::4096])
    time.sleep(LONG_SECONDS)


HOARD: list[bytearray] = []


def hoard(megabytes: int, *, progress: Progress) -> int:
    """Leave memory behind that is never given back; says who works."""
    HOARD.append(bytearray(b"x") * (megabytes * 1024 * 1024))
    return os.getpid()


def crash(*, progress: Progress) -> None:
    ctypes.string_at(0)


def leave(*, progress: Progress) -> None:
    sys.exit(7)


def leave_slowly(*, progress: Progress) -> None:
    """Fall silent some time before the end."""
    socket.socket(fileno=os.dup(int(sys.argv[1]))).shutdown(socket.SHUT_WR)
    time.sleep(0.3)
    os._exit(7)


def stop_in_an_answer(*, progress: Progress) -> None:
    """Stand still as a process without processor time does, in the middle of a large answer."""
    signal.setitimer(signal.ITIMER_REAL, 0.2)
    signal.signal(signal.SIGALRM, lambda *_: os.kill(os.getpid(), signal.SIGSTOP))
    progress("x" * 50_000_000)
    time.sleep(LONG_SECONDS)


def refuse(*, progress: Progress) -> None:
    raise UnreadableArticle("The article holds no text. Paste it.")


def stumble(text: str, *, progress: Progress) -> None:
    try:
        raise KeyError(text)
    except KeyError as error:
        raise RuntimeError(text) from error


def unsendable(*, progress: Progress) -> object:
    return lambda: None


def speak(*, progress: Progress) -> None:
    sys.stdout.write("said by Python\n")
    sys.stdout.flush()
    os.write(1, b"said by a library\n")


def modules(*, progress: Progress) -> set[str]:
    return set(sys.modules)


def environment(*, progress: Progress) -> dict[str, str]:
    return dict(os.environ)


def steps(*told: str, progress: Progress) -> int:
    for step in told:
        progress(step)
    return len(told)
