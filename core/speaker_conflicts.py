"""The same words given to two speakers: a conflict between quotes of matched sentences. Pure; needs no parser."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import product

from core.lexicon import rows
from core.models import Conflict, ConflictKind, Match, Quote, Reading, Sentence, Side, Span
from core.people.identity import NameKind, identity, kind_of
from core.text.words import is_function_word, read_words

LEAST_WORDS = 4
"""Fewest words with a meaning of their own in the shorter quote: "no comment" is anybody's."""
LEAST_VERBATIM = 6
"""Words in a row, whatever they are, that are the same words though fewer of them have a meaning of their own."""
LEAST_SHARED = 0.6
LEAST_RUN = 3
"""The same words, not the same topic: most are shared, and some stand in one order."""
_SPEAKS_FOR = frozenset({"spokesman", "lawyer", "aide"})
_STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class QuotedPart:
    """What a quote says in one sentence: its words, stemmed, in order."""

    quote: Quote
    reading: Reading
    sentence: Sentence
    words: tuple[str, ...]

    @property
    def speaker(self) -> str:
        """The speaker's name; empty while unresolved."""
        return self.quote.speaker or ""

    @property
    def shown(self) -> Span:
        """Where the speaker is named in this sentence; the words themselves where that stands in another one."""
        own = next((span for span in self.quote.content if span[1] > self.sentence.start), self.quote.content[0])
        start, end = self.quote.speaker_as_written or own
        if self.sentence.start <= start and end <= self.sentence.end:
            return start, end
        return max(own[0], self.sentence.start), min(own[1], self.sentence.end)


def find_speaker_conflicts(
    readings: Sequence[Reading],
    quotes: Iterable[Quote],
    matches: Iterable[Match],
) -> tuple[Conflict, ...]:
    """Find words that two outlets give to two speakers.

    Both speakers must be resolved, and two by `core.people.identity`; where names alone cannot tell there is no
    conflict. A body and a person can both be right, but for a written statement of the body. What an outlet gives to
    both speakers is no conflict. Editors' decisions are those already applied to quotes and matches.

    Args:
        readings: The articles.
        quotes: Their quotes, decisions applied. Repeats and quotes outside the body sentences are not compared.
        matches: Pairs of sentences to compare, decisions applied: `core.index.Index.comparable_pairs`.

    Returns:
        Conflicts between the words that name the speakers, or the quoted words where those stand in another sentence,
        in the order of the text; `probability` is that of the match that brought them together.
    """
    parts = _parts(readings, quotes)
    alike = [
        (one, other, match.probability)
        for match in matches
        for one, other in product(parts.get(match.left, ()), parts.get(match.right, ()))
        if _same_words(one.words, other.words)
    ]
    agreed = {
        (one.quote.quote_id, other.quote.article_id)
        for left, right, _ in alike
        if identity(left.speaker, right.speaker).one
        for one, other in ((left, right), (right, left))
    }
    found: dict[str, Conflict] = {}
    for one, other, probability in alike:
        met = {(one.quote.quote_id, other.quote.article_id), (other.quote.quote_id, one.quote.article_id)}
        if agreed.isdisjoint(met) and _cannot_both_speak(one, other):
            conflict = _conflict(one, other, probability)
            found.setdefault(conflict.conflict_id, conflict)
    return tuple(sorted(found.values(), key=_place))


def join_conflicts(conflicts: Iterable[Conflict], speakers: Sequence[Conflict]) -> tuple[Conflict, ...]:
    """Put speaker conflicts among the others, in the order of the text.

    A name or role that differs inside the words that name two speakers is the same difference, and goes.
    """
    kept = [one for one in conflicts if one.kind not in _ECHOES or not any(_echoes(one, other) for other in speakers)]
    return tuple(sorted((*kept, *speakers), key=_place))


_ECHOES = (ConflictKind.NAME, ConflictKind.AGENT, ConflictKind.ROLE)


def _echoes(one: Conflict, speakers: Conflict) -> bool:
    sides = {side.article_id: side for side in (speakers.a, speakers.b)}
    if {one.a.article_id, one.b.article_id} != set(sides):
        return False
    return any(sides[own.article_id].start <= own.start < sides[own.article_id].end for own in (one.a, one.b))


def _place(one: Conflict) -> tuple[str, int, str, int, str]:
    return one.a.article_id, one.a.start, one.b.article_id, one.b.start, one.kind


def _parts(readings: Sequence[Reading], quotes: Iterable[Quote]) -> dict[str, list[QuotedPart]]:
    """What quotes say in each sentence, by sentence id."""
    sentences = {one.sentence_id: (reading, one) for reading in readings for one in reading.sentences}
    parts: dict[str, list[QuotedPart]] = defaultdict(list)
    for quote in quotes:
        for sentence_id in quote.sentence_ids if quote.repeat_of is None else ():
            if sentence_id in sentences:
                reading, sentence = sentences[sentence_id]
                spans = [(max(start, sentence.start), min(end, sentence.end)) for start, end in quote.content]
                said = " ".join(reading.article.text[start:end] for start, end in spans if start < end)
                parts[sentence_id].append(QuotedPart(quote, reading, sentence, _words(said)))
    return parts


@lru_cache(maxsize=4096)
def _words(said: str) -> tuple[str, ...]:
    """Stems; function words stay as they are, so that they are known again."""
    return tuple(word.form if is_function_word(word.form) else word.stem for word in read_words(said))


def _same_words(left: Sequence[str], right: Sequence[str]) -> bool:
    own, others = _meaning(left), _meaning(right)
    fewer, more = sorted((set(own), set(others)), key=len)
    if not fewer or len(fewer & more) < LEAST_SHARED * len(fewer):
        return False
    enough = len(fewer) >= LEAST_WORDS or _longest_run(left, right) >= LEAST_VERBATIM
    return enough and _longest_run(own, others) >= LEAST_RUN


def _meaning(words: Sequence[str]) -> list[str]:
    return [word for word in words if not is_function_word(word)]


def _longest_run(left: Sequence[str], right: Sequence[str]) -> int:
    return SequenceMatcher(None, left, right, autojunk=False).find_longest_match().size


def _cannot_both_speak(one: QuotedPart, other: QuotedPart) -> bool:
    if identity(one.speaker, other.speaker).one is not False or _speaks_for(one, other) or _speaks_for(other, one):
        return False
    kinds = kind_of(one.speaker), kind_of(other.speaker)
    if {NameKind.DESCRIPTION, NameKind.PLACE} & set(kinds):
        return False
    if NameKind.BODY not in kinds or kinds[0] is kinds[1]:
        return True
    return _stated(one if kinds[0] is NameKind.BODY else other)


def _stated(part: QuotedPart) -> bool:
    """Whether the words come from a statement in writing."""
    return _STATEMENT in part.reading.article.text[part.sentence.start : part.sentence.end].casefold()


def _speaks_for(person: QuotedPart, other: QuotedPart) -> bool:
    """Whether a speaker is described by the other's name ("Nordair spokesman Tom Hale"), or as a body's spokesman."""
    span = person.quote.speaker_as_written or (0, 0)
    written = {word.form for word in read_words(person.reading.article.text[slice(*span)])}
    named = {word.form for word in read_words(other.speaker) if not is_function_word(word.form)}
    return named <= written or (kind_of(other.speaker) is NameKind.BODY and not written.isdisjoint(_spokesmen()))


@lru_cache(maxsize=1)
def _spokesmen() -> frozenset[str]:
    return frozenset(word for word, meaning, *_ in rows("role_nouns") if meaning in _SPEAKS_FOR)


def _conflict(one: QuotedPart, other: QuotedPart, probability: float) -> Conflict:
    a, b = _side(one), _side(other)
    name = f"{ConflictKind.SPEAKER}:{a.article_id}@{a.start}-{a.end}:{b.article_id}@{b.start}-{b.end}"
    reason = f"The same words are given to “{one.speaker}” and to “{other.speaker}”."
    return Conflict(name, ConflictKind.SPEAKER, a, b, reason, probability=probability)


def _side(part: QuotedPart) -> Side:
    start, end = part.shown
    return Side(part.quote.article_id, part.sentence.sentence_id, start, end, part.reading.article.text[start:end])
