"""Stories: the ones that are kept, words in their articles, and a new one from pasted text or files."""

from core import environment
from core.errors import ParallaxError
from core.summaries import stories as story_summary
from pages.drawing import layout, problems
from pages.drawing.markup import element, show
from pages.parts.stories import other_ways, story_list
from pages.parts.stories.new_story import new_story
from pages.session import open_story

layout.guard()

try:
    every = () if open_story.is_empty() else open_story.library().stories(archived=True)
    lines, away = [line for line in every if not line.archived], [line for line in every if line.archived]
    finding = story_summary.how_many(lines, kept=open_story.stores())
    layout.heading("Your stories", "Which story do you want to compare?", finding)
    story_list.carry_out()
    if lines:
        story_list.listed(lines)
    other_ways.example()
    if every:
        other_ways.search()
    new_story()
    if away:
        layout.section("Archived")
        story_list.listed(away, archived=True)
    other_ways.imported()
except ParallaxError as problem:
    story_list.forget()
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
