"""The label of a point: the clause of its sentences that says what its outlets share."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from core.lexicon import entries, rows
from core.models import Clause, Sentence, Span, Spans
from core.text.verbs_of_speech import PAST, PRESENT, reporting_words
from core.text.words import is_function_word, read_words

MOST_CHARS = 90
ALONE = 0.35
"""What a word that no other outlet has takes from a label, as a share of what a word that all have gives it."""
ALONE_NUMBER = 0.6
"""The same for a number."""
FEWEST = 4
"""Words with a meaning that a label has, where any clause of the point has as many."""
FULL = 6
"""Words with a meaning from which on a label needs no more."""
BARE = 0.34
"""What each word short of that takes from a label, as a share of what one of its own gives it."""
SPOKEN = 3.0
"""What it takes from a label that it stands in the first person."""
LOADED = 3.0
"""What it takes from a label that it has a loaded verb of speech which no other outlet of the point has."""
OPENING = 6
"""Words that a sentence gives of what somebody says, where it neither has a clause nor says who."""
_PRONOUNS = frozenset(row[0] for row in rows("clause_words") if row[1] == "pronoun")
_CONNECTIVES = frozenset(row[0] for row in rows("clause_words") if row[1] == "connective")
_PHRASE_OPENERS = frozenset(
    row[0] for row in rows("clause_words") if row[1] in ("circumstance", "subordinate", "phrase")
)
_OPENING_MARKS = ('"', "“", "„", "«")
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Uu]s|[Mm]e)\b")


@dataclass(frozen=True, slots=True)
class Label:
    """A clause as a label: its sentence, its pieces, its words as shown, and the stems of those with a meaning."""

    sentence_id: str
    spans: Spans
    text: str
    stems: frozenset[str]


def rank_labels(
    sentences: Sequence[Sentence], texts: Mapping[str, str], clauses: Mapping[str, Sequence[Clause]]
) -> list[Label]:
    """Rank what a point can be labelled with, the best first: what most of its outlets say, in few words.

    Args:
        sentences: Of the point.
        texts: Of the articles, by id.
        clauses: Of the sentences, by sentence id. A sentence without any gives its own words, cut short.
    """
    rarity = _rarity(tuple(texts[name] for name in sorted(texts)))
    said: dict[str, set[str]] = defaultdict(set)
    for sentence in sentences:
        said[sentence.article_id] |= _stems(texts[sentence.article_id][sentence.start : sentence.end])
    others = max(len(said) - 1, 1)
    article_of = {sentence.sentence_id: sentence.article_id for sentence in sentences}
    whole = [
        _label(sentence.sentence_id, clause.spans, texts[sentence.article_id])
        for sentence in sentences
        for clause in clauses.get(sentence.sentence_id, ())
    ]
    found = whole or [_cut(sentence, texts[sentence.article_id]) for sentence in sentences]
    spoken = set() if whole else {one.sentence_id for one in sentences if _is_spoken(one, texts[one.article_id])}

    def rank(label: Label) -> tuple[bool, bool, bool, float, int, str, str, Spans]:
        own = article_of[label.sentence_id]
        others_say = set().union(*(words for name, words in said.items() if name != own))
        worth = 0.0
        for stem in sorted(label.stems):
            support = sum(stem in words for name, words in said.items() if name != own) / others
            alone = ALONE_NUMBER if stem[0].isdigit() else ALONE
            worth += rarity.get(stem, 0.0) * (support - alone * (1 - support))
        first_person = bool(_FIRST_PERSON.search(label.text))
        pronoun = _bare(label.text.split(" ")[0]) in _PRONOUNS
        told = sum(rarity.get(stem, 0.0) for stem in sorted(label.stems)) / max(len(label.stems), 1)
        missing = BARE * told * max(0, FULL - len(label.stems))
        loaded = bool((label.stems & _loaded()) - others_say)
        lack = round(SPOKEN * first_person + LOADED * loaded + missing - worth, 6)
        too_bare = len(label.stems) < FEWEST
        said_by_nobody = label.sentence_id in spoken
        return (said_by_nobody, pronoun, too_bare, lack, len(label.text), label.text, label.sentence_id, label.spans)

    return sorted(found, key=rank)


@lru_cache(maxsize=8)
def _rarity(texts: tuple[str, ...]) -> Mapping[str, float]:
    """How much a word tells inside a story: the fewer of its lines have it, the more."""
    lines = [_stems(line) for text in texts for line in text.splitlines() if line.strip()]
    counts = Counter(stem for line in lines for stem in line)
    return {stem: math.log(1 + len(lines) / count) for stem, count in counts.items()}


@lru_cache(maxsize=1)
def _loaded() -> frozenset[str]:
    """Stems of the verbs of speech that paint who speaks."""
    return frozenset(stem for row in rows("cue_verbs") if "loaded" in row[2:3] for stem in _stems(row[0]))


def shown(text: str, spans: Spans) -> str:
    """The pieces of a label as they are read: joined by blanks, the first letter a capital.

    A piece that goes on gives up the capital of a word that has it only for opening a sentence ("The", "We").
    """
    pieces = [" ".join(text[start:end].split()) for start, end in spans]
    joined = " ".join(pieces[:1] + [_going_on(piece) for piece in pieces[1:]])
    return joined[:1].upper() + joined[1:]


def _going_on(piece: str) -> str:
    first = re.split(r"\W", piece, maxsplit=1)[0]
    opener = first.istitle() and first != "I" and first.lower() in entries("sentence_openers")
    return piece[:1].lower() + piece[1:] if opener else piece


def _label(sentence_id: str, spans: Spans, text: str) -> Label:
    words = shown(text, spans)
    return Label(sentence_id, spans, words, _stems(words))


def _is_spoken(sentence: Sentence, text: str) -> bool:
    """Whether a sentence is what somebody says: a quotation opens it or is open before it in its line."""
    line = text[text.rfind("\n", 0, sentence.start) + 1 : sentence.start]
    opened = line.count('"') % 2 == 1 or line.rfind("“") > line.rfind("”")
    return opened or text[sentence.start : sentence.start + 1] in _OPENING_MARKS


def _who_says(said: str) -> list[Span]:
    """Who says a quotation that opens its sentence, and the verb: the words behind it, up to the next pause."""
    hit = re.search(r"[\"”]\s*([^\"“”,;:.]*\w)[^\"“”]*$", said)
    verbs = reporting_words(PAST, PRESENT, nouns=True)
    if hit is None or not verbs & {word.form for word in read_words(hit[1])}:
        return []
    start, end = hit.span(1)
    first, _, rest = hit[1].partition(" ")
    inverted = first in verbs and rest
    return [(start + len(first) + 1, end), (start, start + len(first))] if inverted else [(start, end)]


def _cut(sentence: Sentence, text: str) -> Label:
    """The words of a sentence for want of a clause: without what opens it or marks it, up to a pause or a full word.

    Of what somebody says, who says it comes first; where the sentence does not tell, there are few words.
    """
    said = text[sentence.start : sentence.end]
    spoken = _is_spoken(sentence, text)
    teller = _who_says(said) if spoken else []
    until = min(start for start, _ in teller) if teller else len(said)
    words = [hit.span() for hit in re.finditer(r"[^\s\"“”„«»]+", said[:until])]
    words = [
        (start + (said[start] in "'‘"), end - bool(re.search(r"[,.!?]['’]$", said[start:end]))) for start, end in words
    ]
    while len(words) > 3 and _bare(said[slice(*words[0])]) in _CONNECTIVES | {""}:
        words.pop(0)
    shown_chars = sum(end - start + 1 for start, end in teller)
    most = OPENING if spoken and not teller else len(words)
    kept: list[Span] = []
    for start, end in words[:most]:
        shown_chars += end - start + 1
        if shown_chars > MOST_CHARS + 1:
            break
        kept.append((start, end))
    kept = kept or [(words[0][0], words[0][0] + MOST_CHARS)] if words else [(0, min(len(said), MOST_CHARS))]
    if len(kept) < len(words):
        pauses = [place for place, (_, end) in enumerate(kept) if said[end - 1] in ",;" and place > 3]
        kept = kept[: pauses[-1] + 1] if pauses else kept[: _last_phrase([_bare(said[slice(*word)]) for word in kept])]
    while len(kept) > 3 and is_function_word(_bare(said[slice(*kept[-1])])):
        kept.pop()
    start, end = kept[-1]
    kept[-1] = (start, start + len(said[start:end].rstrip(".,;:!–—-'’‘")) or end)
    kept[0] = (kept[0][0] + (said[kept[0][0]] in "'‘"), kept[0][1])
    spans: list[Span] = [*teller]
    for start, end in kept:
        near = spans and spans[-1] not in teller and not set(said[spans[-1][1] : start]) & set("\"“”„«»'‘’")
        spans[-1:] = [(spans[-1][0], end)] if near else [*spans[-1:], (start, end)]
    moved = tuple((sentence.start + start, sentence.start + end) for start, end in spans if start < end)
    return _label(sentence.sentence_id, moved, text)


def _last_phrase(words: Sequence[str]) -> int:
    """Where the phrase begins that is cut in its middle: its first function word; all words where none is."""
    starts = [
        place
        for place in range(4, len(words))
        if words[place] in _PHRASE_OPENERS and not is_function_word(words[place - 1])
    ]
    return starts[-1] if starts else len(words)


def _bare(word: str) -> str:
    return re.sub(r"^\W+|\W+$", "", word).lower()


def _stems(text: str) -> frozenset[str]:
    return frozenset(word.stem for word in read_words(text) if not is_function_word(word.form))
