"""Parallax without a browser: articles in, a Comparison out.

Start with `core/compare.py`; the values that flow are in `core/models/`.
"""

VERSION = "0.1.0"
