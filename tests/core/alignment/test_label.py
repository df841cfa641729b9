"""Which clause a point is labelled with, and how its pieces are read."""

from core.alignment.label import MOST_CHARS, rank_labels, shown
from core.models import Clause, Sentence

LOCK = "The council shut the lock. Divers had found a crack in the oldest harbour gate."
CRACK = "A crack in the harbour gate was found. Boats queue for miles."
TEXTS = {"a": LOCK, "b": CRACK}


def span(text: str, words: str) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


def sentence(article_id: str, words: str, place: int = 0) -> Sentence:
    return Sentence(f"{article_id}{place}", article_id, *span(TEXTS[article_id], words), 0)


GATE = [
    sentence("a", "Divers had found a crack in the oldest harbour gate."),
    sentence("b", "A crack in the harbour gate was found.", 1),
]


def clause(of: Sentence, *pieces: str) -> Clause:
    return Clause(of.sentence_id, tuple(span(TEXTS[of.article_id], piece) for piece in pieces))


def best(*clauses: Clause) -> str:
    given: dict[str, list[Clause]] = {}
    for one in clauses:
        given.setdefault(one.sentence_id, []).append(one)
    return rank_labels(GATE, TEXTS, given)[0].text


def test_what_the_other_outlet_says_too_comes_first() -> None:
    """The age of the gate and the divers stand in one outlet only, so the shorter clause is true of both."""
    full = clause(GATE[0], "Divers had found a crack in the oldest harbour gate")
    assert (
        best(full, clause(GATE[1], "A crack in the harbour gate was found")) == "A crack in the harbour gate was found"
    )
    assert (
        best(full, clause(GATE[0], "Divers had found a crack in the", "harbour gate"))
        == "Divers had found a crack in the harbour gate"
    )


def test_a_bare_clause_comes_after_one_that_says_more() -> None:
    """Fewer than four words with a meaning are a label only where no clause of the point has more."""
    bare = clause(GATE[1], "A crack in the", "gate was found")
    assert best(bare, clause(GATE[0], "Divers had found a crack")) == "A crack in the gate was found"
    assert best(bare, clause(GATE[0], "Divers had found a crack in the", "gate")) == (
        "Divers had found a crack in the gate"
    )


def test_the_names_of_articles_do_not_decide() -> None:
    """Two clauses of one worth and length: the one whose words come first, in whichever article they stand."""
    texts = ["Boats had left the old town.", "Boats had left the new town."]
    for names in (("a", "b"), ("b", "a")):
        given = dict(zip(names, texts, strict=True))
        members = [Sentence(f"{name}0", name, 0, len(text), 0) for name, text in given.items()]
        clauses = {f"{name}0": [Clause(f"{name}0", ((0, len(text) - 1),))] for name, text in given.items()}
        assert rank_labels(members, given, clauses)[0].text == "Boats had left the new town"


def test_one_label_is_the_same_in_any_order_of_sentences() -> None:
    given = {GATE[0].sentence_id: [clause(GATE[0], "Divers had found a crack in the oldest harbour gate")]}
    given[GATE[1].sentence_id] = [clause(GATE[1], "A crack in the harbour gate was found")]
    assert rank_labels(GATE, TEXTS, given) == rank_labels(GATE[::-1], TEXTS, given)


def test_a_clause_in_the_first_person_comes_after_one_in_the_third() -> None:
    text = "Holm said we found a crack in the gate. Holm found a crack in the gate."
    one = Sentence("c0", "c", 0, len(text), 0)
    clauses = [
        Clause("c0", (span(text, "Holm said we found a crack in the gate"),)),
        Clause("c0", (span(text, "Holm found a crack in the gate"),)),
    ]
    assert rank_labels([one], {"c": text}, {"c0": clauses})[0].text == "Holm found a crack in the gate"


def test_pieces_are_joined_by_blanks_and_the_first_letter_is_a_capital() -> None:
    text = "said  Holm.\nthe gate, which leaks, was shut"
    assert shown(text, (span(text, "the gate"), span(text, "was shut"))) == "The gate was shut"
    assert shown(text, (span(text, "Holm"), span(text, "said"))) == "Holm said"


def test_a_piece_that_goes_on_gives_up_the_capital_of_its_sentence() -> None:
    """A name keeps it, and so does "I"."""
    text = "The gate leaks. I know. Berlin waits. Holm said"
    said = span(text, "Holm said")
    assert shown(text, (said, span(text, "The gate leaks"))) == "Holm said the gate leaks"
    assert shown(text, (said, span(text, "I know"))) == "Holm said I know"
    assert shown(text, (said, span(text, "Berlin waits"))) == "Holm said Berlin waits"


def cut(text: str) -> str:
    return rank_labels([Sentence("d0", "d", 0, len(text), 0)], {"d": text}, {})[0].text


def test_a_sentence_without_a_clause_is_cut_at_a_pause_and_without_marks() -> None:
    assert cut("But the “old” gate leaks.") == "The old gate leaks"
    long = "The gate leaks at night, and nobody on the council of the town has ever been asked to explain why it should"
    assert cut(long) == "The gate leaks at night"
    assert len(cut("word " * 40)) <= MOST_CHARS
    assert (
        cut(f"{'The gate leaks in the night of every Sunday after the market was held in '}the old square of the town")[
            -3:
        ]
        != "the"
    )


def test_a_word_longer_than_a_label_is_cut_and_nothing_fails() -> None:
    assert len(cut("x" * 200)) == MOST_CHARS
    assert cut("...") == "..."


def test_a_quotation_without_a_clause_keeps_who_says_it_or_gives_its_opening_words() -> None:
    assert cut("“Our gate leaks and nobody in the town cares,” said Anna Holm.") == (
        "Anna Holm said our gate leaks and nobody in the town cares"
    )
    assert cut("“Such payments are in keeping with the law of the land.”") == "Such payments are in keeping"


def test_a_quotation_of_nobody_comes_after_any_other_words() -> None:
    texts = {"e": "“The gate of the old harbour leaks.”", "f": "The gate leaks."}
    members = [Sentence(f"{name}0", name, 0, len(text), 0) for name, text in texts.items()]
    assert rank_labels(members, texts, {})[0].text == "The gate leaks"


def test_a_loaded_verb_of_one_outlet_gives_way() -> None:
    texts = {"e": "Holm fumed that the gate leaks badly.", "f": "Holm said that the gate leaks."}
    members = [Sentence(f"{name}0", name, 0, len(text), 0) for name, text in texts.items()]
    clauses = {f"{name}0": [Clause(f"{name}0", ((0, len(text) - 1),))] for name, text in texts.items()}
    assert rank_labels(members, texts, clauses)[0].text == "Holm said that the gate leaks"
