"""The page of what only one outlet has, with five articles, one and none."""

from collections import Counter

import pytest

from core.models import Comparison
from core.summaries import coverage as coverage_summary
from core.tables import coverage as coverage_tables
from tests.pages.conftest import Open, words

UNIQUE = "pages/unique.py"


def test_opens_on_the_seeds_with_the_finding_on_top(open_page: Open, seeds: Comparison) -> None:
    at = open_page(UNIQUE)
    assert not at.exception
    assert coverage_summary.only_here(seeds) in words(at)


def test_lists_each_unique_sentence_of_an_outlet_with_its_nearest_miss(open_page: Open, seeds: Comparison) -> None:
    shown = words(open_page(UNIQUE, of="001"))
    expected = sum(unique.article_id == "001" for unique in seeds.unique)
    assert shown.count('role="listitem"') == expected
    assert shown.count("Nearest in <span") + shown.count(": no sentence comes near.") >= expected


def test_lists_what_others_have_and_an_outlet_lacks(open_page: Open, seeds: Comparison) -> None:
    at = open_page(UNIQUE, of="004", view="lacks")
    assert not at.exception
    assert "Others have, not found in Moscow Times" in words(at)
    assert at.get("page_link")


def test_marks_fragile_findings_and_possible_other_outlets(open_page: Open, seeds: Comparison) -> None:
    article_id = next(unique.article_id for unique in seeds.unique if unique.fragile and unique.possibly_in)
    shown = words(open_page(UNIQUE, of=article_id))
    assert ">fragile<" in shown
    assert "possibly also in" in shown


@pytest.mark.parametrize("link", [{"of": "nobody"}, {"view": "everything"}])
def test_an_unknown_link_says_so_and_shows_the_page(open_page: Open, link: dict[str, str]) -> None:
    at = open_page(UNIQUE, **link)
    assert not at.exception
    assert "that is not in this view." in words(at)
    assert "Only in " in words(at)


def test_one_article_has_nothing_unique(open_page: Open, shown, one_article: Comparison) -> None:
    shown(one_article)
    at = open_page(UNIQUE)
    assert not at.exception
    assert "Nothing in it is called unique." in words(at)


def test_no_article_says_what_to_do(open_page: Open, shown, no_article: Comparison) -> None:
    shown(no_article)
    at = open_page(UNIQUE)
    assert not at.exception
    assert "This comparison holds no article." in words(at)


def test_opens_on_the_outlet_with_most_of_its_own(open_page: Open, seeds: Comparison) -> None:
    alone = Counter(unique.article_id for unique in seeds.unique)
    name = coverage_tables.outlet_names(seeds)[alone.most_common(1)[0][0]]
    assert f"Only in {name}" in words(open_page(UNIQUE))
