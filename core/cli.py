"""The command line: everything without a screen. Imports wait until a command needs them."""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from core import logs
from core.commands import compare, stories, take_away
from core.errors import ParallaxError

LOG = logging.getLogger(__name__)
LABELLED = ("alignment", "roles", "quotes", "conflicts")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns:
        0 when it did its work, 1 after an error, which a message explains or, if nobody foresaw it, a reference names.
        Wrong usage exits with 2.
    """
    options = _parser().parse_args(arguments)
    logs.set_up()
    try:
        options.run(options)
    except ParallaxError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename}: {error.strerror}", file=sys.stderr)
        return 1
    except Exception as error:  # noqa: BLE001 - whatever it was: the log says where it happened, and nobody is shown a traceback
        reference = logs.unexpected(LOG, "a command", error)
        print(f"This failed in a way nobody foresaw ({type(error).__name__}, reference {reference}).", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m core", description="Parallax without a screen.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    compare.add(commands)
    stories.add(commands)
    take_away.add(commands)
    command = commands.add_parser("evaluate", help="measure against labelled data")
    command.add_argument("what", nargs="?", choices=LABELLED, help="what FILE labels; without it, the seeds' gold")
    command.add_argument("file", nargs="?", type=Path, metavar="FILE", help="labelled data, one JSON object a line")
    command.add_argument("--predictions", type=Path, metavar="OUT", help="write what was found, one object a line")
    command.set_defaults(run=_evaluate)
    return parser


def _evaluate(options: argparse.Namespace) -> None:
    if options.what is None:
        from core.evaluation.alignment import run_seeds

        run_seeds()
        return
    if options.file is None:
        raise ParallaxError(f"Name the labelled file: python -m core evaluate {options.what} FILE.jsonl")
    from importlib import import_module

    import_module(f"core.evaluation.{options.what}").run(options.file, options.predictions)
