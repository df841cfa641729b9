"""The role of one line with the rule that gave it, and the sentence an editor reads."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from core import lexicon
from core.models import Role
from core.text import phrases, role_sequence
from core.text.lines import Line
from core.text.role_evidence import Evidence

# A credit that closes a caption leaves the body if the line is no longer than a caption may be.
LONGEST_CAPTION_WORDS = 90
LONGEST_SUBHEAD_WORDS = 12
# Kinds whose wording, filling a line, leaves no doubt.
SURE_KINDS = ("comments", "newsletter", "donation", "consent", "copyright", "advertising", "credit", "share")
CAPTION_MARKS = ("picture credit", "picture credit inside", "picture words")
# Observations that name a reason better than the line's length does.
TELLING_WEIGHT = -0.15


@dataclass(frozen=True, slots=True)
class RoleGiven:
    """A role with its rule and reason; `repeats` is the number of the line that this one repeats."""

    role: Role
    rule: str
    reason: str
    repeats: int | None = None


BODY = RoleGiven(Role.BODY, "running text", "reads like running text of the report")
TEASER = RoleGiven(Role.BOILERPLATE, "is cut off", "breaks off with dots, as teasers of other stories do")
FEWEST_TEASER_WORDS = 10
ONLY_TEXT = RoleGiven(Role.BODY, "only text", "is the only text there is")


def sure(line: Line, evidence: Evidence) -> RoleGiven | None:
    """Decide a line whose own wording leaves no doubt; None where its neighbours must be asked."""
    if "picture credit" in evidence and len(line.words) <= LONGEST_CAPTION_WORDS and "is cut off" not in evidence:
        return _caption("picture credit")
    for kind in SURE_KINDS:
        if f"{kind}, whole line" in evidence:
            return RoleGiven(Role.BOILERPLATE, kind, phrases.reasons()[kind])
    if "post" in evidence and line.shown[:1] in "-–—":
        return RoleGiven(Role.BOILERPLATE, "post", reasons()["post"])
    return None


def body(line: Line) -> RoleGiven:
    """Tell body paragraphs from short titles between them."""
    short = len(line.words) <= LONGEST_SUBHEAD_WORDS and line.words
    if short and not line.ends_sentence and line.shown[:1] not in "\"'([" and not line.shown.endswith((":", ",", ";")):
        return RoleGiven(Role.SUBHEAD, "subhead", "is a short title inside the text")
    if short and line.shown.endswith("?") and line.shown.count(".") == 0 and line.shown[:1] not in "\"'(":
        return RoleGiven(Role.SUBHEAD, "subhead", "is a question that heads a part of the text")
    return BODY


def other(line: Line, evidence: Evidence) -> RoleGiven:
    """Name what a line outside the body is, by the strongest evidence against it."""
    for mark in CAPTION_MARKS:
        fits = 2 < len(line.words) <= LONGEST_CAPTION_WORDS
        if mark in evidence and "is cut off" not in evidence and fits:
            return _caption(mark)
    for phrase in phrases.phrases(line):
        return RoleGiven(Role.BOILERPLATE, phrase.kind, phrases.reasons()[phrase.kind])
    known = role_sequence.weights().by_name
    against = sorted((known.get(name, 0.0) * value, name) for name, value in evidence.items() if name in reasons())
    if against and against[0][0] <= TELLING_WEIGHT:
        name = against[0][1]
        return RoleGiven(Role.BOILERPLATE, name, reasons()[name])
    return RoleGiven(Role.BOILERPLATE, "among other lines", "stands among lines that are not the report")


@lru_cache(maxsize=1)
def reasons() -> dict[str, str]:
    """Map each observation that can take a line out of the body to the sentence an editor reads."""
    return {row[0]: row[1] for row in lexicon.rows("role_evidence")}


def _caption(mark: str) -> RoleGiven:
    return RoleGiven(Role.CAPTION, mark, reasons()[mark])
