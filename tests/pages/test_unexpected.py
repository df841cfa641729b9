"""An error that nobody foresaw: the page gives a reference, and the log says under it where the error happened."""

import logging
import re

import pytest

from core import logs
from pages.drawing import problems
from pages.session import views
from tests.pages.conftest import Open, words

TRUE_UNEXPECTED = logs.unexpected
SECRET = "words of an article"


@pytest.mark.parametrize("page", ["pages/coverage.py", "pages/review.py"])
def test_the_page_gives_a_reference_and_the_log_the_rest(
    open_page: Open, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, page: str
) -> None:
    def fail() -> None:
        raise RuntimeError(SECRET)

    monkeypatch.setattr(logs, "unexpected", TRUE_UNEXPECTED)
    monkeypatch.setattr(views, "current", fail)
    at = open_page(page)
    assert not at.exception
    reference = re.search(r"The reference is ([0-9a-f]{8})\.", words(at))
    assert reference
    (record,) = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert f"drawing a page failed, reference {reference[1]}" in record.getMessage()
    assert "in fail" in record.getMessage()
    assert SECRET not in caplog.text + words(at)


def test_streamlits_own_record_of_a_failure_quotes_nothing(caplog: pytest.LogCaptureFixture) -> None:
    problems.set_up_logs()
    problems.set_up_logs()
    logger = logging.getLogger("streamlit.error_util")
    try:
        raise RuntimeError(SECRET)
    except RuntimeError as error:
        with caplog.filtering(problems._WITHOUT_MESSAGES):
            logger.error("Uncaught app execution", exc_info=error)
    assert [filter_ for filter_ in logger.filters if filter_ is problems._WITHOUT_MESSAGES] == [
        problems._WITHOUT_MESSAGES
    ]
    assert "Uncaught app execution" in caplog.text
    assert SECRET not in caplog.text
