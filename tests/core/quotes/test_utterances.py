"""One utterance across outlets: joined, ranked by how much of it is there, and flagged where versions differ."""

import itertools
from dataclasses import replace

import pytest

from core.models import (
    Article,
    FlagKind,
    Passage,
    Quote,
    QuoteKind,
    Reading,
    Role,
    Sentence,
    UtteranceStatus,
)
from core.quotes import join_utterances

FULL = "“We suspend the work of our mission, including the military office, and we call our envoy home,”"


def reading(name: str, text: str) -> Reading:
    article = Article(name, name, text, name)
    passage = Passage(0, len(text), Role.BODY, 0, "test", "test")
    return Reading(article, (passage,), (Sentence(f"{name}@0", name, 0, len(text), 0),))


def quote(name: str, text: str, words: str, kind: QuoteKind, speaker: str | None, **more: object) -> Quote:
    start = text.index(words)
    written = text.index("Lavrov") if "Lavrov" in text else None
    as_written = None if written is None else (written, written + 6)
    content = ((start, start + len(words)),)
    return Quote(f"{name}@{start}", name, kind, content, None, as_written, speaker, sentence_ids=(f"{name}@0",), **more)


def story(*versions: tuple[str, str, QuoteKind, str | None]) -> tuple[list[Reading], list[Quote]]:
    names = "abcdef"
    readings = [reading(name, text) for name, (text, *_) in zip(names, versions, strict=False)]
    quotes = [
        quote(name, text, words, kind, speaker)
        for name, (text, words, kind, speaker) in zip(names, versions, strict=False)
        if words
    ]
    return readings, quotes


def never(_left: str, _right: str) -> float:
    return 0.0


def always(_left: str, _right: str) -> float:
    return 0.9


DIRECT, INDIRECT, MIXED = QuoteKind.DIRECT, QuoteKind.INDIRECT, QuoteKind.MIXED
BASE = (f"{FULL} Lavrov said.", FULL, DIRECT, "Sergei Lavrov")


def kinds(utterance) -> set[FlagKind]:
    return {flag.kind for flag in utterance.flags}


def test_the_same_words_are_joined_whatever_the_spelling_of_the_speaker():
    other = (f"{FULL} the minister said.", FULL, DIRECT, "Segei Lavrov")
    readings, quotes = story(BASE, other)
    (utterance,) = join_utterances(readings, quotes, probability=never)
    assert [m.status for m in utterance.members] == [UtteranceStatus.FULL, UtteranceStatus.FULL]
    assert utterance.speaker in ("Sergei Lavrov", "Segei Lavrov")
    assert utterance.flags == ()


@pytest.mark.parametrize(
    ("words", "kind", "status"),
    [
        ("“We suspend the work of our mission, including the military office,”", DIRECT, UtteranceStatus.TRIMMED),
        ("“the work of our mission”", MIXED, UtteranceStatus.FRAGMENT),
        ("the work of our mission would stop, including the military office", INDIRECT, UtteranceStatus.PARAPHRASE),
    ],
)
def test_the_status_says_how_much_is_there(words, kind, status):
    readings, quotes = story(BASE, (f"Lavrov said {words} on Monday.", words, kind, "Sergey Lavrov"))
    (utterance,) = join_utterances(readings, quotes, probability=always)
    assert utterance.base == "a"
    assert utterance.members[1].status is status


def test_the_base_is_the_version_with_most_words_inside_marks_wherever_it_stands():
    part = "“the work of our mission”"
    readings, quotes = story((f"Lavrov ended {part} on Monday.", part, MIXED, "Lavrov"), BASE)
    (utterance,) = join_utterances(readings, quotes, probability=always)
    assert utterance.base == "b"
    assert utterance.speaker == "Sergei Lavrov"


def test_two_pieces_with_words_left_out_between_them_are_stitched():
    first, second = "“We suspend the work of our mission,”", "“and we call our envoy home”"
    readings, (base, cut) = story(BASE, (f"{first} Lavrov said, {second}.", first, DIRECT, "Sergei Lavrov"))
    start = readings[1].article.text.index(second)
    stitched = replace(cut, content=(*cut.content, (start, start + len(second))))
    (utterance,) = join_utterances(readings, [base, stitched], probability=never)
    assert utterance.members[1].status is UtteranceStatus.STITCHED


def test_an_outlet_without_the_words_is_not_found():
    readings, quotes = story(BASE, ("Rain fell on Oslo.", "", DIRECT, None))
    (utterance,) = join_utterances(readings, quotes, probability=never)
    assert utterance.members[1].status is UtteranceStatus.NOT_FOUND
    assert utterance.members[1].quote_ids == ()


def test_other_words_of_one_speaker_join_only_where_the_sentences_make_one_point():
    other = ("Lavrov said.", "Lavrov said", INDIRECT, "Sergei Lavrov")
    translated = "“We stop the work of the mission with its military office and call home the envoy,”"
    readings, quotes = story(BASE, (f"{translated} Lavrov said.", translated, DIRECT, "Sergei Lavrov"))
    (utterance,) = join_utterances(readings, quotes, probability=always)
    assert kinds(utterance) >= {FlagKind.WORDS_DIFFER}
    assert len(join_utterances(*story(BASE, other), probability=never)) == 2


def test_the_same_words_given_to_two_speakers_are_flagged_with_both_names():
    readings, quotes = story(BASE, (f"{FULL} Grushko said.", FULL, DIRECT, "Alexander Grushko"))
    (utterance,) = join_utterances(readings, quotes, probability=always)
    (flag,) = utterance.flags
    assert flag.kind is FlagKind.OTHER_SPEAKER
    assert "Sergei Lavrov" in flag.reason
    assert "Alexander Grushko" in flag.reason
    assert (flag.article_id, flag.other_article_id) == ("b", "a")


def test_different_words_of_two_speakers_are_never_joined():
    other = "“We suspend nothing and will wait for the answer of the envoy in Brussels,”"
    readings, quotes = story(BASE, (f"{other} Stoltenberg said.", other, DIRECT, "Jens Stoltenberg"))
    assert len(join_utterances(readings, quotes, probability=always)) == 2


def test_quoted_words_in_the_papers_own_voice_are_flagged():
    voice = "Russia will suspend the work of our mission, including the military office, and we call our envoy home."
    readings, quotes = story(BASE, (voice, "", DIRECT, None))
    (utterance,) = join_utterances(readings, quotes, probability=always)
    assert kinds(utterance) == {FlagKind.ATTRIBUTION_LOST}
    assert utterance.members[1].voice_sentence == "b@0"


def test_a_missing_clause_is_named():
    cut = "“We suspend the work of our mission, and we call our envoy home,”"
    readings, quotes = story(BASE, (f"{cut} Lavrov said.", cut, DIRECT, "Sergei Lavrov"))
    (utterance,) = join_utterances(readings, quotes, probability=always)
    flag = next(flag for flag in utterance.flags if flag.kind is FlagKind.CLAUSE_MISSING)
    assert "including the military office" in flag.reason


def test_dots_show_a_cut_and_need_no_flag():
    cut = "“We suspend the work of our mission ... and we call our envoy home,”"
    readings, quotes = story(BASE, (f"{cut} Lavrov said.", cut, DIRECT, "Sergei Lavrov"))
    (utterance,) = join_utterances(readings, quotes, probability=always)
    assert FlagKind.CLAUSE_MISSING not in kinds(utterance)


def test_a_mark_that_never_closes_is_flagged_in_its_outlet():
    text = "“We suspend the work of our mission and call our envoy home, Lavrov said"
    readings = [reading("a", text)]
    quotes = [quote("a", text, "“We suspend the work of our mission", DIRECT, "Sergei Lavrov", never_closed=True)]
    (utterance,) = join_utterances(readings, quotes, probability=never)
    assert kinds(utterance) == {FlagKind.NEVER_CLOSED}


def test_the_order_of_quotes_changes_nothing():
    readings, quotes = story(BASE, (f"{FULL} he said.", FULL, DIRECT, None), ("Lavrov said so.", "so", INDIRECT, None))
    results = {join_utterances(readings, list(order), probability=always) for order in itertools.permutations(quotes)}
    assert len(results) == 1


def test_no_quotes_give_no_utterances():
    assert join_utterances([reading("a", "Rain fell.")], [], probability=never) == ()
