"""What the whole reading of an article promises, whatever the article."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.models import Article, Decision, DecisionKind, Reading, Role, Target
from core.text import read

LINES = [
    "Russia suspends its mission to NATO",
    "By Anna Smith",
    "Published: Oct. 18, 2021",
    "Photo: Reuters",
    "Russia will suspend its mission to NATO, Foreign Minister Sergei Lavrov said on Monday.",
    "MOSCOW (AP) — The alliance said it had taken note of the minister's comments on the mission.",
    "“We are suspending the work of our mission,” Lavrov told reporters. “It may take days.”",
    "It failed.",
    "Leave a Reply",
    "Read more: Five things to know",
    "Home",
    "   ",
    "",
    "{template_tag}",
    "Russia will suspend ...",
]


def reading(text: str, *decisions: Decision) -> Reading:
    return read(Article("a", "A", text, "hash"), decisions)


@settings(deadline=None)
@given(st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=40)), max_size=14), st.sampled_from(["\n", "\r\n"]))
def test_every_non_blank_character_is_in_exactly_one_passage(lines: list[str], newline: str) -> None:
    text = newline.join(lines)
    result = reading(text)
    inside = [place for passage in result.passages for place in range(passage.start, passage.end)]
    assert len(inside) == len(set(inside))
    assert inside == sorted(inside)
    assert set(inside) >= {place for place, letter in enumerate(text) if not letter.isspace()}
    assert all(passage.rule and passage.reason for passage in result.passages)


@settings(deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=12))
def test_every_sentence_lies_in_a_body_passage(lines: list[str]) -> None:
    result = reading("\n".join(lines))
    bodies = [passage for passage in result.passages if passage.role is Role.BODY]
    for sentence in result.sentences:
        home = [p for p in bodies if p.start <= sentence.start < sentence.end <= p.end]
        assert [p.paragraph for p in home] == [sentence.paragraph]
        assert sentence.sentence_id == f"a@{sentence.start}"


@pytest.mark.parametrize("text", ["", " \n\t\r\n "])
def test_an_empty_article_has_no_passages(text: str) -> None:
    assert reading(text).passages == ()


@pytest.mark.parametrize("text", ["Hello", "The minister resigned on Monday."])
def test_a_lone_line_is_the_body(text: str) -> None:
    assert [passage.role for passage in reading(text).passages] == [Role.BODY]


def test_an_article_of_equal_sentences_keeps_them_all() -> None:
    line = "The minister said the bridge would reopen on Monday after repairs."
    assert len(reading("\n".join([line] * 200)).sentences) == 200


def test_an_article_in_one_line_is_cut_into_its_sentences() -> None:
    line = "The minister said the bridge would reopen on Monday after repairs."
    assert len(reading(" ".join([line] * 50)).sentences) == 50


def test_a_line_of_a_million_characters_is_read() -> None:
    text = "The minister said the bridge would reopen on Monday. " * 20_000
    assert len(reading(text).sentences) == 20_000


ARTICLE = "\n\n".join([LINES[0], LINES[4], LINES[5], LINES[6], "Leave a Reply", "Read more: Five things to know"])


def verdict(kind: DecisionKind, line: str, **changes: object) -> Decision:
    start = ARTICLE.index(line)
    values = {"decision_id": "d", "kind": kind, "targets": (Target("hash", start, start + len(line)),), "who": "Ann"}
    return Decision(**{**values, "when": datetime(2026, 11, 22, tzinfo=UTC), **changes})  # type: ignore[arg-type]


def roles_of(result: Reading) -> dict[str, tuple[Role, str]]:
    return {ARTICLE[p.start : p.end]: (p.role, p.rule) for p in result.passages}


def test_a_line_that_an_editor_restores_is_body_and_is_compared() -> None:
    result = reading(ARTICLE, verdict(DecisionKind.RESTORE, "Leave a Reply"))
    assert roles_of(result)["Leave a Reply"] == (Role.BODY, "editor")
    assert "Leave a Reply" in {ARTICLE[s.start : s.end] for s in result.sentences}


def test_a_line_that_an_editor_removes_is_not_compared() -> None:
    result = reading(ARTICLE, verdict(DecisionKind.REMOVE, LINES[4], note="an old lede"))
    assert roles_of(result)[LINES[4]] == (Role.BOILERPLATE, "editor")
    assert LINES[4] not in {ARTICLE[s.start : s.end] for s in result.sentences}
    assert "removed by Ann: an old lede" in {p.reason for p in result.passages}


@pytest.mark.parametrize(
    "changes",
    [
        {"withdrawn": datetime(2026, 11, 23, tzinfo=UTC)},
        {"targets": (Target("another hash", 0, 20),)},
        {"kind": DecisionKind.SAME_POINT},
    ],
)
def test_decisions_withdrawn_or_about_something_else_change_nothing(changes: dict[str, object]) -> None:
    decision = replace(verdict(DecisionKind.REMOVE, LINES[4]), **changes)  # type: ignore[arg-type]
    assert reading(ARTICLE, decision) == reading(ARTICLE)


def test_of_two_verdicts_on_a_line_the_later_counts_whatever_their_order() -> None:
    early = verdict(DecisionKind.REMOVE, LINES[4], decision_id="1", when=datetime(2026, 11, 20, tzinfo=UTC))
    late = verdict(DecisionKind.RESTORE, LINES[4], decision_id="2")
    assert reading(ARTICLE, early, late) == reading(ARTICLE, late, early)
    assert roles_of(reading(ARTICLE, early, late))[LINES[4]] == (Role.BODY, "editor")
