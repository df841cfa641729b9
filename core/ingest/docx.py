"""A Word document: its paragraphs in order, with what was inserted and without what was struck out."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from core.ingest import metadata
from core.ingest.archive import check_sizes
from core.ingest.html import GAP
from core.ingest.names import one_line
from core.ingest.values import Aside, Found, Unreadable

MACRO_TYPES = (
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
)
# Deleted or moved-away text, and the second copy of a text box that old versions of Word read.
LEFT_OUT = frozenset({"del", "moveFrom", "Fallback"})
BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "‑"}
HEADING = re.compile(r"(?:title|heading ?1)$", re.IGNORECASE)
REASON = "is a header, footer or note of the document"


def read_word(data: bytes) -> Found:
    """Read a .docx document. Macros are not run and outside links are not followed; both are told of.

    Raises:
        Unreadable: If it is damaged, or would unpack to far more than a document does.
    """
    from docx.opc.exceptions import PackageNotFoundError
    from docx.opc.part import PartFactory
    from docx.package import Package
    from docx.parts.document import DocumentPart

    _check(data)
    for content_type in MACRO_TYPES:
        PartFactory.part_type_for[content_type] = DocumentPart
    try:
        package: Any = Package.open(io.BytesIO(data))
        part: Any = package.main_document_part
        body = part.element.body
    except (PackageNotFoundError, KeyError, ValueError, AttributeError, SyntaxError, zipfile.BadZipFile) as error:
        raise _damaged() from error
    paragraphs = list(_paragraphs(body.iter()))
    margins = [text for text in dict.fromkeys(_margins(part)) if text not in paragraphs]
    text, aside = _laid_out(paragraphs, margins)
    return Found(
        text=text,
        headline=_headline(part, body) or metadata.headline(GAP.join(paragraphs)),
        author=metadata.author(text) or one_line(package.core_properties.author or "") or None,
        published=metadata.published(text),
        aside=aside,
        notes=tuple(_notes(package)),
    )


def _damaged() -> Unreadable:
    return Unreadable("The Word document is damaged.", "Open it in Word, save it again, or paste its text.")


def _check(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            check_sizes(archive)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise _damaged() from error


def _paragraphs(elements: Iterable[Any]) -> Iterator[str]:
    """The text of each paragraph in order, those of tables, text boxes and content controls among them."""
    for element in elements:
        if _tag(element) == "p" and not any(_tag(above) in LEFT_OUT for above in element.iterancestors()):
            yield from (line.strip() for line in "".join(_letters(element)).split("\n") if line.strip())


def _letters(paragraph: Any) -> Iterator[str]:
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        tag = _tag(element)
        if tag == "t":
            yield (element.text or "") + "".join(child.tail or "" for child in element)  # beside an outside entity
        elif tag in BREAKS:
            yield BREAKS[tag]
        elif tag not in LEFT_OUT and tag not in {"p", "pPr", "rPr"}:
            waiting.extend(reversed(element))


def _margins(part: Any) -> Iterator[str]:
    """Headers, footers, footnotes and endnotes."""
    from docx.oxml import parse_xml

    for relation in part.rels.values():
        if not relation.is_external and relation.reltype.rsplit("/", 1)[-1] in {
            "header", "footer", "footnotes", "endnotes",
        }:  # fmt: skip
            yield from _paragraphs(parse_xml(relation.target_part.blob).iter())


def _headline(part: Any, body: Any) -> str | None:
    """The first paragraph whose style is a title or the first heading."""
    for paragraph in body.iter():
        if _tag(paragraph) != "p" or (style := paragraph.style) is None:
            continue
        name = getattr(part.styles.element.get_by_id(style), "name_val", None) or style
        text = one_line("".join(_letters(paragraph)))
        if text and HEADING.match(name):
            return text
    return None


def _notes(package: Any) -> Iterator[str]:
    parts = list(package.iter_parts())
    if any("vba" in str(part.partname).lower() for part in parts):
        yield "The document holds macros; they were not run and are not kept."
    outside = {relation.target_ref for relation in package.iter_rels() if relation.is_external}
    if outside:
        yield f"Addresses outside the document that it links to: {len(outside)}; none was opened."


def _laid_out(paragraphs: list[str], margins: list[str]) -> tuple[str, tuple[Aside, ...]]:
    start = sum(len(paragraph) + len(GAP) for paragraph in paragraphs)
    aside = []
    for line in margins:
        aside.append(Aside(start, start + len(line), REASON))
        start += len(line) + len(GAP)
    return GAP.join([*paragraphs, *margins]), tuple(aside)


def _tag(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
