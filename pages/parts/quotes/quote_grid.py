"""Tables of buttons for quotes: utterances by outlet, differences to check, words and cue verbs by speaker."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from core.models import UtteranceStatus
from core.summaries.coverage import count
from core.tables.quotes import UNRESOLVED
from core.tables.voices import Tone
from core.text.in_words import listed
from pages.drawing.grid import Cell, Narrow, Row, grid
from pages.parts.quotes.quote_links import OpenedQuote

FLAG = "⚑"
Pick = Callable[[str, str], None]


def name_of(first: str, second: str) -> str:
    """The name of a cell's button."""
    return f"{first}|{second}"


def utterance_grid(cells: pd.DataFrame, opened: OpenedQuote, *, on_pick: Pick) -> None:
    """Draw `tables_quotes.cells` as buttons under the names of their speakers."""
    known = {
        name_of(cell.utterance_id, cell.article_id): (cell.utterance_id, cell.article_id) for cell in cells.itertuples()
    }
    rows: list[Row] = []
    for speaker, said in cells.groupby("speaker", sort=False):
        rows.append(Row(head=Cell(str(speaker), tone="group"), cells=()))
        for _, found in said.groupby("utterance_id", sort=False):
            head = Cell(str(found["label"].iloc[0]), tone="utterance", under=str(found["left_open"].iloc[0]))
            rows.append(Row(head=head, cells=tuple(_cell(cell) for cell in found.to_dict("records"))))
    grid(
        "utterance-grid",
        caption="Move with the arrow keys, open a cell with Enter.",
        columns=["Who, in which words", *dict.fromkeys(cells["outlet"])],
        rows=rows,
        current=name_of(opened.utterance_id, opened.article_id),
        on_pick=lambda name: on_pick(*known[name]) if name in known else None,
        narrow="heads-above",
    )


def _cell(cell: dict[str, object]) -> Cell:
    status = str(cell["status"])
    missing = status == UtteranceStatus.NOT_FOUND.value
    alone = not missing and cell["outlets"] == 1
    flags = str(cell["cell_flags"])
    via = f", by way of {cell['carrier']}" if cell["carrier"] else ""
    cue = f", “{cell['cue']}”" if cell["cue"] else ""
    flagged = f"; to check: {flags}" if flags else ""
    voice = "own voice" if cell["own_voice"] else ""
    named = f", given to {cell['speaker_named']}" if cell["speaker_named"] else ""
    return Cell(
        text="–" if missing and not voice else str(cell["kind"]) if alone else status,
        name=name_of(str(cell["utterance_id"]), str(cell["article_id"])),
        says=f"{cell['label']}: {cell['outlet']}: {status}{named}{cue}{via}{flagged}",
        tone=_shade(status, alone=alone),
        under=" ".join(part for part in (FLAG if flags else "", voice or str(cell["cue"])) if part),
    )


def _shade(status: str, *, alone: bool) -> str:
    """The shade of a status; what one outlet alone has cannot be fuller or less full than elsewhere."""
    if status == UtteranceStatus.NOT_FOUND.value:
        return "q-none"
    return f"q-{UtteranceStatus.FRAGMENT.value}" if alone and status == UtteranceStatus.FULL.value else f"q-{status}"


def flag_grid(flags: pd.DataFrame, *, on_pick: Pick) -> None:
    """The differences to check, one row an utterance and kind, each with a button that opens it."""
    known: dict[str, tuple[str, str]] = {}
    rows = []
    for _, found in flags.groupby(["utterance_id", "kind"], sort=False):
        flag = found.iloc[0]
        known[str(len(rows))] = (flag["utterance_id"], flag["article_id"])
        rows.append(
            Row(
                head=Cell(str(flag["label"]), tone="kind", under=f"{FLAG} {flag['kind']}: {_between(found)}"),
                cells=(
                    Cell("Read", name=str(len(rows)), says=f"Read: {flag['kind']}, {flag['label']}", tone="action"),
                ),
            )
        )
    grid(
        "flag-grid",
        caption="",
        columns=["What is said", ""],
        rows=rows,
        on_pick=lambda name: on_pick(*known[name]) if name in known else None,
        arrows=False,
        narrow="stacked",
    )


def _between(flags: pd.DataFrame) -> str:
    here, there = listed(dict.fromkeys(flags["outlet"])), listed(filter(None, dict.fromkeys(flags["other_outlet"])))
    return f"{here} against {there}" if there else here


def voice_grid(voices: pd.DataFrame, current: tuple[str, str], *, on_pick: Pick) -> None:
    """The picture of voices as numbers that open the quotes behind them."""
    _by_speaker("voice-grid", voices, current, _voice_cell, on_pick=on_pick)


def _voice_cell(record: dict[str, object]) -> tuple[str, str, str]:
    if not record["quotes"]:
        return "–", "", ""
    apart = f", {record['apart']} in headline, deck or caption" if record["apart"] else ""
    return f"{record['words']}", f"{record['direct']} marked", f"{record['words']} words{apart}"


def cue_grid(cues: pd.DataFrame, voices: pd.DataFrame, current: tuple[str, str], *, on_pick: Pick) -> None:
    """The cue verbs themselves, neutral ones first; what leans or is loaded stands below with what it implies."""
    worded = voices[["speaker", "article_id", "outlet", "quotes"]].copy()
    for tone in Tone:
        mine = cues[cues["tone"] == tone.value].groupby(["speaker", "article_id"], sort=False)
        worded[tone.value] = [
            _verbs(mine.get_group(key)) if key in mine.groups else ""
            for key in zip(worded["speaker"], worded["article_id"], strict=True)
        ]
    introduced = worded[worded["speaker"].isin(set(cues["speaker"]))]
    _by_speaker("cue-grid", introduced, current, _cue_cell, on_pick=on_pick, narrow="stacked")


def _verbs(cues: pd.DataFrame) -> str:
    return ", ".join(
        cue.cue + (f" ×{cue.times}" if cue.times > 1 else "") + (f" ({cue.implies})" if cue.implies else "")
        for cue in cues.itertuples()
    )


def _cue_cell(record: dict[str, object]) -> tuple[str, str, str]:
    marked = [f"{tone.value}: {record[tone.value]}" for tone in (Tone.LEANING, Tone.LOADED) if record[tone.value]]
    words = str(record[Tone.NEUTRAL.value])
    if not words and not marked:
        return "–", "", "no cue" if record["quotes"] else ""
    return words or marked.pop(0), "; ".join(marked), f"{words} {'; '.join(marked)}"


def _tone(record: dict[str, object]) -> str:
    for tone in (Tone.LOADED, Tone.LEANING):
        if record.get(tone.value):
            return f"words-{tone.value}"
    return "words" if Tone.NEUTRAL.value in record else "number"


def _by_speaker(
    key: str,
    frame: pd.DataFrame,
    current: tuple[str, str],
    shown: Callable[[dict[str, object]], tuple[str, str, str]],
    *,
    on_pick: Pick,
    narrow: Narrow = "",
) -> None:
    known = {name_of(row.article_id, row.speaker): (row.speaker, row.article_id) for row in frame.itertuples()}
    rows = []
    for speaker, found in frame.groupby("speaker", sort=False):
        cells = []
        for record in found.to_dict("records"):
            text, under, says = shown(record)
            has = bool(record["quotes"])
            cells.append(
                Cell(
                    text,
                    name=name_of(record["article_id"], record["speaker"]) if has else "",
                    says=f"{speaker}, {record['outlet']}: {says}; read them" if has else "",
                    tone=_tone(record) if has else "nothing",
                    under=under,
                )
            )
        quotes = int(found["quotes"].sum())
        under = count(quotes, "quote") + (", left open" if speaker == UNRESOLVED else "")
        rows.append(Row(head=Cell(str(speaker), tone="speaker", under=under), cells=tuple(cells)))
    grid(
        key,
        caption="",
        columns=["Speaker", *dict.fromkeys(frame["outlet"])],
        rows=rows,
        current=name_of(current[1], current[0]),
        on_pick=lambda name: on_pick(*known[name]) if name in known else None,
        narrow=narrow,
    )
