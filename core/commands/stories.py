"""Stories of the library: list, show, rename, archive, duplicate, delete, search, undo."""

from __future__ import annotations

import argparse
from typing import Any

from core.commands.shared import add_library, open_library, story_id
from core.errors import ParallaxError


def add(commands: Any) -> None:
    """Add `stories` and what it can do."""
    command = commands.add_parser("stories", help="list, rename, archive, duplicate, delete or search kept stories")
    actions = command.add_subparsers(metavar="ACTION")
    add_library(command)
    command.set_defaults(run=_list, archived=False)

    action = _action(actions, "list", "list the stories", _list, named=False)
    action.add_argument("--archived", action="store_true", help="list the archived ones")
    for name, says, run in (
        ("show", "articles and decisions of a story", _show),
        ("archive", "put a story out of the list", _archive),
        ("unarchive", "put a story back into the list", _unarchive),
        ("duplicate", "copy a story with all that was decided", _duplicate),
        ("history", "every step taken on a story's decisions", _history),
    ):
        _action(actions, name, says, run)
    action = _action(actions, "rename", "give a story another title", _rename)
    action.add_argument("title")
    action = _action(actions, "delete", "delete a story for good; says first what would go", _delete)
    action.add_argument("--yes", action="store_true", help="delete it")
    action = _action(actions, "search", "find articles by their words", _search, named=False)
    action.add_argument("words", nargs="+", help='all must be there; "words in quotes" side by side; strik* any ending')


def _action(actions: Any, name: str, says: str, run: Any, *, named: bool = True) -> argparse.ArgumentParser:
    action: argparse.ArgumentParser = actions.add_parser(name, help=says)
    if named:
        action.add_argument("story", help="id or title")
    # Left out here it is not set, so that one given before the action holds.
    action.add_argument("--library", metavar="URL", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    action.set_defaults(run=run)
    return action


def _list(options: argparse.Namespace) -> None:
    with open_library(options) as library:
        lines = library.stories(archived=options.archived)
    lines = tuple(line for line in lines if bool(line.archived) == options.archived)
    if not lines:
        print("No archived story." if options.archived else "No story yet. Make one: python -m core compare --save")
    for line in lines:
        state = "" if line.fresh else ", to be compared"
        print(
            f"{line.story_id[:8]}  {line.changed:%Y-%m-%d %H:%M}  {line.title}  "
            f"({line.articles} articles, {line.decisions} decisions{state})"
        )


def _show(options: argparse.Namespace) -> None:
    with open_library(options) as library:
        story = library.open(story_id(library, options.story))
    print(f"{story.title}\n{story.story_id}")
    for article in story.articles:
        print(f"  {article.article_id}: {article.outlet or 'outlet not stated'}, {article.headline or 'no headline'}")
    for decision in story.decisions:
        withdrawn = ", withdrawn" if decision.withdrawn else ""
        said = f"{decision.kind}{f': {decision.verdict}' if decision.verdict else ''}{withdrawn}"
        print(
            f"  {decision.when:%Y-%m-%d %H:%M} {decision.who}: {said}{f' ({decision.note})' if decision.note else ''}"
        )


def _history(options: argparse.Namespace) -> None:
    with open_library(options) as library:
        for action in library.history(story_id(library, options.story)):
            print(f"{action.number}  {action.when:%Y-%m-%d %H:%M}  {action.who} {action.verb} {len(action.changes)}")


def _rename(options: argparse.Namespace) -> None:
    with open_library(options) as library:
        try:
            library.rename(story_id(library, options.story), options.title)
        except ValueError as error:
            raise ParallaxError(f"{error}.") from error


def _archive(options: argparse.Namespace) -> None:
    with open_library(options) as library:
        library.archive(story_id(library, options.story))


def _unarchive(options: argparse.Namespace) -> None:
    with open_library(options) as library:
        library.unarchive(story_id(library, options.story))


def _duplicate(options: argparse.Namespace) -> None:
    with open_library(options) as library:
        print(library.duplicate(story_id(library, options.story)))


def _delete(options: argparse.Namespace) -> None:
    with open_library(options) as library:
        found = library.ask_to_delete(story_id(library, options.story))
        goes = f"{found.title!r} with {found.articles} articles and {found.decisions} decisions"
        if not options.yes:
            raise ParallaxError(f"Nothing was deleted. {goes} would go for good; add --yes to delete it.")
        library.delete(found.story_id, token=found.token)
    print(f"Deleted {goes}.")


def _search(options: argparse.Namespace) -> None:
    with open_library(options) as library:
        hits = library.search(" ".join(options.words))
        for hit in hits:
            print(f"{hit.story_id[:8]}  {hit.title}: {hit.short_name}, {hit.headline or 'no headline'}")
    if not hits:
        print("No article holds all of these words.")
