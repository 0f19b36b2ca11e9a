"""What the tests of accounts have in common: people who sign in as people do, and an empty count of tries."""

import re

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client, TestCase

from newsroom.models import Letter
from tests import cast

from .codes import code_of

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0"


class People(TestCase):
    def setUp(self):
        super().setUp()
        cache.clear()

    def sign_in(self, person, password=cast.PASSWORD, client=None, **more):
        """The client that was used, and the answer to the form."""
        client = client or Client(headers={"user-agent": FIREFOX}, REMOTE_ADDR=more.pop("place", "198.51.100.7"))
        answer = client.post("/admin/login/", {"username": getattr(person, "username", person), "password": password, **more})
        return client, answer

    def signed_in(self, person, **more):
        client, answer = self.sign_in(person, **more)
        self.assertEqual(answer.status_code, 302, answer.content[:2000])
        return client

    def is_in(self, client) -> bool:
        return client.get("/admin/").status_code == 200

    def code_for(self, person) -> str:
        """The code in the last letter to somebody."""
        return re.search(r"^[A-Z]{4}-[A-Z]{4}$", Letter.objects.filter(person=person).latest("pk").text, re.MULTILINE)[0]


def with_app(person):
    """This person has an app as second factor."""
    Authenticator.objects.create(user=person, type="totp", data={"secret": get_adapter().encrypt(SECRET)})
    return person


def digits(steps=0) -> str:
    """What the app shows now, or some half minutes from now."""
    return code_of(SECRET, steps)
