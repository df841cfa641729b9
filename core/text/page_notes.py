"""Lines that speak about the text or to its reader: corrections, headings of press releases, contacts, calls to action.

The wordings are a list (`core/lexicon/page_notes.txt`) and sure by themselves. A few lines are sure only by the line
beside them: a contact under its heading, an invitation above its dial-in number, a company under "About ...".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from core import lexicon
from core.models import Role
from core.text import sentences
from core.text.lines import Line, lines
from core.text.quotation_marks import find_marks
from core.text.role_rules import RoleGiven
from core.text.verbs_of_speech import PAST, PRESENT, any_of, reporting_words

# Corrections and legal notices may be paragraphs; any other note is a line of at most so many words.
LONGEST_NOTE_WORDS = 60
LONG_KINDS = frozenset({"correction", "editors' note", "legal"})
# A correction at the end of a paragraph; more words tell that the report goes on after it.
LONGEST_CLOSING_WORDS = 80
# Kinds that may close a paragraph of the report as a sentence of their own.
CLOSING_KINDS = frozenset({"correction", "contact", "call", "legal", "appeal"})
SAYS = rf"(?:{any_of(reporting_words(PAST, PRESENT))}|found|reads?|say|write)"
TOLD = re.compile(rf"^[\"']|, (?!it\b|not\b)[^,]{{2,60}} {SAYS}\b[^,.]{{0,40}}\.$")
CAPITALISED = r"(?:[A-Z\d&(][\w.&'’)-]*|of|the|and|for|de)"
ABOUT = re.compile(rf"About (?P<name>{CAPITALISED}(?:,? {CAPITALISED}){{0,7}})$")
LEGAL_FORM = re.compile(r",? (?:Inc|Ltd|Corp|Co|plc|LLC|S\.A|N\.V|B\.V|L\.P)\.?$")
CALL = re.compile(r"\b(?:call|teleconference|webcast|briefing|conference)\b")
INVITES = re.compile(
    r"\b(?:(?:will|to) (?:host|hold|conduct|be held)|(?:is|are) (?:hosting|holding|scheduled)|has scheduled)\b"
)
CORRECTS = re.compile(
    r", not\b|\b(?:should have|in error|mis(?:stated|spelled|identified|quoted)"
    r"|(?:incorrect|wrong|erroneous|mistaken)(?:ly)?)\b"
)


def page_notes(found: Sequence[Line]) -> dict[int, RoleGiven]:
    """Find the notes among the lines of an article, by number.

    Nothing is a note where no other sentence would be left: a correction alone is the report.
    """
    kinds = {line.number: kind for line in found if (kind := _by_wording(line))}
    first = next((line.number for line in found if line.is_sentence), len(found))
    kinds = {number: kind for number, kind in kinds.items() if kind != "release heading" or number > first}
    for step in (_under_headings, _beside_dial_in, _senders):
        kinds.update(step(found, kinds))
    if not any(line.is_sentence for line in found if line.number not in kinds):
        return {}
    return {number: _given(kind) for number, kind in sorted(kinds.items())}


def closing_note(text: str, start: int, end: int) -> tuple[int, RoleGiven] | None:
    """Find the sentences at the end of a paragraph of the report that are notes: where they begin, and what they are.

    A correction goes on to the end of its paragraph, unless that is long. What stands inside marks is no note.
    """
    spans = sentences.split(text, start, end)[1:]
    kinds = [_by_wording(lines(text[slice(*span)])[0]) for span in spans]
    for place, ((begin, _), kind) in enumerate(zip(spans, kinds, strict=True)):
        if kind is None:
            continue
        goes_on = kind == "correction" and len(text[begin:end].split()) <= LONGEST_CLOSING_WORDS
        if goes_on or all(later in CLOSING_KINDS for later in kinds[place:]):
            quoted = any(mark.start < begin - start < mark.end for mark in find_marks(text[start:end]))
            return None if quoted else (begin, _given(kind))
    return None


def _by_wording(line: Line) -> str | None:
    """The kind of a line whose first sentence is a note."""
    if TOLD.search(line.shown):
        return None
    first = line.shown[slice(*sentences.split(line.shown, 0, len(line.shown))[0])]
    for kind, where, pattern in _patterns():
        if where == "label" and line.is_sentence:
            continue
        if kind not in LONG_KINDS and len(line.words) > LONGEST_NOTE_WORDS:
            continue
        if pattern.search(first if where == "any" else line.shown):
            return kind
    return "release heading" if _about(line) else None


def _about(line: Line) -> str:
    """The name that a heading "About Skarn Line, Inc." presents, without its legal form; empty for other lines."""
    match = ABOUT.match(line.shown.rstrip(":"))
    if match is None or match["name"][0].isdigit() or (line.ends_sentence and not LEGAL_FORM.search(line.shown)):
        return ""
    return LEGAL_FORM.sub("", match["name"])


def _under_headings(found: Sequence[Line], kinds: dict[int, str]) -> dict[int, str]:
    """What headings say of the lines below them, as far as these go on in their manner."""
    result: dict[int, str] = {}
    for heading in found:
        kind, most, goes_on = HEADED.get(kinds.get(heading.number, ""), NOTHING)
        for line in found[heading.number + 1 : heading.number + 1 + most]:
            if kinds.get(line.number, kind) != kind or not goes_on(line):
                break
            result[line.number] = kind
    return result


# For each heading what its lines are, how many it can name, and how a line shows that it is one.
Headed = tuple[str, int, Callable[[Line], bool]]
NOTHING: Headed = ("", 0, bool)
HEADED: dict[str, Headed] = {
    "contact heading": ("contact", 8, lambda line: not line.is_sentence),
    "call heading": ("call", 1, lambda line: bool(CALL.search(line.folded))),
    "correction heading": ("correction", 1, lambda line: bool(CORRECTS.search(line.folded))),
    "legal heading": ("legal", 8, lambda line: line.is_sentence),
}


def _beside_dial_in(found: Sequence[Line], kinds: dict[int, str]) -> dict[int, str]:
    """An invitation stands before the words that say how to join, in its line or in the next."""
    return {
        line.number: "call"
        for line in found
        if line.number not in kinds
        and CALL.search(line.folded)
        and INVITES.search(line.folded)
        and (kinds.get(line.number + 1) == "call" or _says_how_to_join(line))
    }


def _says_how_to_join(line: Line) -> bool:
    closing = closing_note(line.shown, 0, len(line.shown))
    return closing is not None and closing[1].rule == "call"


def _senders(found: Sequence[Line], kinds: dict[int, str]) -> dict[int, str]:
    """Paragraphs under "About ..." that begin with its name, where nothing of the report comes after them."""
    result: dict[int, str] = {}
    for line in reversed(found):
        above = found[line.number - 1] if line.number else None
        name = _about(above) if above else ""
        if name and line.shown.removeprefix("The ").startswith(name.removeprefix("the ").split()[0]):
            result[line.number] = "sender"
        elif line.is_sentence and line.number not in kinds:
            break
    return result


def _given(kind: str) -> RoleGiven:
    role, reason = _kinds()[kind]
    return RoleGiven(Role(role), kind, reason)


@lru_cache(maxsize=1)
def _kinds() -> dict[str, tuple[str, str]]:
    return {row[0]: (row[1], row[2]) for row in lexicon.rows("page_note_kinds")}


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    frames = {"line": r"\A(?:{})\W*\Z", "start": r"\A\W*(?:{})", "any": "(?:{})", "label": "(?:{})"}
    return tuple(
        (kind, where, re.compile(frames[where].format(wording), re.IGNORECASE))
        for kind, where, wording in lexicon.rows("page_notes")
    )
