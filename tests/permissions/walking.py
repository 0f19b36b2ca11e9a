"""Walks through the house: asks what the page names, and compares the answers with it."""

from __future__ import annotations

import re
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import replace
from functools import cached_property

from django.db import connection, transaction
from django.test import Client, TestCase

from newsroom import reactions

from . import asking
from .rights import ROWS, is_nothing_to, knows, may
from .table import Row
from .world import IN_HAND_AND_OUT, PEOPLE, Thing

ALLOWED = {200, 204, 302, 409, 422, 400}  # 4xx: their form was looked at, and something in it was wrong
STRANGERS = ("nobody", "reader")
OF_THE_SESSION = ("django_session", "usersessions_usersession")
_WRITES = re.compile(r'(INSERT INTO|UPDATE|DELETE FROM) "?(\w+)')
_SENTENCE = re.compile(rb'<h1[^>]*>[^<]+</h1>\s*<p>[^<]{12,}</p>|^\{.*"[^"]{12,}\."')


class Rollback(Exception):
    """Nothing of this request stays."""


@contextmanager
def watched(writes: list[str]):
    """What is done inside is undone; `writes` are the tables it wrote to, a session's aside."""

    def look(execute, sql, params, many, context):
        match = _WRITES.match(sql)
        if match and match[2] not in OF_THE_SESSION:
            writes.append(match[2])
        return execute(sql, params, many, context)

    try:
        with transaction.atomic(), connection.execute_wrapper(look):
            yield
            raise Rollback
    except Rollback:
        pass


def signed_in(person) -> Client:
    """A browser in which this person has just proved who they are; where it is nobody, one that nobody has."""
    client = Client(raise_request_exception=False)
    if person:
        client.force_login(person)
        session = client.session
        session["account_authentication_methods_user"] = str(person.pk)  # the library's own names, which it does not give away
        session["account_authentication_methods"] = [{"method": "password", "at": time.time(), "reauthenticated": True}]
        session.save()
    return client


class Walk(TestCase):
    """Some things, asked for by everybody in every way the page names."""

    @classmethod
    def setUpTestData(cls):
        cls.people = {name: make() if make else None for name, make in PEOPLE.items()}
        cls.things = cls.brought()
        reactions.catch_up()  # else each request would catch up, and be undone

    @classmethod
    def brought(cls) -> list[Thing]:
        return []

    def setUp(self):
        self.clients = {}
        for name, person in self.people.items():
            self.clients[name] = signed_in(person)

    def askers(self) -> list[tuple[str, list[Thing]]]:
        """Who asks for what. What is asked once is not asked again: a door that is closed to whoever has no appointment is knocked at for
        one thing of each kind; who has no right whatever on a text asks for it in hand and out; what is another's is asked for as somebody's."""
        one_of_each = list({thing.kind: thing for thing in self.things}.values())
        return [(person, one_of_each if person in STRANGERS else [thing for thing in self.things if self.is_asked(person, thing)]) for person in PEOPLE]

    def is_asked(self, person: str, thing: Thing) -> bool:
        if thing.kind == "text":
            return thing.state in IN_HAND_AND_OUT or not is_nothing_to(person, thing)
        is_anothers = thing.owner in PEOPLE and thing.owner not in (person, "nobody")
        return not (is_anothers and replace(thing, owner="", keys={}) in self.somebodys)

    @cached_property
    def somebodys(self) -> list[Thing]:
        return [replace(thing, keys={}) for thing in self.things if not thing.owner]

    def asked(self) -> Iterator[tuple[Row, str, str, str, Thing]]:
        askers = self.askers()
        for row in ROWS:
            for method, name in row.addresses:
                for person, things in askers if name in asking.ASKS else ():
                    for thing in things:
                        if asking.is_there(name, thing) and (thing.state in IN_HAND_AND_OUT or not _is_of_the_other_kind(name, thing)):
                            yield row, method, name, person, thing

    def assert_no_difference(self, least: int):
        """What the page says is what the house answers, to that many questions at least."""
        differences, number = defaultdict(list), 0
        for row, method, name, person, thing in self.asked():
            number += 1
            if said := self.difference(row, method, name, person, thing):
                differences[f"{method} {name} as {person} ({row.action}) {said}:"].append(str(thing))
        said = [f"{what} {'; '.join(things)}" for what, things in differences.items()]
        self.assertFalse(said, "\n".join(["", *said, f"{len(said)} differences in {number} requests"]))
        self.assertGreaterEqual(number, least)

    def difference(self, row: Row, method: str, name: str, person: str, thing: Thing) -> str:
        writes: list[str] = []
        with watched(writes), self.as_before(person) as client:
            answer = asking.ask(client, method, name, thing)
        if may(row, person, thing):
            return "" if answer.status_code in ALLOWED and not _is_sent_away(answer, name) else f"was refused with {answer.status_code}"
        if writes:
            return f"was answered {answer.status_code} and wrote to {', '.join(sorted(set(writes)))}"
        return self.refusal(answer, method, name, person, thing)

    @contextmanager
    def as_before(self, person: str):
        """This person's browser; a session that the request ended or renewed is undone with it."""
        client = self.clients[person]
        kept = deepcopy(client.cookies)
        yield client
        client.cookies = kept

    def refusal(self, answer, method: str, name: str, person: str, thing: Thing) -> str:
        """What is wrong with a no, if anything: shown to the door; for what they may not know of, the answer of what is not there; else
        403 with its sentence."""
        if person in STRANGERS:
            return "" if answer.status_code == 302 and "/login/" in answer["Location"] else f"was answered {answer.status_code}, not shown to the door"
        if asking.ASKS[name].is_bare or not knows(person, thing) or _is_of_the_other_kind(name, thing):
            return self.betrayal(answer, method, name, person, thing)
        if answer.status_code != 403:
            return f"was answered {answer.status_code}, not 403"
        return "" if _SENTENCE.search(answer.content) else "was refused without a sentence"

    def betrayal(self, answer, method: str, name: str, person: str, thing: Thing) -> str:
        """How an answer tells that there is something, if it does."""
        if thing.kind == "text" and not name.startswith("admin:"):
            return "" if answer.status_code == 404 else f"was answered {answer.status_code}, where they may not know of it"
        with watched([]), self.as_before(person) as client:
            nowhere = asking.ask(client, method, name, asking.nowhere(name, thing))
        same = (answer.status_code, answer.headers.get("Location")) == (nowhere.status_code, nowhere.headers.get("Location"))
        is_no = answer.status_code in (403, 404) or _is_sent_away(answer, name)
        return "" if same and is_no else f"was answered {answer.status_code}, and {nowhere.status_code} for what does not exist"


def _is_sent_away(answer, name: str) -> bool:
    """To the door; or, by the admin's own forms, to the board: “does not exist”."""
    location = answer.headers.get("Location", "")
    return "/login/" in location or (location == "/admin/" and name.startswith("admin:"))


def _is_of_the_other_kind(name: str, thing: Thing) -> bool:
    """An original has no page for translators; a translation none to withdraw the whole story."""
    return thing.kind == "text" and (name.startswith("translations:") if thing.is_original else name == "stories:withdraw-story")
