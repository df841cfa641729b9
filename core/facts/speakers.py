"""The same words given to different speakers, by a light rule: the subject of the verb of saying beside the quote."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from core.facts.compare_values import Finding
from core.facts.grammar import Token, Tree, alike
from core.facts.names import GROUPS, PEOPLE, Name, can_be_one, names
from core.facts.roles import callings
from core.lexicon import entries
from core.models import ConflictKind
from core.text.parse import as_parser_sees

QUOTED = re.compile(r"\"([^\"]+)(?:\"|$)|(?<![\w.])'([^\"]{12,}?)'(?!\w)|^([^\"]{12,})\"")
LEAST_WORDS = 4
LEAST_SHARED = 0.6


@dataclass(frozen=True, slots=True)
class Utterance:
    """Words of a sentence that are somebody's, and who that is there. `name` is None where no name is written."""

    words: frozenset[str]
    speaker: tuple[int, int]
    text: str
    name: Name | None
    pronoun: bool
    house: bool
    spokesman: bool
    statement: bool


@lru_cache(maxsize=1)
def _cues() -> frozenset[str]:
    return frozenset(entries("cue_verbs"))


@lru_cache(maxsize=20_000)
def utterance(tree: Tree) -> Utterance | None:
    """Find the quoted or reported words of a sentence and their speaker, or None."""
    verb, subject = _saying(tree)
    if verb is None or subject is None:
        return None
    spoken = _content(tree, verb)
    below = tree.within(subject.index)
    start, end = min(token.start for token in below), max(token.end for token in below)
    within = [name for name in names(tree) if start <= name.start < end]
    own = next((name for name in within if name.start <= subject.start < name.end), None)
    roles = [call for call in callings(tree) if call.top.index == subject.index or start <= call.start < end]
    statement = any(token.lemma == "statement" for token in tree.tokens)
    house = any("house" in call.families and call.top.index == subject.index for call in roles)
    house = house or (own is not None and own.sort == GROUPS) or subject.lemma in ("ministry", "embassy")
    spokesman = any(call.meaning in ("spokesman", "lawyer", "aide") for call in roles)
    head_name = own or next((name for name in within if name.sort == PEOPLE), None)
    return Utterance(
        spoken, (start, end), tree.text[start:end], head_name, subject.pos == "PRON", house, spokesman, statement
    )


def _saying(tree: Tree) -> tuple[Token | None, Token | None]:
    quoted = bool(QUOTED.search(as_parser_sees(tree.text)))
    for token in tree.tokens:
        if token.pos != "VERB" or token.lemma not in _cues():
            continue
        if _inside_quote(tree, token):
            continue
        subject = next((kid for kid in tree.children(token.index) if kid.dep == "nsubj"), None)
        reports = quoted or any(kid.dep in ("ccomp", "parataxis") for kid in tree.children(token.index))
        if subject is not None and reports:
            return token, subject
    return None, None


def _inside_quote(tree: Tree, token: Token) -> bool:
    return any(match.start() < token.start < match.end() - 1 for match in QUOTED.finditer(as_parser_sees(tree.text)))


def _content(tree: Tree, verb: Token) -> frozenset[str]:
    spans = [match.span() for match in QUOTED.finditer(as_parser_sees(tree.text))]
    kept = [
        token
        for token in tree.tokens
        if token.pos in ("NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV")
        and (any(start <= token.start < end for start, end in spans) if spans else False)
    ]
    if not spans:
        told = next((kid for kid in tree.children(verb.index) if kid.dep in ("ccomp", "parataxis")), None)
        kept = (
            [token for token in tree.within(told.index) if token.pos in ("NOUN", "PROPN", "VERB", "ADJ", "NUM")]
            if told
            else []
        )
    return frozenset(token.lemma for token in kept)


def compare_speakers(left: Tree, right: Tree, *, speaker_a: str = "", speaker_b: str = "") -> list[Finding]:
    """Compare who says the same words.

    Args:
        left: One sentence.
        right: The other.
        speaker_a: Who speaks in the left one, where the caller knows better than the sentence tells.
        speaker_b: The same for the right one.
    """
    a, b = utterance(left), utterance(right)
    if a is None or b is None or not _same_words(a, b):
        return []
    found = _judge(a, b, speaker_a, speaker_b)
    if found is None:
        return []
    if found:
        reason = f"The same words are given to “{a.text}” and to “{b.text}”."
    else:
        reason = f"“{a.text}” and “{b.text}” can be one speaker."
    return [Finding(ConflictKind.SPEAKER, a.speaker, b.speaker, found, reason)]


def _same_words(a: Utterance, b: Utterance) -> bool:
    short, long = sorted((a.words, b.words), key=len)
    if len(short) < LEAST_WORDS:
        return False
    return sum(any(alike(word, other) for other in long) for word in short) / len(short) >= LEAST_SHARED


def _judge(a: Utterance, b: Utterance, speaker_a: str, speaker_b: str) -> bool | None:
    """True: two speakers. False: one speaker named in two ways. None: the same, or nothing to say."""
    if a.pronoun or b.pronoun or a.text.casefold() == b.text.casefold():
        return None
    if a.house != b.house:
        person, house = (b, a) if a.house else (a, b)
        return person.name is not None and not person.spokesman and house.statement
    if a.name and b.name and a.name.sort == b.name.sort == PEOPLE:
        return not can_be_one(a.name, b.name) and a.name.words != b.name.words
    return False if bool(a.name) != bool(b.name) else None
