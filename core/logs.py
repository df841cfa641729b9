"""What Parallax writes down while it works: ids, counts and seconds, and never the words of an article.

Each module asks for a logger of its own name. Programs, the command line and the dashboard, call `set_up` once; tests
and programs that import `core` keep their own arrangements.
"""

from __future__ import annotations

import logging
import secrets
import sys
import traceback
from typing import TextIO

from core import environment
from core.errors import UnclearSetting

ROOMS = ("core", "pages")
FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class _Handler(logging.StreamHandler):  # type: ignore[type-arg]
    """Ours, told apart from others so that there is one. Writes to what is standard error at that moment."""

    @property
    def stream(self) -> TextIO:
        """Standard error of now: a stream that was closed since would be written to with a traceback, words and all."""
        return sys.stderr

    @stream.setter
    def stream(self, given: TextIO) -> None:
        """The base class sets one, which is left aside."""


def set_up() -> None:
    """Write to standard error from the level that the environment asks for. Calling it again changes the level alone.

    An unclear level counts as the usual one here; `core.environment.check` tells it.
    """
    try:
        level = environment.log_level()
    except UnclearSetting:
        level = environment.DEFAULT_LOG_LEVEL
    for room in ROOMS:
        logger = logging.getLogger(room)
        logger.setLevel(level.upper())
        if not any(isinstance(handler, _Handler) for handler in logger.handlers):
            handler = _Handler()
            handler.setFormatter(logging.Formatter(FORMAT))
            logger.addHandler(handler)


def unexpected(logger: logging.Logger, what: str, error: BaseException) -> str:
    """Write down an error that nobody foresaw: where it happened, and not what it says, which may quote an article.

    Args:
        logger: Of the module that caught it.
        what: What was being done, in words without any of an article.
        error: What was raised.

    Returns:
        A reference, to be shown beside the message; it stands in the log as well.
    """
    return failed(logger, what, where(error))


def failed(logger: logging.Logger, what: str, trace: str) -> str:
    """Write down that something failed, with its trace as `where` gives it, perhaps in another process.

    Returns:
        A reference, to be shown beside the message; it stands in the log as well.
    """
    reference = secrets.token_hex(4)
    logger.error("%s failed, reference %s\n%s", what, reference, trace)
    return reference


def where(error: BaseException) -> str:
    """Say where an error and those behind it were raised: files, lines and kinds, without their messages."""
    parts: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        lines = "".join(traceback.format_list(traceback.extract_tb(current.__traceback__)))
        parts.append(f"{lines}{type(current).__qualname__}")
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    return "\nraised while handling\n".join(parts)
