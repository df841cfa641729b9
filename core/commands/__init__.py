"""What the command line does with stories. Each file adds its commands and imports the rest when one is run."""
