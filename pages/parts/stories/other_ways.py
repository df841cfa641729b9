"""Other ways to a story: words in its articles, an exported comparison, and back to the example."""

from __future__ import annotations

import streamlit as st

from core.summaries.coverage import count
from pages.drawing import layout, problems
from pages.drawing.grid import Cell, Row, grid
from pages.parts.stories import story_list
from pages.session import open_story


def search() -> None:
    """Articles of any story that hold the words."""
    words = st.text_input(
        "Find words in the articles of your stories",
        key="stories-search",
        placeholder='such as: ferry "ran aground" strik*',
        bind="query-params",
    )
    if not words.strip():
        return
    hits = open_story.library().search(words)
    if not hits:
        problems.tell(
            "No article holds all of these words.", next_step="Try fewer words, or the beginning of one: strik*"
        )
        return
    grid(
        "stories-hits",
        caption=count(len(hits), "article"),
        columns=["Story", "Outlet", "Headline", ""],
        rows=[
            Row(
                head=Cell(hit.title, tone="kind"),
                cells=(
                    Cell(hit.short_name),
                    Cell(hit.headline or "", tone="serif"),
                    Cell("Open", name=f"open|{hit.story_id}", says=f"Open {hit.title[:60]}", tone="action"),
                ),
            )
            for hit in hits
        ],
        on_pick=story_list.note,
        arrows=False,
        narrow="stacked",
    )


def imported() -> None:
    """An exported comparison becomes a story again."""
    from core.storage.comparison_file import decode_comparison

    layout.section("Import", "The whole comparison as this tool exports it: articles, decisions and findings.")
    found = st.file_uploader("An exported comparison (.json)", type=["json"], key="story-import")
    if found and st.button("Keep it as a story", key="story-import-yes"):
        comparison = decode_comparison(found.getvalue(), name="The file")
        story_list.to_story(open_story.library().keep(comparison))


def example() -> None:
    """Back to the example story."""
    if open_story.opened() and st.button("Close this story and show the example", key="show-example"):
        open_story.close()
        st.switch_page(layout.COVERAGE, query_params={})
