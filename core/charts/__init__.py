"""Pictures of a comparison: specifications that the screen draws with fresh data."""
