"""Whole clauses of sentences, by the parse: what the points of a story are labelled with.

A clause is made by leaving words out: what ties it to the sentence before, quotation marks, and whole phrases until it
fits. A name from elsewhere in the article may stand for the pronoun that it opens with; where it is not sure whose,
there is no clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from core.lexicon import entries
from core.models import Clause, Quote, QuoteKind, Reading, Sentence, Span, Spans
from core.text.parse import ParsedPassage
from core.text.quotation_marks import EVERY_MARK
from core.text.shorten import (
    MOST_CHARS,
    SUBJECTS,
    Shortening,
    chars,
    indexes,
    is_finite,
    is_mark,
    pieces,
    shortened,
    subject_of,
    words_that,
)
from core.text.tree import Token, Tree, sentence_trees
from core.text.verbs_of_speech import is_speech, takes_a_clause

MOST_OF_A_DRAFT = 6
"""Clauses that one reading of a sentence gives, from the longest on; more would only be shorter ones of the same."""
_MARKS = re.compile(rf"[{re.escape(EVERY_MARK)}]")
_POINTING = ("that", "this", "these", "those")
_SPOKEN = frozenset(["i", "me", "my", "mine", "we", "us", "our", "ours", "you", "your", "yours", "myself", "ourselves"])
_NO_OPENING = ("pronoun", "connective", "subordinate")
_PERSONS = ("i", "you", "he", "she", "it", "we", "they")
_LEFT_HANGING = ("ADP", "DET", "CCONJ", "SCONJ", "AUX", "PART", "PUNCT")


def find_clauses(reading: Reading, parsed: Sequence[ParsedPassage], quotes: Sequence[Quote]) -> tuple[Clause, ...]:
    """Find the clauses of the body sentences of an article that can stand as labels, by sentence.

    Args:
        reading: The article with its sentences.
        parsed: What `parse_reading` gave for it.
        quotes: Of the article: whose words a pronoun says.

    Returns:
        Clauses in the order of the sentences; of one sentence, the fuller before the shorter, with no two alike.
    """
    trees = sentence_trees(reading, parsed)
    found: list[Clause] = []
    for place, (sentence, tree) in enumerate(zip(reading.sentences, trees, strict=True)):
        before = trees[place - 1] if place else None
        seen: set[Spans] = set()
        drafts = list(_drafts(tree, reading, sentence, before, quotes))
        for last_resort in (False, True):
            for draft in drafts if not seen else ():
                fitting = _fitting(tree, draft, reading.article.text, sentence, last_resort=last_resort)
                for spans in islice((one for one in fitting if one not in seen), MOST_OF_A_DRAFT):
                    seen.add(spans)
                    found.append(Clause(sentence.sentence_id, spans))
    return tuple(found)


def _fitting(tree: Tree, draft: Shortening, text: str, sentence: Sentence, *, last_resort: bool) -> Iterator[Spans]:
    """What of a draft can stand: short enough, well opened and well ended."""
    given: set[Spans] = set()
    for groups in shortened(tree, draft, last_resort=last_resort):
        if chars(tree, groups) > MOST_CHARS:
            continue
        inner = pieces(tree, groups)
        if not inner or not _stands(tree, draft, inner):
            continue
        spans = tuple((sentence.start + start, sentence.start + end) for start, end in inner)
        spans = (*draft.front, *spans)
        words = " ".join(" ".join(text[start:end].split()) for start, end in spans)
        whole = all(_at_word_edges(text, span) for span in spans)
        if spans not in given and whole and len(words) <= MOST_CHARS and not _has_marks(words):
            given.add(spans)
            yield spans


def _has_marks(words: str) -> bool:
    """Quotation marks; an apostrophe inside or after a word is none."""
    return any(
        hit[0] not in "'’" or hit.start() == 0 or words[hit.start() - 1] == " " for hit in _MARKS.finditer(words)
    )


def _at_word_edges(text: str, span: Span) -> bool:
    start, end = span
    before, after = text[start - 1 : start], text[end : end + 1]
    joined = after in ("'", "’", "-") and text[end + 1 : end + 2].isalnum()
    return not before.isalnum() and before != "-" and not after.isalnum() and not joined


def _stands(tree: Tree, draft: Shortening, spans: Spans) -> bool:
    """Whether the words open and end as a sentence does."""
    tokens = [token for start, end in spans for token in tree.at(start, end)]
    first, last = tokens[0], tokens[-1]
    if not draft.front and any(first.form in words_that(kind) for kind in _NO_OPENING) and not first.text.isupper():
        return False
    if first.tag == "WRB" or not all(_reads_on(tree.at(*span)[0]) for span in spans[1:]):
        return False
    hanging = last.pos in _LEFT_HANGING and not (last.dep in ("prt", "neg") or last.tag in ("RP", "POS"))
    ends_in_particle = last.pos == "ADP" and last.dep in ("prt", "advmod")
    participle_alone = last.dep == "acl" and len(tree.within(last.index)) > 1
    others = any(is_finite(tree, token.index) for token in tokens[:-1])
    inverted = last.dep in ("ROOT", "conj", "parataxis", "ccomp") and _said(tree, last) is not None
    tells = others and (inverted or _is_told_by(tree, last))
    says_nothing = last.pos == "VERB" and is_speech(last.lemma) and not tells
    if (hanging and not ends_in_particle) or participle_alone or says_nothing:
        return False
    words = {token.index for token in tokens}
    if (
        not draft.front
        and not is_speech(tree.tokens[draft.verb].lemma)
        and any(one.form in _SPOKEN and one.pos == "PRON" for one in tokens)
    ):
        return False
    parts = ("amod", "det", "poss", "nummod", "compound")
    half = any(token.dep in parts and token.head not in words for token in tokens)
    if half or (last.pos == "ADJ" and _top_of(tree, last).dep == "dobj"):
        return False
    headless = any(token.dep in ("mark", "aux", "auxpass") and token.head not in words for token in tokens)
    lost = any(token.form == "that" and token.pos == "SCONJ" and token.dep == "det" for token in tokens)
    points_back = any(
        token.pos == "ADP" and after.pos == "PRON" and after.form in words_that("pronoun") and token.index < draft.verb
        for token, after in pairwise(tokens[:4])
    )
    if (headless and len(draft.groups) == 1) or points_back or lost:
        return False
    alone = tree.text[spans[0][0] : spans[-1][1]]
    dashes = sum(token.text in ("--", "—") or (token.text in "-–" and _stands_free(tree, token)) for token in tokens)
    return (
        "?" not in alone and dashes % 2 == 0 and sum(token.text in "()[]" for token in tokens) == 0 and len(tokens) > 2
    )


def _is_told_by(tree: Tree, teller: Token) -> bool:
    """Whether a verb of speech stands behind what was said, and hangs on its verb."""
    head = tree.head(teller.index)
    told = _said(tree, head) if head is not teller else None
    return told is not None and told[0] is teller


def _top_of(tree: Tree, token: Token) -> Token:
    """The first of the words that a word is joined to by "and" or "but"."""
    while token.dep == "conj":
        token = tree.head(token.index)
    return token


def _drafts(
    tree: Tree, reading: Reading, sentence: Sentence, before: Tree | None, quotes: Sequence[Quote]
) -> Iterator[Shortening]:
    """Every clause of a sentence that could stand, the main one first, before anything is cut."""
    if not tree.tokens or tree.text.rstrip(EVERY_MARK + " )").endswith("?"):
        return
    aside = _in_brackets(tree)
    spoken = _quoted_whole(sentence, reading.article.text, quotes)
    if spoken is not None:
        words = indexes(tree.tokens)
        opened = _opened(tree, words, -1)
        root = next((token for token in tree.tokens if token.head == token.index), None)
        if root is not None and opened and _has_subject(tree, root) and _reads_on(tree.tokens[min(opened)]):
            for front in _tellers(spoken, reading.article.text, sentence.start):
                yield Shortening(root.index, (opened,), front)
        return
    quoted = _in_quotation(tree, sentence, quotes)
    roots = [token for token in tree.tokens if token.head == token.index and token.pos in ("VERB", "AUX")]
    todo = [(root, subject_of(tree, root.index)) for root in roots]
    for verb, subject in todo:
        if _is_misread(tree, verb):
            continue
        todo.extend(_beside(tree, verb, subject))
        for draft in _of_verb(tree, verb, subject):
            opens = _behind_a_phrase(tree, draft)
            groups = tuple(
                _opened(tree, frozenset(index for index in group - aside if index >= opens), draft.verb)
                for group in draft.groups
            )
            if draft.verb in quoted:
                continue
            yield from _named(tree, replace(draft, groups=groups), reading, sentence, before, quotes)
    for token in tree.tokens:
        for draft in () if token.index in quoted else _event(tree, token):
            yield Shortening(draft.verb, tuple(group - aside for group in draft.groups))


def _behind_a_phrase(tree: Tree, draft: Shortening) -> int:
    """Where the pronoun stands that is the subject of a clause behind a phrase; 0 if no pronoun is."""
    subject = subject_of(tree, draft.verb)
    pronoun = subject is not None and subject.form in ("he", "she", "they") and len(draft.groups) == 1
    return subject.index if subject is not None and pronoun and subject.index < draft.verb else 0


def _in_quotation(tree: Tree, sentence: Sentence, quotes: Sequence[Quote]) -> frozenset[int]:
    """Words of a sentence that stand in the marks of a quotation: no label is made of them without who said them."""
    spans = [span for quote in quotes if quote.kind is not QuoteKind.INDIRECT for span in quote.content]
    marks = [token.index for token in tree.tokens if token.text in ('"', "“", "”", "„", "''", "``")]
    runs = [run for run in zip(marks[::2], [*marks[1::2], len(tree.tokens)], strict=False) if run[1] - run[0] > 4]
    return frozenset(
        token.index
        for token in tree.tokens
        if any(start <= sentence.start + token.start and sentence.start + token.end <= end for start, end in spans)
        or any(start < token.index < end for start, end in runs)
    )


def _quoted_whole(sentence: Sentence, text: str, quotes: Sequence[Quote]) -> Quote | None:
    """The quote in whose marks a sentence stands with all its words."""
    for quote in quotes:
        for start, end in quote.content if quote.kind is QuoteKind.DIRECT else ():
            outside = text[sentence.start : max(start, sentence.start)] + text[min(end, sentence.end) : sentence.end]
            if start < sentence.end and sentence.start < end and not any(letter.isalnum() for letter in outside):
                return quote
    return None


def _tellers(quote: Quote, text: str, at: int) -> Iterator[Spans]:
    """The name of who is quoted, in full and by surname, with the verb, where the two can stand before the words."""
    if quote.speaker is None or quote.cue is None or text[slice(*quote.cue)].lower() not in words_that("cue"):
        return
    for spelling in _spellings(quote.speaker):
        place = _place_of(spelling, text, at)
        if place is not None:
            yield (place, quote.cue)


def _spellings(name: str) -> tuple[str, ...]:
    """A name, and its surname where it has one."""
    surname = name.split()[-1]
    return (name, surname) if surname[:1].isupper() and surname != name else (name,)


def _beside(tree: Tree, verb: Token, subject: Token | None) -> list[tuple[Token, Token | None]]:
    """Further clauses of the same rank, with the subject that they share where they have none."""
    found: list[tuple[Token, Token | None]] = []
    for child in tree.children(verb.index):
        colon = any(
            token.text in (":", ";")
            for token in tree.tokens[min(verb.index, child.index) : max(verb.index, child.index)]
        )
        own = subject_of(tree, child.index)
        if child.dep == "conj" and child.pos in ("VERB", "AUX") and (own is not None or not _warns(tree, verb)):
            found.append((child, own or subject))
        elif child.dep in ("ccomp", "parataxis") and colon and own is not None and not is_speech(verb.lemma):
            found.append((child, own))
    return found


def _is_misread(tree: Tree, verb: Token) -> bool:
    """Whether a second verb is said to share a subject though no "and" and no comma joins it to the first."""
    return any(
        child.dep == "conj"
        and child.index > verb.index
        and subject_of(tree, child.index) is None
        and not any(one.dep == "cc" or one.pos == "PUNCT" for one in tree.tokens[verb.index : child.index])
        for child in tree.children(verb.index)
    )


def _warns(tree: Tree, verb: Token) -> bool:
    """Whether a verb is denied, so that what its subject does besides is read with it."""
    return any(child.dep == "neg" for child in tree.children(verb.index))


def _of_verb(tree: Tree, verb: Token, subject: Token | None) -> Iterator[Shortening]:
    """The clause of a verb; where it reports what was said, with who said it, in the order that can stand."""
    if subject is None:
        return
    words = indexes(tree.within(verb.index))
    if subject.index not in words:
        helpers = _helpers(tree, verb, subject)
        if helpers is not None:
            yield Shortening(verb.index, (_plain(tree, subject), helpers, words))
        return
    if not is_finite(tree, verb.index):
        return
    said = _said(tree, verb)
    if said is None:
        yield Shortening(verb.index, (words,))
        return
    teller, told, telling, told_words = said
    yield from _reported(tree, teller, told, telling, told_words)


def _reported(
    tree: Tree, teller: Token, told: Token, telling: frozenset[int], told_words: frozenset[int]
) -> Iterator[Shortening]:
    subject, own = subject_of(tree, teller.index), subject_of(tree, told.index)
    if subject is None or (own is not None and own.form in _POINTING and len(tree.within(own.index)) == 1):
        return
    speaker = _plain(tree, subject)
    whole_speaker = indexes(tree.within(subject.index))
    if min(told_words) > teller.index:
        yield Shortening(teller.index, (telling | told_words,))
    else:
        if subject.pos != "PRON":
            yield Shortening(teller.index, (telling | told_words,))
        before = frozenset(index for index in telling if index < min(min(whole_speaker), teller.index))
        telling, told_words = telling - before, told_words | before
        opened = _opened(tree, told_words, told.index)
        if _has_subject(tree, told) and opened and takes_a_clause(teller.lemma) and _reads_on(tree.tokens[min(opened)]):
            aside = (
                child
                for child in tree.children(teller.index)
                if child.dep == "advcl" or (child.dep == "prep" and child.form in words_that("circumstance"))
            )
            adding = frozenset().union(*(indexes(tree.within(child.index)) for child in aside))
            front = (speaker, telling - whole_speaker - adding)
            yield Shortening(teller.index, (*front, opened))
            for further in _further_clauses(tree, told):
                yield Shortening(teller.index, (*front, further & told_words))


def _further_clauses(tree: Tree, told: Token) -> Iterator[frozenset[int]]:
    """What was said besides, in clauses that have a subject of their own."""
    for child in tree.children(told.index):
        if child.dep == "conj" and is_finite(tree, child.index) and _has_subject(tree, child):
            yield _opened(tree, indexes(tree.within(child.index)), child.index)


def _parted(tree: Tree, left: int, right: int) -> bool:
    """Whether a semicolon or colon stands before the verb of speech, so that what precedes is not what was said."""
    return any(token.text in (";", ":") for token in tree.tokens[left:right])


def _has_subject(tree: Tree, verb: Token) -> bool:
    return any(child.dep in (*SUBJECTS, "expl") for child in tree.children(verb.index))


def _reads_on(token: Token) -> bool:
    """Whether the first word of a sentence can stand in the middle of one: see `core.alignment.label.shown`."""
    number = token.pos == "NUM" and not token.text[:1].isalpha()
    return (
        token.text[:1].islower() or token.pos == "PROPN" or number or token.text.lower() in entries("sentence_openers")
    )


def _plain(tree: Tree, noun: Token) -> frozenset[int]:
    """A noun with what belongs to it, without what stands between commas."""
    words = indexes(tree.within(noun.index))
    for child in tree.children(noun.index):
        first = min(indexes(tree.within(child.index)))
        if child.dep in ("appos", "relcl", "acl") and first and tree.tokens[first - 1].text == ",":
            words -= indexes(tree.within(child.index))
    return words


def _said(tree: Tree, verb: Token) -> tuple[Token, Token, frozenset[int], frozenset[int]] | None:
    """The verb of speech, the verb of what was said, and the words of each."""
    words = indexes(tree.within(verb.index))
    if is_speech(verb.lemma):
        told = next((child for child in tree.children(verb.index) if child.dep == "ccomp"), None)
        if told is not None and not _parted(tree, told.index, verb.index):
            inner = indexes(tree.within(told.index))
            return verb, told, words - inner, inner
    for child in tree.children(verb.index):
        tells = child.dep in ("parataxis", "ccomp") and is_speech(child.lemma) and subject_of(tree, child.index)
        marked = any(one.dep == "mark" for one in tree.children(child.index))
        if tells and not marked and (child.index < verb.index or not _parted(tree, verb.index, child.index)):
            inner = indexes(tree.within(child.index))
            return child, verb, inner, words - inner
    return None


def _helpers(tree: Tree, verb: Token, subject: Token) -> frozenset[int] | None:
    """The auxiliaries that a second verb shares with the first; None where it shows no tense with them either."""
    if is_finite(tree, verb.index):
        return frozenset()
    shared = [
        child for child in tree.children(subject.head) if child.dep in ("aux", "auxpass") and child.index < verb.index
    ]
    own = [child for child in tree.children(verb.index) if child.dep in ("aux", "auxpass")]
    participle = verb.tag == "VBN" and any(child.dep == "auxpass" for child in shared)
    bare = verb.tag == "VB" and any(child.tag == "MD" for child in shared)
    return indexes(shared) if (participle or bare) and not own else None


def _event(tree: Tree, verb: Token) -> Iterator[Shortening]:
    """What an adverbial clause says happened, in the outlet's own words."""
    own = subject_of(tree, verb.index)
    if own is None or own.pos == "PRON" or not is_finite(tree, verb.index) or verb.dep != "advcl":
        return
    words = indexes(tree.within(verb.index))
    marks = [
        child for child in tree.children(verb.index) if child.dep in ("mark", "advmod") and child.index < own.index
    ]
    because = any(mark.form == "because" for mark in marks)
    behind = verb.index > verb.head and (because or tree.tokens[min(words) - 1].text != ",")
    above = (verb, *tree.ancestors(verb.index))
    said = any(is_speech(one.lemma) or one.dep == "ccomp" for one in above)
    opens = len(marks) == 1 and marks[0].index == min(words) and marks[0].form in words_that("event")
    if behind and opens and not said:
        yield Shortening(verb.index, (words - {marks[0].index},))


def _opened(tree: Tree, words: frozenset[int], verb: int) -> frozenset[int]:
    """Words without the connectives and adverbs that they open with."""
    left = sorted(words)
    while left:
        token = tree.tokens[left[0]]
        if comma := _that_is_so(tree, token):
            left = [index for index in left if index > comma]
            continue
        adverb = token.pos == "ADV" and token.head == verb and token.dep == "advmod" and token.index < verb
        ties = (
            token.form in words_that("connective")
            and token.pos in ("CCONJ", "ADV", "INTJ")
            and not _opens_a_clause(tree, token)
        )
        if not (
            token.pos in ("PUNCT", "INTJ", "SPACE") or is_mark(token) or ties or (adverb and _comma_after(tree, token))
        ):
            break
        left.pop(0)
    return frozenset(left)


def _that_is_so(tree: Tree, first: Token) -> int:
    """The comma after "If that is the case", "If this is so" or "If so", which only tie to what was said before."""
    after = tree.tokens[first.index + 1 : first.index + 8]
    comma = next((token.index for token in after if token.text == ","), 0)
    if first.form != "if" or not comma or len(after) < 2:
        return 0
    is_so = after[0].form in ("that", "this") and after[1].lemma == "be"
    return comma if is_so or after[0].form in ("so", "not") else 0


def _opens_a_clause(tree: Tree, token: Token) -> bool:
    """Whether a word such as "when" opens a clause of its own, and does not tie the sentence to the one before."""
    return token.dep in ("mark", "advmod") and tree.head(token.index).dep == "advcl"


def _comma_after(tree: Tree, token: Token) -> bool:
    return token.index + 1 < len(tree.tokens) and tree.tokens[token.index + 1].text == ","


def _in_brackets(tree: Tree) -> frozenset[int]:
    """Words in brackets and between two dashes, and connectives between commas."""
    found: set[int] = set()
    opened: int | None = None
    for token in tree.tokens:
        if token.text in ("(", "["):
            opened = token.index
        if token.text in (")", "]") and opened is not None:
            found.update(range(opened, token.index + 1))
            opened = None
    dashes = [token.index for token in tree.tokens if token.text in ("-", "--", "–", "—") and _stands_free(tree, token)]
    if len(dashes) == 2:
        found.update(range(dashes[0], dashes[1] + 1))
    for before, token, after in zip(tree.tokens, tree.tokens[1:], tree.tokens[2:], strict=False):
        if before.text == after.text == "," and token.form in words_that("connective"):
            found.add(token.index)
    return frozenset(found)


def _stands_free(tree: Tree, token: Token) -> bool:
    return tree.text[token.start - 1 : token.start].isspace() and tree.text[token.end : token.end + 1].isspace()


def _named(
    tree: Tree,
    draft: Shortening,
    reading: Reading,
    sentence: Sentence,
    before: Tree | None,
    quotes: Sequence[Quote],
) -> Iterator[Shortening]:
    """The draft with a name for the pronoun it opens with, in full and by surname; none where it is not sure whose."""
    words = [index for group in draft.groups for index in sorted(group)]
    if not words:
        return
    first = tree.tokens[words[0]]
    if first.form not in _PERSONS:
        yield draft
        return
    at = sentence.start + first.start
    name = _speaker_at(at, quotes)
    if name is not None and before is not None and _names_another(before, name):
        return
    if name is None and first.form in ("he", "she") and before is not None:
        name = _only_person(before)
    if name is None or first.form not in ("he", "she"):
        return
    groups = tuple(group - {first.index} for group in draft.groups)
    for spelling in _spellings(name):
        place = _place_of(spelling, reading.article.text, at)
        if place is not None:
            yield replace(draft, groups=groups, front=(place,))


def _names_another(tree: Tree, name: str) -> bool:
    """Whether a sentence names a person besides this one, so that a pronoun after it may be either."""
    own = set(name.casefold().split())
    return any(token.entity == "PERSON" and token.pos == "PROPN" and token.form not in own for token in tree.tokens)


def _speaker_at(at: int, quotes: Sequence[Quote]) -> str | None:
    """Who a pronoun is, where a quote names its speaker by it."""
    for quote in quotes:
        written = quote.speaker_as_written
        if written is not None and written[0] <= at < written[1] and quote.speaker:
            return quote.speaker
    return None


def _only_person(tree: Tree) -> str | None:
    """The one person named in a sentence, as its subject."""
    persons = [token for token in tree.tokens if token.entity == "PERSON"]
    if not persons or persons[-1].index - persons[0].index >= len(persons):
        return None
    name = [token for token in persons if token.tag != "POS"]
    subject = any(token.dep in ("nsubj", "nsubjpass") for token in name)
    return tree.text[name[0].start : name[-1].end] if subject and len(name) == len(persons) else None


def _place_of(name: str, text: str, before: int) -> Span | None:
    """Where a name stands in the article, the nearest place before if there is one."""
    hits = [hit.span() for hit in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)]
    earlier = [span for span in hits if span[1] <= before]
    return earlier[-1] if earlier else (hits[0] if hits else None)
