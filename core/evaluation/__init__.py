"""Measuring Parallax against labelled data."""
