"""Words after a colon: "Lindh: ..." in a headline, "LINDH: ..." in a transcript, "She said:" above a quote."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from core import lexicon
from core.models import Role
from core.people.table import People, who_is_named
from core.quotes.cues import SPEECH, cue_of
from core.quotes.reports import Report, cue_words, document_words, noun_words, source_of
from core.quotes.units import Unit

if TYPE_CHECKING:
    from spacy.tokens import Span as Words

_HEADLINE = re.compile(r"\s*(?P<name>[A-Z][^:“\"‘'\n]{1,50}?)(?P<colon>:)\s+(?P<said>\S.{5,})", re.DOTALL)
_TRANSCRIPT = re.compile(r"\W{0,3}(?P<name>[A-Z][A-Z.'’\- ]{2,30}[A-Z])(?P<colon>:)\s+(?P<said>\S.+)", re.DOTALL)


@lru_cache(maxsize=1)
def _labels() -> frozenset[str]:
    return frozenset(lexicon.entries("headline_labels"))


def colon_report(unit: Unit, table: People) -> Report | None:
    """A paragraph that is one speaker's words after a colon; None for any other.

    In a headline the name before the colon must be somebody of the article, or a document ("Poll: ...").
    """
    found = _TRANSCRIPT.match(unit.text)
    rule = "transcript"
    if found is None and unit.role in (Role.HEADLINE, Role.DECK):
        found = _HEADLINE.match(unit.text)
        rule = "headline with a colon"
        if found is not None and not _somebody(found["name"], table):
            return None
    if found is None or found["name"].strip().lower() in _labels():
        return None
    source = unit.doc.char_span(*found.span("name"), alignment_mode="expand")
    start, end = found.span("said")
    end = len(unit.text[:end].rstrip(" \n\t\"'”’"))
    if source is None or end <= start:
        return None
    unclosed = any(not marked.closed and marked.start < start for marked in unit.marks)
    return Report(rule, [(start, end)], found.span("colon"), source, marked=rule == "transcript", never_closed=unclosed)


def _somebody(name: str, table: People) -> bool:
    return bool(who_is_named(table, name)) or name.strip().lower() in document_words()


def lead_in(unit: Unit) -> Report | None:
    """The cue of a paragraph that ends with a colon and no words of its own after it: "He said:"."""
    text = unit.text.rstrip()
    if not text.endswith(":") or not len(unit.doc):
        return None
    for token in reversed(unit.doc[-25:] if len(unit.doc) > 25 else unit.doc[:]):
        if token.text in ".?!":
            break
        verb = cue_of(token)
        if verb is not None and verb.frame == SPEECH:
            source = source_of(token, document_words())
            if source is not None:
                return Report("lead-in with a colon", [], cue_words(token), source, token)
    subject: Words | None = next(
        (noun_words(token) for token in list(unit.doc.sents)[-1] if token.dep_ in ("nsubj",)), None
    )
    colon = (len(text) - 1, len(text))
    return Report("lead-in with a colon", [], colon, subject)
