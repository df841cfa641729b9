"""The library: stories that are kept, and what was decided on them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.models.decisions import Decision, DecisionKind, Target, Verdict
from core.models.story import Article


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
    """One step of one editor: each decision it put in effect (True) or took out of effect (False), undone as one.

    `takes_back` is the number of the step that an undo or redo is about.
    """

    number: int
    verb: ActionVerb
    who: str
    when: datetime
    changes: tuple[tuple[str, bool], ...]
    takes_back: int | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """A story as it is kept. `revision` grows with every change that makes an article be read anew.

    `compared_revision` is the revision that the kept comparison was made of, None if there is none. `decided` grows
    with every other change of decisions: those only arrange the kept comparison otherwise.
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
    decided: int = 0


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
