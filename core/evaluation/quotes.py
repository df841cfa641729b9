"""`python -m core evaluate quotes`: quotes of labelled texts, for an independent scorer, beside a plain baseline.

Texts are read as articles are: roles first, then quotes. Nothing of the labels is seen by the finder.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from core.evaluation.quote_baseline import baseline_quotes
from core.evaluation.quote_scores import QuoteCounts, score
from core.models import Article, Quote
from core.quotes import find_quotes
from core.text import read


def run(file: Path, predictions: Path | None) -> None:
    """Find the quotes of every text of `file`, write them to `predictions`, and print the figures where labelled.

    Args:
        file: JSON lines with `doc_id` and `text`; `quotes` where labelled.
        predictions: Where to write `doc_id`, `text` and `quotes`, one text a line; None to print only.

    Raises:
        ValueError: If a line of `file` is no such text; the message gives its number.
        ParserUnavailable: If the English parser is not installed.
    """
    texts = _texts(file)
    found = [quote_rows(text["text"]) for text in texts]
    if predictions is not None:
        with predictions.open("w", encoding="utf-8") as out:
            for text, rows in zip(texts, found, strict=True):
                line = {"doc_id": text["doc_id"], "text": text["text"], "quotes": rows}
                out.write(json.dumps(line, ensure_ascii=False) + "\n")
    labelled = [(text, rows) for text, rows in zip(texts, found, strict=True) if "quotes" in text]
    print(f"{len(texts)} texts, {sum(map(len, found))} quote spans found, {len(labelled)} texts labelled")
    if labelled:
        print(report(labelled))


def quote_rows(text: str) -> list[dict[str, Any]]:
    """The quotes of a text as rows of the evaluation: one for each content span, repeats included."""
    article = Article("text", "text", text, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest())
    return [row for quote in find_quotes(read(article)) for row in _rows(text, quote)]


def _rows(text: str, quote: Quote) -> list[dict[str, Any]]:
    speaker = quote.speaker_as_written
    row: dict[str, Any] = {
        "type": str(quote.kind),
        "speaker": quote.speaker or (text[slice(*speaker)] if speaker else None),
        "cue": text[slice(*quote.cue)] if quote.cue else "",
        "via": "; ".join(carrier.name for carrier in quote.carriers),
        "rule": quote.rule,
        "group": quote.quote_id,
    }
    if speaker is not None:
        row["speaker_start"], row["speaker_end"] = speaker
    return [{"start": start, "end": end, **row} for start, end in quote.content]


def measure(labelled: Sequence[tuple[dict[str, Any], list[dict[str, Any]]]]) -> QuoteCounts:
    """Counts of found rows against labelled texts, added up."""
    counted = QuoteCounts()
    for text, rows in labelled:
        counted += score(text["text"], text["quotes"], rows)
    return counted


def report(labelled: Sequence[tuple[dict[str, Any], list[dict[str, Any]]]]) -> str:
    """The main figures in a table: the finder, and the baseline on the same texts."""
    ours = measure(labelled)
    plain = measure([(text, baseline_quotes(text["text"])) for text, _ in labelled])
    lines = [f"{ours.labelled} labelled quotes, {ours.rows} spans judged", f"{'':28}  finder  regex"]
    for name, value in ours.figures().items():
        lines.append(f"{name:28}  {value:.3f}   {plain.figures()[name]:.3f}")
    for kind, (count, found) in sorted(ours.by_kind.items()):
        base = plain.by_kind.get(kind, [0, 0])
        lines.append(f"{'found of ' + str(count) + ' ' + kind:28}  {found:5d}   {base[1]:5d}")
    return "\n".join(lines)


def _texts(file: Path) -> list[dict[str, Any]]:
    texts = []
    with file.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                text = json.loads(line)
            except json.JSONDecodeError as error:
                raise ValueError(f"{file}, line {number}: not JSON ({error.msg})") from error
            if not isinstance(text, dict) or not isinstance(text.get("text"), str) or "doc_id" not in text:
                raise ValueError(f"{file}, line {number}: needs doc_id and text")
            texts.append(text)
    return texts
