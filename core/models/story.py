"""Articles, what they are read as, and what their sentences share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

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
    """The closest sentence another outlet has to a sentence, or to a point that it does not report."""

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
