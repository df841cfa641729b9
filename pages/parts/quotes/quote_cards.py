"""One utterance with every outlet: its words, who is named, by which cue and way, and each difference to check."""

from __future__ import annotations

import pandas as pd

from core.models import Quote, QuoteKind, Reading, Span, Utterance, UtteranceFlag, UtteranceMember, UtteranceStatus
from core.summaries import quotes as quote_summary
from core.tables import quotes as quote_tables
from core.text.in_words import listed
from pages.drawing.markup import Safe, element, join
from pages.parts.coverage.point_evidence import chip, why
from pages.parts.quotes.quote_reading import SAID, differing, in_text, labels
from pages.session import views

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

    def __init__(self, view: views.View, quotes: pd.DataFrame) -> None:
        self.view = view
        self.quotes: dict[str, Quote] = {quote.quote_id: quote for quote in view.comparison.quotes}
        self.frame = quotes.set_index("quote_id")

    def of(self, member: UtteranceMember) -> list[Quote]:
        """The counted quotes of an outlet."""
        return [self.quotes[name] for name in member.quote_ids if name in self.frame.index]

    def words(self, member: UtteranceMember) -> str:
        """What an outlet is compared by: the words of its quotes with marks, or of all where none has any."""
        mine = self.of(member)
        marked = [quote for quote in mine if quote.kind is not QuoteKind.INDIRECT]
        return " ".join(str(self.frame.at[quote.quote_id, "content"]) for quote in marked or mine)

    def status(self, member: UtteranceMember) -> UtteranceStatus:
        """The status as shown."""
        return quote_tables.shown_status(member.status, {quote.kind.value for quote in self.of(member)})

    def reading(self, article_id: str) -> Reading:
        """An article."""
        return self.view.index.readings[article_id]


def badge(status: UtteranceStatus) -> Safe:
    """A status as a word on its shade."""
    tone = "none" if status is UtteranceStatus.NOT_FOUND else status.value
    return element("span", status.value, of=f"px-badge px-q-{tone}")


def ladder() -> Safe:
    """What each status means."""
    parts = [part for status, says in STATUSES.items() for part in (badge(status), element("span", says, of="px-step"))]
    return element("div", *parts, of="px-steps")


def card(told: Told, utterance: Utterance, member: UtteranceMember, *, base: str | None, is_open: bool = False) -> Safe:
    """An outlet's version.

    Args:
        told: Of the view.
        utterance: What is said.
        member: The outlet's part in it.
        base: The outlet whose words these are held against; None for no comparison.
        is_open: Whether its cell is the open one.
    """
    status = told.status(member)
    is_base = base is not None and base == member.article_id
    head = element(
        "h3",
        chip(told.view.names[member.article_id]),
        badge(status) if _shared(utterance) or not member.quote_ids else None,
        element("span", "the others are held against this", of="px-base") if is_base else None,
        of="px-card-head",
    )
    mine = [flag for flag in utterance.flags if flag.article_id == member.article_id]
    flagged = [element("span", f"⚑ {flag.kind.value}", of="px-badge px-flag") for flag in mine]
    tags = element("div", *dict.fromkeys(flagged), of="px-tags") if flagged else None
    against = None if base is None or is_base else told.words(_member(utterance, base))
    body = _carries(told, member, against) if member.quote_ids else _carries_not(told, member)
    return element("article", head, tags, body, of="px-card px-open" if is_open else "px-card")


def _shared(utterance: Utterance) -> bool:
    return sum(bool(member.quote_ids) for member in utterance.members) > 1


def _member(utterance: Utterance, article_id: str) -> UtteranceMember:
    return next(member for member in utterance.members if member.article_id == article_id)


def _carries(told: Told, member: UtteranceMember, against: str | None) -> Safe:
    parts: list[str | None] = []
    if against is not None:
        parts += [element("p", "Against the chosen wording", of="px-label"), differing(against, told.words(member))]
        parts.append(element("p", "Where it stands", of="px-label"))
    for quote in told.of(member):
        parts += [in_text(told.reading(quote.article_id), labels(quote)), facts(told, quote)]
    again = quote_tables.printed_again(told.view.comparison, member.quote_ids)
    if again:
        parts.append(element("p", quote_summary.printed_again(dict(again)), of="px-small"))
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
        named = row["as_written"] and row["as_written"] != quote.speaker
        who = f"{quote.speaker}, named “{row['as_written']}”." if named else f"{quote.speaker}."
    else:
        who = quote_summary.speaker_is_open(row["candidates"], row["as_written"])
    tone = f"{row['tone']}{', ' if row['implies'] else ''}{row['implies']}"
    by_way = listed(f"{carrier.name} ({carrier.kind.value})" for carrier in quote.carriers)
    return element(
        "p",
        element("span", who, of="px-who"),
        f" Cue: “{row['cue']}” ({tone})." if row["cue"] else " No cue.",
        f" By way of {by_way}." if by_way else None,
        f" {quote.kind.value.capitalize()}, in the {quote.role.value}; found by the rule “{quote.rule}”.",
        of="px-why",
    )


def side_by_side(told: Told, utterance: Utterance, *, base: str) -> Safe:
    """A card for each outlet that has the words, the base first; those that have not stand last."""
    order = sorted(utterance.members, key=lambda member: (member.article_id != base, not member.quote_ids))
    cards = [card(told, utterance, member, base=base) for member in order if member.quote_ids or member.voice_sentence]
    return element("div", *cards, of="px-cards")


def who_and_where(told: Told, utterance: Utterance) -> str:
    """The speaker, and the outlets where nothing was found, in a sentence or two."""
    lacks = [
        told.view.names[member.article_id]
        for member in utterance.members
        if not member.quote_ids and not member.voice_sentence
    ]
    who = utterance.speaker or "The speaker is left open"
    return f"{who}. Not found in {listed(lacks)}.".replace("..", ".") if lacks else f"{who}."


def flag_list(told: Told, utterance: Utterance) -> Safe:
    """Each difference with both places and the reason; the same one in several outlets is told once."""
    alike: dict[tuple[str, str], list[UtteranceFlag]] = {}
    for flag in utterance.flags:
        alike.setdefault((flag.kind.value, flag.reason), []).append(flag)
    return element("div", *(_flag(told, flags) for flags in alike.values()), of="px-flags")


def _flag(told: Told, flags: list[UtteranceFlag]) -> Safe:
    flag, *same = flags
    here = _place(told, "Here: ", flag.article_id, flag.span)
    there = (
        _place(told, "There: ", flag.other_article_id, flag.other_span)
        if flag.other_article_id and flag.other_span
        else None
    )
    more = [_place(told, "Here: ", other.article_id, other.span) for other in same]
    names = listed(told.view.names[other.article_id] for other in same)
    return element(
        "div",
        element("div", element("span", f"⚑ {flag.kind.value}", of="px-badge px-flag"), of="px-tags"),
        why(flag.reason),
        element("div", here, there, of="px-two"),
        element("details", element("summary", f"The same in {names}"), *more) if same else None,
        of="px-flag-item px-find-more",
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
