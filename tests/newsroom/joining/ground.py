"""What the tests of coming in have in common: somebody at the form, and the letters they get."""

import re
from urllib.parse import urlsplit

from django.core.cache import cache
from django.test import Client, TestCase

from newsroom.joining import applying
from newsroom.models import Application, Letter
from tests import cast

ADDRESS = "rosa@example.org"


class Strangers(TestCase):
    """A stranger without session or cookie, and an empty count of who sent how much."""

    def setUp(self):
        super().setUp()
        cache.clear()
        self.stranger = Client()

    def stamp(self, language="en"):
        return self.stranger.get(f"/{language}/join/").context["stamp"]

    def filled(self, language="en", **typed):
        said = {
            "kind": "translate", "name": "Rosa Menchú", "email": ADDRESS, "languages": ["ar"], "reads": ["en", "ar"],
            "words": "I read you every week, and translate for a clinic.", "consent": "on", "stamp": self.stamp(language),
        }
        return said | typed

    def send(self, language="en", headers=None, **typed):
        return self.stranger.post(f"/{language}/join/", self.filled(language, **typed), headers=headers)

    def letter(self, address=ADDRESS):
        return Letter.objects.filter(to=address).latest("pk")

    def link(self, address=ADDRESS):
        """The path of the link in the last letter to an address."""
        return urlsplit(re.search(r"https?://\S+", self.letter(address).text)[0]).path

    def press(self, link):
        """Open the link, and press the button on its page."""
        page = self.stranger.get(link)
        return self.stranger.post(link, {"seen": page.context["seen"]})

    def waiting(self, **typed):
        """Somebody's application, confirmed."""
        self.assertEqual(self.send(**typed).status_code, 303)
        self.press(self.link(typed.get("email", ADDRESS)))
        return Application.objects.get(email=typed.get("email", ADDRESS), answered_at=None)

    def as_person(self, user):
        client = Client()
        client.force_login(user)
        return client

    def invited(self, by=None, **typed):
        """The path of an invitation's link, after a yes."""
        row = self.waiting(**typed)
        self.as_person(by or cast.arabic_editor()).post(f"/admin/people/applications/{row.pk}/yes/", {"languages": row.languages})
        return self.link(row.email)


ACCOUNT = {"username": "rosa", "desk_name": "Rosa", "password1": "eleven-boats-at-noon", "password2": "eleven-boats-at-noon", "interface_language": "en"}


def unconfirmed(email=ADDRESS):
    return list(Application.objects.filter(email=email, confirmed_at=None))


__all__ = ["ACCOUNT", "ADDRESS", "Strangers", "applying", "unconfirmed"]
