"""Who is who: names, one rule of identity with its reason, and the table of an article's people and bodies."""
