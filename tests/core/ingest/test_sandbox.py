"""What a file breaks, it breaks in a process of its own."""

import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from core.ingest import sandbox
from core.ingest.kinds import Kind
from core.ingest.sandbox import Sandbox
from core.ingest.values import Unreadable
from tests.core.ingest.build import ARTICLE, page, pdf, printed

ROOT = Path(__file__).parents[3]


def started(monkeypatch, code: str) -> None:
    """Let the process apart run this code instead of the readers."""
    true = subprocess.Popen
    monkeypatch.setattr(
        sandbox.subprocess, "Popen", lambda command, **options: true([sys.executable, "-c", code], **options)
    )


def test_one_process_reads_file_after_file() -> None:
    with Sandbox() as readers:
        assert ARTICLE[1] in readers.read(Kind.PAGE, page()).text
        first = readers._process
        assert ARTICLE[1] in readers.read(Kind.PDF, pdf((printed(ARTICLE),))).text
        assert readers._process is first
    assert first is not None
    assert first.poll() is not None


def test_a_refusal_comes_across_with_its_words() -> None:
    with Sandbox() as readers, pytest.raises(Unreadable) as refusal:
        readers.read(Kind.PAGE, b"<html></html>")
    assert refusal.value.do_next == "Open the article, copy its text and paste it."


def test_a_reader_that_hangs_is_given_up(monkeypatch) -> None:
    started(monkeypatch, "import time; time.sleep(60)")
    with Sandbox(seconds=0.5) as readers, pytest.raises(Unreadable, match="given up"):
        readers.read(Kind.PDF, b"%PDF-" + b"x" * 1_000_000)


def test_a_reader_that_breaks_loses_one_file_and_is_started_anew(monkeypatch) -> None:
    with Sandbox() as readers:
        with monkeypatch.context() as broken:
            started(broken, "import os; os.abort()")
            with pytest.raises(Unreadable, match="broke the reader"):
                readers.read(Kind.PDF, b"%PDF-")
        assert ARTICLE[1] in readers.read(Kind.PAGE, page()).text


def test_a_pdf_that_swells_breaks_only_itself() -> None:
    """A stream of 180 kilobytes that unpacks to a hundred megabytes of letters."""
    drawn = zlib.compress(b"BT /F1 1 Tf (a) Tj ET\n" * 4_500_000, 9)
    with Sandbox(most_memory_bytes=400_000_000) as readers:
        with pytest.raises(Unreadable, match="too much memory"):
            readers.read(Kind.PDF, pdf((), packed=drawn))
        assert ARTICLE[1] in readers.read(Kind.PAGE, page()).text


@pytest.mark.parametrize(
    ("code", "ends"),
    [
        ("import socket; socket.create_connection(('127.0.0.1', 9))", "readers open no connections"),
        ("bytearray(1_500_000_000)", "MemoryError"),
        ("import os; os.write(os.open('a.txt', os.O_CREAT | os.O_WRONLY), b'x')", "File too large"),
    ],
)
def test_the_process_opens_no_connection_takes_no_gigabytes_and_writes_nothing(code: str, ends: str, tmp_path) -> None:
    setting = f"import sys; sys.path.insert(0, {str(ROOT)!r})\nfrom core.ingest.sandbox import _confine\n"
    confined = f"{setting}_confine(1_000_000_000)\n{code}"
    found = subprocess.run([sys.executable, "-c", confined], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert found.returncode != 0
    assert ends in found.stderr


def test_importing_the_room_loads_no_reader_s_library() -> None:
    code = (
        "import sys, core.ingest, core.ingest.fetch\n"
        "print([name for name in ('trafilatura', 'lxml', 'pypdfium2', 'docx', 'email.parser') if name in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout.strip() in {"[]", "['email.parser']"}  # http.client brings the standard library's mail parser
