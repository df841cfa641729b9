"""Reported clauses: "said that ...", "..., she said", "according to ...", "quoted him as saying"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from core.quotes.cues import FINDING, JUDGE, MIND, SPEECH, cue_of
from core.quotes.phrases import according, in_words_of
from core.quotes.reports import (
    Chars,
    Report,
    cue_words,
    document_words,
    is_cue,
    noun_words,
    quoted_person,
    source_of,
    trimmed,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Words

_TO_INFINITIVE = frozenset(
    [
        "pledge",
        "promise",
        "vow",
        "threaten",
        "urge",
        "call",
        "demand",
        "offer",
        "volunteer",
        "swear",
        "ask",
        "order",
        "advise",
        "tell",
        "warn",
    ]
)
_SUBORDINATE = frozenset({"since", "because", "although", "though", "if", "unless", "but", "whereas", "so"})


def clause_reports(doc: Doc) -> list[Report]:
    """Every report that the grammar of a paragraph shows, marks or no marks."""
    found: list[Report] = []
    for sentence in doc.sents:
        for token in sentence:
            found.extend(_reports_at(token, sentence))
    return found


_FIRST_PERSONS = frozenset({"i", "we", "you", "me", "us"})


def _worth_keeping(report: Report) -> bool:
    """Somebody else says it, in more than a word: no "I think", no order that nobody gives."""
    if report.source is None or not report.contents:
        return False
    return not (report.frame in (MIND, FINDING) and report.source.text.lower() in _FIRST_PERSONS)


def _reports_at(token: Token, sentence: Words) -> Iterator[Report]:
    if token.lower_ in ("according", "per"):
        report = according(token, sentence)
    elif token.lower_ in ("words", "view", "opinion") and token.dep_ == "pobj" and token.head.lower_ == "in":
        report = in_words_of(token, sentence)
    elif cue_of(token) is not None:
        report = _verb_report(token, sentence)
    elif token.pos_ == "NOUN" and token.lemma_.lower() in document_words() | _THAT_NOUNS:
        report = _noun_report(token)
    else:
        report = None
    if report is not None and _worth_keeping(report):
        yield report


_THAT_NOUNS = frozenset(
    [
        "claim",
        "suggestion",
        "allegation",
        "accusation",
        "assertion",
        "argument",
        "promise",
        "pledge",
        "warning",
        "belief",
        "announcement",
        "idea",
    ]
)


def _noun_report(noun: Token) -> Report | None:
    """ "Trump's claim that ...": a noun of speech with its owner and a clause."""
    clause = next((child for child in noun.rights if child.dep_ in ("acl", "ccomp") and _finite_that(child)), None)
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    if clause is None or owner is None:
        return None
    start = noun.idx
    contents = [_clause_chars(clause)]
    return Report("noun of speech", contents, (start, start + len(noun)), noun_words(owner), frame=SPEECH)


def _finite_that(clause: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children)


def _verb_report(verb: Token, sentence: Words) -> Report | None:
    cue = cue_of(verb)
    if cue is None:
        return None
    clause = _complement(verb)
    if clause is None and cue.frame == SPEECH:
        return _that_further_on(verb, sentence) or _parenthetical(verb, sentence)
    if clause is None or cue.frame == JUDGE or not _reportable(verb, clause, cue.frame):
        return None
    quoting = _quoting_verb(verb)
    source, via = _source_and_via(verb, quoting)
    rule = "clause after the cue" if clause.i > verb.i else "clause before the cue"
    report = Report(rule, [], cue_words(quoting or verb), source, verb, via, frame=cue.frame)
    report.contents = _contents(verb, clause, sentence)
    return report


def _complement(verb: Token) -> Token | None:
    clauses = [child for child in verb.children if child.dep_ == "ccomp" and child.i != verb.i]
    after = [clause for clause in clauses if clause.i > verb.i]
    if after:
        return after[0]
    if clauses:
        return clauses[0]
    if verb.lemma_.lower() in _TO_INFINITIVE:
        return next((child for child in verb.rights if child.dep_ == "xcomp" and _infinitive(child)), None)
    return None


def _reportable(verb: Token, clause: Token, frame: str) -> bool:
    """Whether a clause under a verb is a report: not "knows what he wants", not an order nobody gives."""
    if clause.i < verb.i:
        return frame == SPEECH or _island_follows_comma(verb)
    if clause.dep_ == "xcomp":
        return verb.dep_ not in ("relcl", "acl") and verb.tag_ != "VB"
    if frame == SPEECH:
        return True
    opening = clause.left_edge.lower_
    asks = opening in _QUESTION_WORDS
    return not asks and verb.tag_ != "VB"


_QUESTION_WORDS = frozenset(
    {"what", "how", "who", "which", "where", "when", "why", "whether", "if", "whatever", "whose"}
)


def _that_further_on(verb: Token, sentence: Words) -> Report | None:
    """ "Moscow said at the time that ...": the parser hangs the clause on the noun before "that"."""
    doc = verb.doc
    for place in range(verb.i + 1, min(verb.i + 12, sentence.end)):
        token = doc[place]
        if token.lower_ == "that" and token.dep_ != "det":
            clause = token.head
            if clause.i <= place:
                return None
            while clause.dep_ not in ("relcl", "acl", "ccomp", "ROOT", "advcl", "pcomp") and clause.head.i > place:
                clause = clause.head
            piece = trimmed(doc, place + 1, clause.right_edge.i + 1)
            source = source_of(verb, document_words())
            if piece is None or source is None:
                return None
            return Report("clause after the cue", [piece], cue_words(verb), source, verb)
        if token.pos_ in ("VERB", "AUX") or token.text in (";", ":", '"'):
            return None
    return None


def _infinitive(token: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in token.children)


def _quoting_verb(verb: Token) -> Token | None:
    """The "quoted" of "quoted Lavrov as saying"."""
    if verb.tag_ != "VBG" or verb.dep_ != "pcomp" or verb.head.lower_ != "as":
        return None
    above: Token = verb.head.head
    return above if above.lemma_.lower() in ("quote", "cite", "report") else None


def _source_and_via(verb: Token, quoting: Token | None) -> tuple[Words | None, Words | None]:
    if quoting is None:
        quoted = quoted_person(verb)
        source = source_of(verb, document_words())
        return (source, None) if quoted is None else (quoted, source)
    passive = next((child for child in quoting.children if child.dep_ == "nsubjpass"), None)
    if passive is not None:
        by: Token | None = next((child for child in quoting.subtree if child.dep_ == "agent"), None)
        agent: Token | None = (
            next((child for child in by.children if child.dep_ == "pobj"), None) if by is not None else None
        )
        return noun_words(passive), noun_words(agent) if agent is not None else None
    person: Token | None = next((child for child in quoting.children if child.dep_ in ("dobj", "obj")), None)
    return noun_words(person) if person is not None else None, source_of(quoting, document_words())


def _contents(verb: Token, clause: Token, sentence: Words) -> list[Chars]:
    doc = verb.doc
    if clause.i > verb.i:
        return _after_the_cue(verb, clause)
    island_start, island_end = _island(verb, clause)
    left = max(clause.left_edge.i, sentence.start)
    pieces = [trimmed(doc, left, island_start)]
    right_edge = clause.right_edge.i + 1
    if right_edge > island_end:
        pieces.append(trimmed(doc, island_end, right_edge))
    else:
        tail = _reason_after(verb, island_end)
        if tail is not None:
            pieces.append(trimmed(doc, tail.left_edge.i, tail.right_edge.i + 1))
    return [piece for piece in pieces if piece is not None]


def _after_the_cue(verb: Token, clause: Token) -> list[Chars]:
    """A clause after its cue, with further clauses of the same cue and a reason or condition at its end."""
    first, last = _clause_chars(clause)
    for child in verb.rights:
        if child.i <= clause.i or child.dep_ not in ("ccomp", "advcl"):
            continue
        joined = child.dep_ == "ccomp" and child.left_edge.i == clause.right_edge.i + 1
        reason = child.dep_ == "advcl" and child.left_edge.lower_ in _SUBORDINATE | {"when"} and _has_subject(child)
        if joined or reason:
            last = max(last, _clause_chars(child)[1])
    return [(first, last)]


def _has_subject(clause: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass") for child in clause.children)


def _clause_chars(clause: Token) -> Chars:
    doc = clause.doc
    start, end = clause.left_edge.i, clause.right_edge.i + 1
    for token in doc[clause.i + 1 : end]:
        if token.tag_ == "VBG" and token.dep_ == "advcl" and is_cue(token, SPEECH) and doc[token.i - 1].text == ",":
            end = token.i - 1
            break
        if _parallel_with_cue(token, clause):
            end = token.i - 1
            break
    piece = trimmed(doc, start, end)
    return piece if piece is not None else (clause.idx, clause.idx + len(clause))


def _parallel_with_cue(token: Token, clause: Token) -> bool:
    """ "said that they were working there and halved the team": a plain past beside a compound one is the speaker's."""
    if (
        token.dep_ != "conj"
        or token.head.i != clause.i
        or token.tag_ != "VBD"
        or token.doc[token.i - 1].lower_ != "and"
    ):
        return False
    compound = any(child.dep_ in ("aux", "auxpass") for child in clause.children) and clause.tag_ in ("VBG", "VBN")
    bare = not any(child.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for child in token.children)
    return compound and bare and clause.head.tag_ == "VBD"


def _island(verb: Token, clause: Token | None) -> tuple[int, int]:
    """Token bounds of the reporting words: the cue, its subject and what hangs on it beside the clause."""
    inside = {verb.i}
    within = {token.i for token in clause.subtree} if clause is not None else set()
    for child in verb.children:
        if child.dep_ in ("punct", "ccomp", "parataxis") or child.i in within:
            continue
        if child.dep_ == "advcl":
            continue
        inside.update(token.i for token in child.subtree if token.i not in within)
    start = end = verb.i
    gaps = {token.i for token in verb.doc[max(0, verb.i - 40) : verb.i + 40] if token.is_punct}
    while start - 1 in inside or (start - 1 in gaps and start - 2 in inside and verb.doc[start - 1].text != '"'):
        start -= 1
    while end + 1 in inside or (end + 1 in gaps and end + 2 in inside and verb.doc[end + 1].text != '"'):
        end += 1
    return start, end + 1


def _reason_after(verb: Token, island_end: int) -> Token | None:
    """ "..., she said, because ...": a clause of reason after the cue still belongs to what was said."""
    for child in verb.rights:
        if child.dep_ == "advcl" and child.i >= island_end and verb.doc[child.left_edge.i - 1].text == ",":
            mark = child.left_edge
            if mark.lower_ in _SUBORDINATE:
                return child
    return None


def _island_follows_comma(verb: Token) -> bool:
    start, _ = _island(verb, _complement(verb))
    return start > 0 and verb.doc[start - 1].text in (",", "-", "--", "—", "–", '"')


def _parenthetical(verb: Token, sentence: Words) -> Report | None:
    """ "That culture, they said, emphasizes ...": the cue stands between commas inside what was said."""
    subject = next((child for child in verb.children if child.dep_ in ("nsubj",)), None)
    if subject is None or verb.tag_ in ("VBG", "VB"):
        return None
    doc = verb.doc
    start, end = _island(verb, None)
    if (
        start <= sentence.start
        or doc[start - 1].text not in (",", "-", "--", "—", "–")
        or subject.lower_ in ("which", "that", "who")
    ):
        return None
    host = verb.head if verb.dep_ in ("parataxis", "ccomp", "advcl", "dep", "conj") and verb.head.i != verb.i else None
    pieces = [trimmed(doc, sentence.start, start)]
    if host is not None and host.i > end:
        pieces.append(trimmed(doc, end, host.right_edge.i + 1))
    elif host is not None and (tail := _reason_after(host, end)) is not None:
        pieces.append(trimmed(doc, tail.left_edge.i, tail.right_edge.i + 1))
    if host is None or (verb.dep_ not in ("parataxis", "ccomp") and host.i < start):
        return None
    contents = [piece for piece in pieces if piece is not None]
    return Report("cue between commas", contents, cue_words(verb), noun_words(subject), verb)
