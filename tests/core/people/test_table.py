"""The table of an article's people: who is in it, under which names, and of which gender."""

from __future__ import annotations

import pytest

from core.models import Role
from core.people.table import People, people_of, who_is_named
from core.quotes.reports import noun_words
from core.quotes.units import Unit
from core.text.parse import parse

pytestmark = pytest.mark.model


def table(*paragraphs: str) -> People:
    docs = parse(paragraphs)
    units = [Unit(0, text, Role.BODY, False, (), doc) for text, doc in zip(paragraphs, docs, strict=True)]
    return people_of(units, in_marks=lambda _unit, _token: False, phrase=noun_words)


def named(people: People, text: str) -> list[str]:
    return [somebody.name for somebody in who_is_named(people, text)]


def test_a_surname_is_the_full_name_that_comes_later():
    people = table("Lindh left on Monday.", "Anna Lindh, the minister, flew to Oslo.")
    assert named(people, "Lindh") == ["Anna Lindh"]
    assert [somebody.name for somebody in people.persons()] == ["Anna Lindh"]
    assert "minister" in people.persons()[0].described


def test_a_form_of_address_parts_two_of_one_surname():
    people = table("John Lacey went to hospital in March.", "Mary Lacey wept in court on Monday.")
    assert named(people, "Mrs Lacey") == ["Mary Lacey"]
    assert named(people, "Mr Lacey") == ["John Lacey"]


def test_mrs_lacey_is_not_john_lacey_though_nobody_else_has_the_name():
    people = table("John Lacey went to hospital in March.", "Mrs Lacey wept in court on Monday.")
    assert named(people, "Mrs Lacey") == ["Mrs Lacey"]
    assert named(people, "Mr Lacey") == ["John Lacey"]
    assert {somebody.name: somebody.gender for somebody in people.persons()} == {"John Lacey": "m", "Mrs Lacey": "f"}


def test_sir_goes_with_the_first_name():
    people = table("Sir Alan Prewitt resigned on Monday.", "Sir Alan wept in court.")
    assert named(people, "Sir Alan") == ["Alan Prewitt"]


def test_spellings_and_short_forms_are_one_entry():
    people = table("Sergei Lavrov met William Carter in Oslo.", "Sergey Lavrov and Bill Carter dined.")
    assert len(people.persons()) == 2
    assert named(people, "Sergey Lavrov") == ["Sergei Lavrov"]


def test_nobody_has_a_name_without_words():
    assert named(table("Anna Lindh flew to Oslo."), "“”") == []
