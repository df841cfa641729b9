"""A folder of .txt articles, with or without a manifest, becomes Articles."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import msgspec

from core.errors import UnreadableArticle, UnreadableComparison
from core.models import Article
from core.text.decode import decode

MANIFEST = "manifest.json"
SHORT_NAME_CHARS = 12


class ManifestEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the manifest says of one article; null where the text does not state it."""

    id: str
    file: str
    short_name: str
    sha256: str
    outlet: str | None = None
    headline: str | None = None
    published: date | None = None
    credits: tuple[str, ...] = ()


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The story's title and its articles."""

    title: str
    articles: tuple[ManifestEntry, ...]


def read_folder(folder: Path) -> tuple[str, tuple[Article, ...]]:
    """Read the articles of one story.

    Args:
        folder: Holds .txt files and perhaps a manifest.json. Without one, the file names stand for the outlets.

    Returns:
        The story's title and its articles.

    Raises:
        UnreadableArticle: If the folder holds no article, or one that is not text.
        UnreadableComparison: If the manifest is damaged or does not fit the files.
    """
    manifest_file = folder / MANIFEST
    if not manifest_file.exists():
        return folder.resolve().name, _without_manifest(folder)
    try:
        manifest = msgspec.json.decode(manifest_file.read_bytes(), type=Manifest)
    except msgspec.DecodeError as error:
        raise UnreadableComparison(f"{manifest_file} is not a manifest: {error}. Mend it or take it away.") from error
    return manifest.title, tuple(_described(folder, entry) for entry in manifest.articles)


def _without_manifest(folder: Path) -> tuple[Article, ...]:
    files = sorted(folder.glob("*.txt")) if folder.is_dir() else []
    if not files:
        raise UnreadableArticle(f"{folder} holds no .txt files. Name a folder with one .txt file for each article.")
    names = _short_names([file.stem for file in files])
    return tuple(
        _article(file, file.read_bytes(), article_id=file.stem, short_name=name)
        for file, name in zip(files, names, strict=True)
    )


def _short_names(stems: list[str]) -> list[str]:
    """Cut file names to at most 12 characters, kept apart by a number where the cut makes them equal."""
    names: list[str] = []
    for stem in stems:
        name, count = stem[:SHORT_NAME_CHARS], 2
        while name in names:
            suffix = f"~{count}"
            name, count = stem[: SHORT_NAME_CHARS - len(suffix)] + suffix, count + 1
        names.append(name)
    return names


def _described(folder: Path, entry: ManifestEntry) -> Article:
    if Path(entry.file).name != entry.file:
        raise UnreadableComparison(f"The manifest names {entry.file!r}; articles lie beside it, without a folder.")
    if len(entry.short_name) > SHORT_NAME_CHARS:
        raise UnreadableComparison(f"The short name {entry.short_name!r} is over {SHORT_NAME_CHARS} characters.")
    file = folder / entry.file
    try:
        data = file.read_bytes()
    except OSError as error:
        raise UnreadableArticle(f"{file} is in the manifest but cannot be read: {error.strerror}.") from error
    if hashlib.sha256(data).hexdigest() != entry.sha256:
        raise UnreadableComparison(f"{file} is not the text the manifest describes (its SHA-256 differs).")
    return _article(
        file,
        data,
        article_id=entry.id,
        short_name=entry.short_name,
        outlet=entry.outlet,
        headline=entry.headline,
        published=entry.published,
        credits=entry.credits,
    )


def _article(file: Path, data: bytes, **stated: object) -> Article:
    try:
        text = decode(data)
    except UnreadableArticle as error:
        raise UnreadableArticle(f"{file.name}: {error}") from error
    return Article(text=text, sha256=hashlib.sha256(data).hexdigest(), file_name=file.name, **stated)  # type: ignore[arg-type]
