"""Origins: words shared verbatim, agencies credited, and how many independent reports there are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
