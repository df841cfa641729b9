"""A small story told by hand: three outlets, their quotes as spans, joined into utterances. No parser is needed."""

from dataclasses import replace

from core.models import Carrier, CarrierKind, Comparison, Quote, QuoteKind, Role, Span
from core.quotes import join_utterances
from core.text import read
from tests.support import article, laid_out

GAZETTE = """Bridge will stay shut, mayor says

The bridge will stay shut, Mayor Ana Ruiz claimed on Monday.

“We will not open the bridge before the steel has been tested twice, and nobody will hurry us,” Ruiz told reporters.

She said that traders would be paid.
"""
HERALD = """Traders angry over bridge

“We will not open the bridge before the steel has been tested twice,” Anna Ruiz insisted, according to Reuters.

The chamber's head, Tom Beck, called the delay “a slow disaster” for shops.
"""
COURIER = """Steel to be tested twice before bridge opens

The bridge will not open before the steel has been tested twice, and traders wait.
"""


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return start, start + len(words)


def quote(article_id: str, text: str, words: str, **stated: object) -> Quote:
    """A quote by its words; `cue`, `as_written` and `carrier` are given as words too."""
    spans = {name: _span(text, str(stated.pop(name))) for name in ("cue", "as_written") if stated.get(name)}
    carrier = stated.pop("carrier", None)
    carriers = (Carrier(CarrierKind.AGENCY, _span(text, str(carrier)), str(carrier)),) if carrier else ()
    content = _span(text, words)
    return Quote(
        quote_id=f"{article_id}@{content[0]}",
        article_id=article_id,
        kind=stated.pop("kind", QuoteKind.DIRECT),  # type: ignore[arg-type]
        content=(content,),
        cue=spans.get("cue"),
        speaker_as_written=spans.get("as_written"),
        speaker=stated.pop("speaker", None),  # type: ignore[arg-type]
        carriers=carriers,
        rule="by hand",
        **stated,  # type: ignore[arg-type]
    )


def bridge() -> Comparison:
    """Two outlets share the mayor's words, one trimmed and under a loaded verb; a third says them in its own voice."""
    first = quote(
        "a",
        GAZETTE,
        "“We will not open the bridge before the steel has been tested twice, and nobody will hurry us,”",
        speaker="Ana Ruiz",
        as_written="Ruiz",
        cue="told",
    )
    return told(
        first,
        quote(
            "a",
            GAZETTE,
            "Bridge will stay shut",
            kind=QuoteKind.INDIRECT,
            role=Role.HEADLINE,
            speaker="Ana Ruiz",
            as_written="mayor",
            cue="says",
        ),
        quote(
            "a",
            GAZETTE,
            "traders would be paid",
            kind=QuoteKind.INDIRECT,
            as_written="She",
            cue="said",
            candidates=("Ana Ruiz", "Eva Lind"),
        ),
        quote(
            "b",
            HERALD,
            "“We will not open the bridge before the steel has been tested twice,”",
            speaker="Anna Ruiz",
            as_written="Anna Ruiz",
            cue="insisted",
            carrier="Reuters",
        ),
        quote(
            "b",
            HERALD,
            "the delay “a slow disaster” for shops",
            kind=QuoteKind.MIXED,
            speaker="Tom Beck",
            as_written="Tom Beck",
            cue="called",
        ),
        replace(first, quote_id="a@again", role=Role.CAPTION, repeat_of=first.quote_id),
    )


def told(*quotes: Quote) -> Comparison:
    """The three reports with these quotes."""
    readings = tuple(read(article(name, text)) for name, text in (("a", GAZETTE), ("b", HERALD), ("c", COURIER)))
    return laid_out(
        readings,
        title="Bridge",
        quotes=quotes,
        utterances=join_utterances(readings, quotes, probability=lambda one, other: 0.0),
    )
