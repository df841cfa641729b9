"""The page of what only one outlet has, with five articles, one and none."""

import re
from collections import Counter
from html import unescape

import pytest

from core.index import Index
from core.models import Comparison
from core.summaries import coverage as coverage_summary
from core.tables import coverage as coverage_tables
from core.tables import outlets as outlet_tables
from tests.pages.conftest import Open, words

UNIQUE = "pages/unique.py"


def test_opens_on_the_seeds_with_the_finding_on_top(open_page: Open, seeds: Comparison) -> None:
    at = open_page(UNIQUE)
    assert not at.exception
    assert coverage_summary.only_here(seeds) in words(at)


def test_lists_what_is_only_here_first_and_the_sentences_of_one_speaker_together(
    open_page: Open, seeds: Comparison
) -> None:
    shown = words(open_page(UNIQUE, of="001"))
    items = outlet_tables.unique_items(outlet_tables.unique(seeds, Index.of(seeds)))
    mine = [item for item in items if item.article_id == "001"]
    assert shown.count('role="listitem"') == len(mine)
    assert '<p class="px-item">Heiko Maas, 4 sentences</p>' in shown
    plain, close = shown.split("Only in Unnamed 001")[1].split("Possibly also in another outlet: ")
    assert plain.count('class="px-item"') == sum(item.only_here for item in mine)
    assert "possibly also in" not in plain
    assert close.count('class="px-item"') == sum(not item.only_here for item in mine) > 0


def test_lists_what_others_have_and_an_outlet_lacks(open_page: Open, seeds: Comparison) -> None:
    at = open_page(UNIQUE, of="004", view="lacks")
    assert not at.exception
    shown = words(at)
    assert shown.index("Others have, not found in Moscow Times") < shown.index("Others have, possibly in Moscow Times")
    assert at.get("page_link")


def test_a_close_call_comes_with_the_sentence_of_each_outlet_it_is_possibly_in(
    open_page: Open, seeds: Comparison
) -> None:
    index, names = Index.of(seeds), coverage_tables.outlet_names(seeds)
    for article_id in seeds.article_ids:
        shown = unescape(words(open_page(UNIQUE, of=article_id)))
        for unique in (one for one in seeds.unique if one.article_id == article_id and one.possibly_in):
            for miss in unique.nearest[: len(unique.possibly_in)]:
                outlet = f'possibly also in <span class="px-outlet">{names[miss.other_article_id]}</span>'
                sentence = f'<q class="px-sentence">{index.text(miss.other_sentence_id or "")}</q>'
                assert f"{outlet}, {miss.probability:.0%}</span> {sentence}" in shown


def test_one_word_of_doubt(open_page: Open, seeds: Comparison) -> None:
    """Neither "fragile" nor a range."""
    for article_id in seeds.article_ids:
        shown = words(open_page(UNIQUE, of=article_id)).lower()
        assert "fragile" not in shown
        assert not re.search(r"between \d+ and \d+", shown)


@pytest.mark.parametrize("link", [{"of": "nobody"}, {"view": "everything"}])
def test_an_unknown_link_says_so_and_shows_the_page(open_page: Open, link: dict[str, str]) -> None:
    at = open_page(UNIQUE, **link)
    assert not at.exception
    assert "that is not in this view." in words(at)
    assert "Only in " in words(at)


def test_in_one_article_nothing_is_only_here(open_page: Open, shown, one_article: Comparison) -> None:
    shown(one_article)
    at = open_page(UNIQUE)
    assert not at.exception
    assert "Nothing in it is called “only here”." in words(at)


def test_no_article_says_what_to_do(open_page: Open, shown, no_article: Comparison) -> None:
    shown(no_article)
    at = open_page(UNIQUE)
    assert not at.exception
    assert "This comparison holds no article." in words(at)


def test_opens_on_the_outlet_with_most_of_its_own(open_page: Open, seeds: Comparison) -> None:
    alone = Counter(unique.article_id for unique in seeds.unique if not unique.possibly_in)
    name = coverage_tables.outlet_names(seeds)[alone.most_common(1)[0][0]]
    assert f"Only in {name}" in words(open_page(UNIQUE))
