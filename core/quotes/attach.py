"""Gives marked words their cue and their source: by the clause around them, the words beside them, or what came before.

A report of the grammar that touches marks takes all of the marked words. Marks that no report touches look for a cue
right after them, right before them, above them in the parse, and then for the quote they continue. What finds none of
these is a scare quote or a title, and no quote.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.people.table import People
from core.quotes.clauses import clause_reports
from core.quotes.colons import colon_report
from core.quotes.cues import FINDING, JUDGE, MIND, SPEECH, cue_of, looks_like_cue
from core.quotes.reports import Chars, Report, cue_words, document_words, noun_words, quoted_person, source_of
from core.text.parse import ParsedPassage
from core.text.quotation_marks import Marked

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Words

_FARTHEST_CUE_TOKENS = 20
_FEWEST_WORDS_OF_SENTENCE = 4
_ENDS = frozenset(".?!")


def reports_in(unit: ParsedPassage, before: list[Report], table: People) -> list[Report]:
    """All reports of one paragraph, those of marked words and those of the grammar, in order of their content.

    Args:
        unit: The paragraph.
        before: The reports of the paragraph before it, for quotes that run on; its lead-in last.
        table: The article's speakers.
    """
    whole = colon_report(unit, table)
    if whole is not None:
        return [whole]
    grammar = [report for report in clause_reports(unit.doc) if not _cue_in_marks(report, unit)]
    taken: dict[int, Report] = {}
    for report in grammar:
        _take_marks(report, unit, taken)
    found = list(grammar)
    for number in range(len(unit.marks)):
        if number in taken:
            continue
        attributed = _attribute(unit, number, taken, before) or _speaker_of_sentence_before(unit, number, found)
        if attributed is not None:
            taken[number] = attributed
            if all(attributed is not report for report in found):
                found.append(attributed)
    found = [report for report in found if _says_something(report, unit, taken)]
    for number, report in taken.items():
        report.marked = True
        report.never_closed = report.never_closed or not unit.marks[number].closed
    return sorted(found, key=lambda report: report.contents[0])


def _says_something(report: Report, unit: ParsedPassage, taken: dict[int, Report]) -> bool:
    """One word without marks ("If", "Yet") is what the parser could not place."""
    if any(holder is report for holder in taken.values()):
        return True
    report.contents = [piece for piece in report.contents if " " in unit.text[slice(*piece)]]
    return bool(report.contents)


def _cue_in_marks(report: Report, unit: ParsedPassage) -> bool:
    if report.cue is None:
        return False
    return any(m.inner_start <= report.cue[0] and report.cue[1] <= m.inner_end for m in unit.marks)


def _take_marks(report: Report, unit: ParsedPassage, taken: dict[int, Report]) -> None:
    """Widen each content span to the whole of the marked words it touches."""
    widened = []
    for start, end in report.contents:
        for number, marked in enumerate(unit.marks):
            overlap = min(end, marked.end) - max(start, marked.start)
            if overlap <= 0 or report.cue is None:
                continue
            holder = taken.get(number)
            if holder is not None and holder.contents[0][0] <= start:
                continue
            taken[number] = report
            if not (marked.start <= report.cue[0] < marked.end):
                start, end = min(start, marked.start), max(end, marked.end)
        widened.append((start, end))
    report.contents = widened


def _attribute(unit: ParsedPassage, number: int, taken: dict[int, Report], before: list[Report]) -> Report | None:
    marked = unit.marks[number]
    first, last = _tokens_of(unit.doc, marked)
    if first is None or last is None:
        return None
    if _title_like(unit, marked) and not _comma_before(unit, marked) and not _cue_after(unit, number, last):
        return None
    return (
        _cue_after(unit, number, last)
        or _cue_before(unit, number, first)
        or _runs_on(unit, number, taken)
        or _verb_above(unit, marked, first, last)
        or _from_before(unit, marked, number, before)
    )


def _tokens_of(doc: Doc, marked: Marked) -> tuple[Token | None, Token | None]:
    words = doc.char_span(marked.inner_start, marked.inner_end, alignment_mode="expand")
    if words is None or not len(words):
        return None, None
    return words[0], words[-1]


def _content(marked: Marked) -> list[Chars]:
    return [(marked.start, marked.end)]


def _cue_after(unit: ParsedPassage, number: int, last: Token) -> Report | None:
    """ "...," said Anna Lindh / Anna Lindh, the minister, told reporters."""
    marked = unit.marks[number]
    doc = unit.doc
    ending = unit.text[marked.start : marked.end].rstrip("\"'”’» ")[-1:]
    beside = unit.text[marked.end : marked.end + 2].lstrip()[:1]
    if ending == "." and not _closes_with_cue(unit, marked):
        return None
    limit = unit.marks[number + 1].start if number + 1 < len(unit.marks) else len(unit.text)
    cue = None
    for token in doc[last.i + 1 : last.i + 1 + _FARTHEST_CUE_TOKENS + 12]:
        if token.idx < marked.end:
            continue
        if token.idx >= limit or (token.text in _ENDS and token.idx > marked.end + 1):
            break
        if _speaks(token):
            cue = token
            break
        if token.text in (";", ":"):
            break
    if cue is None or not (ending in ",?!-—–…." or beside in (",", "-", "—", "–")):
        return None
    between = [token for token in doc[last.i + 1 : cue.i] if token.idx >= marked.end and not token.is_punct]
    if any(
        token.pos_ in ("VERB",)
        and token.dep_ not in ("relcl", "acl", "advcl", "amod")
        and token.tag_ not in ("VBG", "VBN")
        for token in between
    ):
        return None
    source = _subject_beside(cue, between, limit)
    if source is None:
        return None
    quoted = quoted_person(cue)
    if quoted is not None:
        return Report("agency quoted somebody", _content(marked), cue_words(cue), quoted, cue, via=source)
    return Report("cue after the marks", _content(marked), cue_words(cue), source, cue)


def _closes_with_cue(unit: ParsedPassage, marked: Marked) -> bool:
    rest = unit.text[marked.end :].strip()
    return 0 < len(rest) <= 60


def _speaks(token: Token) -> bool:
    cue = cue_of(token)
    if cue is not None:
        return (cue.frame in (SPEECH, MIND, JUDGE) and token.tag_ not in ("VBN",)) or (
            cue.frame == SPEECH and token.tag_ != "VBG"
        )
    return (
        looks_like_cue(token)
        and token.pos_ in ("NOUN", "PROPN", "ADJ")
        and token.i > 0
        and token.doc[token.i - 1].pos_ in ("PROPN", "PRON", "NOUN")
    )


def _subject_beside(cue: Token, between: list[Token], limit: int) -> Words | None:
    named = next((child for child in cue.children if child.dep_ == "nsubj"), None)
    if named is not None and named.idx < limit and (named in between or named.i > cue.i):
        return noun_words(named)
    nouns = [token for token in between if token.pos_ in ("PROPN", "NOUN", "PRON")]
    nouns = [
        token for token in nouns if token.ent_type_ not in ("DATE", "TIME") and token.dep_ not in ("pobj", "npadvmod")
    ] or nouns
    if nouns:
        head = nouns[0]
        while head.head in nouns and head.head is not head:
            head = head.head
        return noun_words(head)
    for token in cue.doc[cue.i + 1 : cue.i + 8]:
        if token.idx >= limit or token.is_punct:
            break
        if token.pos_ in ("PROPN", "NOUN", "PRON") and token.dep_ not in ("npadvmod",):
            head = token
            while head.dep_ == "compound" and head.head.i > head.i:
                head = head.head
            return noun_words(head)
    return source_of(cue, document_words())


def _cue_before(unit: ParsedPassage, number: int, first: Token) -> Report | None:
    """said: "..."; told reporters on Monday, "..."; calling it a "..."."""
    marked = unit.marks[number]
    doc = unit.doc
    floor = unit.marks[number - 1].end if number else 0
    colon = False
    for place in range(first.i - 1, max(-1, first.i - 1 - _FARTHEST_CUE_TOKENS), -1):
        token = doc[place]
        if token.idx >= marked.start:
            continue
        if token.idx < floor or token.text in _ENDS:
            break
        if token.text == ":":
            colon = True
        verb = cue_of(token)
        if verb is None or (verb.frame == FINDING and not colon and not _governs(token, first)):
            continue
        if verb.frame == MIND and not colon and not _governs(token, first):
            continue
        if (
            verb.frame in (SPEECH, JUDGE)
            and not colon
            and place < first.i - 4
            and not _governs(token, first)
            and not _comma_before(unit, marked)
        ):
            continue
        source = source_of(token, document_words())
        quoting = None
        if source is None and token.tag_ == "VBN":
            continue
        content = _content(marked)
        if not colon and not _comma_before(unit, marked) and _governs(token, first):
            content = [_object_around(token, marked)]
        return Report("cue before the marks", content, cue_words(quoting or token), source, token, frame=verb.frame)
    if colon:
        return _colon(unit, marked)
    return None


def _object_around(verb: Token, marked: Marked) -> Chars:
    """What a verb of judgement says, with its marked words: "the test \"provocative\"" of "called the test ..."."""
    start, end = marked.start, marked.end
    for child in verb.rights:
        if child.dep_ in ("dobj", "oprd", "ccomp", "prep", "xcomp", "attr", "nsubj"):
            left, right = child.left_edge, child.right_edge
            if left.idx <= marked.start and child.dep_ in ("dobj", "ccomp", "oprd") and left.pos_ != "PRON":
                start = min(start, left.idx)
            if left.idx < marked.end <= right.idx + len(right):
                end = max(end, right.idx + len(right))
    return start, end


def _title_like(unit: ParsedPassage, marked: Marked) -> bool:
    """A title or a name in marks ("Fox News Sunday"): every word of weight has a capital, and nothing ends it."""
    words = unit.text[marked.inner_start : marked.inner_end].split()
    heavy = [word for word in words if len(word) > 3 or word[:1].isupper()]
    if len(words) > 8 or not heavy or any(mark in ".?!" for mark in words[-1][-1:]):
        return False
    return len(words) > 1 and all(word[:1].isupper() or word[:1].isdigit() for word in heavy)


def _comma_before(unit: ParsedPassage, marked: Marked) -> bool:
    return unit.text[: marked.start].rstrip()[-1:] in (",", ":")


def _governs(verb: Token, token: Token) -> bool:
    return any(above.i == verb.i for above in token.ancestors)


def _colon(unit: ParsedPassage, marked: Marked) -> Report | None:
    """A source before a colon: "From the letter: ...", "Its headline: ..."."""
    before = unit.text[: marked.start].rstrip()
    if not before.endswith(":"):
        return None
    sentence = unit.doc.char_span(len(before) - 1, len(before), alignment_mode="expand")
    if sentence is None:
        return None
    colon = sentence[0]
    start = colon.sent.start
    for token in unit.doc[start : colon.i]:
        if token.dep_ == "nsubj" or (token.dep_ == "ROOT" and token.pos_ in ("PROPN", "NOUN")):
            return Report("source before a colon", _content(marked), (colon.idx, colon.idx + 1), noun_words(token))
    return None


def _runs_on(unit: ParsedPassage, number: int, taken: dict[int, Report]) -> Report | None:
    """A quote goes on after its cue: "..., " she said. "..."."""
    previous = taken.get(number - 1)
    if previous is None or previous.frame not in (SPEECH, MIND):
        return None
    marked, earlier = unit.marks[number], unit.marks[number - 1]
    gap = unit.text[earlier.end : marked.start]
    starts_sentence = (
        unit.text[marked.inner_start : marked.inner_start + 1].isupper()
        or unit.text[marked.inner_start : marked.inner_start + 1] in ".…("
    )
    after_cue = previous.cue is not None and previous.cue[0] >= earlier.end and previous.cue[1] <= marked.start
    if not (starts_sentence or after_cue) or len(gap) > 400:
        return None
    if starts_sentence and gap.strip() and gap.strip()[-1] not in ".,:;?!—–-…":
        return None
    if after_cue and not starts_sentence and gap.rstrip()[-1:] not in (",", "—", "-", "–", ":"):
        return None
    if after_cue or not gap.strip():
        previous.contents.append((marked.start, marked.end))
        return previous
    source, token, via = previous.source, previous.cue_token, previous.via
    return Report("goes on after the cue", _content(marked), previous.cue, source, token, via, continues=True)


def _speaker_of_sentence_before(unit: ParsedPassage, number: int, found: list[Report]) -> Report | None:
    """Whole sentences in marks right after a sentence that reports somebody's words: that somebody goes on."""
    marked = unit.marks[number]
    lead = unit.text[: marked.start].rstrip()
    said = unit.text[marked.inner_start : marked.inner_end].strip()
    if not lead or lead[-1] not in ".?!" or len(said.split()) < _FEWEST_WORDS_OF_SENTENCE:
        return None
    if marked.closed and said[-1] not in ".?!…—-–,":
        return None
    earlier = [report for report in found if report.frame == SPEECH and report.contents[0][0] < marked.start]
    if not earlier:
        return None
    last = max(earlier, key=lambda report: report.contents[0])
    rule = "speaker of the sentence before"
    return Report(rule, _content(marked), None, last.source, last.cue_token, last.via, continues=True)


def _verb_above(unit: ParsedPassage, marked: Marked, first: Token, last: Token) -> Report | None:
    """Marked words in the object of a verb: cited "recent moves", describing them as "officers"."""
    words = unit.doc[first.i : last.i + 1]
    token = words.root
    steps = 0
    while token.head.i != token.i and steps < 12:
        token = token.head
        steps += 1
        if marked.start <= token.idx < marked.end:
            continue
        cue = cue_of(token)
        if cue is not None and (cue.frame != FINDING or len(words) >= _FEWEST_WORDS_OF_SENTENCE):
            subject = next((child for child in token.children if child.dep_ == "nsubj"), None)
            if subject is not None and marked.start <= subject.idx < marked.end:
                continue
            if subject is not None and any(t.i == words.root.i for t in subject.subtree):
                continue
            source = source_of(token, document_words())
            if source is None:
                return None
            content = [_object_around(token, marked)]
            return Report("words in the object of a cue", content, cue_words(token), source, token, frame=cue.frame)
    return None


def _from_before(unit: ParsedPassage, marked: Marked, number: int, before: list[Report]) -> Report | None:
    """The paragraph is all quote: it goes on from the one before, or takes its speaker."""
    if number or not before:
        return None
    last = next((report for report in reversed(before) if report.frame in (SPEECH, MIND)), None)
    if last is None:
        return None
    lead = unit.text[: marked.start].strip()
    if not last.contents:
        return None if lead else Report(last.rule, _content(marked), None, last.source, last.cue_token, continues=True)
    whole = not lead and (len(unit.text.strip()) - (marked.end - marked.start) <= 3 or not marked.closed)
    if not marked.opened or whole or (not lead and last.never_closed):
        rule = "goes on from the paragraph before" if last.never_closed else "speaker of the paragraph before"
        return Report(rule, _content(marked), None, last.source, last.cue_token, last.via, continues=True)
    return None
