"""Measurements beside the bare minimum, each one command. Ratios count; a machine's own milliseconds do not."""
