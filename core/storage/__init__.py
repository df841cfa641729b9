"""The edge where stories and comparisons are kept. SQLAlchemy waits until a `Library` is made."""

from core.storage.comparison_file import load_comparison, save_comparison
from core.storage.library import Library, library_url

__all__ = ["Library", "library_url", "load_comparison", "save_comparison"]
