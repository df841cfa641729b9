from core.models import Change, ChangeKind, Reading
from core.origins import changes, find_near_verbatim, find_runs
from core.origins.wording import wordings
from tests.core.origins.reading_of import body, derived, original, seeds, words_of

BASE = """The bridge over the Lind was closed to lorries on Monday.
Divers found rust on four cables, the council said in the evening.
Buses will take another way."""
OTHER = """The bridge over the Lind was closed to lorries on Monday.
Divers found rust on five cables, the council said in the morning.
Shops are worried."""


def laid(base: Reading, other: Reading, **options: object) -> tuple[Change, ...]:
    readings = [base, other]
    return changes(base, other, find_runs(readings), find_near_verbatim(readings), **options)  # type: ignore[arg-type]


def test_a_base_shows_what_is_the_same_reworded_only_here_and_only_there() -> None:
    base, other = body("a", BASE), body("b", OTHER)
    shown = [(c.kind, words_of(base, c.base), words_of(other, c.other)) for c in laid(base, other)]
    first = "The bridge over the Lind was closed to lorries on Monday"
    assert shown[0] == (ChangeKind.SAME, f"{first}.\nDivers found rust on", f"{first}.\nDivers found rust on")
    assert (ChangeKind.REWORDED, "four", "five") in shown
    assert (ChangeKind.REWORDED, "evening", "morning") in shown
    assert shown[-2:] == [
        (ChangeKind.ONLY_BASE, "Buses will take another way", ""),
        (ChangeKind.ONLY_OTHER, "", "Shops are worried"),
    ]


def test_sentences_that_make_one_point_are_reworded() -> None:
    base, other = body("a", "Nobody was hurt in the fall."), body("b", "There were no injuries.")
    assert [change.kind for change in laid(base, other)] == [ChangeKind.ONLY_BASE, ChangeKind.ONLY_OTHER]
    pair = (other.sentences[0].sentence_id, base.sentences[0].sentence_id)
    (change,) = laid(base, other, reworded=[pair])
    assert change.kind is ChangeKind.REWORDED


def test_either_article_can_be_the_base() -> None:
    there, back = laid(original(), derived("words_swapped.txt")), laid(derived("words_swapped.txt"), original())
    turned = {(change.other, change.base) for change in back if change.kind is ChangeKind.SAME}
    assert {(change.base, change.other) for change in there if change.kind is ChangeKind.SAME} == turned


def test_every_word_of_both_articles_is_told_exactly_once() -> None:
    for base in seeds():
        for other in seeds():
            if base.article.article_id == other.article.article_id:
                continue
            told = laid(base, other)
            for reading, spans in ((base, [c.base for c in told]), (other, [c.other for c in told])):
                (wording,) = wordings([reading])
                places = [place for span in spans if span for place in wording.between(*span)]
                assert sorted(places) == list(range(len(wording)))
