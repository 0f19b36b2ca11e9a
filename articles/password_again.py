"""A password typed again: a screen left unlocked is not enough to see whose a byline is, or to take an account away."""

from __future__ import annotations

from django import forms
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MOST = 8  # wrong ones, for whoever found the screen
WITHIN = 600  # seconds


class PasswordAgainForm(forms.Form):
    """The password of whoever `asks`; left empty it is "", unless it is `needed`."""

    password = forms.CharField(
        label=_("Your password"), strip=False, required=False, max_length=1000, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": _("Type your password.")},
    )

    def __init__(self, *args, asks, needed: bool = False, **options):
        super().__init__(*args, **options)
        self.asks = asks
        self.fields["password"].required = needed

    def clean_password(self) -> str:
        typed = self.cleaned_data["password"]
        if typed and not self._is_right(typed):
            raise ValidationError(_("This is not your password. Type it again."))
        return typed

    def _is_right(self, typed: str) -> bool:
        """Raises ValidationError where it was wrong too often to go on guessing; being right forgives what was wrong."""
        key = f"password-again:{self.asks.pk}"
        cache.add(key, 0, WITHIN)
        if cache.get(key, 0) >= MOST:
            raise ValidationError(_("That was wrong several times. Wait ten minutes, then type it again."))
        if "\x00" in typed or not self.asks.check_password(typed):
            cache.incr(key)
            return False
        cache.delete(key)
        return True
