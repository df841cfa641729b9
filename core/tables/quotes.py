"""Quotes as data frames: quotes, utterances by outlet, differences to check. A repeat counts once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum

import pandas as pd

from core.models import Comparison, Quote, QuoteKind, Role, UtteranceStatus
from core.people.identity import identity
from core.quotes import tone_of
from core.tables.coverage import outlet_names

LABEL_WORDS = 8
COLON = "a colon"
UNRESOLVED = "Unresolved"
"""Stands for every speaker that the article leaves open; who it may be is listed with each quote."""
_MARKS = "\"“”„«»‘’'` "


class Where(StrEnum):
    """Whether a quote stands in the body or in the display type around it."""

    BODY = "in the body"
    APART = "in headline, deck or caption"


def story_speakers(comparison: Comparison) -> dict[str, str]:
    """The name a speaker has in the whole story, by each spelling: Segei and Sergey Lavrov are Sergei Lavrov.

    A spelling joins the fullest, most frequent one it can be; one that two others could be stays by itself.
    """
    seen = Counter(quote.speaker for quote in counted(comparison) if quote.speaker)
    seen.update(utterance.speaker for utterance in comparison.utterances if utterance.speaker)
    heads: list[str] = []
    names: dict[str, str] = {}
    for name in sorted(seen, key=lambda name: (-len(name.split()), -seen[name], name)):
        fits = [head for head in heads if identity(head, name).one]
        names[name] = fits[0] if len(fits) == 1 else name
        if names[name] == name:
            heads.append(name)
    return names


def counted(comparison: Comparison) -> list[Quote]:
    """Every quote that counts: the first of its words in its article, not in a passage that repeats another."""
    return [quote for quote in comparison.quotes if quote.repeat_of is None and quote.role is not Role.REPEAT]


def quotes(comparison: Comparison) -> pd.DataFrame:
    """One row a counted quote.

    Columns: quote_id, article_id, outlet, kind, speaker (its name in the story, `UNRESOLVED` where open), as_written,
    candidates, cue (lower case, without line breaks; a bare colon in words), tone, implies, carrier, where, repeats
    (how often the same words are printed again), rule, content (what was said, its parts in order).
    """
    outlets, names = outlet_names(comparison), story_speakers(comparison)
    texts = {reading.article.article_id: reading.article.text for reading in comparison.readings}
    again = Counter(quote.repeat_of for quote in comparison.quotes if quote.repeat_of)
    rows = []
    for quote in counted(comparison):
        text = texts[quote.article_id]
        cue = _plain(text[slice(*quote.cue)]).lower() if quote.cue else ""
        tone, implies = tone_of(cue)
        rows.append(
            {
                "quote_id": quote.quote_id,
                "article_id": quote.article_id,
                "outlet": outlets[quote.article_id],
                "kind": quote.kind.value,
                "speaker": names[quote.speaker] if quote.speaker else UNRESOLVED,
                "as_written": _plain(text[slice(*quote.speaker_as_written)]) if quote.speaker_as_written else "",
                "candidates": " or ".join(quote.candidates),
                "cue": COLON if cue == ":" else cue,
                "tone": tone,
                "implies": implies,
                "carrier": ", ".join(carrier.name for carrier in quote.carriers),
                "where": where_it_stands(quote).value,
                "repeats": again[quote.quote_id],
                "rule": quote.rule,
                "content": " … ".join(_plain(text[start:end]) for start, end in quote.content),
            }
        )
    return pd.DataFrame(rows, columns=_QUOTES)


_QUOTES = [
    *("quote_id", "article_id", "outlet", "kind", "speaker", "as_written", "candidates", "cue", "tone", "implies"),
    *("carrier", "where", "repeats", "rule", "content"),
]


def where_it_stands(quote: Quote) -> Where:
    """In the body, or in the display type around it."""
    return Where.BODY if quote.role is Role.BODY else Where.APART


def _plain(words: str) -> str:
    return " ".join(words.split())


def utterances(comparison: Comparison) -> pd.DataFrame:
    """One row an utterance, grouped by speaker, those with most outlets first; within a speaker in story order.

    Columns: utterance_id, number (from 1), speaker, label (first words of the base, in marks where it prints them
    so), left_open (who is named and who that may be, where the speaker is unresolved), kinds (of all its quotes,
    joined), outlets (how many carry it), flags (their kinds, joined).
    """
    found, names = quotes(comparison).set_index("quote_id"), story_speakers(comparison)
    rows = []
    for utterance in comparison.utterances:
        members = [member for member in utterance.members if set(member.quote_ids) & set(found.index)]
        if not members:
            continue
        kinds = {str(found.at[name, "kind"]) for member in members for name in member.quote_ids if name in found.index}
        base = next((member for member in members if member.article_id == utterance.base), members[0])
        first = _most_direct([name for name in base.quote_ids if name in found.index], found)
        marked = bool(found.at[first, "kind"] == QuoteKind.DIRECT.value)
        rows.append(
            {
                "utterance_id": utterance.utterance_id,
                "speaker": names[utterance.speaker] if utterance.speaker else UNRESOLVED,
                "label": _label(str(found.at[first, "content"]), marked=marked),
                "left_open": _left_open(found, first) if utterance.speaker is None else "",
                "kinds": _joined(kind.value for kind in QuoteKind if kind.value in kinds),
                "outlets": len(members),
                "flags": _joined(dict.fromkeys(flag.kind.value for flag in utterance.flags)),
            }
        )
    frame = pd.DataFrame(rows, columns=["utterance_id", "speaker", "label", "left_open", "kinds", "outlets", "flags"])
    frame = _by_speaker(frame)
    frame.insert(1, "number", range(1, len(frame) + 1))
    return frame


def _label(content: str, *, marked: bool) -> str:
    return f"“{first_words(content.strip(_MARKS))}”" if marked else first_words(content)


def _left_open(found: pd.DataFrame, quote_id: str) -> str:
    named, candidates = str(found.at[quote_id, "as_written"]), str(found.at[quote_id, "candidates"])
    who = f"“{named}”" if named else "nobody named"
    return f"{who}: {candidates}" if candidates else who


def _most_direct(quote_ids: list[str], found: pd.DataFrame) -> str:
    """The quote an utterance is known by: the first one wholly inside marks, else mixed, else the first."""
    rank = {kind.value: place for place, kind in enumerate(QuoteKind)}
    return min(quote_ids, key=lambda name: rank[str(found.at[name, "kind"])])


def _joined(words: Iterable[str]) -> str:
    return "; ".join(words)


def _by_speaker(frame: pd.DataFrame) -> pd.DataFrame:
    """Speakers whose words most outlets share come first, the unresolved last; story order within."""
    shared = frame.groupby("speaker", sort=False)["outlets"].agg(lambda found: (found > 1).sum())
    rows = frame.groupby("speaker", sort=False).size()
    first = {name: place for place, name in enumerate(rows.index)}
    key = {name: (name == UNRESOLVED, -shared[name], -rows[name], first[name]) for name in rows.index}
    order = sorted(range(len(frame)), key=lambda place: (key[frame["speaker"].iat[place]], place))
    return frame.iloc[order].reset_index(drop=True)


def first_words(words: str, *, most: int = LABEL_WORDS) -> str:
    """The first words of a quote, with dots where more follows."""
    kept = words.split()
    return " ".join(kept[:most]).rstrip(" ,;:–—-") + ("\N{NO-BREAK SPACE}…" if len(kept) > most else "")


def cells(comparison: Comparison) -> pd.DataFrame:
    """One row an utterance and outlet, in the order of `utterances`.

    Columns: those of `utterances`, article_id, outlet, status, kind (of the outlet's quotes, joined), cue (of the
    quote with marks, where there is one), carrier, speaker_named, own_voice (the paper says it itself), cell_flags
    (kinds of flags that lie in this outlet, joined).

    An outlet that prints no word inside marks has a paraphrase, the base included.
    """
    outlets, found = outlet_names(comparison), quotes(comparison).set_index("quote_id")
    rows = []
    for utterance in comparison.utterances:
        for member in utterance.members:
            quote_ids = [name for name in member.quote_ids if name in found.index]
            kinds = {str(found.at[name, "kind"]) for name in quote_ids}
            cue = str(found.at[_most_direct(quote_ids, found), "cue"]) if quote_ids else ""
            mine = (flag.kind.value for flag in utterance.flags if flag.article_id == member.article_id)
            rows.append(
                {
                    "utterance_id": utterance.utterance_id,
                    "article_id": member.article_id,
                    "outlet": outlets[member.article_id],
                    "status": shown_status(member.status, kinds).value,
                    "kind": _joined(kind.value for kind in QuoteKind if kind.value in kinds),
                    "cue": cue,
                    "carrier": _plain(member.carrier),
                    "speaker_named": _plain(member.speaker_named),
                    "own_voice": member.voice_sentence is not None,
                    "cell_flags": _joined(dict.fromkeys(mine)),
                }
            )
    columns = ["utterance_id", "article_id", "outlet", "status", "kind", "cue", "carrier", "speaker_named"]
    frame = pd.DataFrame(rows, columns=[*columns, "own_voice", "cell_flags"])
    return utterances(comparison).merge(frame, on="utterance_id", how="inner", validate="one_to_many")


def shown_status(status: UtteranceStatus, kinds: Iterable[str]) -> UtteranceStatus:
    """The status as a page shows it: words that stand in no marks are a paraphrase, however complete."""
    kinds = set(kinds)
    return UtteranceStatus.PARAPHRASE if kinds == {QuoteKind.INDIRECT.value} else status


def flags(comparison: Comparison) -> pd.DataFrame:
    """One row a flag, in the order of `utterances`: utterance_id, number, speaker, label, flag (its place among the
    utterance's flags), kind, reason, article_id, outlet, other_outlet (empty where there is none)."""
    outlets = outlet_names(comparison)
    rows = [
        {
            "utterance_id": utterance.utterance_id,
            "flag": place,
            "kind": flag.kind.value,
            "reason": flag.reason,
            "article_id": flag.article_id,
            "outlet": outlets[flag.article_id],
            "other_outlet": outlets[flag.other_article_id] if flag.other_article_id else "",
        }
        for utterance in comparison.utterances
        for place, flag in enumerate(utterance.flags)
    ]
    columns = ["utterance_id", "flag", "kind", "reason", "article_id", "outlet", "other_outlet"]
    listed = utterances(comparison)[["utterance_id", "number", "speaker", "label"]]
    return listed.merge(pd.DataFrame(rows, columns=columns), on="utterance_id", how="inner")


def filtered(
    frame: pd.DataFrame, *, speaker: str = "", kind: str = "", flag: str = "", shared_only: bool = False
) -> pd.DataFrame:
    """The rows of `utterances` or `cells` that a filter leaves; an empty filter leaves all."""
    kept = pd.Series(True, index=frame.index)
    if speaker:
        kept &= frame["speaker"] == speaker
    for column, value in (("kinds", kind), ("flags", flag)):
        if value:
            kept &= frame[column].map(lambda words, value=value: value in words.split("; ")).astype(bool)
    if shared_only:
        kept &= frame["outlets"] > 1
    return frame[kept]


def printed_again(comparison: Comparison, quote_ids: Iterable[str]) -> Mapping[str, int]:
    """Where the same words stand again in the same article, counted by role: {"caption": 2}."""
    known = set(quote_ids)
    return Counter(quote.role.value for quote in comparison.quotes if quote.repeat_of in known)
