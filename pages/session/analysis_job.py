"""A story being analysed behind the page: its steps, how far it is, and the word that stops it."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable

from core.errors import ParallaxError

_ONE_AT_A_TIME = threading.Lock()
"""Model and parser use every core there is; a second story waits for the first."""
WAITING = "Waiting for another story to be done"


def _head(step: str) -> str:
    """What a step is about: the words before the comma or colon."""
    return re.split(r"[,:]", step, maxsplit=1)[0]


class Cancelled(Exception):
    """The editor stopped the analysis."""


class Job:
    """Work in a thread of its own. The page looks at it; only `cancel` reaches into it."""

    def __init__(self, work: Callable[[Callable[[str], None]], None]) -> None:
        """Start the work; it is handed what it reports its steps to."""
        self.steps: list[str] = []
        self.problem = ""
        self.done = False
        self.cancelled = False
        self._stop = threading.Event()
        self._work = work
        self._thread = threading.Thread(target=self._run, daemon=True, name="analysis")
        self._thread.start()

    def cancel(self) -> None:
        """Stop at the next step."""
        self._stop.set()

    @property
    def stopping(self) -> bool:
        """Whether it was told to stop."""
        return self._stop.is_set()

    def wait(self, seconds: float) -> None:
        """Wait for the end."""
        self._thread.join(seconds)

    def _report(self, step: str) -> None:
        if self._stop.is_set():
            raise Cancelled
        # "Vectors, 32 of 400 sentences" and "Vectors: 400" take the place of the step they continue.
        heads = [_head(told) for told in self.steps]
        if _head(step) in heads:
            self.steps[heads.index(_head(step))] = step
        else:
            self.steps.append(step)

    def _run(self) -> None:
        try:
            self._report(WAITING)
            while not _ONE_AT_A_TIME.acquire(timeout=0.3):
                self._report(WAITING)
            try:
                self.steps.clear()
                self._work(self._report)
            finally:
                _ONE_AT_A_TIME.release()
        except Cancelled:
            self.cancelled = True
        except ParallaxError as error:
            self.problem = str(error)
        except Exception as error:  # the thread's end must reach the page, whatever it was
            self.problem = f"The analysis failed ({type(error).__name__}: {str(error)[:200]}). Try again."
        finally:
            self.done = True
