"""Every address, as every person, for every text in every state: what docs/using/permissions.md says, and nothing else."""

from __future__ import annotations

import re

from tests import cast

from . import asking, texts, things, world
from .walking import Walk

_CHANGING = re.compile(rb'(csrfmiddlewaretoken" value=|nonce[-=])"?[\w-]+')


class AnAuthorsOriginals(Walk):
    @classmethod
    def brought(cls):
        return world.originals("en", "author", cast.author())

    def test_every_address_answers_as_the_page_says(self):
        self.assert_no_difference(1300)


class SomebodysOriginals(Walk):
    """To whoever edits in English no other than the author's, and nothing to the author: two states say it."""

    @classmethod
    def brought(cls):
        return world.originals("en", "", world.other_author(), world.IN_HAND_AND_OUT)

    def test_every_address_answers_as_the_page_says(self):
        self.assert_no_difference(500)


class OriginalsInAnotherLanguage(Walk):
    @classmethod
    def brought(cls):
        return world.originals("fr", "", world.other_author(), world.IN_HAND_AND_OUT)

    def test_every_address_answers_as_the_page_says(self):
        self.assert_no_difference(500)

    def test_what_one_may_not_know_of_answers_exactly_as_what_does_not_exist(self):
        hidden = next(text for text in self.things if text.state == "w")
        client = self.clients["author"]
        for name in texts.ASKS:
            for method in ("GET", "POST"):
                with self.subTest(name=name, method=method):
                    there, nowhere = (asking.ask(client, method, name, text) for text in (hidden, asking.nowhere(name, hidden)))

                    self.assertEqual(there.status_code, nowhere.status_code)
                    self.assertEqual(_CHANGING.sub(b"", there.content), _CHANGING.sub(b"", nowhere.content))


class ATranslatorsTranslations(Walk):
    @classmethod
    def brought(cls):
        return world.translations("ar", "translator", cast.arabic_translator())

    def test_every_address_answers_as_the_page_says(self):
        self.assert_no_difference(1400)


class SomebodysTranslations(Walk):
    """The same, of translations."""

    @classmethod
    def brought(cls):
        return world.translations("ar", "", world.other_translator(), world.IN_HAND_AND_OUT)

    def test_every_address_answers_as_the_page_says(self):
        self.assert_no_difference(500)


class TranslationsIntoAnotherLanguage(Walk):
    @classmethod
    def brought(cls):
        return world.translations("sw", "", world.other_translator(), world.IN_HAND_AND_OUT)

    def test_every_address_answers_as_the_page_says(self):
        self.assert_no_difference(500)


class TheHouse(Walk):
    """What is about no one thing; and people."""

    @classmethod
    def brought(cls):
        return [*things.house(), *things.applications(), *things.people()]

    def test_every_address_answers_as_the_page_says(self):
        self.assert_no_difference(900)


class ClaimsPicturesAndComments(Walk):
    """And what each has of their own behind a number or a link."""

    @classmethod
    def brought(cls):
        return [*things.accounts(), *things.sources(), *things.claims(), *things.terms(), *things.remembered(), *things.pictures(), *things.placed(), *things.remarks()]

    def test_every_address_answers_as_the_page_says(self):
        self.assert_no_difference(700)


class Bylines(Walk):
    @classmethod
    def brought(cls):
        return things.signatures()

    def test_every_address_answers_as_the_page_says(self):
        self.assert_no_difference(700)


class TheSite(Walk):
    @classmethod
    def brought(cls):
        return things.site()

    def test_every_address_answers_as_the_page_says(self):
        self.assert_no_difference(350)
