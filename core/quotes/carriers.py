"""By way of whom a quote came: the agency that quoted it, the outlet it was told, the setting it was said in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from core import lexicon
from core.models import Carrier, CarrierKind
from core.quotes.reports import Report, noun_words

if TYPE_CHECKING:
    from spacy.tokens import Span as Words
    from spacy.tokens import Token

_LEADS_TO_A_SETTING = frozenset({"to", "in", "on", "at", "during", "with", "by", "through", "via", "for", "from"})


@lru_cache(maxsize=1)
def _agencies() -> re.Pattern[str]:
    names = []
    for row in lexicon.rows("agencies"):
        names.append(row[0])
        names.extend(alias for alias in (row[1] if len(row) > 1 else "").split("|") if alias)
    joined = "|".join(re.escape(name) for name in sorted(set(names), key=len, reverse=True))
    return re.compile(rf"\b(?:{joined})\b")


@lru_cache(maxsize=1)
def _outlet_words() -> frozenset[str]:
    return frozenset(lexicon.entries("outlet_words"))


@lru_cache(maxsize=1)
def _settings() -> frozenset[str]:
    return frozenset(lexicon.entries("settings_of_speech"))


def carriers_of(report: Report, start_of: dict[int, int]) -> tuple[Carrier, ...]:
    """Agency, outlets and settings of a report, in the order they stand; spans over the article.

    Args:
        report: The report, in characters of its paragraph.
        start_of: Where each parsed paragraph starts in the article, by the identity of its parse.
    """
    found: dict[tuple[int, int], Carrier] = {}
    if report.via is not None:
        carrier = _carrier(report.via, start_of[id(report.via.doc)], CarrierKind.OUTLET)
        found[carrier.span] = carrier
    if report.cue_token is not None:
        for noun in _beside(report.cue_token):
            kind = _kind(noun)
            if kind is not None and not _is_speaker(noun, report):
                carrier = _carrier(noun_words(noun), start_of[id(noun.doc)], kind)
                found[carrier.span] = carrier
    return tuple(found[span] for span in sorted(found))


def _is_speaker(noun: Token, report: Report) -> bool:
    """ "According to the BBC": the outlet speaks, it carries nobody else's words; the same for "his statements"."""
    source = report.source
    if report.cue_token is not None and report.cue_token.lower_ == "according":
        return True
    return source is not None and source.doc is noun.doc and source.start <= noun.i < source.end


def _carrier(words: Words, offset: int, kind: CarrierKind) -> Carrier:
    if _agencies().search(words.text) or re.search(r"\b(?:news|press) agency\b", words.text, re.IGNORECASE):
        kind = CarrierKind.AGENCY
    span = (offset + words.start_char, offset + words.end_char)
    return Carrier(kind, span, re.sub(r"\s+", " ", words.text))


def _beside(cue: Token) -> Iterator[Token]:
    """Nouns that hang on the cue: those told, and those after "to", "in", "on", "at"."""
    for child in cue.children:
        if child.dep_ in ("dobj", "dative") and cue.lemma_.lower() in ("tell", "inform", "remind", "assure", "brief"):
            yield child
        if child.dep_ in ("prep", "dative", "agent") and child.lower_ in _LEADS_TO_A_SETTING:
            for noun in child.children:
                if noun.dep_ == "pobj":
                    yield noun
                    yield from _with_whom(noun)


def _with_whom(noun: Token) -> Iterator[Token]:
    """The outlet of "in an interview with the BBC"."""
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("with", "to", "on", "for", "by"):
            yield from (inner for inner in child.children if inner.dep_ == "pobj")


def _kind(noun: Token) -> CarrierKind | None:
    words = noun_words(noun)
    plain = {token.lower_ for token in words}
    if _agencies().search(words.text):
        return CarrierKind.AGENCY
    named = any(token.pos_ == "PROPN" for token in words)
    if named and (plain & _outlet_words() or noun.lower_ in _outlet_words()):
        return CarrierKind.OUTLET
    if noun.lower_ in _settings() or noun.lemma_.lower() in _settings():
        return CarrierKind.SETTING
    return None
