"""Articles, what they are read as, and what their sentences share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

NOT_STATED = "not stated in the text"

Span = tuple[int, int]
"""`(start, end)` in code points over the text of one article, half-open."""
Spans = tuple[Span, ...]


class Role(StrEnum):
    """What a passage is in its article. Only `BODY` holds sentences that are compared."""

    HEADLINE = "headline"
    DECK = "deck"
    SUBHEAD = "subhead"
    DATELINE = "dateline"
    BYLINE = "byline"
    CAPTION = "caption"
    BODY = "body"
    CORRECTION = "correction"
    BOILERPLATE = "boilerplate"
    REPEAT = "repeat"


class Standing(StrEnum):
    """How an outlet stands to a point. "Not found" is what the tool saw, never "omitted"."""

    REPORTED = "reported"
    POSSIBLY = "possibly"
    NOT_FOUND = "not found"


class DetailKind(StrEnum):
    """What a sentence may give of a point: who did it, to whom, how many, when, where, and why."""

    WHO = "who"
    WHOM = "whom"
    NUMBER = "number"
    DATE = "date"
    PLACE = "place"
    REASON = "reason"


class LayoutHint(StrEnum):
    """What the file that an article came in says of a line. Evidence for its role, not the role."""

    HEADLINE = "headline"
    DECK = "deck"
    BYLINE = "byline"
    HEADING = "heading"
    ARTICLE = "in the article"
    LIST_ITEM = "list item"
    QUOTATION = "block quotation"
    TABLE_ROW = "table row"
    CAPTION = "caption"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class LayoutSpan:
    """Whole lines of an article, what its file says they are, and why: "stands in a figure caption of the page"."""

    start: int
    end: int
    hint: LayoutHint
    reason: str


@dataclass(frozen=True, slots=True)
class Article:
    """What was received from one outlet: decoded once, never rewritten.

    `outlet`, `headline` and `published` are None where the text does not state them; `short_name` (at most 12
    characters) is always there, for charts. `sha256` is of the bytes as received. `layout` is what the file said of
    its lines, in order and without overlap; empty where it said nothing, as plain text does.
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
    layout: tuple[LayoutSpan, ...] = ()


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
class Clause:
    """Words of a sentence that can stand by themselves as the label of a point: a subject and a finite verb.

    `spans` are pieces of the article in the order they are read; joined by blanks they are at most 90 characters. A
    name that stands for a pronoun is a piece from elsewhere in the same article.
    """

    sentence_id: str
    spans: Spans


@dataclass(frozen=True, slots=True)
class Detail:
    """What a sentence gives of a point: the words, and the value by which two sentences are held against each other."""

    sentence_id: str
    kind: DetailKind
    start: int
    end: int
    value: str


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
    threshold moved without the model. `cosine` is in [-1, 1], `lexical` and `probability` in [0, 1]. `beyond_topic`
    says that the two share more than what all reports of the story are about.
    """

    left: str
    right: str
    probability: float
    cosine: float
    lexical: float
    beyond_topic: bool = True


@dataclass(frozen=True, slots=True)
class Member:
    """A sentence in a point. `probability` is its mean match probability with the point's other outlets."""

    sentence_id: str
    article_id: str
    probability: float


@dataclass(frozen=True, slots=True)
class Point:
    """One thing the story says: a group of sentences. Points overlap; they are not a partition.

    The label is a whole clause of a member sentence (`label_sentence`), as pieces of its article (`label`).
    """

    point_id: str
    members: tuple[Member, ...]
    label_sentence: str
    label: Spans
    lowest_probability: float
    mean_probability: float


@dataclass(frozen=True, slots=True)
class NearestMiss:
    """The closest sentence another outlet has to a sentence, or to a point that it does not report."""

    sentence_id: str
    other_article_id: str
    other_sentence_id: str | None
    probability: float


@dataclass(frozen=True, slots=True)
class Coverage:
    """How one outlet stands on one point, and why.

    `probability` is that of the outlet's closest sentence with any sentence the other outlets have in the point: the
    number that decides between "possibly" and "not found". `sentence_ids` are the outlet's own in the point, and empty
    unless it reports it; else `nearest_miss` names the closest. `lacks` is what most that report the point give and
    this outlet does not.
    """

    point_id: str
    article_id: str
    standing: Standing
    probability: float
    reason: str
    sentence_ids: tuple[str, ...] = ()
    nearest_miss: NearestMiss | None = None
    lacks: tuple[DetailKind, ...] = ()


@dataclass(frozen=True, slots=True)
class Unique:
    """A body sentence that stands in no point.

    `possibly_in` names the outlets where a sentence reaches the bar of "possibly"; with none, it is only here.
    """

    sentence_id: str
    article_id: str
    nearest: tuple[NearestMiss, ...]
    possibly_in: tuple[str, ...]
