"""Agencies named in an article: as the source of its copy, of its pictures, or as the carrier of what somebody said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from core.lexicon import rows
from core.models import Credit, CreditKind, Passage, Reading, Role

COPY_KINDS = frozenset({CreditKind.BYLINE, CreditKind.DATELINE, CreditKind.CREDIT_LINE})
"""Kinds that say whose copy was used; the others name an agency for a picture or as a carrier."""
UNNAMED = "unnamed agencies"
STATED = "stated with the article"
SHORT_LINE = 8
"""Words. A line of at most that many that holds nothing but an agency and a place is a byline or a credit."""

_HIT, _OTHER = "\ue000", "\ue001"
_SEPARATOR = re.compile(r"\s*(?:[/,&|]|\band\b|\bvia\b)\s*")
_TEXT_ROLES = frozenset({Role.BODY, Role.HEADLINE, Role.DECK, Role.SUBHEAD})
_ALONE = re.compile(rf"^\W*{_HIT}+(?:\s*(?:[|/,–—-]|\bin\b)?\s*[^.!?]{{0,30}})?\W*$")


@dataclass(frozen=True, slots=True)
class _Hit:
    """An agency named at a place. `sure` is False for a form that is the agency only inside a credit."""

    start: int
    end: int
    agency: str
    sort: str
    sure: bool


def find_credits(reading: Reading) -> tuple[Credit, ...]:
    """Find the agencies that an article names, and how it names them.

    Credits that come with the article (from a manifest) stand first, with an empty span at 0. In boilerplate only what
    has the form of a credit counts, since teasers name agencies for other stories.

    Returns:
        Credits by place. An agency that is named twice has two.
    """
    found = list(_stated(reading))
    first_body = next((p.start for p in reading.passages if p.role is Role.BODY), 0)
    for passage in reading.passages:
        found.extend(_in_passage(reading, passage, above=passage.start < first_body))
    return tuple(found)


def credited(credits: tuple[Credit, ...]) -> tuple[str, ...]:
    """Name the agencies whose copy an article says it used, each once, in order."""
    return tuple(dict.fromkeys(c.agency for c in credits if c.kind in COPY_KINDS and c.agency != UNNAMED))


def _stated(reading: Reading) -> Iterator[Credit]:
    for line in reading.article.credits:
        for hit in _hits(line):
            photo = hit.sort == "picture" or re.search(r"(?i)\b(?:photo|picture|image)", line)
            kind = CreditKind.PHOTO if photo else CreditKind.CREDIT_LINE
            yield Credit(reading.article.article_id, hit.agency, 0, 0, kind, STATED)


def _in_passage(reading: Reading, passage: Passage, *, above: bool) -> Iterator[Credit]:
    text = reading.article.text[passage.start : passage.end]
    hits = _hits(text)
    for hit in hits:
        masked = _mask(text, hits, hit)
        kind, rule = _kind(masked, hit, passage, above=above) or (None, "")
        if kind is not None:
            start = passage.start + hit.start
            yield Credit(reading.article.article_id, hit.agency, start, passage.start + hit.end, kind, rule)


def _kind(masked: str, hit: _Hit, passage: Passage, *, above: bool) -> tuple[CreditKind, str] | None:
    role = passage.role
    matched = next(((kind, rule) for kind, rule, pattern in _patterns() if pattern.search(masked)), None)
    is_short = len(masked.split()) <= SHORT_LINE
    if role is Role.CAPTION:
        return CreditKind.PHOTO, matched[1] if matched else "in a caption"
    if role is Role.BOILERPLATE and matched and matched[0] is CreditKind.PHOTO and not is_short:
        return None
    if matched and matched[0] is not CreditKind.TEXT:
        return matched
    if hit.sort == "picture" and hit.sure and is_short:
        return CreditKind.PHOTO, "picture agency"
    if role is Role.DATELINE:
        return CreditKind.DATELINE, "agency in the dateline"
    if role is Role.BYLINE:
        return CreditKind.BYLINE, "in the byline"
    if is_short and _ALONE.match(masked) and role is not Role.HEADLINE:
        return (CreditKind.BYLINE if above else CreditKind.CREDIT_LINE), "name alone on a line"
    if role not in _TEXT_ROLES or not (matched or hit.sure):
        return None
    return matched or (CreditKind.TEXT, "named in the text")


def _mask(text: str, hits: list[_Hit], hit: _Hit) -> str:
    """Put a mark in place of the agency and of those listed with it, another in place of the rest; lengths stay."""
    start, end = hit.start, hit.end
    for other in hits:
        if other.start >= end and _SEPARATOR.fullmatch(text[end : other.start]):
            end = other.end
    for other in reversed(hits):
        if other.end <= start and _SEPARATOR.fullmatch(text[other.end : start]):
            start = other.start
    masked = text[:start] + _HIT * (end - start) + text[end:]
    for other in hits:
        if other.end <= start or other.start >= end:
            masked = masked[: other.start] + _OTHER * (other.end - other.start) + masked[other.end :]
    return masked


def _hits(text: str) -> list[_Hit]:
    pattern, known = _agencies()
    hits = []
    for found in pattern.finditer(text):
        agency, sort, sure = known[_key(found[0])]
        hits.append(_Hit(found.start(), found.end(), agency, sort, sure))
    return hits


def _key(written: str) -> str:
    """One key for "A.P.", "A. P." and "AP", and for a name in capitals throughout."""
    return re.sub(r"[.\s]+", "", written)


@lru_cache(maxsize=1)
def _agencies() -> tuple[re.Pattern[str], dict[str, tuple[str, str, bool]]]:
    known: dict[str, tuple[str, str, bool]] = {}
    written: set[str] = set()
    for name, aliases, shorts, sort in rows("agencies"):
        doubtful = [form for form in shorts.split("|") if form]
        forms = [form for form in (name, *aliases.split("|"), *doubtful) if form]
        for form in forms:
            for variant in {form, form.upper()} if len(form) > 3 and form[0].isupper() else {form}:
                known.setdefault(_key(variant), (name, sort, form not in doubtful))
                written.add(variant)
    longest_first = sorted(written, key=lambda form: (-len(form), form))
    alternatives = "|".join(_written(form) for form in longest_first)
    firsts = "".join(sorted({form[0] for form in written}))
    return re.compile(rf"(?<![\w.&-])(?=[{firsts}])(?:{alternatives})(?![\w&]|-[a-z])"), known


def _written(form: str) -> str:
    if form.isupper() and form.isalpha() and len(form) <= 4:
        dotted = r"\.\s?".join(form)
        return rf"{dotted}\.|{form}"
    return r"\s+".join(re.escape(part) for part in form.split())


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[CreditKind, str, re.Pattern[str]], ...]:
    return tuple(
        (CreditKind(kind), rule, re.compile(pattern.replace("@", f"{_HIT}+")))
        for kind, rule, pattern in rows("credit_patterns")
    )
