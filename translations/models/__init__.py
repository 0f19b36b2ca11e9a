"""The tables of translation."""

from .assignment import Assignment
from .glossary import Term
from .memory import Memory, MemoryWord
from .segment import Finding, Segment
from .wish import Request

__all__ = ["Assignment", "Finding", "Memory", "MemoryWord", "Request", "Segment", "Term"]
