"""A new story on the page: boxes to paste into, files, what was recognised, progress while it is analysed."""

from __future__ import annotations

import streamlit as st

from core import environment
from core.analysis.job import Job
from core.errors import ParallaxError
from core.ingest import MOST_ARTICLES, Upload
from core.ingest.files import MOST_FILE_BYTES
from core.models import Comparison
from core.summaries.coverage import count
from pages.drawing import layout, problems
from pages.drawing.markup import beginning, element, show
from pages.parts.stories import by_address
from pages.session import analysis_job, open_story, story_draft
from pages.session.story_draft import StoryDraft

KINDS = ["txt", "md", "html", "htm", "pdf", "docx", "eml", "zip"]
DATES = "YYYY-MM-DD"
LOOK_AGAIN_SECONDS = 0.5
PREVIEW_CHARS = 180


def new_story() -> None:
    """Everything from the first pasted word to the finished comparison."""
    story = story_draft.current()
    if at_work := analysis_job.current():
        _progress(*at_work)
        return
    if story.story_id:
        layout.section("Change a story", "Add articles, take some out, or say more of them; then analyse again.")
    else:
        layout.section(
            "A new story", f"Two to {MOST_ARTICLES} articles about one event, from as many outlets as you like."
        )
    pasted, files, *addresses = st.tabs(["Paste text", "Files", *["Addresses"] * environment.fetches_addresses()])
    with pasted:
        _boxes(story)
    with files:
        _files(story)
    for tab in addresses:
        with tab:
            by_address.boxes(story)
    _problems(story)
    if story.received:
        _recognised(story)
        _analyse(story)


def _boxes(story: StoryDraft) -> None:
    """One box for each outlet."""
    count = st.session_state.setdefault(story_draft.BOXES, 2)
    columns = [column for _ in range(0, count, 2) for column in st.columns(2, gap="medium")]
    for number, column in zip(range(count), columns, strict=False):
        key = f"{story.turn}-{number}"
        column.text_input(
            f"Outlet {number + 1}", key=f"paste-outlet-{key}", max_chars=80, placeholder="Name of the outlet"
        )
        column.text_area(f"Article of outlet {number + 1}", key=f"paste-text-{key}", height=220)
    with st.container(horizontal=True):
        st.button("Read these", on_click=_take_boxes, args=(story, count), type="primary", key="paste-read")
        st.button("Another outlet", on_click=_another_box, disabled=count >= MOST_ARTICLES, key="paste-more")


def _another_box() -> None:
    st.session_state[story_draft.BOXES] += 1


def _take_boxes(story: StoryDraft, count: int) -> None:
    story.problems.clear()
    for number in range(count):
        key = f"{story.turn}-{number}"
        text = st.session_state.get(f"paste-text-{key}", "")
        outlet = st.session_state.get(f"paste-outlet-{key}", "")
        if (text.strip() or outlet.strip()) and story.paste(text, outlet):
            st.session_state[f"paste-text-{key}"] = ""
            st.session_state[f"paste-outlet-{key}"] = ""


def _files(story: StoryDraft) -> None:
    found = st.file_uploader(
        "Text, Markdown, saved pages, PDF, Word, mail, or a .zip of them",
        type=KINDS,
        accept_multiple_files=True,
        max_upload_size=MOST_FILE_BYTES // 1_000_000,
        key=f"story-files-{story.turn}",
    )
    if found and st.button("Read the files", type="primary", key="files-read"):
        story.problems.clear()
        with st.spinner(f"Reading {len(found)} files", show_time=False):
            story.read_files([Upload(file.name, file.getvalue()) for file in found])
        story.turn += 1
        st.rerun()


def _problems(story: StoryDraft) -> None:
    for problem in story.problems:
        problems.tell(f"{problem.file_name}: {problem.happened}", next_step=problem.do_next)


def _recognised(story: StoryDraft) -> None:
    layout.section(
        "What was recognised",
        "Taken from the texts themselves. Correct it where it is wrong; what is left blank counts as not stated.",
    )
    for place, received in enumerate(story.received):
        key = f"{story.turn}-{received.article.article_id}"
        with st.container(border=True, key=f"recognised-{key}"):
            _article(story, place, key)


def _article(story: StoryDraft, place: int, key: str) -> None:
    received = story.received[place]
    article = received.article
    show(
        element(
            "p",
            element("span", f"Article {place + 1}", of="px-outlet"),
            f" {article.file_name or 'pasted'}, {len(article.text.split())} words",
            of="px-small",
        ),
        element("p", beginning(article.text, PREVIEW_CHARS), of="px-why"),
        *(element("p", note, of="px-small") for note in received.notes),
    )
    st.text_input(
        "Headline",
        article.headline or "",
        key=f"headline-{key}",
        placeholder="not stated",
        max_chars=300,
        on_change=_describe,
        args=(story, place, key),
    )
    first, second, third, fourth = st.columns([3, 2, 2, 3], gap="small")
    first.text_input(
        "Outlet",
        article.outlet or "",
        key=f"outlet-{key}",
        placeholder="not stated",
        max_chars=80,
        on_change=_describe,
        args=(story, place, key),
    )
    second.text_input(
        "Short name, for tables",
        article.short_name,
        key=f"short-{key}",
        max_chars=12,
        on_change=_describe,
        args=(story, place, key),
    )
    third.date_input(
        "Published",
        article.published,
        key=f"published-{key}",
        format=DATES,
        on_change=_describe,
        args=(story, place, key),
    )
    fourth.text_input(
        "Agencies credited, with commas",
        ", ".join(article.credits),
        key=f"credits-{key}",
        placeholder="not stated",
        on_change=_describe,
        args=(story, place, key),
    )
    with st.container(horizontal=True):
        st.button("Take this article out", on_click=story.take_out, args=(place,), key=f"out-{key}")
        if received.mended:
            st.button("Use the mended text", on_click=story.mend, args=(place,), key=f"mend-{key}")


def _describe(story: StoryDraft, place: int, key: str) -> None:
    """Take what the editor says of an article, when a field of it changes."""
    said = {name: st.session_state[f"{name}-{key}"] for name in ("outlet", "short", "headline", "published", "credits")}
    if isinstance(said["published"], tuple):
        said["published"] = None
    story.describe(place, **said)


def _analyse(story: StoryDraft) -> None:
    title = st.text_input(
        "Title of the story",
        story.title or story.received[0].article.headline or "",
        key=f"story-title-{story.turn}",
        max_chars=300,
        placeholder="What the story is about",
    )
    if lacks := story.lacks or ("" if title.strip() else "The story has no title yet."):
        problems.tell(lacks)
    with st.container(horizontal=True):
        pressed = st.button("Analyse", type="primary", disabled=not title.strip(), key="story-analyse")
        if story.story_id:
            st.button("Leave the story as it was", on_click=story_draft.forget, key="story-forget")
        else:
            with st.popover("Start over"):
                show(element("p", f"{count(len(story.received), 'article')} read here will be gone.", of="px-small"))
                st.button("Throw them away", on_click=story_draft.forget, key="story-forget")
    if pressed:
        with problems.explained():
            story_id = _kept(story, title.strip())
            job = analysis_job.start(open_story.library(), story_id, open_story.memory())
        analysis_job.remember(job, story_id)
        st.rerun()


def _kept(story: StoryDraft, title: str) -> str:
    """Put the draft into the library; a story that was there is changed article by article."""
    library = open_story.library()
    if not story.story_id:
        story.story_id = library.create(title, story.articles)
    else:
        was = {article.article_id: article for article in story.was}
        now = {article.article_id: article for article in story.articles}
        for name in was.keys() - now.keys():
            library.remove_article(story.story_id, name)
        for name in was.keys() & now.keys():
            if was[name] != now[name]:
                library.replace_article(story.story_id, now[name], was=was[name])
        library.add_articles(story.story_id, [now[name] for name in now if name not in was])
        library.rename(story.story_id, title)
    story.was, story.title = tuple(story.articles), title
    return story.story_id


def _steps(job: Job[Comparison]) -> str:
    waiting = f"Waiting for {job.before} other {'analysis' if job.before == 1 else 'analyses'}"
    says = [waiting] if job.before else [*job.steps] or ["Beginning"]
    lines = [element("li", step, of="px-done") for step in says[:-1]]
    return element("ol", *lines, element("li", says[-1], of="px-now"), of="px-steps", role="status")


@st.fragment(run_every=LOOK_AGAIN_SECONDS)
def _steps_so_far(job: Job[Comparison]) -> None:
    """Looked at again and again by itself, so that the page is drawn to its end and nothing stale stays below."""
    if job.done:
        st.rerun()
    show(_steps(job))


def _progress(job: Job[Comparison], story_id: str) -> None:
    """The steps so far; at the end the story is open, or the reason stands here."""
    if not job.done:
        layout.section("Analysing", "The first story after a start takes longer, because the model is loaded.")
        _steps_so_far(job)
        says = "Stopping" if job.stopping else "Cancel"
        st.button(says, on_click=job.cancel, disabled=job.stopping, key="story-cancel")
        return
    analysis_job.forget()
    if job.problem or job.cancelled:
        problems.tell(
            job.problem or "The analysis was cancelled.",
            next_step="The articles are kept in the story; change them, or analyse again.",
        )
        with problems.explained():
            story_draft.of(open_story.library().open(story_id))
        st.button("Back to its articles", key="story-go-on")
        return
    story_draft.forget()
    try:
        open_story.choose(story_id)
    except ParallaxError as problem:
        problems.tell(str(problem))
        return
    st.switch_page(layout.COVERAGE, query_params={open_story.STORY: story_id})
