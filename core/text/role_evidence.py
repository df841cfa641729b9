"""What speaks for and against a line being part of the report: small observations, each with a name and a sentence.

Every observation looks at a line, at its neighbours or at the article's own vocabulary, never at an outlet. Their
weights are fitted (`core/text/roles_model.json`); the sentences for the editor are in `core/lexicon/role_evidence.txt`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from core.text import line_marks
from core.text.lines import Line
from core.text.phrases import Phrase, phrases
from core.text.quotation_marks import outside_marks
from core.text.verbs_of_speech import PAST, PRESENT, any_of, reporting_words

Evidence = dict[str, float]

LENGTHS = ((2, "one or two words"), (5, "up to 5 words"), (10, "up to 10 words"), (20, "up to 20 words"))
LENGTHS_ABOVE = ((40, "up to 40 words"), (10**9, "more than 40 words"))
# A line of at least this many words that reads like a sentence belongs to the core whose words count as the topic.
CORE_WORDS = 12
NEIGHBOURS = 3
# Shares of a line's longer words that the rest of the running text has too: below, above.
FOREIGN, COHERENT = 0.15, 0.35
# The main stretch gains at most so many words from one line of running text, and loses so many for any other line.
MOST_WORDS_COUNTED, WORDS_AGAINST = 40, 8
# Kinds of boilerplate that come in several lines.
APPEALS = frozenset({"donation", "newsletter", "comments", "consent"})
# An appeal of several lines names its business at least once in so many lines.
REACH = 4
MOST_WORDS_OF_CREDIT = 6
# Words that short carry no topic.
SHORTEST_TOPIC_WORD = 4
SPEECH = re.compile(rf"\b(?:according to|{any_of(reporting_words(PAST, PRESENT))})\b")
HAPPENED = re.compile(r"\b(?:was|were|had|has been|have been|did|could|would|\w{3,}ed)\b")
READER = re.compile(r"\b(?:you|your|yours|you're|you'll|you've)\b")
HOUSE = re.compile(r"\b(?:we|our|us|we're|we've)\b")
THIRD = re.compile(r"\b(?:he|she|they|his|her|their|him|them|it|its)\b")
INNER_END = re.compile(r"[a-z\d)\"'][.!?][\"')]*\s+[\"'(]?[A-Z]")
REQUEST = re.compile(
    r"(?:please|join|get|sign|subscribe|click|read|share|follow|support|donate|download|check|see|view|watch|listen|"
    r"visit|enter|submit|register|send|write|add|find|learn|try|contact|call|email|become|stay|want|thank|discover|"
    r"explore|help|make sure|log|tap|scroll|do you|are you|did you)\b"
)
AS_HOUSE = re.compile(
    r"(?:we|our|by \w+ing|this (?:site|story|article|page|copy|material|website|field|content)|you|your)\b"
)
GLUED = re.compile(r"[a-z][A-Z][a-z]+\b")


def observe(found: Sequence[Line]) -> list[Evidence]:
    """Observe every line of an article.

    Returns:
        For each line the observations that hold, by name, with a strength in [0, 1].
    """
    cores = [line.is_sentence and len(line.words) >= CORE_WORDS for line in found]
    first, last = _main_stretch(found, cores)
    story = [core and first <= place <= last for place, core in enumerate(cores)]
    topic = _topic(found, story)
    seen = Counter(line.folded for line in found)
    if 2 * sum(count for count in seen.values() if count > 1) > len(found) and sum(cores) > len(found) / 2:
        seen.clear()  # running text that mostly repeats itself says nothing by repeating
    kinds = [phrases(line) for line in found]
    credits = [_is_bare_credit(line) for line in found]
    result: list[Evidence] = []
    before: set[str] = set()
    for place, line in enumerate(found):
        evidence = _own(line, kinds[place])
        evidence.update(_around(kinds, credits, place))
        evidence.update(_neighbours(found, cores, place))
        if not story[place] or sum(story) > 1:  # a lone paragraph has no other to share a topic with
            evidence.update(_topical(line, cores[place], topic, inside=first <= place <= last))
        evidence["in the main stretch" if first <= place <= last else "outside the main stretch"] = 1.0
        if seen[line.folded] > 1:
            evidence["is there again" if line.folded not in before else "was there before"] = 1.0
            before.add(line.folded)
        result.append(evidence)
    return result


def _own(line: Line, kinds: Sequence[Phrase]) -> Evidence:
    evidence: Evidence = {_length(len(line.words)): 1.0}
    evidence.update(_shape(line))
    if len(line.words) > 2:
        evidence.update(_language(line))
    for phrase in kinds:
        evidence[f"{phrase.kind}, whole line" if phrase.whole else phrase.kind] = 1.0
    for name in line_marks.marks(line):
        evidence[name] = 1.0
    return evidence


def _length(count: int) -> str:
    return next(name for most, name in (*LENGTHS, *LENGTHS_ABOVE) if count <= most)


def _shape(line: Line) -> Evidence:
    shown, words = line.shown, line.words
    lower = line.lower_share
    holds = {
        "ends like a sentence": line.ends_sentence,
        "reads like a sentence": line.is_sentence,
        "ends with a colon": shown.endswith(":"),
        "is cut off": shown.endswith(("...", "…", "[…]", "[...]")),
        "several sentences": bool(INNER_END.search(shown)),
        "ends without a stop": not line.ends_sentence and len(words) > 10,
        "title case": len(words) >= 3 and lower < 0.34 and not line.ends_sentence,
        "all capitals": len(words) >= 2 and shown.upper() == shown and shown.lower() != shown,
        "begins in lower case": shown[:1].islower(),
        "begins with a quotation mark": shown[:1] in "\"'",
        "holds a quotation": '"' in shown,
        "holds a comma": ", " in shown,
        "asks": shown.endswith("?"),
        "exclaims": shown.endswith("!"),
        "words run together": len(GLUED.findall(shown)) >= 2,
        "no words": not words,
    }
    return {name: 1.0 for name, holding in holds.items() if holding}


def _language(line: Line) -> Evidence:
    outside = outside_marks(line.shown).lower()
    holds = {
        "reports speech": SPEECH.search(line.folded),
        "tells what happened": HAPPENED.search(outside),
        "speaks to the reader": READER.search(outside),
        "speaks as the house": HOUSE.search(outside),
        "begins as the house does": AS_HOUSE.match(line.folded) and not HAPPENED.search(outside),
        "begins like a request": REQUEST.match(line.folded),
        "speaks of someone": THIRD.search(outside),
    }
    return {name: 1.0 for name, holding in holds.items() if holding}


def _neighbours(found: Sequence[Line], cores: Sequence[bool], place: int) -> Evidence:
    evidence: Evidence = {}
    earlier = cores[max(0, place - NEIGHBOURS) : place]
    later = cores[place + 1 : place + 1 + NEIGHBOURS]
    evidence["running text before it"] = sum(earlier) / NEIGHBOURS
    evidence["running text after it"] = sum(later) / NEIGHBOURS
    if not any(earlier) and not any(later):
        evidence["no running text near"] = 1.0
    if place and found[place - 1].shown.endswith(":"):
        evidence["a colon before it"] = 1.0
    if place == 0:
        evidence["first line"] = 1.0
    if place == len(found) - 1:
        evidence["last line"] = 1.0
    return {name: value for name, value in evidence.items() if value}


def _around(kinds: Sequence[Sequence[Phrase]], credits: Sequence[bool], place: int) -> Evidence:
    evidence: Evidence = {}
    near = range(max(0, place - 2), min(len(kinds), place + 3))
    neighbours = [other for other in near if other != place]
    if place and any(phrase.whole for phrase in kinds[place - 1]):
        evidence["follows a label"] = 1.0
    if any(phrase.kind in APPEALS for other in neighbours for phrase in kinds[other]):
        evidence["an appeal beside it"] = 1.0
    if _appeals(kinds, place - REACH, place) and _appeals(kinds, place + 1, place + 1 + REACH):
        evidence["between two appeals"] = 1.0
    if any(credits[other] for other in neighbours if abs(other - place) == 1) and not credits[place]:
        evidence["a picture credit beside it"] = 1.0
    return evidence


def _appeals(kinds: Sequence[Sequence[Phrase]], begin: int, end: int) -> bool:
    return any(phrase.kind in APPEALS for line in kinds[max(0, begin) : end] for phrase in line)


def _is_bare_credit(line: Line) -> bool:
    return len(line.words) <= MOST_WORDS_OF_CREDIT and any(
        mark.startswith("picture credit") for mark in line_marks.marks(line)
    )


def _main_stretch(found: Sequence[Line], cores: Sequence[bool]) -> tuple[int, int]:
    """Find the lines between which running text outweighs the rest (the largest sum over neighbouring lines)."""
    best, best_sum, begin, total = (0, -1), 0.0, 0, 0.0
    for place, (line, core) in enumerate(zip(found, cores, strict=True)):
        if total <= 0:
            begin, total = place, 0.0
        total += min(len(line.words), MOST_WORDS_COUNTED) if core else -WORDS_AGAINST
        if total > best_sum:
            best, best_sum = (begin, place), total
    return best


def _topic(found: Sequence[Line], cores: Sequence[bool]) -> Counter[str]:
    topic: Counter[str] = Counter()
    for line, core in zip(found, cores, strict=True):
        if core:
            topic.update(_topic_words(line))
    return topic


def _topical(line: Line, core: bool, topic: Counter[str], *, inside: bool) -> Evidence:
    words = _topic_words(line)
    if len(words) < 2:
        return {}
    least = 2 if core and inside else 1
    shared = sum(topic[word] >= least for word in words) / len(words)
    evidence = {"shares the topic": shared}
    if shared < FOREIGN:
        evidence["running text on something else" if core else "foreign to the topic"] = 1.0
    elif core and shared >= COHERENT:
        evidence["running text on the topic"] = 1.0
    return evidence


def _topic_words(line: Line) -> set[str]:
    return {word.lower() for word in line.words if len(word) >= SHORTEST_TOPIC_WORD}
