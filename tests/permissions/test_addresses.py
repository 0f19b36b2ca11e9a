"""No address of the house is missing from docs/using/permissions.md, and none stands there that is not in the house."""

from __future__ import annotations

from django.contrib import admin
from django.test import Client, SimpleTestCase, TestCase

from . import addresses, asking, table
from .walking import signed_in
from .world import PEOPLE

HOUSE = addresses.every()
PAGE = "docs/using/permissions.md"


class TestAddresses(SimpleTestCase):
    def test_every_address_stands_on_the_page(self):
        missing = sorted({one.spelled for one in HOUSE} - table.named().keys())

        self.assertEqual(missing, [], f"{', '.join(missing)}: no row of {PAGE} names it. Add it, with its method, to the row that says who may do that, or to “Open without an appointment”.")

    def test_every_address_of_the_page_is_one_of_the_house(self):
        invented = sorted(table.named().keys() - {one.spelled for one in HOUSE})

        self.assertEqual(invented, [], f"{PAGE} names {', '.join(invented)}, and the house has no such address. Take it out, or spell it as the house does.")

    def test_every_list_of_the_admin_stands_on_the_page(self):
        lists = {f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist" for model in admin.site._registry}

        self.assertLessEqual(lists, table.named().keys())

    def test_every_address_that_asks_for_an_appointment_is_walked(self):
        rows = {name for row in table.rows() for _method, name in row.addresses}
        unasked = sorted(rows - asking.ASKS.keys())

        self.assertEqual(unasked, [], f"{', '.join(unasked)}: the matrix does not ask it. Say in tests/permissions/texts.py or things.py what it is about, and what its form sends.")

    def test_nothing_is_walked_that_the_page_does_not_name(self):
        self.assertEqual(sorted(asking.ASKS.keys() - table.named().keys()), [])

    def test_no_address_is_open_and_asks_for_an_appointment(self):
        rows = {name for row in table.rows() for _method, name in row.addresses}
        doors = {name for one in table.openings() for _method, name in one.addresses}

        self.assertEqual(sorted(rows & doors), [])


class TestOpenDoors(TestCase):
    """Who is let in without an appointment, and who is not."""

    def setUp(self):
        self.clients = {"nobody": Client(), **{role: signed_in(PEOPLE[role]()) for role in ("reader", "moderator", "admin")}}
        self.paths = {one.spelled: one.path for one in HOUSE}

    def told(self, to: str, client: str) -> dict[str, str]:
        """By method and address, what somebody is told there: “in”, “no”, or “door”."""
        found = {}
        for method, name in (address for one in table.openings() if one.to == to for address in one.addresses):
            answer = self.clients[client].generic(method, self.paths[name])
            is_door = answer.status_code == 302 and "/admin/login/?next=" in answer["Location"]
            found[f"{method} {name}"] = "door" if is_door else "no" if answer.status_code in (403, 500) else "in"
        self.assertTrue(found)
        return found

    def assert_told(self, to: str, client: str, word: str):
        self.assertEqual({address: said for address, said in self.told(to, client).items() if said != word}, {})

    def test_what_is_open_to_everybody(self):
        self.assert_told("everybody", "nobody", "in")

    def test_what_is_open_to_whoever_holds_a_link_says_nothing_without_one(self):
        self.assert_told("whoever holds the link", "nobody", "in")  # a link that opens nothing is answered as such, whoever asks

    def test_what_is_open_to_whoever_has_an_account(self):
        self.assert_told("whoever has an account", "nobody", "door")
        self.assert_told("whoever has an account", "reader", "in")

    def test_what_is_open_to_whoever_holds_an_appointment(self):
        self.assert_told("whoever holds an appointment", "nobody", "door")
        self.assert_told("whoever holds an appointment", "reader", "door")
        self.assert_told("whoever holds an appointment", "moderator", "in")

    def test_what_is_open_to_nobody(self):
        for client in ("moderator", "admin"):
            for address in self.told("nobody", client):
                with self.subTest(address=address, client=client):
                    self.assertEqual(self.clients[client].get(self.paths[address.split(" ")[1]]).status_code, 404)
