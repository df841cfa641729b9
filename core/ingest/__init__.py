"""The edge where articles come in."""

from core.ingest.folder import read_folder

__all__ = ["read_folder"]
