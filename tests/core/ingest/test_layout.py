"""Layout points at the lines it was made for, in the text as found and in the mended one."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from core.ingest.layout import GAP, Block, article_part, laid_out, moved
from core.ingest.mojibake import mend
from core.models import LayoutHint, LayoutSpan

HINTS = st.none() | st.sampled_from(LayoutHint)
BLOCKS = st.lists(st.builds(Block, st.text(min_size=1, max_size=20), HINTS, st.just("why")), max_size=8)
TWICE = ["â€œ", "â€\ufffd", "â€™", "Ã©", "Ã", "©", "â", "€", "™", "plain", " ", "é", "ðŸ˜€"]
LINES = st.lists(st.lists(st.sampled_from(TWICE), min_size=1, max_size=6).map("".join), min_size=1, max_size=6)


@given(BLOCKS)
def test_each_block_with_a_hint_has_its_span(blocks: list[Block]) -> None:
    text, layout = laid_out(blocks)
    assert text == GAP.join(block.text for block in blocks)
    hinted = [(block.text, block.hint, block.reason) for block in blocks if block.hint]
    assert [(text[span.start : span.end], span.hint, span.reason) for span in layout] == hinted
    assert all(left.end <= right.start for left, right in pairwise(layout))


@given(BLOCKS)
def test_the_article_s_part_has_every_block_but_the_asides(blocks: list[Block]) -> None:
    part = article_part(*laid_out(blocks))
    kept = [block.text for block in blocks if block.hint is not LayoutHint.ASIDE]
    assert "".join(part.split()) == "".join("".join(kept).split())


@given(LINES)
def test_in_a_mended_text_each_span_holds_its_mended_line(lines: list[str]) -> None:
    text, layout = laid_out([Block(line, LayoutHint.CAPTION, "why") for line in lines])
    mended = mend(text)
    assert [mended[span.start : span.end] for span in moved(layout, text, mended, mend)] == [mend(x) for x in lines]


@given(st.text("aâ€™Ã©\n", max_size=30), st.data())
def test_a_span_that_is_cut_through_a_letter_is_found_again_or_dropped(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    mended = mend(text)
    for span in moved([LayoutSpan(start, end, LayoutHint.ASIDE, "why")], text, mended, mend):
        assert mended[span.start : span.end] == mend(text[start:end]) != ""


def test_a_span_whose_words_are_gone_is_dropped() -> None:
    layout = [LayoutSpan(0, 3, LayoutHint.ASIDE, "why"), LayoutSpan(4, 7, LayoutHint.CAPTION, "why")]
    found = moved(layout, "one two", "ONE three", lambda piece: piece.replace("two", "three").replace("one", "ONE"))
    assert found == (LayoutSpan(0, 3, LayoutHint.ASIDE, "why"), LayoutSpan(4, 9, LayoutHint.CAPTION, "why"))
    assert moved(layout, "one two", "one more", str.upper) == ()
