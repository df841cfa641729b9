"""Tables of buttons for quotes: utterances by outlet, differences to check, words and cue verbs by speaker."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from core.models import UtteranceStatus
from core.summaries.coverage import count
from core.tables.quotes import UNRESOLVED, FlagRow, UtteranceCell
from core.tables.rows import grouped
from core.tables.voices import CueRow, Tone, VoiceRow
from core.text.in_words import listed
from pages.drawing import problems
from pages.drawing.grid import Cell, Narrow, Row, grid
from pages.parts.quotes.quote_links import OpenedQuote

FLAG = "⚑"
Pick = Callable[[str, str], None]


def name_of(first: str, second: str) -> str:
    """The name of a cell's button."""
    return f"{first}|{second}"


def utterance_grid(cells: Sequence[UtteranceCell], opened: OpenedQuote, *, on_pick: Pick) -> None:
    """Draw utterances x outlets as buttons under the names of their speakers; say so where none is left."""
    if not cells:
        problems.tell("No quote fits these filters.", next_step="Choose “all” for one of them.")
        return
    known = {
        name_of(cell.utterance.utterance_id, cell.article_id): (cell.utterance.utterance_id, cell.article_id)
        for cell in cells
    }
    rows: list[Row] = []
    for speaker, said in grouped(cells, lambda cell: cell.utterance.speaker).items():
        rows.append(Row(head=Cell(speaker, tone="group"), cells=()))
        for utterance, found in grouped(said, lambda cell: cell.utterance).items():
            head = Cell(utterance.label, tone="utterance", under=utterance.left_open)
            rows.append(Row(head=head, cells=tuple(_cell(cell) for cell in found)))
    grid(
        "utterance-grid",
        caption="Move with the arrow keys, open a cell with Enter.",
        columns=["Who, in which words", *dict.fromkeys(cell.outlet for cell in cells)],
        rows=rows,
        current=name_of(opened.utterance_id, opened.article_id),
        on_pick=lambda name: on_pick(*known[name]) if name in known else None,
        narrow="heads-above",
    )


def _cell(cell: UtteranceCell) -> Cell:
    missing = cell.status is UtteranceStatus.NOT_FOUND
    alone = not missing and cell.utterance.outlets == 1
    via = f", by way of {cell.carrier}" if cell.carrier else ""
    cue = f", “{cell.cue}”" if cell.cue else ""
    flagged = f"; to check: {'; '.join(cell.flags)}" if cell.flags else ""
    voice = "own voice" if cell.own_voice else ""
    named = f", given to {cell.speaker_named}" if cell.speaker_named else ""
    return Cell(
        text="–" if missing and not voice else "; ".join(cell.kinds) if alone else cell.status.value,
        name=name_of(cell.utterance.utterance_id, cell.article_id),
        says=f"{cell.utterance.label}: {cell.outlet}: {cell.status.value}{named}{cue}{via}{flagged}",
        tone=_shade(cell.status, alone=alone),
        under=" ".join(part for part in (FLAG if cell.flags else "", voice or cell.cue) if part),
    )


def _shade(status: UtteranceStatus, *, alone: bool) -> str:
    """The shade of a status; what one outlet alone has cannot be fuller or less full than elsewhere."""
    if status is UtteranceStatus.NOT_FOUND:
        return "q-none"
    return f"q-{UtteranceStatus.FRAGMENT if alone and status is UtteranceStatus.FULL else status}"


def flag_grid(flags: Iterable[FlagRow], *, on_pick: Pick) -> None:
    """The differences to check, one row an utterance and kind, each with a button that opens it."""
    found = list(grouped(flags, lambda flag: (flag.utterance_id, flag.kind)).values())
    known = {str(place): (alike[0].utterance_id, alike[0].article_id) for place, alike in enumerate(found)}
    grid(
        "flag-grid",
        caption="",
        columns=["What is said", ""],
        rows=[_flag(str(place), alike) for place, alike in enumerate(found)],
        on_pick=lambda name: on_pick(*known[name]) if name in known else None,
        arrows=False,
        narrow="stacked",
    )


def _flag(name: str, alike: Sequence[FlagRow]) -> Row:
    label, kind = alike[0].label, alike[0].kind.value
    return Row(
        head=Cell(label, tone="kind", under=f"{FLAG} {kind}: {_between(alike)}"),
        cells=(Cell("Read", name=name, says=f"Read: {kind}, {label}", tone="action"),),
    )


def _between(flags: Sequence[FlagRow]) -> str:
    here = listed(dict.fromkeys(flag.outlet for flag in flags))
    there = listed(dict.fromkeys(flag.other_outlet for flag in flags if flag.other_outlet))
    return f"{here} against {there}" if there else here


def voice_grid(voices: Sequence[VoiceRow], current: tuple[str, str], *, on_pick: Pick) -> None:
    """The picture of voices as numbers that open the quotes behind them."""
    _by_speaker("voice-grid", voices, current, _voice_cell, on_pick=on_pick)


def _voice_cell(row: VoiceRow) -> Cell:
    if not row.quotes:
        return Cell("–")
    apart = f", {row.apart} in headline, deck or caption" if row.apart else ""
    return Cell(str(row.words), says=f"{row.words} words{apart}", tone="number", under=f"{row.direct} marked")


def cue_grid(cues: Sequence[CueRow], voices: Sequence[VoiceRow], current: tuple[str, str], *, on_pick: Pick) -> None:
    """The cue verbs themselves, neutral ones first; what leans or is loaded stands below with what it implies."""
    introduced = {cue.speaker for cue in cues}
    said = grouped(cues, lambda cue: (cue.speaker, cue.article_id))

    def worded(row: VoiceRow) -> Cell:
        mine = grouped(said.get((row.speaker, row.article_id), ()), lambda cue: Tone(cue.tone))
        return _cue_cell({tone: _verbs(found) for tone, found in mine.items()})

    rows = [row for row in voices if row.speaker in introduced]
    _by_speaker("cue-grid", rows, current, worded, on_pick=on_pick, narrow="stacked")


def _verbs(cues: Iterable[CueRow]) -> str:
    return ", ".join(
        cue.cue + (f" ×{cue.times}" if cue.times > 1 else "") + (f" ({cue.implies})" if cue.implies else "")
        for cue in cues
    )


def _cue_cell(verbs: Mapping[Tone, str]) -> Cell:
    """The verbs of one speaker in one outlet, by tone; the strongest tone colours the cell."""
    marked = [f"{tone.value}: {verbs[tone]}" for tone in (Tone.LEANING, Tone.LOADED) if tone in verbs]
    words = verbs.get(Tone.NEUTRAL, "")
    if not verbs:
        return Cell("–", says="no cue", tone="words")
    strongest = next((f"words-{tone.value}" for tone in (Tone.LOADED, Tone.LEANING) if tone in verbs), "words")
    text = words or marked.pop(0)
    return Cell(text, says=f"{words} {'; '.join(marked)}", tone=strongest, under="; ".join(marked))


def _by_speaker(
    key: str,
    voices: Sequence[VoiceRow],
    current: tuple[str, str],
    shown: Callable[[VoiceRow], Cell],
    *,
    on_pick: Pick,
    narrow: Narrow = "",
) -> None:
    """A row for each speaker, a button for each outlet that quotes it; `shown` says what stands on it."""
    known = {name_of(row.article_id, row.speaker): (row.speaker, row.article_id) for row in voices}
    rows = []
    for speaker, found in grouped(voices, lambda row: row.speaker).items():
        under = count(sum(row.quotes for row in found), "quote") + (", left open" if speaker == UNRESOLVED else "")
        cells = tuple(_button(row, shown(row)) for row in found)
        rows.append(Row(head=Cell(speaker, tone="speaker", under=under), cells=cells))
    grid(
        key,
        caption="",
        columns=["Speaker", *dict.fromkeys(row.outlet for row in voices)],
        rows=rows,
        current=name_of(current[1], current[0]),
        on_pick=lambda name: on_pick(*known[name]) if name in known else None,
        narrow=narrow,
    )


def _button(row: VoiceRow, shown: Cell) -> Cell:
    if not row.quotes:
        return replace(shown, name="", says="", tone="nothing")
    says = f"{row.speaker}, {row.outlet}: {shown.says}; read them"
    return replace(shown, name=name_of(row.article_id, row.speaker), says=says)
