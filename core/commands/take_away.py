"""Findings leave: the report, the tables, the whole comparison; and a comparison comes back."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.commands.shared import SOURCE_HELP, add_library, comparison_of, ending, open_library, write
from core.errors import ParallaxError

if TYPE_CHECKING:
    from core.models import Comparison


def add(commands: Any) -> None:
    """Add `report`, `export`, `verify`, `import` and `schema`."""
    command = commands.add_parser("report", help="write the report as one HTML file, or as PDF")
    _source(command)
    command.add_argument("--out", required=True, metavar="FILE", help="FILE.html or FILE.pdf")
    command.add_argument("--excerpts", action="store_true", help="cut texts to short excerpts")
    command.add_argument("--who", default="", help="whose report it is")
    command.set_defaults(run=_report)

    command = commands.add_parser("export", help="write tables as CSV or Excel, or the whole comparison as JSON")
    _source(command)
    command.add_argument("--out", required=True, metavar="FILE", help="FILE.csv, FILE.xlsx or FILE.json")
    command.add_argument("--table", default="Points", help="the table for a CSV; an unknown name lists them (Points)")
    command.set_defaults(run=_export)

    command = commands.add_parser(
        "verify", help="check an exported comparison: all that follows in it is derived again"
    )
    command.add_argument("file", metavar="FILE.json")
    command.set_defaults(run=_verify)

    command = commands.add_parser("import", help="keep an exported comparison as a story of the library")
    command.add_argument("file", type=Path, help="FILE.json, as export wrote it")
    command.add_argument("--title", help="another title")
    add_library(command)
    command.set_defaults(run=_import)

    command = commands.add_parser("schema", help="write the JSON Schema of the whole comparison")
    command.add_argument("--out", default="docs/comparison.schema.json", metavar="FILE")
    command.set_defaults(run=_schema)


def _source(command: argparse.ArgumentParser) -> None:
    command.add_argument("source", metavar="SOURCE", help=SOURCE_HELP)
    command.add_argument("--threshold", type=float, help="redo what follows the matches for this probability")
    command.add_argument("--outlets", help="article ids to compare, with commas between them")
    add_library(command)


def _filtered(options: argparse.Namespace) -> tuple[Comparison, str]:
    """The comparison as the options narrow it, and what they show in words."""
    from core.compare import rearrange
    from core.summaries import coverage as coverage_summary

    comparison = comparison_of(options)
    ids = tuple(options.outlets.split(",")) if options.outlets else comparison.article_ids
    if unknown := set(ids) - set(comparison.article_ids):
        known = ", ".join(comparison.article_ids)
        raise ParallaxError(f"There is no article {min(unknown)!r}. Give some of: {known}.")
    whole = comparison
    if options.threshold is not None or options.outlets:
        try:
            comparison = rearrange(comparison, threshold=options.threshold, article_ids=ids)
        except ValueError as error:
            raise ParallaxError(f"{error}.") from error
    return comparison, coverage_summary.what_is_shown(comparison, whole)


def _report(options: argparse.Namespace) -> None:
    from datetime import UTC, datetime

    from core.export import ReportOptions, report_html, report_pdf

    kind = ending(options.out, (".html", ".pdf"))
    comparison, shown = _filtered(options)
    says = ReportOptions(shown=shown, who=options.who, excerpts_only=options.excerpts)
    now = datetime.now(UTC)
    if kind == ".pdf":
        write(report_pdf(comparison, made_at=now, options=says), options.out)
    else:
        write(report_html(comparison, made_at=now, options=says).encode(), options.out)


def _export(options: argparse.Namespace) -> None:
    from core.export import all_sheets, to_csv, to_excel
    from core.index import Index
    from core.storage import save_comparison

    kind = ending(options.out, (".csv", ".xlsx", ".json"))
    comparison, shown = _filtered(options)
    if kind == ".json":
        save_comparison(comparison, Path(options.out))
        return
    sheets = all_sheets(comparison, Index.of(comparison), shown=shown)
    if kind == ".xlsx":
        write(to_excel(sheets), options.out)
        return
    wanted = next((sheet for sheet in sheets if sheet.name.casefold() == options.table.casefold()), None)
    if wanted is None:
        names = ", ".join(sheet.name for sheet in sheets)
        raise ParallaxError(f"There is no table {options.table!r}. Give one of: {names}.")
    write(to_csv(wanted), options.out)


def _verify(options: argparse.Namespace) -> None:
    from core.commands.verify import verify

    raise SystemExit(verify(options.file))


def _import(options: argparse.Namespace) -> None:
    from core.storage import load_comparison

    comparison = load_comparison(options.file)
    with open_library(options) as library:
        name = library.keep(comparison)
        if options.title:
            library.rename(name, options.title)
    print(f"Kept as {options.title or comparison.title!r}, {name}")


def _schema(options: argparse.Namespace) -> None:
    from core.storage.comparison_file import schema

    write(schema(), options.out)
