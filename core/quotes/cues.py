"""Cue verbs: what introduces somebody's words, and in which frame. The list is a file that an editor can edit."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from core import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

SPEECH, JUDGE, MIND, FINDING = "speech", "judge", "mind", "finding"


@dataclass(frozen=True, slots=True)
class CueVerb:
    """A verb with its frame, its tone (neutral, leaning, loaded) and what the tone implies; words, never a score."""

    lemma: str
    frame: str
    tone: str
    implies: str


@lru_cache(maxsize=1)
def cue_verbs() -> dict[str, CueVerb]:
    """Every cue verb of the list, by its dictionary form."""
    verbs = {}
    for row in lexicon.rows("cue_verbs"):
        lemma, frame, tone, implies = (*row, "", "", "")[:4]
        verbs[lemma] = CueVerb(lemma, frame, tone, implies)
    return verbs


def cue_of(token: Token) -> CueVerb | None:
    """The cue verb this token is a form of, None for any other word."""
    if token.pos_ not in ("VERB", "AUX") and not token.tag_.startswith("VB"):
        return None
    if token.lemma_.lower() == "put":
        return _puts_it(token)
    return cue_verbs().get(_lemma(token))


def _puts_it(token: Token) -> CueVerb | None:
    """ "As she put it": speech, unlike "put down"."""
    following = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    return CueVerb("put it", SPEECH, "neutral", "") if following in ("it", "this") else None


def looks_like_cue(token: Token) -> bool:
    """Whether the token is a form of a verb of speech, whatever part of speech the parser gave it."""
    verb = cue_verbs().get(_lemma(token)) or _finite_forms().get(token.lower_)
    return verb is not None and verb.frame == SPEECH


def _lemma(token: Token) -> str:
    lemma: str = token.lemma_.lower()
    known = _finite_forms().get(token.lower_)
    return lemma if lemma in cue_verbs() or known is None else known.lemma


def tone_of(cue: str) -> tuple[str, str]:
    """Tone of a cue as printed and what it implies: ("loaded", "casts doubt on the words") for "has claimed".

    Words that are not on the list are ("neutral", "").
    """
    for word in cue.lower().split():
        verb = _finite_forms().get(word) or _participles().get(word)
        if verb is not None:
            return verb.tone, verb.implies
    return "neutral", ""


@lru_cache(maxsize=1)
def _finite_forms() -> dict[str, CueVerb]:
    """Each cue verb by itself, its present and its past forms, for words that the parser took for nouns."""
    forms: dict[str, CueVerb] = {}
    for lemma, verb in cue_verbs().items():
        y_to_i = lemma[:-1] + "i" if lemma.endswith("y") and lemma[-2] not in "aeiou" else lemma
        last = lemma[-1]
        endings = ("s", "es") if y_to_i == lemma else ("es",)
        pasts = {f"{y_to_i}d" if last == "e" else f"{y_to_i}ed", f"{lemma}{last}ed"}
        forms |= dict.fromkeys((lemma, *(y_to_i + ending for ending in endings), *pasts), verb)
    forms |= {form: cue_verbs()[lemma] for form, lemma in lexicon.rows("irregular_verbs")}
    return forms


@lru_cache(maxsize=1)
def _participles() -> dict[str, CueVerb]:
    forms: dict[str, CueVerb] = {}
    for lemma, verb in cue_verbs().items():
        forms |= dict.fromkeys((f"{lemma}ing", f"{lemma.removesuffix('e')}ing", f"{lemma}{lemma[-1]}ing"), verb)
    return forms
