"""Which part of a picture a shape takes."""

from __future__ import annotations


def part_of(whole: tuple[int, int], ratio: tuple[int, int]) -> tuple[int, int]:
    """(width, height) of the largest part of that shape."""
    width, height = whole
    across, down = ratio
    return (width, max(1, round(width * down / across))) if width * down <= height * across else (max(1, round(height * across / down)), height)
