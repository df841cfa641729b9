import random
from collections.abc import Sequence
from datetime import date

import pytest

from core.models import Origin, Reading, Role
from core.origins import count_origins, find_credits, find_near_verbatim, find_runs, group_origins, shares
from core.text import read
from tests.core.origins.reading_of import CASES, DATA, body, derived, lines, original, seeds


def grouped(readings: Sequence[Reading], **options: float) -> tuple[Origin, ...]:
    measured = shares(readings, find_runs(readings), find_near_verbatim(readings))
    credits = [credit for reading in readings for credit in find_credits(reading)]
    return group_origins(readings, measured, credits, **options)  # type: ignore[arg-type]


def paragraphs(*numbers: int) -> str:
    text = (DATA / CASES["original"]).read_text(encoding="utf-8").splitlines()
    return "\n".join(text[number] for number in numbers)


def own(name: str) -> str:
    return (DATA / name).read_text(encoding="utf-8").strip()


def test_the_seeds_are_three_origins() -> None:
    origins = grouped(seeds())
    assert [origin.article_ids for origin in origins] == [("000", "001", "004"), ("002",), ("003",)]


def test_the_seeds_are_three_origins_as_the_product_reads_them_too() -> None:
    origins = grouped([read(reading.article) for reading in seeds()])
    assert [origin.article_ids for origin in origins] == [("000", "001", "004"), ("002",), ("003",)]
    assert [(credit.article_id, credit.agency) for credit in origins[0].credits] == [("004", "AFP")]


def test_the_seeds_are_told_in_plain_statements() -> None:
    first, second, third = grouped(seeds())
    assert first.statement == "000, 001 and 004 share wording; 004 credits AFP."
    assert first.notes[:2] == (
        "000 shares text with an article that credits AFP.",
        "001 shares text with an article that credits AFP.",
    )
    assert second.statement == "002 shares too little wording with any other article to be of one origin with it."
    assert second.notes == ("002 has 7% of its words in common with 001, too little for one origin.",)
    assert third.statement == "003 shares no wording beyond chance with any other article."


@pytest.mark.parametrize("case", CASES["derived"], ids=lambda case: str(case["file"]))
def test_a_derived_text_is_joined_with_the_original_when_it_should_be(case: dict[str, object]) -> None:
    origins = grouped([original(), derived(str(case["file"]))])
    assert (len(origins) == 1) is case["joined"], case["why"]


@pytest.mark.parametrize("least", [0.08, 0.1, 0.15, 0.18])
def test_the_groups_hold_when_the_threshold_moves(least: float) -> None:
    """The floor of 0.12 is not at an edge: half as much again changes no group, of the seeds or of the derived."""
    assert [len(origin.article_ids) for origin in grouped(seeds(), min_share=least)] == [3, 1, 1]
    for case in CASES["derived"]:
        assert (len(grouped([original(), derived(case["file"])], min_share=least)) == 1) is case["joined"], case["file"]


def test_all_texts_of_the_set_together_make_one_origin_of_what_must_be_joined() -> None:
    readings = [original()]
    for number, case in enumerate(CASES["derived"]):
        readings.append(body(f"derived {number:02}", own(case["file"])))
    alike = {f"derived {number:02}" for number, case in enumerate(CASES["derived"]) if case["joined"]} | {"original"}
    origins = grouped(readings)
    alone = {origin.article_ids[0] for origin in origins if len(origin.article_ids) == 1}
    assert alone.isdisjoint(alike - {"derived 12", "derived 02"})
    assert alone >= {f"derived {number:02}" for number, case in enumerate(CASES["derived"]) if not case["joined"]}


def test_shared_quotations_are_named_as_what_they_are() -> None:
    alone, _ = grouped([derived("only_the_quotations_shared.txt"), original()])
    assert alone.notes == (
        "derived has quotations that make up 21% of it in common with original, too little for one origin.",
    )


def test_two_trimmed_halves_find_each_other_through_the_whole() -> None:
    readings = [original(), body("top", paragraphs(0, 1, 2, 3, 4, 5)), body("tail", paragraphs(9, 10, 11, 12, 13))]
    assert len(grouped(readings)) == 1


def test_an_outlet_that_uses_a_little_of_two_reports_does_not_make_them_one() -> None:
    rail = own("one_background_sentence_shared.txt").split("\n")
    mixed = "\n".join([*own("only_names_and_phrases_shared.txt").split("\n"), paragraphs(11, 13), *rail[:2]])
    readings = [body("rail", "\n".join(rail[:4])), body("pilots", paragraphs(*range(15))), body("mixed", mixed)]
    assert not any({"rail", "pilots"} <= set(origin.article_ids) for origin in grouped(readings))


def test_a_photo_or_a_carrier_joins_nothing() -> None:
    one = lines("a", [(Role.BODY, "Rain fell, TASS reported."), (Role.CAPTION, "The river. Reuters")])
    two = lines("b", [(Role.BODY, "Snow is due, TASS said later."), (Role.CAPTION, "A plough. Reuters")])
    assert len(grouped([one, two])) == 2


def test_a_shared_credit_joins_without_shared_wording_unless_switched_off() -> None:
    readings = [body("a", "Rain fell. (AFP)"), body("b", "Snow is due on the coast. (AFP)")]
    (origin,) = grouped(readings)
    assert origin.statement == "a and b credit AFP."
    assert len(grouped(readings, join_by_credit=False)) == 2


def test_unnamed_agencies_join_nothing() -> None:
    assert len(grouped([body("a", "Rain fell. (Agencies)"), body("b", "Snow is due on the coast. (Agencies)")])) == 2


def test_dates_are_told_as_dates_and_never_as_a_direction() -> None:
    text = paragraphs(0, 1, 3)
    readings = [body("a", text, published=date(2021, 10, 19)), body("b", text, published=date(2021, 10, 18))]
    (origin,) = grouped(readings)
    assert origin.notes == ("b carries the earliest date, 18 October 2021.",)
    said = " ".join([origin.statement, *origin.notes])
    assert not any(word in said for word in ("stolen", "stole", "copied", "copy", "lifted", "taken"))


def test_outlets_with_one_short_name_are_told_apart() -> None:
    text = paragraphs(0, 1, 3)
    readings = [body("a", text), body("b", text)]
    readings = [
        Reading(type(r.article)(r.article.article_id, "Gazette", r.article.text, "x"), r.passages, r.sentences)
        for r in readings
    ]
    assert grouped(readings)[0].statement == "Gazette and Gazette (2) share wording."


def test_origins_are_counted_behind_any_outlets() -> None:
    origins = grouped(seeds())
    assert count_origins(["000", "001", "004"], origins) == 1
    assert count_origins(["000", "002", "003", "004"], origins) == 3
    assert count_origins([], origins) == 0
    with pytest.raises(ValueError, match="no origin holds 009"):
        count_origins(["000", "009"], origins)


def test_the_order_of_the_articles_changes_nothing() -> None:
    readings = seeds()
    expected = grouped(readings)
    random.Random(3).shuffle(readings)
    assert grouped(readings) == expected


def test_no_article_has_no_origin_and_one_has_one() -> None:
    assert grouped([]) == ()
    assert [origin.article_ids for origin in grouped(seeds()[:1])] == [("000",)]


def test_a_share_out_of_range_is_refused() -> None:
    with pytest.raises(ValueError, match="min_share is 0"):
        grouped(seeds(), min_share=0)
