"""Quotes: who is quoted, in which words, by which cue, by way of whom."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from core.models.story import Role, Span


class QuoteKind(StrEnum):
    """Direct: only words inside marks. Mixed: marked words within reported ones. Indirect: no marks of its own."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class CarrierKind(StrEnum):
    """By way of whom an outlet has a quote."""

    AGENCY = "agency"
    OUTLET = "outlet"
    SETTING = "setting"


@dataclass(frozen=True, slots=True)
class Carrier:
    """Agency, outlet or setting a quote came by: "the state-run TASS news agency", "told reporters"."""

    kind: CarrierKind
    span: Span
    name: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Words given to somebody, as spans over the article, with the evidence for who said them.

    Attributes:
        quote_id: Article id and start, unique in a comparison.
        article_id: The article it stands in.
        kind: Direct, mixed or indirect.
        content: What was said, in order; several spans where the cue or other reporting words split it.
        cue: The verb or phrase that introduces it ("said", "according to"); None where nothing does.
        speaker_as_written: The words that name the speaker there ("he", "the expert"); None where none stand.
        speaker: The speaker's fullest name in the article; None while unresolved.
        candidates: Who it may be, when unresolved and more than one fits.
        carriers: By way of whom.
        rule: Name of the rule that found it.
        role: The passage it stands in: headline, deck, caption or body.
        repeat_of: The quote id of the first one in this article with the same words; repeats count once.
        never_closed: Its quotation mark never closes.
        sentence_ids: Body sentences it touches.
    """

    quote_id: str
    article_id: str
    kind: QuoteKind
    content: tuple[Span, ...]
    cue: Span | None
    speaker_as_written: Span | None
    speaker: str | None
    candidates: tuple[str, ...] = ()
    carriers: tuple[Carrier, ...] = ()
    rule: str = ""
    role: Role = Role.BODY
    repeat_of: str | None = None
    never_closed: bool = False
    sentence_ids: tuple[str, ...] = ()


class UtteranceStatus(StrEnum):
    """How much of an utterance an outlet carries, from all of its words to none that were seen."""

    FULL = "full"
    TRIMMED = "trimmed"
    STITCHED = "stitched"
    FRAGMENT = "fragment"
    PARAPHRASE = "paraphrase"
    NOT_FOUND = "not found"


@dataclass(frozen=True, slots=True)
class UtteranceMember:
    """How one outlet carries an utterance: the quotes (none when not found), with speaker, cue and carrier as printed.

    `voice_sentence` is the sentence where the paper says it in its own voice, without giving it to anybody.
    """

    article_id: str
    status: UtteranceStatus
    quote_ids: tuple[str, ...] = ()
    words: str = ""
    speaker_named: str = ""
    cue: str = ""
    carrier: str = ""
    voice_sentence: str | None = None


class FlagKind(StrEnum):
    """What an editor may wish to look at in an utterance."""

    OTHER_SPEAKER = "same words, different speakers"
    ATTRIBUTION_LOST = "attribution lost"
    WORDS_DIFFER = "words inside marks differ"
    NEVER_CLOSED = "quotation mark never closes"
    CLAUSE_MISSING = "a clause is missing"


@dataclass(frozen=True, slots=True)
class UtteranceFlag:
    """A difference worth a look: both places as spans of their articles, and the reason in words."""

    kind: FlagKind
    reason: str
    article_id: str
    span: Span
    other_article_id: str | None = None
    other_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Utterance:
    """The same quote across outlets. `base` is the article whose words the others are held against.

    `speaker` is the fullest spelling among the outlets, None while unresolved. `members` has one entry for every
    article of the story, in the order of the readings.
    """

    utterance_id: str
    speaker: str | None
    base: str
    members: tuple[UtteranceMember, ...]
    flags: tuple[UtteranceFlag, ...] = ()


class WordChange(StrEnum):
    """What became of a word of the base: kept, left out, put in."""

    SAME = "same"
    MISSING = "missing"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class DiffPiece:
    """A run of words in one state; joined with spaces the pieces of `SAME` and `ADDED` are the other text's words."""

    change: WordChange
    words: str
