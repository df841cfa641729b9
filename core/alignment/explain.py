"""One plain sentence on what a pair's probability rests on, and on what it lacks."""

from __future__ import annotations

from functools import cache

from core import lexicon
from core.alignment.prepared import PreparedStory, is_name
from core.models import Match
from core.text.words import Word, is_function_word

MOST_WORDS = 5
MEANINGS = ((0.75, "the meaning is very close"), (0.55, "the meaning is close"), (0.4, "the meaning is related"))


def explain(story: PreparedStory, match: Match) -> str:
    """Say in one sentence what a match rests on: shared names, numbers and rare words, and closeness of meaning.

    Args:
        story: From `prepare_story`; vectors are not needed.
        match: A pair of its sentences.

    Raises:
        ValueError: If the story does not hold both sentences.
    """
    return explain_pair(story, match.left, match.right, match=match)


def explain_pair(story: PreparedStory, left_id: str, right_id: str, *, match: Match | None = None) -> str:
    """Answer "why" or "why not" for any two sentences, those below the candidate floor as well.

    Args:
        story: From `prepare_story`. With vectors, meaning is told even where there is no match.
        left_id: A sentence.
        right_id: Another sentence.
        match: Their match, if one is stored.

    Raises:
        ValueError: If the story does not hold both sentences.
    """
    left, right = story.row(left_id), story.row(right_id)
    names = _shared(story, left, right, kind="name")
    numbers = _shared(story, left, right, kind="number")
    rare = _shared(story, left, right, kind="word")
    have: list[str] = []
    lack: list[str] = []
    (have if names else lack).append(f"the names {_list(names)}" if names else "names")
    if dates := _shared(story, left, right, kind="date"):
        have.append(f"the dates {_list(dates)}")
    (have if numbers else lack).append(f"the numbers {_list(numbers)}" if numbers else "numbers")
    (have if rare else lack).append(f"the words {_list(rare)}" if rare else "rare words")
    shared = f"Both have {_and(have)}" if have else "They share no names, numbers or rare words"
    meaning = _meaning(story, left, right, match)
    tail = f"; {meaning}" if meaning else ""
    missing = f"; they share no {_or(lack)}" if have and lack else ""
    return f"{_verdict(match)}{shared}{missing}{tail}."


def _verdict(match: Match | None) -> str:
    if match is None:
        return "Hardly the same point: "
    if match.probability in (0.0, 1.0):
        return "Decided by an editor: " + ("the same point. " if match.probability else "different points. ")
    return f"{match.probability:.0%} likely the same point: "


def _meaning(story: PreparedStory, left: int, right: int, match: Match | None) -> str:
    if match is not None and match.cosine:
        cosine = match.cosine
    elif story.vectors is not None:
        cosine = float(story.vectors[left] @ story.vectors[right])
    else:
        return ""
    words = next((words for least, words in MEANINGS if cosine >= least), "the meaning is not close")
    return f"{words} (similarity {cosine:.2f})"


def _shared(story: PreparedStory, left: int, right: int, *, kind: str) -> list[str]:
    """Shared words as the left sentence writes them, rarest first."""
    other = {word.stem for word in story.words[right] if _kind(word) == kind or kind == "word"}
    rarity = dict(zip(story.vocabulary, story.rarity.tolist(), strict=True)) if kind == "word" else {}
    written: dict[str, str] = {}
    for word in story.words[left]:
        if _kind(word) == kind and word.stem in other:
            written.setdefault(word.stem, story.texts[left][word.start : word.end])
    ranked = sorted(written, key=lambda stem: -rarity.get(stem, 0.0))
    return [written[stem] for stem in ranked[:MOST_WORDS]]


def _kind(word: Word) -> str:
    if word.is_number:
        return "number"
    if is_name(word):
        return "date" if word.form in _calendar_words() else "name"
    return "" if is_function_word(word.form) else "word"


@cache
def _calendar_words() -> frozenset[str]:
    return frozenset((*lexicon.entries("months"), *lexicon.entries("weekdays")))


def _list(words: list[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)


def _and(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _or(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} or {parts[-1]}"
