"""Names for what came in: of files that may try to be more than a name, and short ones for charts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

SHORT_NAME_CHARS = 12
MOST_NAME_CHARS = 120
UNNAMED = "unnamed"
_SMALL = frozenset({"the"})


def file_name(name: str) -> str:
    """The last part of a name, without folders, control and direction marks; at most 120 characters."""
    bare = re.split(r"[/\\]", one_line(name).rstrip("/\\"))[-1].strip(". ") or UNNAMED
    if len(bare) <= MOST_NAME_CHARS:
        return bare
    stem, dot, ending = bare.rpartition(".")
    if not dot or len(ending) > 8:
        return bare[:MOST_NAME_CHARS]
    return f"{stem[: MOST_NAME_CHARS - len(ending) - 1]}.{ending}"


def one_line(text: str) -> str:
    """A name or title on one line, with single blanks and without invisible characters."""
    visible = "".join(" " if unicodedata.category(mark) in {"Cc", "Zl", "Zp"} else mark for mark in text)
    visible = "".join(mark for mark in visible if unicodedata.category(mark) not in {"Cf", "Cs", "Co", "Cn"})
    return " ".join(visible.split())


def ending(name: str) -> str:
    """The ending of a file name, in lower case with its dot; empty if it has none."""
    bare = file_name(name)
    stem, dot, last = bare.rpartition(".")
    return f".{last.lower()}" if dot and stem else ""


def short_name(name: str, *, taken: Collection[str]) -> str:
    """Cut a name to at most 12 characters at a word where that is possible; a number keeps equal ones apart."""
    words = one_line(name).split()
    if len(words) > 1 and words[0].casefold() in _SMALL:
        words = words[1:]
    cut = " ".join(words)
    if len(cut) > SHORT_NAME_CHARS:
        while len(words) > 1 and len(" ".join(words)) > SHORT_NAME_CHARS:
            words.pop()
        cut = " ".join(words)[:SHORT_NAME_CHARS].rstrip()
    return _apart(cut or UNNAMED, taken, most=SHORT_NAME_CHARS, mark="~")


def article_id(name: str, *, taken: Collection[str]) -> str:
    """An id of letters, digits and dashes, unlike those taken."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-") or "article"
    return _apart(slug, taken, most=44, mark="-")


def _apart(name: str, taken: Collection[str], *, most: int, mark: str) -> str:
    candidate, count = name[:most], 2
    while candidate in taken:
        suffix = f"{mark}{count}"
        candidate, count = name[: most - len(suffix)].rstrip() + suffix, count + 1
    return candidate
