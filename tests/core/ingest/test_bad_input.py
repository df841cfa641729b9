"""Hostile and broken input: each a clear message, nothing lost beside it, nothing run, little memory."""

from __future__ import annotations

import codecs
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.ingest import Intake, Received, Upload, read_files, read_pasted
from core.text import read
from tests.core.ingest.build import ARTICLE, LANGUAGES, LOCK, TEXT, page, pdf, printed, word, zipped

GOOD = Upload("good.txt", TEXT.encode())
ROOT = Path(__file__).parents[3]

# file name, bytes, what the message must say
REFUSED = {
    "empty": ("a.txt", b"", "empty (0 bytes)"),
    "whitespace only": ("a.txt", b" \n\t \r\n", "only blanks"),
    "five megabytes": ("a.txt", b"The ferry stops. " * 300_000, "too long: 5,100,000 bytes"),
    "one line of a megabyte": ("a.txt", b"The ferry will stop " * 50_000, "too long: 1,000,000 bytes"),
    "long but under the bytes": ("a.txt", b"The ferry will stop " * 20_000, "too long: 400,000 characters"),
    "a program named .txt": ("a.txt", b"\x7fELF" + bytes(range(256)) * 40, "a program"),
    "noise named .txt": ("a.txt", bytes(range(1, 256)) * 40, "not readable as text"),
    "null bytes": ("a.txt", b"The ferry\0 will stop.", "NUL character"),
    "cut UTF-16": ("a.txt", codecs.BOM_UTF16_LE + b"T\0h\0e", "utf-16-le"),
    "another language": ("a.txt", LANGUAGES["German"].encode(), "German"),
    "another script": ("a.txt", LANGUAGES["text in Arabic letters"].encode(), "Arabic"),
    "a page in another language": ("a.html", page(paragraphs=(LANGUAGES["French"],) * 2, headline="Le bac"), "French"),
    "no words": ("a.txt", b"=====\n12 34\n", "no words"),
    "a page of scripts": ("a.html", b"<html><body><script>alert(1)</script></body></html>", "shows no text"),
    "PDF without text layer": ("a.pdf", pdf(((), ())), "no text layer"),
    "locked PDF": ("a.pdf", pdf((printed(ARTICLE),), encrypt=LOCK), "locked with a password"),
    "damaged PDF": ("a.pdf", b"%PDF-1.4 and no more", "damaged"),
    "damaged DOCX": ("a.docx", word()[:3_000], "damaged"),
    "zip bomb": ("a.zip", zipped({"bomb.txt": b"\0" * 30_000_000}), "30,000,000 bytes, so it was not opened"),
    "zip with ../": ("a.zip", zipped({"../../evil.txt": TEXT.encode()}), "points outside of the archive"),
    "zip in a zip": ("a.zip", zipped({"in.zip": zipped({"a.txt": TEXT.encode()})}), "archive inside the archive"),
    "damaged zip": ("a.zip", b"PK\x03\x04nothing", "damaged"),
    "DOCX bomb": ("a.docx", zipped({"word/document.xml": b" " * 80_000_000}), "would unpack to 80,000,000 bytes"),
    "too many bytes": ("a.pdf", b"%PDF-" + b"\0" * 50_000_001, "50,000,000 are the most"),
    "unknown ending": ("a.xlsx2", b"words", "are not read"),
}


@pytest.mark.parametrize("label", REFUSED)
def test_bad_input_is_its_own_problem_and_not_the_loss_of_the_others(label: str) -> None:
    name, data, message = REFUSED[label]
    intake = read_files([Upload(name, data), GOOD])
    assert intake.articles[0].text == TEXT
    (problem,) = intake.problems
    assert message in problem.happened
    assert problem.file_name.startswith("a.")
    assert problem.do_next.endswith(".")
    assert "Traceback" not in str(problem)


# file name, bytes, what the text must hold, what a note must say ("" for none needed)
TAKEN = {
    "UTF-16": ("a.txt", TEXT.encode("utf-16"), ARTICLE[2], ""),
    "UTF-16 without mark": ("a.txt", TEXT.encode("utf-16-le"), ARTICLE[2], "UTF-16"),
    "Latin-1": ("a.txt", "José Núñez said on Friday that the ferry would stop.".encode("latin-1"), "José Núñez", ""),
    "mojibake": ("a.txt", TEXT.encode().decode("cp1252", "replace").encode(), "Maria Holt", "decoded twice"),
    "zero-width": ("a.txt", TEXT.replace("ferry", "fer\u200bry").encode(), "fer\u200bry", "invisible character"),
    "right to left": ("a.txt", f"\u202e{TEXT}\u202c".encode(), "\u202e", "direction of writing"),
    "Hebrew inside": ("a.txt", f"{TEXT}The sign says שלום.".encode(), "שלום", ""),
    "emoji": ("a.txt", f"{TEXT}The mayor wrote: “Back soon ⛴️👩‍👩‍👧”".encode(), "⛴️👩‍👩‍👧", ""),
    "Markdown": (
        "a.md",
        f"# Ferry\n\n**Bold** [link](javascript:alert(1))\n\n{TEXT}".encode(),
        "javascript:alert(1)",
        "",
    ),
    "LaTeX": ("a.txt", f"\\input{{/etc/passwd}} $\\frac{{1}}{{2}}$\n\n{TEXT}".encode(), "\\input{/etc/passwd}", ""),
    "a formula": ("a.txt", f'=HYPERLINK("http://x","y")\n\n{TEXT}'.encode(), '=HYPERLINK("http://x","y")', "formula"),
    "a page with handlers": (
        "a.html",
        page(after="<a onclick='x()' href='javascript:x()'>More news here</a>"),
        "More news",
        "",
    ),
    "macros": ("a.docx", word(link="http://127.0.0.1:1/x"), ARTICLE[2], "none was opened"),
    "a PDF named .txt": ("a.txt", pdf((printed(ARTICLE),)), ARTICLE[2], "it is a PDF"),
}


@pytest.mark.parametrize("label", TAKEN)
def test_odd_input_is_taken_as_it_is_and_told_of(label: str) -> None:
    name, data, held, note = TAKEN[label]
    intake = read_files([Upload(name, data)])
    assert intake.problems == ()
    (received,) = intake.received
    assert held in received.article.text
    assert any(note in said for said in received.notes) or not note
    reading = read(received.article)
    assert reading.passages


@given(st.binary(max_size=2_000), st.text(max_size=30), st.sampled_from([".txt", ".md", ".zip", ".docx", ".pdf", ""]))
@settings(deadline=None)
def test_any_bytes_under_any_name_are_one_result(data: bytes, name: str, ending: str) -> None:
    intake = read_files([Upload(name + ending, data)])
    assert len(intake.received) + len(intake.problems) == 1


@given(st.text(alphabet=st.characters(exclude_characters="\0\ufeff", exclude_categories=("Cs",)), min_size=1))
def test_a_text_is_received_letter_by_letter_or_refused(text: str) -> None:
    found = read_pasted(text, "The Guardian")
    if isinstance(found, Received):
        assert found.article.text == text


@given(st.binary(max_size=60), st.integers(min_value=0, max_value=10_000))
@settings(deadline=None, max_examples=60)
def test_an_archive_damaged_anywhere_loses_no_more_than_it_must(damage: bytes, place: int) -> None:
    data = bytearray(zipped({"a.txt": TEXT.encode(), "b.txt": TEXT.replace("ferry", "boat").encode()}))
    place %= len(data)
    data[place : place + len(damage)] = damage
    intake = read_files([Upload("all.zip", bytes(data)), GOOD])
    assert GOOD.name in [article.file_name for article in intake.articles] or "good.txt" in str(intake.problems)
    assert len(intake.received) + len(intake.problems) >= 2


def test_mojibake_is_kept_and_a_mended_text_is_offered() -> None:
    broken = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in TEXT.encode())
    (received,) = read_files([Upload("a.txt", broken.encode())]).received
    assert received.article.text == broken
    assert received.mended == TEXT


@pytest.mark.parametrize(
    "name", ["../../../etc/cron.d/x.txt", "C:\\Windows\\x.txt", "x\0.txt", "\u202etxt.x.txt", "/x.txt"]
)
def test_a_name_that_tries_to_be_a_path_is_only_a_name(name: str) -> None:
    (article,) = read_files([Upload(name, TEXT.encode())]).articles
    assert not set(article.file_name) & {"/", "\\", "\0", "\u202e"}
    assert article.file_name.endswith("x.txt") or article.file_name == "x .txt"


def test_an_outlet_s_name_is_one_clean_line() -> None:
    head = '<meta property="og:site_name" content="=cmd()&#10;&#x202e;<script>Post</script>">'
    (article,) = read_files([Upload("a.html", page(head=head))]).articles
    assert article.outlet is not None
    assert "\n" not in article.outlet
    assert "\u202e" not in article.outlet
    assert len(article.short_name) <= 12


@pytest.fixture
def five_hundred() -> Intake:
    return read_files([Upload(f"{number}.txt", f"Ferry {number} stops, he said.".encode()) for number in range(500)])


def test_five_hundred_files_are_all_accounted_for(five_hundred: Intake) -> None:
    names = {article.file_name for article in five_hundred.articles} | {p.file_name for p in five_hundred.problems}
    assert names == {f"{number}.txt" for number in range(500)}


def test_a_zip_of_a_hundred_articles_is_all_accounted_for() -> None:
    data = zipped({f"{number}.txt": f"Ferry {number} stops, he said.".encode() for number in range(100)})
    intake = read_files([Upload("all.zip", data)])
    assert (len(intake.articles), len(intake.problems)) == (40, 60)


def test_nothing_is_written_and_memory_stays_small(tmp_path: Path) -> None:
    """All the bad input at once, in a process of its own with what it uses counted, children included."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, (name, data, *_) in enumerate([*REFUSED.values(), *TAKEN.values()]):
            if not name.endswith(".zip") and len(data) < 20_000_000:
                archive.writestr(f"{number}/{name}", data)
        archive.writestr("huge.html", b"<p>The ferry will stop on Monday.</p>" * 200_000)
    code = (
        "import resource, sys; from core.ingest import Upload, read_files\n"
        "intake = read_files([Upload('all.zip', sys.stdin.buffer.read())])\n"
        "used = sum(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))\n"
        "print(len(intake.articles) + len(intake.problems), used)"
    )
    # Linux counts the memory of who starts a process as the process's own: a small one stands between it and pytest.
    start = "import subprocess, sys; sys.exit(subprocess.run([sys.executable, '-B', '-c', sys.argv[1]]).returncode)"
    found = subprocess.run(
        [sys.executable, "-B", "-c", start, code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        input=stream.getvalue(),
        capture_output=True,
        check=True,
    )
    told, kilobytes = map(int, found.stdout.split())
    assert told == len(zipfile.ZipFile(stream).namelist())
    assert kilobytes < 600_000
    assert list(tmp_path.rglob("*")) == []
