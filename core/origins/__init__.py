"""Origins: words shared verbatim, agencies credited, and how many independent reports a story has."""
