"""The command line: compare and evaluate without a screen. Imports wait until a command needs them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from core.errors import ParallaxError

LABELLED = ("alignment", "roles", "quotes", "conflicts")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns:
        0 when it did its work, 1 after an error that the message explains. Wrong usage exits with 2.
    """
    options = _parser().parse_args(arguments)
    try:
        options.run(options)
    except ParallaxError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename}: {error.strerror}", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m core", description="Parallax without a screen.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    command = commands.add_parser("compare", help="compare a folder of .txt articles and write the result as JSON")
    command.add_argument("folder", type=Path, help="one .txt file for each article, with or without manifest.json")
    command.add_argument("--out", type=Path, help="where to write; without it, FOLDER/comparison.json")
    command.add_argument("--threshold", type=float, help="least probability of a match, 0.30 to 0.90 (0.5)")
    command.add_argument("--model", help="a sentence-transformers model: a package, a folder or a name")
    command.set_defaults(run=_compare)

    command = commands.add_parser("evaluate", help="measure against labelled data")
    command.add_argument("what", nargs="?", choices=LABELLED, help="what FILE labels; without it, the seeds' gold")
    command.add_argument("file", nargs="?", type=Path, metavar="FILE", help="labelled data, one JSON object a line")
    command.add_argument("--predictions", type=Path, metavar="OUT", help="write what was found, one object a line")
    command.set_defaults(run=_evaluate)
    return parser


def _compare(options: argparse.Namespace) -> None:
    from core.compare import compare
    from core.embedding import load_encoder
    from core.ingest import read_folder
    from core.settings import Settings
    from core.storage import save_comparison

    chosen = {name: getattr(options, name) for name in ("threshold", "model") if getattr(options, name) is not None}
    try:
        settings = Settings(**chosen)
    except ValueError as error:
        raise ParallaxError(str(error)) from error
    title, articles = read_folder(options.folder)
    comparison = compare(
        title,
        articles,
        encoder=load_encoder(settings.model),
        settings=settings,
        progress=lambda step: print(step, file=sys.stderr),
    )
    out = options.out or options.folder / "comparison.json"
    save_comparison(comparison, out)
    sentences = sum(len(reading.sentences) for reading in comparison.readings)
    print(
        f"{out}: {len(articles)} articles, {sentences} body sentences, {len(comparison.points)} points in two or more "
        f"outlets, {len(comparison.unique)} sentences in one outlet only."
    )


def _evaluate(options: argparse.Namespace) -> None:
    if options.what is None:
        from core.evaluation.alignment import run_seeds

        run_seeds()
        return
    if options.file is None:
        raise ParallaxError(f"Name the labelled file: python -m core evaluate {options.what} FILE.jsonl")
    from importlib import import_module

    import_module(f"core.evaluation.{options.what}").run(options.file, options.predictions)
