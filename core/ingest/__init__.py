"""The edge where articles come in: a folder, files of many kinds, pasted text, an address."""

from core.ingest.edit import describe, take_mended
from core.ingest.files import MOST_ARTICLES, missing, read_files, read_pasted
from core.ingest.folder import read_folder
from core.ingest.values import Intake, Problem, Received, Upload

__all__ = [
    "MOST_ARTICLES",
    "Intake",
    "Problem",
    "Received",
    "Upload",
    "describe",
    "missing",
    "read_files",
    "read_folder",
    "read_pasted",
    "take_mended",
]
