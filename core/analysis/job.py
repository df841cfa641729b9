"""A piece of work as its owner sees it: its place in the queue, its steps, its end. A `Runner` carries it out."""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from core import logs
from core.errors import AnalysisEnded, ParallaxError

Outcome = TypeVar("Outcome")
LOG = logging.getLogger(__name__)


def always() -> bool:
    """Say that the work is still wanted."""
    return True


class Job(Generic[Outcome]):
    """What its owner may look at from any thread. Only `cancel` reaches into the work.

    Attributes:
        steps: The steps so far, in words; the last is the one at work.
        before: How many other jobs come first; 0 when it is this one's turn.
        error: What ended the work without a result.
        cancelled: Whether it ended because its owner said so, or was gone.
    """

    def __init__(self) -> None:
        self.steps: tuple[str, ...] = ()
        self.before = 0
        self.error: ParallaxError | None = None
        self.cancelled = False
        self._made: list[Outcome] = []
        self._stop, self._end = threading.Event(), threading.Event()

    @property
    def done(self) -> bool:
        """Whether it has ended, in whatever way."""
        return self._end.is_set()

    @property
    def stopping(self) -> bool:
        """Whether it was told to stop."""
        return self._stop.is_set()

    @property
    def problem(self) -> str:
        """What ended the work without a result, in words for an editor."""
        return str(self.error or "")

    def cancel(self) -> None:
        """End it, wherever it is. Work that is already being kept comes to its end."""
        self._stop.set()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait for the end; returns whether it has come."""
        return self._end.wait(seconds)

    def result(self) -> Outcome:
        """Wait for the end and return what was made.

        Raises:
            ParallaxError: What the work raised, or `AnalysisEnded` if it was cancelled or broke off.
        """
        self._end.wait()
        if self.error:
            raise self.error
        if not self._made:
            raise AnalysisEnded("The analysis was cancelled.")
        return self._made[0]

    # For runners.

    def tell(self, step: str) -> None:
        """Note a step. "Vectors, 32 of 400 sentences" and "Vectors: 400" take the place of the step they continue."""
        heads = [_head(told) for told in self.steps]
        if _head(step) in heads:
            place = heads.index(_head(step))
            self.steps = (*self.steps[:place], step, *self.steps[place + 1 :])
        else:
            self.steps = (*self.steps, step)

    def finish(self, made: Outcome, then: Callable[[Outcome], object] | None) -> None:
        """End with a result, after it has been kept. Raises what keeping raises; the job has not ended then."""
        if then:
            then(made)
        self._made.append(made)
        self._end.set()

    def fail(self, error: ParallaxError) -> None:
        """End without a result."""
        self.error = error
        self._end.set()

    def drop(self) -> None:
        """End because nobody wants it any more."""
        self.cancelled = True
        self._end.set()


class Runner(Protocol):
    """Anything that carries out work given to it."""

    def submit(
        self,
        function: Callable[..., Outcome],
        *given: object,
        then: Callable[[Outcome], object] | None = None,
        wanted: Callable[[], bool] = always,
    ) -> Job[Outcome]:
        """Take work on and return at once.

        Args:
            function: A function of a module's top level; called with what is given and `progress`, which takes each
                step in words.
            given: Values, as they are now.
            then: Called with the result in this process before the job is done, to keep it.
            wanted: Asked from time to time whether the job's owner is still there; from any thread.
        """


def unexpected(kind: str, trace: str) -> AnalysisEnded:
    """What an editor is told of an error that nobody foresaw. Its traceback goes to the log under the same reference.

    Args:
        kind: The error's type. Its text may hold words of an article and is told to nobody.
        trace: As `logs.where` gives it.
    """
    reference = logs.failed(LOG, "an analysis", trace)
    return AnalysisEnded(f"The analysis failed ({kind}, reference {reference}). Try again.")


def _head(step: str) -> str:
    """What a step is about: the words before the comma or colon."""
    return re.split(r"[,:]", step, maxsplit=1)[0]
