"""What the environment sets: every variable that Parallax reads, and what its values mean. README has the table.

An empty value is none. A switch is on or off in any case, also as 1 and 0, yes and no, true and false.
"""

from __future__ import annotations

import os
from pathlib import Path

from core.errors import UnclearSetting

STORE = "PARALLAX_STORE"
FETCH = "PARALLAX_FETCH"
DATA = "PARALLAX_DATA"
LIBRARY = "PARALLAX_LIBRARY"
COMPARISON = "PARALLAX_COMPARISON"
LOG = "PARALLAX_LOG"
ANALYSIS_MEMORY = "PARALLAX_ANALYSIS_MEMORY_MB"
ANALYSIS_MINUTES = "PARALLAX_ANALYSIS_MINUTES"
VARIABLES = (STORE, FETCH, DATA, LIBRARY, COMPARISON, LOG, ANALYSIS_MEMORY, ANALYSIS_MINUTES)

ON = frozenset({"on", "1", "yes", "true"})
OFF = frozenset({"", "off", "0", "no", "false"})
DEFAULT_DATA_FOLDER = "data"
LOG_LEVELS = ("debug", "info", "warning", "error")
DEFAULT_LOG_LEVEL = "warning"


def check() -> None:
    """Read each switch, level and number once, so that a value that means nothing is told at the start.

    Raises:
        UnclearSetting: With the variable and its value.
    """
    stores_stories()
    fetches_addresses()
    log_level()
    analysis_memory_mb()
    analysis_minutes()


def stores_stories() -> bool:
    """Whether the dashboard keeps stories in the library, beyond a visit. Raises as `check` does."""
    return _switch(STORE)


def fetches_addresses() -> bool:
    """Whether this installation fetches articles by their addresses. Raises as `check` does."""
    return _switch(FETCH)


def data_folder() -> Path:
    """Where the library and the vectors lie, unless they are told otherwise."""
    return Path(_value(DATA) or DEFAULT_DATA_FOLDER)


def database_url() -> str | None:
    """The database that is used in place of a file in the data folder; None for that file."""
    return _value(LIBRARY)


def comparison_file() -> Path | None:
    """The stored comparison that is shown in place of the example story; None for the example."""
    return Path(value) if (value := _value(COMPARISON)) else None


def log_level() -> str:
    """The least level that is written to the log, one of `LOG_LEVELS`. Raises as `check` does."""
    value = (_value(LOG) or DEFAULT_LOG_LEVEL).lower()
    if value not in LOG_LEVELS:
        raise UnclearSetting(f"The variable {LOG} is {value[:40]!r}. Set it to one of {', '.join(LOG_LEVELS)}.")
    return value


def analysis_memory_mb() -> float | None:
    """The most memory an analysis may take; None for the default. Raises as `check` does."""
    return _number(ANALYSIS_MEMORY)


def analysis_minutes() -> float | None:
    """The longest an analysis may take; None for the default. Raises as `check` does."""
    return _number(ANALYSIS_MINUTES)


def _number(name: str) -> float | None:
    if (value := _value(name)) is None:
        return None
    try:
        number = float(value)
    except ValueError:
        number = 0
    if not 0 < number < float("inf"):
        raise UnclearSetting(f"The variable {name} is {value[:40]!r}. Set it to a number above 0.")
    return number


def _switch(name: str) -> bool:
    value = _value(name) or ""
    if value.lower() in ON:
        return True
    if value.lower() in OFF:
        return False
    raise UnclearSetting(f"The variable {name} is {value[:40]!r}, which means neither on nor off. Set it to on or off.")


def _value(name: str) -> str | None:
    return os.environ.get(name, "").strip() or None
