"""Rows of tables: put together by what they share, and as a data frame for charts and sheets."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import TYPE_CHECKING, TypeVar, get_type_hints

if TYPE_CHECKING:
    import pandas as pd

RowT = TypeVar("RowT")
KeyT = TypeVar("KeyT", bound=Hashable)


def frame(rows: Iterable[RowT], of: type[RowT]) -> pd.DataFrame:
    """Rows as a data frame, a column for each field; a row inside a row gives its own columns in its place.

    Args:
        rows: Frozen dataclasses of one type.
        of: Their type, which names the columns where there is no row.

    Returns:
        One line a row, in their order; members of an enumeration by their value. What is None is missing.

    Raises:
        ValueError: If two fields would share a column.
    """
    import pandas as pd

    names = columns(of)
    if len(set(names)) < len(names):
        raise ValueError(f"{of.__name__} has two columns of one name: {', '.join(names)}")
    return pd.DataFrame([tuple(_cells(row)) for row in rows], columns=list(names))


def columns(of: type) -> tuple[str, ...]:
    """Names of the columns of a type of row."""
    hints = get_type_hints(of)
    return tuple(name for field in fields(of) for name in _named(field.name, hints[field.name]))


def _named(name: str, hint: object) -> tuple[str, ...]:
    return columns(hint) if isinstance(hint, type) and is_dataclass(hint) else (name,)


def _cells(row: object) -> Iterator[object]:
    for field in fields(row):  # type: ignore[arg-type]
        value = getattr(row, field.name)
        if is_dataclass(value):
            yield from _cells(value)
        else:
            yield _plain(value)


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(_plain(part) for part in value)
    return value.value if isinstance(value, Enum) else value


def grouped(rows: Iterable[RowT], by: Callable[[RowT], KeyT]) -> dict[KeyT, tuple[RowT, ...]]:
    """Rows by what they share, groups and rows in the order in which they come."""
    found: dict[KeyT, list[RowT]] = {}
    for row in rows:
        found.setdefault(by(row), []).append(row)
    return {key: tuple(members) for key, members in found.items()}
