"""Stories: the ones that are kept, words in their articles, and a new one from pasted text or files."""

import streamlit as st

from core import environment
from core.errors import ParallaxError
from core.models import StoryLine
from core.summaries import coverage as coverage_summary
from pages.drawing import layout, problems
from pages.drawing.grid import Cell, Row, grid
from pages.drawing.markup import element, show
from pages.parts.stories.new_story import new_story
from pages.session import open_story, story_draft

layout.guard()

DO, REFUSED = "stories-do", "stories-refused"
VERBS = {
    "open": "Open",
    "change": "Change",
    "rename": "Rename",
    "copy": "Duplicate",
    "archive": "Archive",
    "delete": "Delete",
}
BACK = {"open": "Open", "unarchive": "Bring back", "delete": "Delete"}


def finding(lines: tuple[StoryLine, ...]) -> str:
    """What there is, and how long it is kept."""
    if not lines:
        return "No story of yours yet. Bring the articles of one below."
    one = len(lines) == 1
    number = "One story" if one else f"{len(lines)} stories"
    if open_story.stores():
        return f"{number} of yours, kept in the library."
    return f"{number} of yours. {'It ends' if one else 'They end'} with this visit; export what you want to keep."


def holds(line: StoryLine, *, is_open: bool) -> str:
    """What a story holds, and when that changed last."""
    counted = (
        f"{coverage_summary.count(line.articles, 'article')}, {coverage_summary.count(line.decisions, 'decision')}"
    )
    return f"{'Open now. ' if is_open else ''}{counted}, changed {line.changed:%-d %b, %H:%M} UTC"


def listed(lines: tuple[StoryLine, ...], *, archived: bool) -> None:
    """The stories, with what can be done to each."""
    verbs = BACK if archived else VERBS
    open_id = opened.story_id if (opened := open_story.opened()) else ""
    grid(
        "stories-archived" if archived else "stories-listed",
        caption="",
        columns=["Story", *[""] * len(verbs)],
        rows=[
            Row(
                head=Cell(line.title, tone="kind", under=holds(line, is_open=line.story_id == open_id)),
                cells=tuple(
                    Cell(says, name=f"{verb}|{line.story_id}", says=f"{says}: {line.title[:60]}", tone="action")
                    for verb, says in verbs.items()
                ),
            )
            for line in lines
        ],
        on_pick=lambda name: st.session_state.update({DO: name}),
        arrows=False,
        narrow="stacked",
    )


def done() -> None:
    """Carry out what was pressed in the list; renaming and deleting ask first."""
    verb, _, story_id = st.session_state.get(DO, "").partition("|")
    if not verb:
        return
    library = open_story.library()
    if verb == "rename":
        rename(story_id)
        return
    if verb == "delete":
        delete(story_id)
        return
    del st.session_state[DO]
    if verb == "open":
        open_story.choose(story_id)
        st.switch_page(layout.COVERAGE, query_params={open_story.STORY: story_id})
    elif verb == "change":
        story_draft.of(library.open(story_id))
    elif verb == "copy":
        library.duplicate(story_id)
    elif verb == "archive":
        library.archive(story_id)
    elif verb == "unarchive":
        library.unarchive(story_id)


def rename(story_id: str) -> None:
    """Ask for the new title."""
    with st.form("rename-story"):
        title = st.text_input("New title", open_story.library().open(story_id).title, max_chars=300)
        with st.container(horizontal=True):
            save = st.form_submit_button("Rename", type="primary")
            leave = st.form_submit_button("Leave the title")
    if save and title.strip():
        open_story.library().rename(story_id, title.strip())
    if leave or (save and title.strip()):
        del st.session_state[DO]
        st.rerun()


def delete(story_id: str) -> None:
    """Say what would go, and ask."""
    asked = open_story.library().ask_to_delete(story_id)
    problems.tell(
        f"Delete “{asked.title}” with {coverage_summary.count(asked.articles, 'article')} and "
        f"{coverage_summary.count(asked.decisions, 'decision')}? It cannot be brought back."
    )
    with st.container(horizontal=True):
        st.button(
            "Delete for good", type="primary", key="delete-yes", on_click=delete_now, args=(story_id, asked.token)
        )
        st.button("Keep it", key="delete-no", on_click=lambda: st.session_state.pop(DO, None))


def delete_now(story_id: str, token: str) -> None:
    """Delete a story, unless it has changed since the question; close it if it was open."""
    st.session_state.pop(DO, None)
    try:
        open_story.library().delete(story_id, token=token)
    except ParallaxError as problem:
        st.session_state[REFUSED] = str(problem)
        return
    if (opened := open_story.opened()) and opened.story_id == story_id:
        open_story.close()
        st.query_params.pop(open_story.STORY, None)


def searched() -> None:
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
        caption=f"{coverage_summary.count(len(hits), 'article')}",
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
        on_pick=lambda name: st.session_state.update({DO: name}),
        arrows=False,
        narrow="stacked",
    )


def imported() -> None:
    """An exported comparison becomes a story again."""
    from core.storage.comparison_file import decode_comparison

    found = st.file_uploader("An exported comparison (.json)", type=["json"], key="story-import")
    if found and st.button("Keep it as a story", key="story-import-yes"):
        comparison = decode_comparison(found.getvalue(), name="The file")
        story_id = open_story.library().keep(comparison)
        open_story.choose(story_id)
        st.switch_page(layout.COVERAGE, query_params={open_story.STORY: story_id})


def example() -> None:
    """Back to the example story."""
    if open_story.opened() and st.button("Close this story and show the example", key="show-example"):
        open_story.close()
        st.switch_page(layout.COVERAGE, query_params={})


try:
    lines = () if open_story.is_empty() else open_story.library().stories()
    away = (
        tuple(line for line in open_story.library().stories(archived=True) if line.archived)
        if not open_story.is_empty()
        else ()
    )
    layout.heading("Your stories", "Which story do you want to compare?", finding(lines))
    if refused := st.session_state.pop(REFUSED, ""):
        problems.tell(refused)
    done_with = st.session_state.get(DO)
    done()
    if done_with and DO not in st.session_state:
        st.rerun()
    if lines:
        listed(lines, archived=False)
    example()
    if lines or away:
        searched()
    new_story()
    if away:
        layout.section("Archived")
        listed(away, archived=True)
    layout.section("Import", "The whole comparison as this tool exports it: articles, decisions and findings.")
    imported()
except ParallaxError as problem:
    st.session_state.pop(DO, None)
    problems.tell(str(problem))
show(
    element(
        "p",
        "Articles are read on this machine. Nothing in a file is run, "
        + (
            "and only the addresses you name are asked."
            if environment.fetches_addresses()
            else "nothing is sent anywhere."
        ),
        of="px-small",
    )
)
