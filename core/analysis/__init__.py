"""A kept story at work: compared when it has changed."""
