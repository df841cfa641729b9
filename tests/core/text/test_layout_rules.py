"""What the file says of a line is evidence for its role: above the wording where it is plain, below an editor."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.models import LayoutHint, LayoutSpan, Passage, Role
from core.text.lines import lines
from core.text.roles import passages

REPORT = (
    "The council voted on Tuesday to close the swimming pool, which has lost money for three years.",
    "The mayor, Ann Holt, said that the pool would close in May and that the swimming club could use the school's.",
)


def judged(*told: tuple[str, LayoutHint | None]) -> list[Passage]:
    """Read lines, each with what the file says of it."""
    text, layout, start = "\n\n".join(line for line, _ in told), [], 0
    for line, hint in told:
        if hint:
            layout.append(LayoutSpan(start, start + len(line), hint, f"is told to be {hint}"))
        start += len(line) + 2
    return list(passages(text, layout))


def between(line: str, hint: LayoutHint | None) -> Passage:
    """Read a line between two paragraphs of a report that has a headline."""
    told = [("Council closes the pool", LayoutHint.HEADLINE), (REPORT[0], None), (line, hint), (REPORT[1], None)]
    return judged(*told)[2]


@pytest.mark.parametrize(
    ("line", "hint", "role"),
    [
        ("You can smell the chlorine from the car park.", LayoutHint.ARTICLE, Role.BODY),
        ("Pizza helps.", LayoutHint.ARTICLE, Role.BODY),
        ("He named three reasons:", LayoutHint.ARTICLE, Role.BODY),
        ("Alton to Brook, with 90 passengers", LayoutHint.LIST_ITEM, Role.BODY),
        ("Thank you all for twenty years", LayoutHint.QUOTATION, Role.BODY),
        ("The pool on Tuesday", LayoutHint.CAPTION, Role.CAPTION),
        ("What comes next", LayoutHint.HEADING, Role.SUBHEAD),
        ("It closes in May.", LayoutHint.HEADING, Role.SUBHEAD),
        ("The mayor said on Tuesday that a new pool would be built in the east.", LayoutHint.ASIDE, Role.BOILERPLATE),
        ("2019  41,000 visitors", LayoutHint.TABLE_ROW, Role.BOILERPLATE),
    ],
)
def test_a_line_has_the_role_its_place_gives_it(line: str, hint: LayoutHint, role: Role) -> None:
    passage = between(line, hint)
    assert (passage.role, passage.rule, passage.reason) == (role, hint.value, f"is told to be {hint}")


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for our newsletter to get stories like this.",
        "Read more: Five things to know about the pool.",
        "Become a member to support our work.",
        "Photo: Jan Roth/AP",
        "Advertisement",
        "Leave a comment",
        REPORT[0],
    ],
)
def test_wording_that_leaves_no_doubt_outranks_the_article_element(line: str) -> None:
    passage = between(line, LayoutHint.ARTICLE)
    assert passage.role is not Role.BODY
    assert passage.reason != "is told to be in the article"


@pytest.mark.parametrize("line", ["By Ann Holt.", "March 3, 2024.", "Published: Oct. 18, 2021."])
def test_a_byline_inside_the_article_element_is_no_paragraph(line: str) -> None:
    told = [("Council closes the pool", LayoutHint.HEADLINE), *((text, LayoutHint.ARTICLE) for text in (line, *REPORT))]
    assert judged(*told)[1].role is Role.BYLINE


def test_a_sentence_in_a_table_is_asked_for_its_words() -> None:
    assert between("The pool was built in 1961 and has been repaired twice.", LayoutHint.TABLE_ROW).role is Role.BODY


def test_a_heading_outside_the_text_heads_nothing() -> None:
    told = [(REPORT[0], LayoutHint.ARTICLE), (REPORT[1], LayoutHint.ARTICLE), ("More of it", LayoutHint.HEADING)]
    assert judged(*told)[2].role is Role.BOILERPLATE


def test_there_is_one_headline_and_it_is_the_page_s() -> None:
    told = [
        ("Council votes on the swimming pool and money", None),
        ("Pool to close", LayoutHint.HEADLINE),
        *((line, LayoutHint.ARTICLE) for line in REPORT),
    ]
    assert [p.role for p in judged(*told)].index(Role.HEADLINE) == 1
    assert sum(p.role is Role.HEADLINE for p in judged(*told)) == 1


def test_what_is_set_aside_is_no_topic_and_no_neighbour() -> None:
    alone = judged(*((line, None) for line in REPORT))
    aside = [
        (f"The band played song {number} at the fair on Sunday, and {number} children danced to it.", LayoutHint.ASIDE)
        for number in range(30)
    ]
    among = judged(*aside, *((line, None) for line in REPORT), *aside)
    assert [(p.role, p.rule) for p in among[30:32]] == [(p.role, p.rule) for p in alone]
    assert {p.role for p in [*among[:30], *among[32:]]} == {Role.BOILERPLATE}


def test_a_paragraph_that_a_box_before_it_repeats_is_no_repeat() -> None:
    told = [(REPORT[0], LayoutHint.ASIDE), (REPORT[0], None), (REPORT[1], None)]
    assert [passage.role for passage in judged(*told)] == [Role.BOILERPLATE, Role.BODY, Role.BODY]


def test_a_line_among_paragraphs_of_the_article_is_likelier_body() -> None:
    around = ["You can smell it from here.", "We asked a dozen people.", "You smile.", "Then the light went out."]
    told = [(line, LayoutHint.ARTICLE) for line in around]
    middle = ("Our shoes were wet.", None)
    assert judged(("Council closes the pool", LayoutHint.HEADLINE), *told, middle, *told[::-1])[5].role is Role.BODY


def test_a_repeat_points_at_its_original_behind_what_is_set_aside() -> None:
    told = [("Home", LayoutHint.ASIDE), (REPORT[0], None), (REPORT[1], None), ("x y z", None), (REPORT[0], None)]
    found = judged(*told)
    assert found[4].role is Role.REPEAT
    assert found[4].repeats == found[1].start


def test_a_span_that_covers_a_line_in_part_says_nothing_of_it() -> None:
    text = "\n\n".join(REPORT)
    assert passages(text, [LayoutSpan(0, 40, LayoutHint.ASIDE, "why")]) == passages(text)


def test_a_span_may_hold_several_lines() -> None:
    front = "title: Pool\ndate: today"
    found = passages(f"{front}\n\n{REPORT[0]}\n\n{REPORT[1]}", [LayoutSpan(0, len(front) + 1, LayoutHint.ASIDE, "why")])
    assert [p.reason for p in found[:2]] == ["why", "why"]
    assert found[2].role is Role.BODY


@settings(deadline=None)
@given(
    st.lists(st.sampled_from([*REPORT, "Home", "By Ann Holt", "Pizza helps.", "", "Read more: the pool"]), max_size=10),
    st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300), st.sampled_from(LayoutHint)), max_size=6),
)
def test_any_layout_leaves_every_line_in_one_passage(told: list[str], spans: list[tuple[int, int, LayoutHint]]) -> None:
    text = "\n".join(told)
    layout = [LayoutSpan(start, end, hint, "why") for start, end, hint in spans]
    found = passages(text, layout)
    assert [(line.start, line.end) for line in lines(text)] == [
        (min(p.start for p in found if p.paragraph == number), max(p.end for p in found if p.paragraph == number))
        for number in range(len(lines(text)))
    ]
    assert all(p.rule and p.reason for p in found)
