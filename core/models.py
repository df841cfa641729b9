"""Every value that flows through Parallax, and the glossary of the product.

All values are frozen. A span is `start`, `end` in Unicode code points over the text of one article, half-open, so that
`article.text[start:end]` is what the screen shows. Nothing here computes anything beyond a look-up.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from core.settings import Settings

NOT_STATED = "not stated in the text"


class Role(StrEnum):
    """What a passage is in its article. Only `BODY` holds sentences that are compared."""

    HEADLINE = "headline"
    DECK = "deck"
    SUBHEAD = "subhead"
    DATELINE = "dateline"
    BYLINE = "byline"
    CAPTION = "caption"
    BODY = "body"
    BOILERPLATE = "boilerplate"
    REPEAT = "repeat"


class Standing(StrEnum):
    """How an outlet stands to a point. "Not found" is what the tool saw, never "omitted"."""

    FULL = "in full"
    PART = "in part"
    NOT_FOUND = "not found"


@dataclass(frozen=True, slots=True)
class Article:
    """What was received from one outlet: decoded once, never rewritten.

    `outlet`, `headline` and `published` are None where the text does not state them; `short_name` (at most 12
    characters) is always there, for charts. `sha256` is of the bytes as received.
    """

    article_id: str
    short_name: str
    text: str
    sha256: str
    file_name: str = ""
    outlet: str | None = None
    headline: str | None = None
    published: date | None = None
    credits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A span of an article with one role, and the rule that gave it.

    `paragraph` numbers the non-empty lines of the article from 0; one line may hold several passages (a dateline and
    the body that follows it). `rule` is the rule's name, `reason` the sentence an editor reads. `repeats` is the
    start of the passage that this one repeats.
    """

    start: int
    end: int
    role: Role
    paragraph: int
    rule: str
    reason: str
    repeats: int | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a body passage: the unit that is compared. Paragraphs are what is read."""

    sentence_id: str
    article_id: str
    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Reading:
    """One article with its passages in order (every non-blank character in exactly one) and its body sentences."""

    article: Article
    passages: tuple[Passage, ...]
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A pair of sentences from two outlets with the probability that they make the same point.

    Pairs below the threshold are kept down to `Settings.candidate_floor`, so that a nearest miss can be shown and the
    threshold moved without the model. `cosine` is in [-1, 1], `lexical` and `probability` in [0, 1].
    """

    left: str
    right: str
    probability: float
    cosine: float
    lexical: float


@dataclass(frozen=True, slots=True)
class Member:
    """A sentence in a point. `probability` is its mean match probability with the point's other outlets."""

    sentence_id: str
    article_id: str
    probability: float


@dataclass(frozen=True, slots=True)
class Point:
    """One thing the story says: a group of sentences. Points overlap; they are not a partition.

    The label is a span of a member sentence (`label_sentence`, `label_start`, `label_end`, offsets into the article).
    """

    point_id: str
    members: tuple[Member, ...]
    label_sentence: str
    label_start: int
    label_end: int
    lowest_probability: float
    mean_probability: float


@dataclass(frozen=True, slots=True)
class NearestMiss:
    """The closest sentence another outlet has, where it has no match. `probability` is below the threshold."""

    sentence_id: str
    other_article_id: str
    other_sentence_id: str | None
    probability: float


@dataclass(frozen=True, slots=True)
class Coverage:
    """How one outlet stands on one point, and why."""

    point_id: str
    article_id: str
    standing: Standing
    probability: float
    reason: str
    sentence_ids: tuple[str, ...] = ()
    nearest_miss: NearestMiss | None = None


@dataclass(frozen=True, slots=True)
class Unique:
    """A body sentence with no match in any other outlet at the chosen probability.

    `possibly_in` names outlets whose nearest miss is just below the threshold. `fragile` says that the finding flips
    within the plausible range of thresholds.
    """

    sentence_id: str
    article_id: str
    nearest: tuple[NearestMiss, ...]
    possibly_in: tuple[str, ...]
    fragile: bool


@dataclass(frozen=True, slots=True)
class Range:
    """A count at the chosen threshold, and its least and most over the plausible thresholds."""

    count: int
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Target:
    """What a decision is about: a span of an article, found again by the hash of its text."""

    sha256: str
    start: int
    end: int


class DecisionKind(StrEnum):
    """What an editor can decide: on lines, on sentences, on a finding of the tool, or on names.

    Kinds from `MATCH` to `ORIGIN` are a `Verdict` on a finding of that name. `SAME_POINT` joins all its targets,
    `DIFFERENT_POINT` parts its first target from every other one.
    """

    RESTORE = "restore"
    REMOVE = "remove"
    SAME_POINT = "same point"
    DIFFERENT_POINT = "different point"
    MATCH = "match"
    POINT = "point"
    QUOTE = "quote"
    SPEAKER = "speaker"
    CONFLICT = "conflict"
    ORIGIN = "origin"
    SAME_PERSON = "same person"


class Verdict(StrEnum):
    """What an editor says of a finding. Unsure leaves it to the evidence, and keeps it in the queue."""

    AGREE = "agree"
    REJECT = "reject"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Decision:
    """An editor's verdict: who, when and why. Withdrawn, never erased. `verdict` is None where the kind says it all."""

    decision_id: str
    kind: DecisionKind
    targets: tuple[Target, ...]
    who: str
    when: datetime
    note: str = ""
    withdrawn: datetime | None = None
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """What made a comparison: the version of Parallax and the fingerprint of the model."""

    parallax: str
    model: str


# Origins: words shared verbatim, agencies credited, and how many independent reports there are.


@dataclass(frozen=True, slots=True)
class Run:
    """Words shared verbatim by two articles, as long a stretch as holds; case, marks and dashes aside.

    `words` counts the shared words. `quoted_words` of them stand inside quotation marks in both articles, which may be
    shared honestly. `again` marks a run that only repeats words which already stand in a longer run of the two
    articles. `noise` is empty for a run that counts, else the reason why it does not.
    """

    left_article: str
    right_article: str
    left_start: int
    left_end: int
    right_start: int
    right_end: int
    words: int
    quoted_words: int = 0
    again: bool = False
    noise: str = ""

    @property
    def through_quotation(self) -> bool:
        """Say whether at least half of the words stand inside quotation marks in both articles."""
        return 2 * self.quoted_words >= self.words


@dataclass(frozen=True, slots=True)
class Share:
    """How much of each of two articles stands in the other, word for word. Shares are in [0, 1].

    They are parts of the words of the article as it ran: its body, and each caption between its paragraphs once.

    The quoted shares are the part of `left_share` and `right_share` that stands in quotations in both. The near shares
    are of words in near-verbatim sentences outside any run and quotation. `density` in [0, 1] is the part of the
    stretch from the first to the last shared word that is shared, on the side where it is denser: a solid block is 1.
    `sentences` counts those with shared words outside quotations, enough of them for a run, on the side with fewer.
    """

    left_article: str
    right_article: str
    left_share: float
    right_share: float
    left_quoted: float
    right_quoted: float
    left_near: float
    right_near: float
    runs: int
    longest_run: int
    density: float
    sentences: int


@dataclass(frozen=True, slots=True)
class Heat:
    """A span of an article, and the other articles that share its words verbatim."""

    start: int
    end: int
    article_ids: tuple[str, ...]

    @property
    def count(self) -> int:
        """Number of other articles that share the words."""
        return len(self.article_ids)


class CreditKind(StrEnum):
    """Where an agency is named. Only the first three say that its copy was used."""

    BYLINE = "byline"
    DATELINE = "dateline"
    CREDIT_LINE = "credit line"
    TEXT = "text"
    PHOTO = "photo"


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency named in an article: `start`, `end` span its name as written, `rule` says by what it was known."""

    article_id: str
    agency: str
    start: int
    end: int
    kind: CreditKind
    rule: str


class ChangeKind(StrEnum):
    """What one article has against another. Nothing here says who changed what."""

    SAME = "word for word"
    REWORDED = "reworded"
    ONLY_BASE = "only in the base"
    ONLY_OTHER = "only in the other"


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of the base, its counterpart in the other article, or both. A missing side is None."""

    kind: ChangeKind
    base: tuple[int, int] | None
    other: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class NearVerbatim:
    """Two sentences with the same words but for small edits. Never a paraphrase: the wording itself is shared.

    `kept` is the part of the shorter sentence's words that stand in the longer one in the same order, in [0, 1];
    `changes` mark what differs, as spans of the two articles (left as base). `exact` says that no word differs.
    """

    left: str
    right: str
    left_article: str
    right_article: str
    kept: float
    changes: tuple[Change, ...]
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """Articles that share wording beyond chance or credit the same agency; most often one article alone.

    `statement` says it in one sentence; `notes` add who shares text with an article that credits an agency, which
    article is dated earlier, and wording that is shared too little to count.
    """

    origin_id: str
    article_ids: tuple[str, ...]
    shares: tuple[Share, ...]
    credits: tuple[Credit, ...]
    statement: str
    notes: tuple[str, ...] = ()


# Facts and where they disagree (core/facts)


class FactKind(StrEnum):
    """What a fact is. An `ORDINAL` counts a place in a row ("the sixth round"), a `CLOCK` is a time of day."""

    DATE = "date"
    CLOCK = "clock"
    NUMBER = "number"
    ORDINAL = "ordinal"
    NAME = "name"
    ROLE = "role"


@dataclass(frozen=True, slots=True)
class DateRange:
    """Days from `first` to `last`, both included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Fact:
    """A date, number, name or role with its span; `value` normalises it and never takes the place of the words.

    Numbers: `low` to `high` in the base unit of `measure` ("count", "length" in metres, "dollar"), and what is
    counted (`thing`). Dates: every interval the words can mean (`ranges`), what they were resolved against
    (`resolved_against`), and the parts that were written (`parts`: year, month, day, weekday; None where not written).
    """

    article_id: str
    start: int
    end: int
    kind: FactKind
    value: str
    sentence_id: str | None = None
    low: float | None = None
    high: float | None = None
    measure: str = ""
    rounding: str = ""
    thing: str = ""
    ranges: tuple[DateRange, ...] = ()
    parts: tuple[int | None, int | None, int | None, int | None] = (None, None, None, None)
    resolved_against: date | None = None


class ConflictKind(StrEnum):
    """What cannot both hold, or what an article's own check found."""

    DATE = "date"
    NUMBER = "number"
    NAME = "name"
    ROLE = "role"
    SPEAKER = "speaker"
    AGENT = "agent"
    DENIAL = "denial"
    HEADLINE = "headline"
    SCAR = "scar"
    ARITHMETIC = "arithmetic"
    WEEKDAY = "weekday"


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a conflict or variant: the span of the value in its article, and the sentence that holds it.

    `sentence_id` is None for a headline. `value` is the text of the span, as written.
    """

    article_id: str
    sentence_id: str | None
    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two statements that cannot both hold about the same thing. Shown, never resolved.

    `inside` is true where both sides are from one article. `probability` is that of the match that brought the two
    sentences together, 1 where the finding rests on none. `reason` is the sentence an editor reads.
    """

    conflict_id: str
    kind: ConflictKind
    a: Side
    b: Side
    reason: str
    inside: bool = False
    probability: float = 1.0


@dataclass(frozen=True, slots=True)
class Variant:
    """Two ways to say what can both hold: more precise, rounded, another unit, another spelling."""

    variant_id: str
    kind: ConflictKind
    a: Side
    b: Side
    reason: str
    probability: float = 1.0


@dataclass(frozen=True, slots=True)
class LedgerCell:
    """What one outlet wrote for a row of the ledger, with the sentences that hold it."""

    article_id: str
    values: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One thing and measure across outlets. `standing` is "conflict", "variant" or "agree"."""

    row_id: str
    kind: ConflictKind
    thing: str
    standing: str
    cells: tuple[LedgerCell, ...]
    conflict_ids: tuple[str, ...] = ()
    variant_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """A dated event of the timeline: every outlet's date for the same thing. `dates` are facts of kind date."""

    event_id: str
    label: str
    dates: tuple[Fact, ...]
    first: date
    last: date
    disputed: bool


# --- Quotes: who is quoted, in which words, by which cue, by way of whom -------------------------------------------

Span = tuple[int, int]
"""`(start, end)` over the text of one article, half-open."""


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


# The whole


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that was found in one story, frozen, with what made it. Pages, reports and commands read nothing else.

    `readings` are ordered by article id; `matches` hold every weighed pair down to the candidate floor, so that
    `core.compare.arrange` can redo all that follows for another threshold without the model.
    """

    title: str
    settings: Settings
    made: Made
    readings: tuple[Reading, ...]
    matches: tuple[Match, ...]
    points: tuple[Point, ...]
    coverage: tuple[Coverage, ...]
    unique: tuple[Unique, ...]
    decisions: tuple[Decision, ...] = ()
    quotes: tuple[Quote, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    facts: tuple[Fact, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    variants: tuple[Variant, ...] = ()
    runs: tuple[Run, ...] = ()
    near_verbatim: tuple[NearVerbatim, ...] = ()
    credits: tuple[Credit, ...] = ()
    shares: tuple[Share, ...] = ()
    origins: tuple[Origin, ...] = ()


# The library: stories that are kept, and what was decided on them.


@dataclass(frozen=True, slots=True)
class Draft:
    """A decision before it is recorded: it has no name, no hour and no author yet."""

    kind: DecisionKind
    targets: tuple[Target, ...]
    verdict: Verdict | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something the tool found that an editor may judge. `targets` are its spans, by which a verdict finds it again."""

    finding_id: str
    kind: DecisionKind
    targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class Orphan:
    """A decision that fits nothing any more, with the sentence that says why. It is listed and changes no count."""

    decision: Decision
    reason: str


class ActionVerb(StrEnum):
    """What was done with decisions in one step."""

    DECIDE = "decided"
    WITHDRAW = "withdrew"
    UNDO = "undid"
    REDO = "redid"
    IMPORT = "imported"


@dataclass(frozen=True, slots=True)
class Action:
    """One step of one editor: each decision it put in effect (True) or took out of effect (False), undone as one."""

    number: int
    verb: ActionVerb
    who: str
    when: datetime
    changes: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Story:
    """A story as it is kept. `revision` grows with every change that a comparison would notice.

    `compared_revision` is the revision that the kept comparison was made of, None if there is none.
    """

    story_id: str
    title: str
    articles: tuple[Article, ...]
    decisions: tuple[Decision, ...]
    created: datetime
    changed: datetime
    revision: int
    archived: datetime | None = None
    compared_revision: int | None = None


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A story in the list of stories. `decisions` counts those in effect; `fresh` says its comparison is up to date."""

    story_id: str
    title: str
    articles: int
    decisions: int
    withdrawn: int
    created: datetime
    changed: datetime
    archived: datetime | None
    fresh: bool


@dataclass(frozen=True, slots=True)
class Deletion:
    """What would go if a story were deleted, and the token that confirms it as long as nothing changes."""

    story_id: str
    title: str
    articles: int
    decisions: int
    token: str


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that holds the words looked for. `spans` are the first places in its text, in order; none where the
    words stand in the headline or the outlet's name alone.
    """

    story_id: str
    title: str
    article_id: str
    short_name: str
    headline: str | None
    spans: tuple[tuple[int, int], ...]
