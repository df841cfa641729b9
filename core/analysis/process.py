"""The process that analyses, seen from the server: started, spoken with, measured, ended.

Plain `subprocess` and one socket. Weighed and left:

- `multiprocessing` (spawn) and `concurrent.futures` run the parent's `__main__` again in the child. Streamlit puts the
  script of the page in its place, so that the child would draw the dashboard. A fresh interpreter that imports one
  function is safe beside the server's threads as well, which a fork is not.
- pebble and loky start by the same way. pebble ends a task for time and by cancel, but knows no steps, no place in the
  queue and no ceiling of memory; loky restarts its workers for leaking memory, and cannot end one task.
- psutil would measure one number, which Linux gives in a file and every other Unix by `ps`.
"""

from __future__ import annotations

import os
import queue
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from core.analysis.work_process import Answer, StepTold
from core.environment import LIBRARY

ROOT = Path(__file__).parents[2]
START = "from core.analysis.work_process import main; main()"
KEPT_BACK = (LIBRARY,)
"""Variables that work on articles has no need of: this one may hold a password."""
GONE = None
"""Stands in the answers where the process has ended."""
Answers = queue.SimpleQueue[Answer | None]


class WorkProcess:
    """One process that carries out one call at a time, and is ended for good when it is not wanted any more."""

    def __init__(self) -> None:
        """Start it. It imports nothing heavy before its first call.

        Raises:
            OSError: If the system starts no process.
        """
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-c", START, str(theirs.fileno())],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                env=_environment(os.environ),
                pass_fds=[theirs.fileno()],
                start_new_session=True,  # Ctrl+C in the server's terminal is the server's alone; its end is ours
            )
        self._connection = Connection(ours.detach())
        self.number = self._process.pid
        self._speaker: threading.Thread | None = None

    @property
    def alive(self) -> bool:
        """Whether it still runs."""
        return self._process.poll() is None

    def call(self, call: bytes) -> Answers:
        """Hand over a call; its answers arrive in the queue, the last of them no `StepTold`.

        A thread of its own sends and receives: a process that does not read or stops in the middle of an answer keeps
        nobody waiting but that thread, and `end` sets it free.
        """
        answers: Answers = queue.SimpleQueue()
        self._speaker = threading.Thread(target=self._exchange, args=(call, answers), daemon=True, name="analysis")
        self._speaker.start()
        return answers

    def _exchange(self, call: bytes, answers: Answers) -> None:
        try:
            self._connection.send_bytes(call)
            while isinstance(answer := self._connection.recv(), StepTold):
                answers.put(answer)
            answers.put(answer)
        except Exception:  # noqa: BLE001 - it ended, or what it sent cannot be read: either way it is of no more use
            answers.put(GONE)

    def resident_bytes(self) -> int:
        """Resident memory; 0 if it has ended."""
        try:
            pages = Path(f"/proc/{self.number}/statm").read_text(encoding="ascii").split()[1]
            return int(pages) * os.sysconf("SC_PAGE_SIZE")
        except (OSError, IndexError):
            return 0 if Path("/proc/self/statm").exists() else _asked_of_ps(self.number)

    def end(self, *, patience_seconds: float = 0) -> int:
        """End it at once, or after a moment in which it may end by itself; returns its status, -9 for signal 9."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(patience_seconds)
        self._process.kill()
        status = self._process.wait()
        if self._speaker:
            self._speaker.join()
        self._connection.close()
        return status


def _environment(ours: Mapping[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in ours.items() if name not in KEPT_BACK}
    return kept | {"PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), ours.get("PYTHONPATH")]))}


def _asked_of_ps(number: int) -> int:
    """Resident memory where there is no /proc, as on macOS; 0 if the process has ended."""
    found = subprocess.run(["ps", "-o", "rss=", "-p", str(number)], capture_output=True, text=True, check=False)
    return int(found.stdout.strip() or 0) * 1024
