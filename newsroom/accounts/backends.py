"""Who a name and a password belong to, and how a password is kept."""

from __future__ import annotations

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.hashers import Argon2PasswordHasher

from newsroom.models import User


class ByNameOrAddress(AuthenticationBackend):
    """By user name or by e-mail address, in whatever case they are typed.

    One password is looked at for whoever is found, and one for nobody: how long an answer takes tells nothing.
    """

    def _authenticate(self, request, **credentials):
        name = credentials.get("username") or credentials.get("email") or ""
        for person in User.objects.signing_in_as(name):
            if self._check_password(person, credentials["password"]):
                return person
        return None


class Argon2(Argon2PasswordHasher):
    """Argon2id. Django's 100 MB a try would let eight strangers at once empty a small machine; OWASP's least is 19 MiB and two rounds."""

    time_cost, memory_cost, parallelism = 3, 32 * 1024, 1
