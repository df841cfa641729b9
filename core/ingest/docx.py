"""A Word document: its paragraphs in order, with what was inserted and without what was struck out."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from core.ingest import metadata
from core.ingest.archive import check_sizes
from core.ingest.layout import Block, article_part, laid_out
from core.ingest.names import one_line
from core.ingest.values import Found, Unreadable
from core.models import LayoutHint

MACRO_TYPES = (
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
)
# Deleted or moved-away text, and the second copy of a text box that old versions of Word read.
LEFT_OUT = frozenset({"del", "moveFrom", "Fallback"})
BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "‑"}
STYLES = {
    LayoutHint.HEADLINE: re.compile(r"(?:title|heading ?1)$", re.IGNORECASE),
    LayoutHint.HEADING: re.compile(r"heading ?[2-9]$", re.IGNORECASE),
    LayoutHint.DECK: re.compile(r"subtitle$", re.IGNORECASE),
    LayoutHint.CAPTION: re.compile(r"caption$", re.IGNORECASE),
    LayoutHint.LIST_ITEM: re.compile(r"list\b", re.IGNORECASE),
    LayoutHint.QUOTATION: re.compile(r"(?:intense )?quote$", re.IGNORECASE),
}
REASONS = {
    LayoutHint.HEADLINE: "has the style of a title in the document",
    LayoutHint.HEADING: "has the style of a heading in the document",
    LayoutHint.DECK: "has the style of a subtitle in the document",
    LayoutHint.CAPTION: "has the style of a caption in the document",
    LayoutHint.LIST_ITEM: "is an item of a list in the document",
    LayoutHint.QUOTATION: "has the style of a quotation in the document",
    LayoutHint.TABLE_ROW: "stands in a table of the document",
}
MARGIN = "is a header, footer or note of the document"


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
    blocks = _one_headline(list(_blocks(part, body)))
    shown = {block.text for block in blocks}
    margins = [Block(text, LayoutHint.ASIDE, MARGIN) for text in dict.fromkeys(_margins(part)) if text not in shown]
    text, layout = laid_out([*blocks, *margins])
    headline = next((one_line(block.text) for block in blocks if block.hint is LayoutHint.HEADLINE), None)
    return Found(
        text=text,
        headline=headline or metadata.headline(article_part(text, layout)),
        author=metadata.author(text) or one_line(package.core_properties.author or "") or None,
        published=metadata.published(text),
        layout=layout,
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


def _blocks(part: Any, body: Any) -> Iterator[Block]:
    """The lines of the document in order, each with what its style and its place say it is."""
    for paragraph, line in _paragraphs(body.iter()):
        hint = _hint(paragraph, _style(part, paragraph))
        yield Block(line, hint, REASONS[hint]) if hint else Block(line)


def _hint(paragraph: Any, style: str) -> LayoutHint | None:
    if any(_tag(above) == "tc" for above in paragraph.iterancestors()):
        return LayoutHint.TABLE_ROW
    by_style = next((hint for hint, name in STYLES.items() if name.match(style)), None)
    if by_style is None and any(_tag(element) == "numPr" for element in paragraph.iter()):
        return LayoutHint.LIST_ITEM
    return by_style


def _one_headline(blocks: list[Block]) -> list[Block]:
    """The first title is the headline; those after it head a part of the text."""
    titles = [place for place, block in enumerate(blocks) if block.hint is LayoutHint.HEADLINE]
    for place in titles[1:]:
        blocks[place] = Block(blocks[place].text, LayoutHint.HEADING, REASONS[LayoutHint.HEADING])
    return blocks


def _style(part: Any, paragraph: Any) -> str:
    style = paragraph.style
    return str(getattr(part.styles.element.get_by_id(style), "name_val", None) or style) if style else ""


def _paragraphs(elements: Iterable[Any]) -> Iterator[tuple[Any, str]]:
    """The lines of each paragraph in order, those of tables, text boxes and content controls among them."""
    for element in elements:
        if _tag(element) == "p" and not any(_tag(above) in LEFT_OUT for above in element.iterancestors()):
            yield from ((element, line.strip()) for line in "".join(_letters(element)).split("\n") if line.strip())


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
            yield from (line for _, line in _paragraphs(parse_xml(relation.target_part.blob).iter()))


def _notes(package: Any) -> Iterator[str]:
    parts = list(package.iter_parts())
    if any("vba" in str(part.partname).lower() for part in parts):
        yield "The document holds macros; they were not run and are not kept."
    outside = {relation.target_ref for relation in package.iter_rels() if relation.is_external}
    if outside:
        yield f"Addresses outside the document that it links to: {len(outside)}; none was opened."


def _tag(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
