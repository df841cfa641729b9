"""A story in the making: what came in, what could not be read, and what the editor says of each article."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import streamlit as st

from core.ingest import (
    MOST_ARTICLES,
    Problem,
    Received,
    Upload,
    describe,
    missing,
    read_files,
    read_pasted,
    take_mended,
)
from core.ingest.fetch import fetch_each
from core.models import Article, Story

DRAFT = "story-draft"
BOXES = "paste-boxes"


@dataclass(slots=True)
class StoryDraft:
    """Articles in the order they came. `story_id` is set where a kept story is changed; `was` is what it held."""

    received: list[Received] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    title: str = ""
    story_id: str = ""
    was: tuple[Article, ...] = ()
    turn: int = 0

    @property
    def articles(self) -> list[Article]:
        """What the story would hold."""
        return [received.article for received in self.received]

    @property
    def lacks(self) -> str:
        """What the story still lacks, in words."""
        return missing(len(self.received))

    def read_files(self, files: Sequence[Upload | Problem]) -> None:
        """Take files in; each that cannot be read is a problem of its own."""
        intake = read_files(files, story=self.articles)
        self.received += intake.received
        self.problems += intake.problems

    def fetch(self, addresses: Iterable[str], progress: Callable[[int, int, str], None]) -> list[str]:
        """Fetch pages and take them in as saved ones are; returns the addresses that could not be fetched."""
        wanted = list(dict.fromkeys(address.strip() for address in addresses if address.strip()))
        pages = fetch_each(wanted, most=MOST_ARTICLES - len(self.received), progress=progress)
        self.read_files(pages)
        return [address for address, page in zip(wanted, pages, strict=True) if isinstance(page, Problem)]

    def paste(self, text: str, outlet: str) -> bool:
        """Take a pasted article in; returns whether it was."""
        found = read_pasted(text, outlet, story=self.articles)
        if isinstance(found, Problem):
            self.problems.append(found)
            return False
        self.received.append(found)
        return True

    def describe(
        self, place: int, *, outlet: str, short: str, headline: str, published: date | None, credits: str
    ) -> None:
        """Say anew what is known of an article; what is left blank is not stated."""
        taken = {article.short_name for number, article in enumerate(self.articles) if number != place}
        self.received[place] = replace(
            self.received[place],
            article=describe(
                self.received[place].article,
                outlet=outlet or None,
                headline=headline or None,
                published=published,
                credits=credits.split(","),
                short=short,
                taken=taken,
            ),
        )

    def mend(self, place: int) -> None:
        """Put the mended text in place of the one received."""
        self.received[place] = take_mended(self.received[place])
        self.turn += 1

    def take_out(self, place: int) -> None:
        """Leave an article out."""
        del self.received[place]
        self.turn += 1


def current() -> StoryDraft:
    """The draft of this session."""
    if DRAFT not in st.session_state:
        st.session_state[DRAFT] = StoryDraft()
    found: StoryDraft = st.session_state[DRAFT]
    return found


def forget() -> None:
    """Begin anew."""
    turn = current().turn + 1
    st.session_state[DRAFT] = StoryDraft(turn=turn)
    st.session_state[BOXES] = 2


def of(story: Story) -> None:
    """Take a kept story up again, to add articles or say more of them."""
    st.session_state[DRAFT] = StoryDraft(
        received=[Received(article) for article in story.articles],
        title=story.title,
        story_id=story.story_id,
        was=story.articles,
        turn=current().turn + 1,
    )
