"""Engines that propose a translation. None works here unless the newsroom names one; what they give waits for a person."""
