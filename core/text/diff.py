"""Which words of a sentence another wording does not use."""

from __future__ import annotations

import re

from core.text.words import read_words

_BETWEEN = re.compile(r"[\s,;:'’“”\"()–—-]*")


def differing_words(text: str, base: str) -> tuple[tuple[int, int], ...]:
    """Find the words of a text that the base does not use anywhere.

    Case, accents, quotation marks and the spelling of numbers and months make no difference ("eight" is "8"); the
    order of words makes none either, so a moved clause is not marked.

    Args:
        text: The wording that is shown.
        base: The wording it is compared with; where it holds no word, nothing is marked.

    Returns:
        Spans over `text`, in order, neighbouring words joined.
    """
    known = {word.form for word in read_words(base)}
    if not known:
        return ()
    spans: list[tuple[int, int]] = []
    for word in read_words(text):
        if word.form in known:
            continue
        if spans and _BETWEEN.fullmatch(text, spans[-1][1], word.start):
            spans[-1] = (spans[-1][0], word.end)
        else:
            spans.append((word.start, word.end))
    return tuple(spans)
