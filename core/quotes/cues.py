"""Cue verbs: what introduces somebody's words, and in which frame. The list is a file that an editor can edit."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from core import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

SPEECH, JUDGE, MIND, FINDING = "speech", "judge", "mind", "finding"
_ALSO_NOUNS = frozenset({"claim", "comment", "remark", "promise", "question", "warning", "statement"})


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
    verb = cue_verbs().get(_lemma(token)) or cue_verbs().get(_plain_lemma(token.lower_))
    return verb is not None and verb.frame == SPEECH


def _lemma(token: Token) -> str:
    lemma: str = token.lemma_.lower()
    return lemma if lemma in cue_verbs() else _plain_lemma(token.lower_)


@lru_cache(maxsize=4096)
def _plain_lemma(word: str) -> str:
    """The dictionary form by the endings of regular verbs, for words the parser took for nouns."""
    for ending, replacement in (("ies", "y"), ("ied", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("d", "")):
        if word.endswith(ending) and word[: -len(ending)] + replacement in cue_verbs():
            return word[: -len(ending)] + replacement
    return _IRREGULAR.get(word, word)


_IRREGULAR = {"said": "say", "told": "tell", "wrote": "write", "spoke": "speak", "swore": "swear", "sang": "sing"}


def tone_of(cue: str) -> tuple[str, str]:
    """Tone of a cue as printed and what it implies: ("loaded", "casts doubt on the words") for "has claimed".

    Words that are not on the list are ("neutral", "").
    """
    for word in cue.lower().split():
        verb = cue_verbs().get(word) or cue_verbs().get(_plain_lemma(word)) or _participle(word)
        if verb is not None:
            return verb.tone, verb.implies
    return "neutral", ""


def _participle(word: str) -> CueVerb | None:
    if not word.endswith("ing"):
        return None
    stem = word[:-3]
    return cue_verbs().get(stem) or cue_verbs().get(stem + "e") or cue_verbs().get(stem[:-1])
