"""What tables say, as sentences."""
