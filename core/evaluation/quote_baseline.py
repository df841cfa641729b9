"""The plain baseline that the quote finder is held against: a regular expression and the nearest name."""

from __future__ import annotations

import re
from typing import Any

_MARKED = re.compile(r"“[^”\n]{8,}”|\"[^\"\n]{8,}\"|(?<!\w)[‘'](?=\w)[^\n]{8,}?[,.?!\w][’'](?!\w)")
_CUE = re.compile(r"\b(?:said|says|say|told|added|wrote|asked|tweeted|argued|claimed|according to)\b")
_NAME = re.compile(r"\b[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}")
_NEAR_CHARS = 120


def baseline_quotes(text: str) -> list[dict[str, Any]]:
    """Words between marks, the cue nearest to them, and the name nearest to the cue. Finds no indirect quote.

    Returns:
        Rows as the evaluation writes them: start, end, type, speaker, cue.
    """
    return [_row(text, found.start(), found.end()) for found in _MARKED.finditer(text)]


def _row(text: str, start: int, end: int) -> dict[str, Any]:
    around = [
        (end, text[end : end + _NEAR_CHARS]),
        (max(0, start - _NEAR_CHARS), text[max(0, start - _NEAR_CHARS) : start]),
    ]
    row: dict[str, Any] = {"start": start, "end": end, "type": "direct", "speaker": None, "cue": ""}
    for place, words in around:
        cue = _CUE.search(words)
        if cue is None:
            continue
        names = list(_NAME.finditer(words))
        nearest = min(names, key=lambda name: max(name.start() - cue.end(), cue.start() - name.end()), default=None)
        row["cue"] = cue.group()
        if nearest is not None:
            row["speaker"] = nearest.group()
            row["speaker_start"], row["speaker_end"] = place + nearest.start(), place + nearest.end()
        break
    return row
