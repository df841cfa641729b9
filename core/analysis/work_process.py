"""Inside the process that analyses: it takes calls from a socket, one after the other, and answers each.

Model and parser stay loaded from one call to the next. Started by `core.analysis.process`, as a fresh interpreter.
"""

from __future__ import annotations

import faulthandler
import os
import pickle
import queue
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from core import logs
from core.errors import ParallaxError

OOM_SCORE = "500"
"""Added to this process's badness, of 1000: when memory runs out Linux ends it and not the server of the pages."""


@dataclass(frozen=True, slots=True)
class StepTold:
    """A step of the work, in words."""

    told: str


@dataclass(frozen=True, slots=True)
class Result:
    """The end of the work: what was made."""

    made: Any


@dataclass(frozen=True, slots=True)
class Refused:
    """The end of the work: something an editor can act on."""

    error: ParallaxError


@dataclass(frozen=True, slots=True)
class Failed:
    """The end of the work: an error that nobody foresaw, by its type, and where it came from."""

    kind: str
    trace: str


Answer = StepTold | Result | Refused | Failed


def main() -> None:
    """Serve until the other side of the socket is gone. The one argument is the socket's number."""
    faulthandler.enable()
    logs.set_up()
    with suppress(OSError):  # not Linux
        Path("/proc/self/oom_score_adj").write_text(OOM_SCORE, encoding="ascii")
    connection = Connection(int(sys.argv[1]))
    calls: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(connection, calls), daemon=True).start()
    while True:
        end = _end_of(calls.get(), connection)
        try:
            connection.send(end)
        except Exception as error:  # noqa: BLE001 - what was made cannot be sent
            connection.send(_failed(error))


def _receive(connection: Connection, calls: queue.SimpleQueue[bytes]) -> None:
    """Take calls in beside the work, so that the end of the server is seen in the middle of it, and is the end here."""
    try:
        while True:
            calls.put(connection.recv_bytes())
    except (EOFError, OSError):
        os._exit(0)


def _end_of(call: bytes, connection: Connection) -> Answer:
    try:
        function, given = pickle.loads(call)
        return Result(function(*given, progress=lambda step: connection.send(StepTold(step))))
    except ParallaxError as error:
        return Refused(error)
    except Exception as error:  # noqa: BLE001 - a fault of the work is an answer, not the end of this process
        return _failed(error)


def _failed(error: Exception) -> Failed:
    return Failed(type(error).__name__, logs.where(error))
