"""An editor says anew what is known of an article, and takes the mended text where it is offered."""

from datetime import date

import pytest

from core.ingest import Received, Upload, describe, read_files, read_pasted, take_mended
from core.models import LayoutHint
from tests.core.ingest.build import ARTICLE, TEXT, page


def pasted(text: str = TEXT) -> Received:
    received = read_pasted(text, "The Guardian")
    assert isinstance(received, Received)
    return received


def twice(data: bytes) -> bytes:
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in data).encode()


def test_what_is_said_of_an_article_changes_and_its_text_does_not() -> None:
    before = pasted().article
    after = describe(
        before, outlet=" The Times\n", headline="Ferry", published=date(2025, 3, 15), credits=("AP", "", "AP", "AFP")
    )
    assert (after.outlet, after.short_name, after.headline) == ("The Times", "Times", "Ferry")
    assert (after.published, after.credits) == (date(2025, 3, 15), ("AP", "AFP"))
    assert (after.article_id, after.text, after.sha256) == (before.article_id, before.text, before.sha256)


def test_what_is_left_blank_is_not_stated() -> None:
    after = describe(pasted().article, outlet="  ", headline=None, published=None)
    assert (after.outlet, after.headline, after.published, after.credits) == (None, None, None, ())
    assert after.short_name == "Guardian"


def test_short_names_stay_short_and_apart() -> None:
    article = pasted().article
    assert (
        describe(article, outlet="x", headline="", published=None, short="Guardian", taken={"Guardian"}).short_name
        == "Guardian~2"
    )
    assert len(describe(article, outlet="A" * 90, headline="", published=None).short_name) == 12


def test_a_mended_text_takes_its_layout_along() -> None:
    (received,) = read_files([Upload("a.html", twice(page(before="<p>“Sign in” – café</p>")))]).received
    mended = take_mended(received)
    assert all(paragraph in mended.article.text for paragraph in ARTICLE)
    lines = {mended.article.text[s.start : s.end]: s.hint for s in mended.article.layout}
    assert lines["“Sign in” – café"] is LayoutHint.ASIDE
    assert lines["Most read"] is LayoutHint.ASIDE
    assert lines[ARTICLE[2]] is LayoutHint.ARTICLE
    assert len(lines) == len(received.article.layout)
    assert mended.mended is None


def test_what_is_not_offered_cannot_be_taken() -> None:
    with pytest.raises(ValueError, match="no mended text"):
        take_mended(pasted())
