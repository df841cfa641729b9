"""The quotes page with five articles, one and none, without any quote, and what its links open."""

import json
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from core.models import Comparison, FlagKind
from core.summaries import quotes as quote_summary
from core.tables import quotes as quote_tables
from core.tables.voices import voices
from tests.pages.conftest import Open, taken, words
from tests.quote_story import bridge, told

QUOTES = "pages/quotes.py"


def matrix(at: AppTest, key: str = "utterance-grid") -> str:
    return str(next(item for item in at.get("bidi_component") if key in item.proto.id).proto)


def shared(seeds: Comparison) -> str:
    return max(quote_tables.utterances(seeds), key=lambda row: row.outlets).utterance_id


def test_opens_on_the_seeds_with_the_finding_on_top(open_page: Open, seeds: Comparison) -> None:
    at = open_page(QUOTES)
    assert not at.exception
    assert "Who says it, in which words?" in words(at)
    assert quote_summary.who_says_it(seeds) in words(at)


def test_the_matrix_holds_shared_utterances_and_on_demand_those_of_one_outlet(
    open_page: Open, seeds: Comparison
) -> None:
    rows = quote_tables.utterances(seeds)
    at = open_page(QUOTES)
    shown = matrix(at)
    assert all((row.utterance_id in shown) == (row.outlets > 1) for row in rows)
    at.toggle(key="alone").set_value(True).run()
    assert not at.exception
    assert all(row.utterance_id in matrix(at) for row in rows)


def test_the_toggle_stands_in_the_link(open_page: Open, seeds: Comparison) -> None:
    shown = matrix(open_page(QUOTES, alone="true"))
    assert all(row.utterance_id in shown for row in quote_tables.utterances(seeds))


def test_a_link_opens_an_utterance_with_all_versions_side_by_side(open_page: Open, seeds: Comparison) -> None:
    utterance = next(one for one in seeds.utterances if one.utterance_id == shared(seeds))
    carriers = [member for member in utterance.members if member.quote_ids]
    at = open_page(QUOTES, utterance=utterance.utterance_id, outlet=carriers[-1].article_id)
    assert not at.exception
    assert words(at).count('<article class="px-card') >= len(carriers) + 1
    assert words(at).count("found by the rule") > len(carriers)
    assert "px-cue" in words(at)
    assert "px-speaker" in words(at)
    assert {box.label for box in at.selectbox} >= {"Compare the wording with"}


def test_another_base_changes_what_is_underlined(open_page: Open, seeds: Comparison) -> None:
    at = open_page(QUOTES, utterance=shared(seeds))
    base = next(box for box in at.selectbox if box.label == "Compare the wording with")
    before = words(at)
    other = next(option for option in base.options if option != base.format_func(base.value))
    base.select(other).run()
    assert not at.exception
    assert f"Underlined</ins> words are not in {other}" in words(at)
    assert words(at) != before


def test_each_difference_stands_with_both_sentences_and_a_reason(open_page: Open, seeds: Comparison) -> None:
    utterance = next(one for one in seeds.utterances if any(flag.other_span for flag in one.flags))
    shown = words(open_page(QUOTES, utterance=utterance.utterance_id))
    assert "Here: " in shown
    assert "There: " in shown
    assert utterance.flags[0].kind.value in shown


def test_words_said_in_the_papers_own_voice_are_shown_there(open_page: Open, shown) -> None:
    story = bridge()
    shown(story)
    utterance = next(one for one in story.utterances if one.flags)
    at = open_page(QUOTES, utterance=utterance.utterance_id, outlet="c")
    assert not at.exception
    assert "the paper says it in its own voice" in words(at)
    assert FlagKind.ATTRIBUTION_LOST.value in words(at)


def test_an_open_speaker_is_shown_as_written_with_candidates(open_page: Open, shown) -> None:
    shown(bridge())
    at = open_page(QUOTES, voice=quote_tables.UNRESOLVED, alone="true", **{"in": "a"})
    assert not at.exception
    assert "“She” is left open: Ana Ruiz or Eva Lind." in words(at)
    assert "Ana Ruiz or Eva Lind" in matrix(at)


def test_repeats_are_told_and_counted_once(open_page: Open, shown) -> None:
    story = bridge()
    shown(story)
    utterance = next(one for one in story.utterances if one.flags)
    assert "The same words stand again in 1 caption; they count once." in words(
        open_page(QUOTES, utterance=utterance.utterance_id, outlet="a")
    )


@pytest.mark.parametrize(
    ("link", "what"),
    [
        ({"utterance": "nowhere"}, "a quote"),
        ({"utterance": "<script>alert(1)</script>"}, "a quote"),
        ({"voice": "Nobody", "in": "000"}, "a speaker"),
        ({"voice": "Sergei Lavrov", "in": "nobody"}, "an outlet"),
        ({"in": "000"}, "a speaker"),
    ],
)
def test_an_unknown_link_says_so_and_shows_the_page(open_page: Open, link: dict[str, str], what: str) -> None:
    at = open_page(QUOTES, **link)
    assert not at.exception
    assert f"The link names {what} that is not in this view." in words(at)
    assert at.get("vega_lite_chart")


def test_an_unknown_outlet_says_so_and_opens_the_utterance(open_page: Open, seeds: Comparison) -> None:
    at = open_page(QUOTES, utterance=shared(seeds), outlet="nobody")
    assert "The link names an outlet that is not in this view." in words(at)
    assert "px-open" in words(at)


@pytest.mark.parametrize("key", ["speaker", "kind", "flag"])
def test_a_filter_that_no_one_has_falls_back_to_all(open_page: Open, key: str) -> None:
    at = open_page(QUOTES, **{key: "<b>nothing</b>"})
    assert not at.exception
    assert at.selectbox(key=key).value == "all"


def test_filters_leave_what_they_name(open_page: Open, seeds: Comparison) -> None:
    rows = quote_tables.utterances(seeds)
    speaker = rows[0].speaker
    others = [row.utterance_id for row in rows if row.speaker != speaker]
    at = open_page(QUOTES, speaker=speaker, alone="true")
    assert at.selectbox(key="speaker").value == speaker
    assert not any(name in matrix(at) for name in others)


def test_filters_that_leave_nothing_say_so(open_page: Open, seeds: Comparison) -> None:
    cells = quote_tables.cells(seeds)
    kind, flag = "indirect", quote_tables.flags(seeds)[0].kind.value
    speaker = next(
        cell.utterance.speaker
        for cell in cells
        if not quote_tables.filtered(cells, speaker=cell.utterance.speaker, flag=flag)
    )
    at = open_page(QUOTES, speaker=speaker, kind=kind, flag=flag)
    assert not at.exception
    assert "No quote fits these filters." in words(at)


def test_a_number_of_words_opens_the_quotes_behind_it(open_page: Open, seeds: Comparison) -> None:
    row = max(voices(seeds), key=lambda row: row.words)
    at = open_page(QUOTES, voice=row.speaker, **{"in": row.article_id})
    assert not at.exception
    assert words(at).count('role="listitem"') == row.quotes
    assert f"{row.quotes} quotes with {row.words} words" in words(at)


def test_the_picture_of_voices_says_in_words_what_it_shows(open_page: Open, seeds: Comparison) -> None:
    picture = open_page(QUOTES).get("vega_lite_chart")[0]
    assert len(json.loads(picture.proto.spec)["layer"]) == 3
    assert picture.proto.alt == quote_summary.whose_voice(seeds)


def test_verbs_stand_as_words_with_what_they_imply(open_page: Open, shown) -> None:
    shown(bridge())
    table = matrix(open_page(QUOTES), "cue-grid")
    assert "loaded: insisted" in table
    assert "words-loaded" in table


def test_one_article_is_shown_with_its_quotes(open_page: Open, shown, one_article: Comparison) -> None:
    shown(one_article)
    at = open_page(QUOTES)
    assert not at.exception
    assert "with a second article the same words are laid side by side" in words(at)
    assert all(row.utterance_id in matrix(at) for row in quote_tables.utterances(one_article))


@pytest.mark.parametrize("link", [{}, {"utterance": "u-a@1"}, {"voice": "Ana Ruiz", "in": "a"}])
def test_articles_without_a_quote_say_so(open_page: Open, shown, link: dict[str, str]) -> None:
    shown(told())
    at = open_page(QUOTES, **link)
    assert not at.exception
    assert "No quote was found in these 3 articles." in words(at)
    assert not at.get("vega_lite_chart")


def test_quotes_that_nothing_introduces_are_shown(open_page: Open, shown, seeds: Comparison) -> None:
    bare = replace(
        seeds,
        quotes=tuple(replace(quote, cue=None, speaker=None, speaker_as_written=None) for quote in seeds.quotes),
    )
    shown(bare)
    at = open_page(QUOTES)
    assert not at.exception
    assert "No quote is introduced by a verb or phrase." in words(at)


def test_no_article_says_what_to_do(open_page: Open, shown, no_article: Comparison) -> None:
    shown(no_article)
    at = open_page(QUOTES)
    assert not at.exception
    assert "This comparison holds no article." in words(at)


def test_what_is_taken_keeps_to_the_filters_of_the_page(open_page: Open, seeds: Comparison) -> None:
    speaker = quote_tables.utterances(seeds)[0].speaker
    at = open_page(QUOTES, speaker=speaker, alone="true")
    assert f"Tables keep to this page’s filters, too: Quotes: {speaker}." in words(at)
    kept = taken(at, seeds)
    assert set(kept["Utterances"]["speaker"]) == {speaker}
    assert 0 < len(kept["Quotes"]) < len(seeds.quotes)
    assert len(kept["Points"]) == len(seeds.points)
