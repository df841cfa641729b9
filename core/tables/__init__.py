"""A comparison as tables, for screen, report and export alike."""
