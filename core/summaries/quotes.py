"""What the tables of quotes say, in one sentence each."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from core.models import Comparison, Role
from core.summaries.coverage import count, in_words
from core.tables.quotes import UNRESOLVED, utterances
from core.tables.voices import Tone, cues, voices
from core.text.in_words import listed

_ONE_VOICE = 0.6
"""From this share of an outlet's quoted words on, one speaker is named as its main voice."""


def who_says_it(comparison: Comparison) -> str:
    """The page in a sentence: utterances, speakers, how many are shared, whose words weigh most, flags."""
    listed_utterances = utterances(comparison)
    if listed_utterances.empty:
        where = "this article" if len(comparison.readings) == 1 else f"these {len(comparison.readings)} articles"
        return f"No quote was found in {where}. The finder reads English."
    speakers = set(listed_utterances["speaker"]) - {UNRESOLVED}
    total, people = count(len(listed_utterances), "utterance"), count(len(speakers), "speaker")
    outlets = len(comparison.readings)
    if outlets == 1:
        return f"{total} by {people} in one outlet; with a second article the same words are laid side by side."
    shared = int((listed_utterances["outlets"] > 1).sum())
    where = f"two or more of {in_words(outlets)} outlets" if outlets > 2 else "both outlets"
    flags = sum(len(utterance.flags) for utterance in comparison.utterances)
    return (
        f"Of {total} by {people}, {shared or 'none'} {'stands' if shared < 2 else 'stand'} in {where}; "
        f"{_weightiest(comparison)}; {count(flags, 'difference') if flags else 'no difference'} to check."
    )


def _weightiest(comparison: Comparison) -> str:
    words = voices(comparison).groupby("speaker", sort=False)["words"].sum()
    share = words.max() / max(1, words.sum())
    return f"{_name(str(words.idxmax()))} {_has(words.idxmax())} {share:.0%} of all words quoted"


def _name(speaker: str) -> str:
    return "unresolved speakers" if speaker == UNRESOLVED else speaker


def _has(speaker: object) -> str:
    return "have" if speaker == UNRESOLVED else "has"


def whose_voice(comparison: Comparison) -> str:
    """The picture of voices in a sentence: words inside marks, and outlets that carry mostly one voice."""
    found = voices(comparison)
    total, direct = int(found["words"].sum()), int(found["direct"].sum())
    if not total:
        return "No words are given to anybody."
    said = f"{direct:,} of {total:,} words given to speakers stand inside quotation marks."
    mostly = []
    for outlet, rows in found.groupby("outlet", sort=False):
        if rows["words"].sum():
            main = rows.sort_values("words", ascending=False, kind="stable").iloc[0]
            mostly.append((str(main["speaker"]), str(outlet), float(main["words"] / rows["words"].sum())))
    named: dict[str, list[str]] = {}
    for speaker, outlet, share in sorted(mostly, key=lambda one: -one[2]):
        if share >= _ONE_VOICE and speaker != UNRESOLVED:
            part = "all" if share == 1 else f"{share:.0%}"
            named.setdefault(speaker, []).append(f"{part} of those in {outlet}")
    if not named:
        return f"{said} No outlet gives one speaker more than {_ONE_VOICE:.0%} of them."
    return f"{said} {'; '.join(f'{name} has {listed(parts)}' for name, parts in named.items())}.".replace("..", ".")


def which_verbs(comparison: Comparison) -> str:
    """The cue verbs in a sentence: how many are neutral, and which are not."""
    found = cues(comparison)
    if found.empty:
        return "No quote is introduced by a verb or phrase."
    times = found.groupby("tone")["times"].sum()
    neutral = int(times.get(Tone.NEUTRAL.value, 0))
    said = f"{neutral} of {count(int(found['times'].sum()), 'cue')} {'is' if neutral == 1 else 'are'} neutral"
    for tone in (Tone.LEANING, Tone.LOADED):
        words = dict.fromkeys(found.loc[found["tone"] == tone.value, "cue"])
        said += f"; {tone.value}: {listed(f'“{word}”' for word in words)}" if words else f"; none is {tone.value}"
    return f"{said}."


def printed_again(again: Mapping[str, int]) -> str:
    """A repeat in words: "The same words stand again in 2 captions; they count once." """
    parts = [
        f"in the body {number} more {'time' if number == 1 else 'times'}"
        if where == Role.BODY.value
        else f"in {count(number, where)}"
        for where, number in again.items()
    ]
    return f"The same words stand again {listed(parts)}; they count once." if parts else ""


def of_speaker(found: pd.DataFrame, words: int, speaker: str, outlet: str) -> str:
    """What one outlet gives one speaker: quotes and words."""
    return f"{count(len(found), 'quote')} with {count(words, 'word')} given to {_name(speaker)} in {outlet}."


def speaker_is_open(candidates: str, as_written: str) -> str:
    """An unresolved speaker in words, with who it may be."""
    who = f"“{as_written}” is left open" if as_written else "No speaker is named"
    return f"{who}: {candidates}." if candidates else f"{who}."
