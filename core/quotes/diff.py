"""Word differences between two versions of the same words, as data."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from core.models import DiffPiece, WordChange
from core.people.names import plain

_PRINTED = re.compile(r"\S+")
_LONGEST_WORDS = 2_000


def diff_words(base_text: str, other_text: str) -> tuple[DiffPiece, ...]:
    """Hold other words against base words, word by word; capitals, marks and punctuation make no difference.

    A word that stands at another place is missing at one and added at the other.

    Args:
        base_text: The words to compare with. Beyond 2,000 words both texts are cut.
        other_text: The words to be shown.

    Returns:
        Pieces in reading order. `SAME` and `ADDED` pieces joined by spaces are the other text's words as printed,
        `SAME` and `MISSING` ones the base's (in the other's spelling where they agree).
    """
    base, other = printed_words(base_text), printed_words(other_text)
    matcher = SequenceMatcher(None, [_plain(w) for w in base], [_plain(w) for w in other], autojunk=False)
    pieces: list[DiffPiece] = []
    for change, base_start, base_end, start, end in matcher.get_opcodes():
        if change == "equal":
            pieces.append(DiffPiece(WordChange.SAME, " ".join(other[start:end])))
            continue
        if base_end > base_start:
            pieces.append(DiffPiece(WordChange.MISSING, " ".join(base[base_start:base_end])))
        if end > start:
            pieces.append(DiffPiece(WordChange.ADDED, " ".join(other[start:end])))
    return tuple(pieces)


def printed_words(text: str) -> list[str]:
    """Words as printed, without tokens that are punctuation alone."""
    return [word for word in _PRINTED.findall(text)[:_LONGEST_WORDS] if any(c.isalnum() for c in word)]


def plain_words(text: str) -> list[str]:
    """Words in the form in which they are compared."""
    return [_plain(word) for word in printed_words(text)]


_MONTHS = "january february march april may june july august september october november december"
_WHOLE_MONTH = {month[:3]: month for month in _MONTHS.split()} | {"sept": "september"}


def _plain(word: str) -> str:
    bare = re.sub(r"^\W+|\W+$", "", word)
    if bare[:1].isupper() and bare.casefold() in _WHOLE_MONTH:
        return _WHOLE_MONTH[bare.casefold()]
    return bare.replace("’", "'").casefold() if "'" in bare or "’" in bare else plain(bare)
