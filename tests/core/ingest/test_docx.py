"""A Word document gives its paragraphs; macros are not run, links not followed."""

import io
import zipfile

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from core.ingest.docx import read_word
from core.ingest.values import Unreadable
from core.models import LayoutHint
from tests.core.ingest.build import ARTICLE, repacked, word, zipped


def saved(document: object) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_paragraphs_come_in_order_with_the_headline() -> None:
    found = read_word(word())
    assert found.text.split("\n\n") == list(ARTICLE)
    assert found.headline == ARTICLE[0]
    assert (found.author, found.published, found.outlet) == (None, None, None)


def test_tables_and_line_breaks_are_read() -> None:
    document = Document()
    document.add_paragraph("The fares will rise.\nThe boats will not.")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Adults", "4.50 dollars"
    document.add_paragraph("The council meets on Tuesday.")
    lines = ["The fares will rise.", "The boats will not.", "Adults", "4.50 dollars", "The council meets on Tuesday."]
    assert read_word(saved(document)).text.split("\n\n") == lines


def test_inserted_text_is_read_and_deleted_text_is_not() -> None:
    document = Document()
    paragraph = document.add_paragraph("The ferry will ")
    for tag, run in (("del", "<w:delText>never</w:delText>"), ("ins", "<w:t>no longer</w:t>")):
        paragraph._p.append(parse_xml(f"<w:{tag} {nsdecls('w')} w:id='1' w:author='x'><w:r>{run}</w:r></w:{tag}>"))
    paragraph.add_run(" stop at the pier.")
    assert read_word(saved(document)).text == "The ferry will no longer stop at the pier."


def test_headers_are_set_aside() -> None:
    found = read_word(word(header="Draft 3, not for release"))
    aside = [span for span in found.layout if span.hint is LayoutHint.ASIDE]
    assert [found.text[span.start : span.end] for span in aside] == ["Draft 3, not for release"]


def test_styles_and_tables_say_what_lines_are() -> None:
    document = Document()
    for text, style in (
        ("Ferry stops", "Title"),
        ("For three weeks", "Subtitle"),
        ("The ferry stops on Monday.", None),
        ("What it costs", "Heading 1"),
        ("the freight boat", "List Bullet"),
        ("We will carry everyone.", "Quote"),
        ("The landing stage. Photo: J. Osei", "Caption"),
        ("Where to go", "Heading 2"),
    ):
        document.add_paragraph(text, style=style)
    numbered = document.add_paragraph("the mail boat")
    numbered._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = 1
    document.add_table(1, 1).cell(0, 0).text = "Adults"
    found = read_word(saved(document))
    assert {found.text[span.start : span.end]: span.hint for span in found.layout} == {
        "Ferry stops": LayoutHint.HEADLINE,
        "For three weeks": LayoutHint.DECK,
        "What it costs": LayoutHint.HEADING,
        "the freight boat": LayoutHint.LIST_ITEM,
        "We will carry everyone.": LayoutHint.QUOTATION,
        "The landing stage. Photo: J. Osei": LayoutHint.CAPTION,
        "Where to go": LayoutHint.HEADING,
        "the mail boat": LayoutHint.LIST_ITEM,
        "Adults": LayoutHint.TABLE_ROW,
    }
    assert found.headline == "Ferry stops"


def test_a_document_of_the_macro_kind_is_read_without_its_macros() -> None:
    plain = word()
    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        types = archive.read("[Content_Types].xml")
        links = archive.read("word/_rels/document.xml.rels")
    kind = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    types = types.replace(b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", kind)
    types = types.replace(
        b"</Types>",
        b'<Override PartName="/word/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
    )
    links = links.replace(
        b"</Relationships>",
        b'<Relationship Id="rId99" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" '
        b'Target="vbaProject.bin"/></Relationships>',
    )
    changes = {"[Content_Types].xml": types, "word/_rels/document.xml.rels": links, "word/vbaProject.bin": b"macro"}
    found = read_word(repacked(plain, changes))
    assert found.text.split("\n\n") == list(ARTICLE)
    assert found.notes == ("The document holds macros; they were not run and are not kept.",)


def test_outside_links_are_counted_and_not_opened() -> None:
    found = read_word(word(link="http://127.0.0.1:9/steal"))
    assert found.notes == ("Addresses outside the document that it links to: 1; none was opened.",)


def test_outside_entities_are_not_read() -> None:
    with zipfile.ZipFile(io.BytesIO(word())) as archive:
        body = archive.read("word/document.xml").decode()
    evil = body.replace("?>", '?><!DOCTYPE x [<!ENTITY leak SYSTEM "file:///etc/hostname">]>', 1)
    evil = evil.replace("The harbour authority said", "&leak;The harbour authority said")
    found = read_word(repacked(word(), {"word/document.xml": evil.encode()}))
    assert found.text.split("\n\n")[1] == ARTICLE[1]


@pytest.mark.parametrize("data", [b"PK\x03\x04", zipped({"word/document.xml": b"<w"}), word()[:2_000]])
def test_a_damaged_document_says_so(data: bytes) -> None:
    with pytest.raises(Unreadable, match="damaged"):
        read_word(data)


def test_a_document_that_swells_is_not_opened() -> None:
    with pytest.raises(Unreadable, match="would unpack to"):
        read_word(repacked(word(), {"word/media/image1.png": b"\0" * 60_000_000}))
