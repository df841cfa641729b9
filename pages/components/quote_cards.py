"""One utterance with every outlet: its words, who is named, by which cue and way, and each difference to check."""

from __future__ import annotations

import pandas as pd

from core import findings_quotes, tables_quotes
from core.findings import listed
from core.models import Quote, Reading, Span, Utterance, UtteranceFlag, UtteranceMember, UtteranceStatus
from pages.components import story
from pages.components.evidence import chip, why
from pages.components.markup import Safe, element, join
from pages.components.quote_reading import SAID, differing, in_text, labels

STATUSES = {
    UtteranceStatus.FULL: "all of the words that the fullest version prints inside marks",
    UtteranceStatus.TRIMMED: "most of them, cut at an end or shortened",
    UtteranceStatus.STITCHED: "parts of them, put together with a gap",
    UtteranceStatus.FRAGMENT: "a few of them, or other words for them",
    UtteranceStatus.PARAPHRASE: "reported without quotation marks",
    UtteranceStatus.NOT_FOUND: "not seen in this outlet; that is no verdict on it",
}


class Told:
    """What the cards of one view read: quotes by id, and their frame."""

    def __init__(self, view: story.View, quotes: pd.DataFrame) -> None:
        self.view = view
        self.quotes: dict[str, Quote] = {quote.quote_id: quote for quote in view.comparison.quotes}
        self.frame = quotes.set_index("quote_id")

    def of(self, member: UtteranceMember) -> list[Quote]:
        """The counted quotes of an outlet."""
        return [self.quotes[name] for name in member.quote_ids if name in self.frame.index]

    def status(self, member: UtteranceMember) -> UtteranceStatus:
        """The status as shown."""
        return tables_quotes.shown_status(member.status, {quote.kind.value for quote in self.of(member)})

    def reading(self, article_id: str) -> Reading:
        """An article."""
        return self.view.index.readings[article_id]


def badge(status: UtteranceStatus) -> Safe:
    """A status as a word on its shade."""
    tone = "none" if status is UtteranceStatus.NOT_FOUND else status.value
    return element("span", status.value, of=f"px-badge px-q-{tone}")


def ladder() -> Safe:
    """What each status means."""
    parts = [part for status, says in STATUSES.items() for part in (badge(status), element("span", says))]
    return element("div", *parts, of="px-steps")


def card(told: Told, utterance: Utterance, member: UtteranceMember, *, base: str | None, is_open: bool = False) -> Safe:
    """An outlet's version.

    Args:
        told: Of the view.
        utterance: What is said.
        member: The outlet's part in it.
        base: Words to compare with; None where the outlet is the base or stands alone.
        is_open: Whether its cell is the open one.
    """
    status = told.status(member)
    head = element(
        "h3", chip(told.view.names[member.article_id]), badge(status), _is_base(member, base), of="px-card-head"
    )
    mine = [flag for flag in utterance.flags if flag.article_id == member.article_id]
    flagged = [element("span", f"⚑ {flag.kind.value}", of="px-badge px-flag") for flag in mine]
    tags = element("div", *dict.fromkeys(flagged), of="px-tags") if flagged else None
    body = _carries(told, member, base) if member.quote_ids else _carries_not(told, member)
    return element("article", head, tags, body, of="px-card px-open" if is_open else "px-card")


def _is_base(member: UtteranceMember, base: str | None) -> Safe | None:
    if base is not None or not member.quote_ids:
        return None
    return element("span", "the others are held against this", of="px-base")


def _carries(told: Told, member: UtteranceMember, base: str | None) -> Safe:
    parts: list[str | None] = []
    if base is not None:
        parts += [element("p", "Against the chosen wording", of="px-label"), differing(base, member.words)]
        parts.append(element("p", "Where it stands", of="px-label"))
    for quote in told.of(member):
        parts += [in_text(told.reading(quote.article_id), labels(quote)), facts(told, quote)]
    again = tables_quotes.printed_again(told.view.comparison, member.quote_ids)
    if again:
        parts.append(element("p", findings_quotes.printed_again(dict(again)), of="px-small"))
    return join(parts)


def _carries_not(told: Told, member: UtteranceMember) -> Safe:
    if member.voice_sentence is None:
        return element("p", "No quote of this outlet has these words or says the same.", of="px-absent")
    sentence = told.view.index.sentences[member.voice_sentence]
    span = (sentence.start, sentence.end)
    return join(
        (
            element("p", "Given to nobody here: the paper says it in its own voice.", of="px-absent"),
            in_text(told.reading(member.article_id), [(span, SAID)]),
        )
    )


def facts(told: Told, quote: Quote) -> Safe:
    """Who, by which cue, by way of whom, where, and the rule that found it."""
    row = told.frame.loc[quote.quote_id]
    if quote.speaker:
        named = f"as “{row['as_written']}”" if row["as_written"] and row["as_written"] != quote.speaker else ""
        who = f"{quote.speaker}{', ' if named else ''}{named}"
    else:
        who = findings_quotes.speaker_is_open(row["candidates"], row["as_written"])
    tone = f"{row['tone']}{': ' if row['implies'] else ''}{row['implies']}"
    stated = [
        ("Speaker", who),
        ("Cue", f"“{row['cue']}”, {tone}" if row["cue"] else "none"),
        ("By way of", listed(f"{carrier.name} ({carrier.kind.value})" for carrier in quote.carriers)),
        ("Kind", f"{quote.kind.value}, {_where(quote)}"),
        ("Rule", quote.rule),
    ]
    kept = [(term, value) for term, value in stated if value]
    return element(
        "dl", *(part for term, value in kept for part in (element("dt", term), element("dd", value))), of="px-facts"
    )


def _where(quote: Quote) -> str:
    return f"in the {quote.role.value}"


def side_by_side(told: Told, utterance: Utterance, *, base: str) -> Safe:
    """A card for each outlet that has the words, the base first; those that have not stand last."""
    words = next(member.words for member in utterance.members if member.article_id == base)
    order = sorted(utterance.members, key=lambda member: (member.article_id != base, not member.quote_ids))
    having = [member for member in order if member.quote_ids or member.voice_sentence]
    cards = [
        card(told, utterance, member, base=None if member.article_id == base or not member.quote_ids else words)
        for member in having
    ]
    return element("div", *cards, of="px-cards")


def lacking(told: Told, utterance: Utterance) -> str:
    """The outlets where nothing was found, in a sentence; empty where there is none."""
    names = [
        told.view.names[member.article_id]
        for member in utterance.members
        if not member.quote_ids and not member.voice_sentence
    ]
    return f"Not found in {listed(names)}.".replace("..", ".") if names else ""


def flag_list(told: Told, utterance: Utterance) -> Safe:
    """Each difference with both places and the reason."""
    return element("div", *(_flag(told, flag) for flag in utterance.flags), of="px-flags")


def _flag(told: Told, flag: UtteranceFlag) -> Safe:
    here = _place(told, "Here: ", flag.article_id, flag.span)
    there = (
        _place(told, "There: ", flag.other_article_id, flag.other_span)
        if flag.other_article_id and flag.other_span
        else None
    )
    return element(
        "div",
        element("div", element("span", f"⚑ {flag.kind.value}", of="px-badge px-flag"), of="px-tags"),
        why(flag.reason),
        element("div", here, there, of="px-two"),
        of="px-flag-item",
    )


def _place(told: Told, says: str, article_id: str, span: Span) -> Safe:
    return element(
        "div",
        element("p", says, chip(told.view.names[article_id]), of="px-label"),
        in_text(told.reading(article_id), [(span, SAID)]),
    )


def given_words(told: Told, quote_ids: list[str]) -> Safe:
    """The quotes of one speaker in one outlet, one under the other."""
    finds = [
        element(
            "div",
            in_text(told.reading(told.quotes[name].article_id), labels(told.quotes[name])),
            facts(told, told.quotes[name]),
            of="px-find",
            role="listitem",
        )
        for name in quote_ids
    ]
    return element("div", *finds, of="px-finds", role="list")
