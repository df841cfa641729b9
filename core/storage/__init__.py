"""The edge where comparisons are kept."""

from core.storage.comparison_file import load_comparison, save_comparison

__all__ = ["load_comparison", "save_comparison"]
