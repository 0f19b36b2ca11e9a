"""Every door of the desk is locked to nobody, and to a reader who has an account and no appointment."""

import re
from collections.abc import Iterator

from django.http import HttpResponse
from django.test import Client, TestCase, override_settings
from django.urls import URLPattern, URLResolver, get_resolver, path
from django.urls.converters import UUIDConverter
from django.urls.resolvers import RoutePattern

from tests import cast, makers

# Doors that must open before one has signed in, or for whoever has: signing in, signing out, one's own account.
FOR_NOBODY = {"admin/login/", "admin/login/code/", "admin/login/code/enter/", "admin/logout/"}
FOR_A_READER = FOR_NOBODY | {"admin/login/second/", "admin/login/passkey/"}  # those lead a reader on, to the page that shows them to the door
# What is kept about somebody is theirs after their last appointment, too.
FOR_A_READER |= {"admin/account/data/", "admin/account/data/export/", "admin/account/data/erase/"}
ARGUMENT = re.compile(r"<(?:[^>:]+:)?(?P<name>\w+)>")
LOCKED = {302, 403, 404, 405}


def doors(patterns, number: int, before: str = "") -> Iterator[str]:
    """An address for each pattern under `admin/`, its arguments filled in."""
    for pattern in patterns:
        whole = before + _filled(pattern.pattern, number)
        if isinstance(pattern, URLResolver):
            yield from doors(pattern.url_patterns, number, whole)
        elif isinstance(pattern, URLPattern) and whole.startswith("admin/"):
            yield whole


def _filled(pattern, number: int) -> str:
    if not isinstance(pattern, RoutePattern):
        return "nothing/"  # the admin's last door, which takes any address
    return ARGUMENT.sub(lambda match: _value(match["name"], pattern.converters[match["name"]], number), str(pattern))


def _value(name: str, converter, number: int) -> str:
    if isinstance(converter, UUIDConverter):
        return "00000000-0000-4000-8000-000000000000"
    return "ar" if "lang" in name or name == "code" else str(number)


def open_doors(client: Client, addresses: list[str], *, but: set[str]) -> list[str]:
    """Those that answer with anything but a refusal, or the way to sign in."""
    found = []
    for address in addresses:
        for method in ("get", "post"):
            answer = getattr(client, method)(f"/{address}")
            elsewhere = answer.status_code == 302 and "/login/" not in answer["Location"]
            if address not in but and (answer.status_code not in LOCKED or elsewhere):
                found.append(f"{method.upper()} /{address} answered {answer.status_code}")
    return found


def _all_doors(numbers: set[int] = frozenset({1})) -> list[str]:
    """Every door, for each number that something behind it may have."""
    return sorted({address for number in numbers for address in doors(get_resolver().url_patterns, number)})


class DoorsOfTheDesk(TestCase):
    @classmethod
    def setUpTestData(cls):
        """Something stands behind the doors, so that a 404 does not hide an open one."""
        live, draft = makers.make_story(), makers.make_submitted()
        things = [live, live.article, live.live_revision, draft, draft.edition, draft.edition.article, cast.author(), makers.make_comment(live)]
        cls.addresses = _all_doors({thing.pk for thing in things})

    def test_there_are_doors(self):
        self.assertGreater(len(self.addresses), 20)

    def test_nobody_gets_in(self):
        self.assertEqual(open_doors(Client(), self.addresses, but=FOR_NOBODY), [])

    def test_a_reader_with_an_account_gets_in_nowhere(self):
        client = Client()
        client.force_login(cast.reader())

        self.assertEqual(open_doors(client, self.addresses, but=FOR_A_READER), [])


def _ajar(request, pk):
    return HttpResponse("come in")


urlpatterns = [path("admin/ajar/<int:pk>/", _ajar)]


@override_settings(ROOT_URLCONF=__name__, MIDDLEWARE=[])
class ADoorLeftAjar(TestCase):
    def test_is_seen(self):
        self.assertEqual(
            open_doors(Client(), _all_doors(), but=FOR_NOBODY),
            ["GET /admin/ajar/1/ answered 200", "POST /admin/ajar/1/ answered 200"],
        )
