"""The tables of translation."""

from .assignment import Assignment
from .glossary import Term
from .memory import Memory
from .segment import Finding, Segment
from .wish import Request

__all__ = ["Assignment", "Finding", "Memory", "Request", "Segment", "Term"]
