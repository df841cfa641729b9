"""A comparison as one plain JSON file, checked when read."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from pathlib import Path

import msgspec

from core.errors import UnreadableComparison
from core.models import Comparison

FORMAT = 3


class _Envelope(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: int
    comparison: Comparison
    digest: str = ""


class _Format(msgspec.Struct, frozen=True):
    format: int


def save_comparison(comparison: Comparison, file: Path) -> None:
    """Write a comparison so that a reader sees either the old file or the whole new one."""
    data = msgspec.json.format(encode_comparison(comparison), indent=1)
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data + b"\n")
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def load_comparison(file: Path) -> Comparison:
    """Read a stored comparison.

    Raises:
        UnreadableComparison: If the file is missing, damaged, of another format, or its spans and ids do not fit its
            articles.
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        raise UnreadableComparison(
            f"{file} cannot be read: {error.strerror}. Make it with: python -m core compare FOLDER --out {file.name}"
        ) from error
    return decode_comparison(data, name=str(file))


def encode_comparison(comparison: Comparison) -> bytes:
    """Write a comparison as JSON with the number of its format and its digest."""
    return msgspec.json.encode(_Envelope(FORMAT, comparison, _digest(comparison)))


def _digest(comparison: Comparison) -> str:
    """SHA-256 of the comparison as Python's `json` writes it: keys sorted, no blanks, letters beyond ASCII escaped."""
    canonical = json.dumps(json.loads(msgspec.json.encode(comparison)), sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def schema() -> bytes:
    """The JSON Schema (draft 2020-12) of what `encode_comparison` writes, for those who read it elsewhere."""
    described = msgspec.json.schema(_Envelope)
    described = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A Parallax comparison",
        "description": "Spans are start and end in Unicode code points over the text of their article, half-open. The "
        "digest is the SHA-256 of `comparison` as JSON with sorted keys, no blanks and letters beyond ASCII escaped.",
        **described,
    }
    return msgspec.json.format(msgspec.json.encode(described, order="sorted"), indent=1) + b"\n"


def decode_comparison(data: bytes, *, name: str) -> Comparison:
    """Read a comparison from JSON and check that it holds together; one of an older version is read as a new one.

    Args:
        data: As `encode_comparison` wrote it.
        name: What messages call it.

    Raises:
        UnreadableComparison: If it is damaged, of another format, or its spans and ids do not fit its articles.
    """
    try:
        found = msgspec.json.decode(data, type=_Format).format
        if not 1 <= found <= FORMAT:
            raise UnreadableComparison(f"{name} has format {found}; this Parallax reads 1 to {FORMAT}. Compare again.")
        comparison = msgspec.json.decode(data, type=_Envelope).comparison if found == FORMAT else _older(data, found)
    except (msgspec.DecodeError, ValueError) as error:
        raise UnreadableComparison(f"{name} is not a stored comparison: {error}. Compare again.") from error
    _check(comparison, name)
    return comparison


def _older(data: bytes, found: int) -> Comparison:
    from core.storage.older_comparisons import decode_format_1, decode_format_2  # arrange anew, which takes numpy

    return decode_format_1(data) if found == 1 else decode_format_2(data)


def _check(comparison: Comparison, file: str) -> None:
    """Spans lie in their article, ids name something that is there."""
    sentence_ids: set[str] = set()
    for reading in comparison.related.readings:
        length = len(reading.article.text)
        spans = [(passage.start, passage.end) for passage in reading.passages]
        spans += [(sentence.start, sentence.end) for sentence in reading.sentences]
        spans += [(span.start, span.end) for span in reading.article.layout]
        for start, end in spans:
            if not 0 <= start <= end <= length:
                raise UnreadableComparison(f"{file}: a span {start}-{end} lies outside its article.")
        sentence_ids.update(sentence.sentence_id for sentence in reading.sentences)
    article_ids = {reading.article.article_id for reading in comparison.related.readings}
    point_ids = {point.point_id for point in comparison.points}
    weighed = (*comparison.related.matches, *comparison.decided)
    named = [name for match in weighed for name in (match.left, match.right)]
    named += [name for group in comparison.pinned for name in group]
    named += [member.sentence_id for point in comparison.points for member in point.members]
    named += [point.label_sentence for point in comparison.points]
    named += [unique.sentence_id for unique in comparison.unique]
    if unknown := set(named) - sentence_ids:
        raise UnreadableComparison(f"{file} names the sentence {min(unknown)!r}, which is not there. Compare again.")
    if strangers := set(comparison.article_ids) - article_ids:
        raise UnreadableComparison(f"{file} shows the article {min(strangers)!r}, which is not there. Compare again.")
    for cover in comparison.coverage:
        if cover.point_id not in point_ids or cover.article_id not in article_ids:
            raise UnreadableComparison(f"{file}: coverage of {cover.point_id!r} by {cover.article_id!r} fits nothing.")
