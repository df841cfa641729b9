"""Sentences of a passage, as spans.

Measured before it was written (November 2026), exact sentences found in the body of the five seeds (76) and in two
development sets of news sentences set in a row (ecbplus_dev 425, superpal_dev 155):

    this module             76  420  155     (seconds for the three: 0.03)
    syntok 1.4.4            75  420  153     (0.22)
    nupunkt 0.8.0           73  397  151     (0.04)
    spaCy sentencizer 3.8   68  383  133     (0.24)
    pysbd 0.3.4             66  396  146     (1.5; it also lets go of closing quotation marks)

None of the libraries keeps a question and its speaker together ('"Why?" Lavrov asked.') or reads ' ... ' inside a
quotation, and repairing either would need the rules below anyway; so the rules stand alone, without a package.
"""

from __future__ import annotations

import re
from functools import lru_cache

from core import lexicon
from core.text.verbs_of_speech import PAST, PRESENT, any_of, reporting_words

CLOSERS = re.escape("\"'”’»)]“‘")  # the last two close what „ and ‚ opened
OPENERS = re.escape("\"'“‘«([„‚‟〝")
# A stop, the marks that close after it, space, marks that open, and what could begin a sentence.
CANDIDATE = re.compile(
    rf"(?P<stop>[.!?…]+)(?P<close>[{CLOSERS}]*)(?P<gap>\s+)(?P<open>(?:[{OPENERS}—–-]\s?)*)(?P<next>\S)"
)
# The last word before a stop; longer ones are no abbreviations.
LAST_WORD = re.compile(rf"(?:^|[\s{OPENERS}/—–-])(?P<word>[^\s{OPENERS}—–]{{1,20}})$")
LONGEST_LOOK_BACK = 40
# One letter, or letters with stops between them: J, U.S, p.m, J.R.R
INITIALS = re.compile(r"(?:[^\W\d_]\.[ ]?)*[^\W\d_]", re.UNICODE)
LIST_NUMBER = re.compile(r"\W*\d{1,2}")
NEXT_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# A speaker after a quoted question or exclamation: one to five words, then a verb of speech.
SPEAKER_FOLLOWS = re.compile(rf"(?:[\w.’'-]+ ){{1,5}}?(?:{any_of(reporting_words(PAST, PRESENT))})\b")


def split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut `text[start:end]` into sentences.

    Each sentence of a quotation is one of its own; the words that name its speaker stay with the last.

    Returns:
        Spans in order, without blank margins; together they hold every non-blank character of the stretch.
    """
    spans = []
    begin = start
    for candidate in CANDIDATE.finditer(text, start, end):
        if _ends_sentence(text, begin, candidate):
            spans.append((begin, candidate.end("close")))
            begin = candidate.end("gap")
    spans.append((begin, end))
    return [trimmed for span in spans if (trimmed := _trim(text, *span))]


def _ends_sentence(text: str, begin: int, candidate: re.Match[str]) -> bool:
    first = candidate.start("next")
    if candidate["next"].islower() and not text[first + 1 : first + 2].isupper():
        return False  # "office. of the Alliance"; but "iPhone sales" may begin a sentence
    if not (candidate["next"].isalnum() or candidate["open"] or candidate["next"] in "$€£#@"):
        return False
    stop = candidate["stop"]
    if stop == ".":
        return _ends_at_full_stop(text, begin, candidate)
    if stop[0] in ".…" and text[candidate.start() - 1 : candidate.start()].isspace():
        return False  # " ... " leaves out words inside a sentence
    return not (candidate["close"] and "…" not in stop and "..." not in stop and _speaker_follows(text, candidate))


def _ends_at_full_stop(text: str, begin: int, candidate: re.Match[str]) -> bool:
    stop = candidate.start("stop")
    before = text[max(begin, stop - LONGEST_LOOK_BACK) : stop]
    if stop - begin <= LONGEST_LOOK_BACK and LIST_NUMBER.fullmatch(before.strip()):
        return False
    last = LAST_WORD.search(before)
    if last is None or candidate["close"].strip(")]"):
        return True
    kind = "either" if INITIALS.fullmatch(last["word"]) else _abbreviations().get(last["word"].lower())
    if kind == "capital":
        kind = "either" if last["word"][0].isupper() else None
    if kind == "number":
        return not candidate["next"].isdigit()
    if kind == "either":
        return not candidate["open"].startswith("(") and _opens_sentence(text, candidate)
    return kind is None


def _opens_sentence(text: str, candidate: re.Match[str]) -> bool:
    word = NEXT_WORD.match(text, candidate.start("next"))
    return word is not None and word[0].lower().replace("’", "'").split("'")[0] in _openers()


def _speaker_follows(text: str, candidate: re.Match[str]) -> bool:
    return bool(not candidate["open"] and SPEAKER_FOLLOWS.match(text, candidate.start("next")))


@lru_cache(maxsize=1)
def _abbreviations() -> dict[str, str]:
    return {row[0]: row[1] for row in lexicon.rows("abbreviations")}


@lru_cache(maxsize=1)
def _openers() -> frozenset[str]:
    return frozenset(lexicon.entries("sentence_openers"))


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
