"""What several commands need: the library, a story by id or title, a comparison from a file or the library."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import ParallaxError, StoryNotFound

if TYPE_CHECKING:
    from core.models import Comparison
    from core.storage import Library

SOURCE_HELP = "a comparison's .json file, or a story of the library by its id or title"


def add_library(command: argparse.ArgumentParser) -> None:
    """Let the command name another library."""
    command.add_argument("--library", metavar="URL", help="sqlite:///FILE or postgresql://USER@HOST/NAME")


def open_library(options: argparse.Namespace) -> Library:
    """The library that the command names, else that of the data folder.

    Raises:
        LibraryUnavailable: If it cannot be opened.
    """
    from core.storage import Library

    return Library(options.library)


def story_id(library: Library, named: str) -> str:
    """Find a story by id, by the beginning of its id, or by title.

    Raises:
        StoryNotFound: If none fits, or several do.
    """
    lines = library.stories(archived=True)
    known = {line.story_id: line for line in lines}
    by_title = [name for name, line in known.items() if line.title == named]
    by_beginning = [name for name in known if len(named) >= 4 and name.startswith(named)]
    for found in ([named] if named in known else [], by_title, by_beginning):
        if len(found) == 1:
            return found[0]
        if found:
            raise StoryNotFound(f"{len(found)} stories are called {named!r}. Give the id: python -m core stories list")
    raise StoryNotFound(f"No story is called {named!r}. See what there is: python -m core stories list")


def comparison_of(options: argparse.Namespace) -> Comparison:
    """Read a comparison from a file, or of a story; one whose articles or lines changed is compared again first.

    Raises:
        ParallaxError: If there is no such file or story, it cannot be read, or model or parser are missing.
    """
    from core.storage import load_comparison

    file = Path(options.source)
    if file.suffix == ".json" or file.is_file():
        return load_comparison(file)
    from core.analysis.analyse import analyse, encoder_for
    from core.analysis.decided import comparison_of as kept_comparison

    with open_library(options) as library:
        name = story_id(library, options.source)
        kept = kept_comparison(library, name)
        return kept or analyse(library, name, encoder=encoder_for(_model(library, name)), progress=say)


def say(step: str) -> None:
    """Tell a step where it does not mix with the result."""
    print(step, file=sys.stderr)


def write(data: bytes, out: str) -> None:
    """Write to a file, or to standard output for "-"."""
    if out == "-":
        sys.stdout.buffer.write(data)
        return
    file = Path(out)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


def ending(out: str, known: tuple[str, ...]) -> str:
    """The ending of a file's name, which says what to write.

    Raises:
        ParallaxError: If it is none of those known.
    """
    found = Path(out).suffix.lower()
    if found not in known:
        raise ParallaxError(f"{out}: the ending says what to write; give one of {', '.join(known)}.")
    return found


def _model(library: Library, name: str) -> str:
    from core.settings import DEFAULT_MODEL

    kept = library.comparison(name)
    return kept.settings.model if kept else DEFAULT_MODEL
