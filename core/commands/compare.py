"""Compare a folder or files of any kind, and keep the result in a file or in the library."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.commands.shared import add_library, open_library, say
from core.errors import ParallaxError
from core.settings import model_named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.embedding import Encoder
    from core.ingest import Problem, Upload
    from core.models import Article, Comparison
    from core.settings import Settings

Source = Path | str
"""A file or folder, or an address (http, https) as it was written."""


def add(commands: Any) -> None:
    """Add `compare`."""
    command = commands.add_parser("compare", help="compare a folder, or files of any kind")
    command.add_argument(
        "paths",
        nargs="+",
        type=_source,
        metavar="PATH",
        help="a folder of articles, with or without manifest.json, or files: .txt .md .html .pdf .docx .eml .zip; "
        "with PARALLAX_FETCH=on addresses too (http, https)",
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
    command.add_argument(
        "--threshold", type=float, help="from which probability a point is reported, 0.30 to 0.90 (0.5)"
    )
    command.add_argument(
        "--model", type=model_named, help="thorough, or a sentence-transformers model: a package, a folder or a name"
    )
    add_library(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    """Read, compare, write."""
    from core.settings import Settings
    from core.summaries.coverage import count, who_carries_what

    chosen = {name: getattr(options, name) for name in ("threshold", "model") if getattr(options, name) is not None}
    try:
        settings = Settings(**chosen)
    except ValueError as error:
        raise ParallaxError(str(error)) from error
    title, articles = _read(options.paths)
    title = options.title or title
    if options.save:
        comparison = _saved(options, title, articles, settings)
    else:
        from core.analysis.analyse import Reporting
        from core.compare import compare

        encoder = Reporting(_encoder(options, articles, settings.model), say)
        comparison = compare(title, articles, encoder=encoder, settings=settings, progress=say)
    out = options.out or (None if options.save else _beside(options.paths))
    if out:
        from core.storage import save_comparison

        save_comparison(comparison, out)
    print(f"{out or 'In the library'}: {count(len(articles), 'article')}. {who_carries_what(comparison)}")


def _source(given: str) -> Source:
    """A path, or an address as it was written."""
    return given if given.lower().startswith(("http://", "https://")) else Path(given)


def _read(sources: list[Source]) -> tuple[str, tuple[Article, ...]]:
    """Title and articles."""
    from core.ingest import read_folder

    only = sources[0] if len(sources) == 1 else None
    if isinstance(only, Path) and only.is_dir():
        others = [] if (only / "manifest.json").exists() else _articles_in(only)
        if not others:
            return read_folder(only)
        return only.resolve().name, _read_files(others)
    if isinstance(only, Path) and not only.exists():
        raise ParallaxError(f"{only} is not there. Name a folder with one .txt file for each article, or files.")
    found: list[Source] = []
    for source in sources:
        found += _articles_in(source) if isinstance(source, Path) and source.is_dir() else [source]
    articles = _read_files(found)
    first = next((source.stem for source in sources if isinstance(source, Path)), "")
    return first or articles[0].headline or "Untitled", articles


def _articles_in(folder: Path) -> list[Path]:
    """Files of a folder that may be articles, if any of them is more than plain text."""
    kinds = {".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".eml", ".zip"}
    files = sorted(file for file in folder.iterdir() if file.suffix.lower() in kinds and not file.name.startswith("."))
    return [] if all(file.suffix == ".txt" for file in files) else files


def _read_files(sources: Sequence[Source]) -> tuple[Article, ...]:
    from core.ingest import read_files

    intake = read_files(
        [received for source in sources for received in _received(source)],
        progress=lambda done, of, name: say(f"Reading {name}, {done + 1} of {of}"),
    )
    for problem in intake.problems:
        say(str(problem))
    if not intake.received:
        raise ParallaxError(intake.missing)
    for received in intake.received:
        for note in received.notes:
            say(f"{received.article.file_name}: {note}")
    return intake.articles


def _received(source: Source) -> list[Upload | Problem]:
    """The bytes of a file or of a page, or why they are not to be had."""
    from core.ingest import Problem, Upload
    from core.ingest.fetch import fetch_each

    if isinstance(source, Path):
        try:
            return [Upload(source.name, source.read_bytes())]
        except OSError as error:
            return [Problem(source.name, f"It cannot be read: {error.strerror}.", f"Look for it at {source}.")]
    return fetch_each([source], most=1, progress=lambda done, of, address: say(f"Fetching {address}"))


def _encoder(options: argparse.Namespace, articles: Sequence[Article], model: str) -> Encoder:
    """The model's encoder; where vectors are kept, the comparison is made with those of the file."""
    from core import example_story
    from core.analysis.analyse import encoder_for
    from core.embedding import CachedEncoder, load_encoder

    encoder = encoder_for(model) if options.save else load_encoder(model)
    file = options.vectors or (example_story.VECTORS if _is_stored_default(options) else None)
    if file is None:
        return encoder
    say("Keeping the vectors of all sentences")
    example_story.keep_vectors(articles, encoder, file)
    return CachedEncoder(encoder, None, given=file)


def _is_stored_default(options: argparse.Namespace) -> bool:
    """Whether this renews the comparison that is kept beside the example's articles."""
    from core import example_story

    first, others = options.paths[0], options.paths[1:]
    writes_beside = options.out is None and not options.save
    return writes_beside and not others and isinstance(first, Path) and first.resolve() == example_story.FOLDER


def _saved(
    options: argparse.Namespace,
    title: str,
    articles: Sequence[Article],
    settings: Settings,
) -> Comparison:
    from core.analysis.analyse import analyse

    encoder = _encoder(options, articles, settings.model)
    with open_library(options) as library:
        try:
            name = library.create(title, articles)
        except ValueError as error:
            raise ParallaxError(f"{error}.") from error
        comparison = analyse(library, name, encoder=encoder, settings=settings, progress=say)
    print(f"Kept as {title!r}, {name}")
    return comparison


def _beside(sources: list[Source]) -> Path:
    """Where the comparison goes if nothing was said: the folder of the first path; for addresses, where we are."""
    first = next((source for source in sources if isinstance(source, Path)), Path())
    return (first if first.is_dir() else first.parent) / "comparison.json"
