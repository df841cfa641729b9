"""Spellings of one name are joined; different people are not."""

import pytest

from core.people.genders import gender_of_first_name, gender_of_word
from core.people.identity import same_person
from core.people.names import name_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergei Lavrov", "Sergey Lavrov"),
        ("Segei Lavrov", "Foreign Minister Sergey Lavrov"),
        ("Lavrov", "Sergei Lavrov"),
        ("Grushkó", "Alexander Grushko"),
        ("Mr. Obama", "Barack Obama"),
        ("J. Stoltenberg", "Jens Stoltenberg"),
    ],
)
def test_spelling_variants_are_one_person(one, other):
    assert same_person(one, other)
    assert same_person(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Bill Clinton", "Hillary Clinton"), ("Heiko Maas", "Ilse Aigner"), ("", "Lavrov"), ("Haas", "Maas")],
)
def test_different_people_stay_apart(one, other):
    assert not same_person(one, other)


def test_titles_and_suffixes_do_not_name():
    assert name_words("Sen. John Smith Jr.") == ("john", "smith")


def test_gender_comes_from_titles_and_first_names_only_where_they_tell():
    assert gender_of_word("spokeswoman") == "f"
    assert gender_of_first_name("Angela Merkel") == "f"
    assert gender_of_first_name("Jordan Reed") is None
