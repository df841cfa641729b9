"""Compare a folder or files of any kind, and keep the result in a file or in the library."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.commands.shared import add_library, open_library, say
from core.errors import ParallaxError

if TYPE_CHECKING:
    from core.embedding import Encoder
    from core.models import Article, Comparison, Decision


def add(commands: Any) -> None:
    """Add `compare`."""
    command = commands.add_parser("compare", help="compare a folder, or files of any kind")
    command.add_argument(
        "paths",
        nargs="+",
        type=Path,
        metavar="PATH",
        help="a folder of articles, with or without manifest.json, or files: .txt .md .html .pdf .docx .eml .zip",
    )
    command.add_argument("--out", type=Path, help="where to write; without it and --save, FOLDER/comparison.json")
    command.add_argument(
        "--vectors",
        type=Path,
        metavar="FILE",
        help="also keep the vectors of all sentences, left out or not; the stored default keeps them beside its file",
    )
    command.add_argument("--save", action="store_true", help="keep the story in the library")
    command.add_argument("--title", help="the story's title; else that of the manifest, or the folder's name")
    command.add_argument("--threshold", type=float, help="least probability of a match, 0.30 to 0.90 (0.5)")
    command.add_argument("--model", help="a sentence-transformers model: a package, a folder or a name")
    add_library(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    """Read, compare, write."""
    from core.settings import Settings

    chosen = {name: getattr(options, name) for name in ("threshold", "model") if getattr(options, name) is not None}
    try:
        settings = Settings(**chosen)
    except ValueError as error:
        raise ParallaxError(str(error)) from error
    title, articles, decisions = _read(options.paths)
    title = options.title or title
    if options.save:
        comparison = _saved(options, title, articles, decisions, settings)
    else:
        from core.compare import compare
        from core.desk import Reporting

        encoder = Reporting(_encoder(options, articles, settings.model), say)
        comparison = compare(title, articles, encoder=encoder, settings=settings, decisions=decisions, progress=say)
    out = options.out or (None if options.save else _beside(options.paths))
    if out:
        from core.storage import save_comparison

        save_comparison(comparison, out)
    sentences = sum(len(reading.sentences) for reading in comparison.readings)
    print(
        f"{out or 'In the library'}: {len(articles)} articles, {sentences} body sentences, {len(comparison.points)} "
        f"points in two or more outlets, {len(comparison.unique)} sentences in one outlet only."
    )


def _read(paths: list[Path]) -> tuple[str, tuple[Article, ...], tuple[Decision, ...]]:
    """Title, articles, and the lines that their readers set aside."""
    from core.ingest import read_folder

    if len(paths) == 1 and paths[0].is_dir():
        folder = paths[0]
        others = [] if (folder / "manifest.json").exists() else _articles_in(folder)
        if not others:
            title, articles = read_folder(folder)
            return title, articles, ()
        return (folder.resolve().name, *_read_files(others))
    if len(paths) == 1 and not paths[0].exists():
        raise ParallaxError(f"{paths[0]} is not there. Name a folder with one .txt file for each article, or files.")
    files = [file for path in paths for file in (_articles_in(path) if path.is_dir() else [path])]
    return (paths[0].stem, *_read_files(files))


def _articles_in(folder: Path) -> list[Path]:
    """Files of a folder that may be articles, if any of them is more than plain text."""
    kinds = {".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".eml", ".zip"}
    files = sorted(file for file in folder.iterdir() if file.suffix.lower() in kinds and not file.name.startswith("."))
    return [] if all(file.suffix == ".txt" for file in files) else files


def _read_files(files: list[Path]) -> tuple[tuple[Article, ...], tuple[Decision, ...]]:
    from core.ingest import Upload, read_files

    intake = read_files(
        [Upload(file.name, file.read_bytes()) for file in files],
        progress=lambda done, of, name: say(f"Reading {name}, {done + 1} of {of}"),
    )
    for problem in intake.problems:
        say(str(problem))
    if not intake.received:
        raise ParallaxError(intake.missing)
    for received in intake.received:
        for note in received.notes:
            say(f"{received.article.file_name}: {note}")
    return intake.articles, tuple(decision for received in intake.received for decision in received.decisions)


def _encoder(options: argparse.Namespace, articles: tuple[Article, ...], model: str) -> Encoder:
    """The model's encoder; where vectors are kept, the comparison is made with those of the file."""
    from core import stored
    from core.embedding import CachedEncoder, load_encoder

    encoder = load_encoder(model)
    is_default = options.out is None and [path.resolve() for path in options.paths] == [stored.FOLDER]
    file = options.vectors or (stored.VECTORS if is_default else None)
    if file is None:
        return encoder
    say("Keeping the vectors of all sentences")
    stored.keep_vectors(articles, encoder, file)
    return CachedEncoder(encoder, None, given=file)


def _saved(options: argparse.Namespace, title: str, articles: Any, decisions: Any, settings: Any) -> Comparison:
    from core.desk import analyse, encoder_for

    with open_library(options) as library:
        encoder = encoder_for(settings.model)
        try:
            name = library.create(title, articles, decisions=decisions)
        except ValueError as error:
            raise ParallaxError(f"{error}.") from error
        comparison = analyse(library, name, encoder=encoder, settings=settings, progress=say)
    print(f"Kept as {title!r}, {name}")
    return comparison


def _beside(paths: list[Path]) -> Path:
    return (paths[0] if paths[0].is_dir() else paths[0].parent) / "comparison.json"
