"""The tables of people, of how they come in, of the site itself, and of its mail."""

from .coming_in import Application, Invitation
from .letter import Letter
from .people import (
    AWAY,
    DEMONSTRATION_ACCOUNTS,
    LANGUAGE_CHOICES,
    Appointment,
    Deed,
    SavedView,
    User,
)
from .site import Notice, Page

__all__ = [
    "AWAY", "DEMONSTRATION_ACCOUNTS", "LANGUAGE_CHOICES", "Application", "Appointment", "Deed", "Invitation", "Letter", "Notice", "Page",
    "SavedView", "User",
]
