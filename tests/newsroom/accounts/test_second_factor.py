"""A second factor: asked for at the door, taken once, set up and removed by whoever proves who they are."""

import base64
import json
from unittest.mock import patch

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.conf import settings
from django.core.cache import cache
from django.test import Client, TestCase, override_settings
from django.urls import reverse

from newsroom.accounts import sealing
from newsroom.models import Appointment, Letter
from tests import cast

from .ground import SECRET, People, digits, with_app

SECOND = "/admin/login/second/"


class TestAtTheDoor(People):
    def half_in(self, person=None):
        client, answer = self.sign_in(person or with_app(cast.editor()))
        self.assertRedirects(answer, SECOND)
        return client

    def test_a_password_alone_opens_nothing(self):
        client = self.half_in()

        self.assertFalse(self.is_in(client))

    def test_the_apps_code_opens_the_desk_and_leads_where_one_wanted_to_go(self):
        client, _answer = self.sign_in(with_app(cast.editor()), next="/admin/calendar/")

        self.assertRedirects(client.post(SECOND, {"code": digits()}), "/admin/calendar/")

    def test_the_code_of_half_a_minute_ago_is_good_enough_and_in_any_digits(self):
        arabic = digits(-1).translate({ord(str(number)): chr(0x0660 + number) for number in range(10)})

        self.assertRedirects(self.half_in().post(SECOND, {"code": f"{arabic[:3]} {arabic[3:]}"}), "/admin/")

    def test_a_code_is_taken_once_also_by_another_process(self):
        person = with_app(cast.editor())
        first, second = self.half_in(person), self.half_in(person)
        code = digits()
        self.assertRedirects(first.post(SECOND, {"code": code}), "/admin/")

        with patch("allauth.mfa.totp.internal.auth.cache.add", return_value=True):  # what this process remembers, the other has not
            again = second.post(SECOND, {"code": code})

        self.assertContains(again, "This code is not right", status_code=422)
        self.assertFalse(self.is_in(second))

    def test_a_wrong_code_is_said_at_its_field_and_guessing_ends(self):
        client = self.half_in()

        answers = [client.post(SECOND, {"code": "000000"}) for _time in range(6)]

        self.assertContains(answers[0], "This code is not right", status_code=422)
        self.assertContains(answers[5], "Wait five minutes", status_code=422)

    def test_a_recovery_code_opens_the_desk_once(self):
        person = with_app(cast.editor())
        code = RecoveryCodes.activate(person).generate_codes()[0]

        self.assertRedirects(self.half_in(person).post(SECOND, {"code": code}), "/admin/")
        self.assertEqual(self.half_in(person).post(SECOND, {"code": code}).status_code, 422)

    def test_nonsense_from_a_passkey_is_refused_at_every_door(self):
        person = with_app(cast.editor())
        inside = self.signed_in(cast.author())
        for credential in ("", "{}", "[]", "null", "7", "[" * 40_000, "[" * 60_000, '"x"', json.dumps({"id": "x", "response": {"userHandle": "%"}}), _strange()):
            client = self.half_in(person)
            cache.clear()
            for who, address in ((client, SECOND), (client, "/admin/login/passkey/"), (inside, reverse("mfa_add_webauthn"))):
                self.assertIn(who.post(address, {"credential": credential}).status_code, (302, 422), f"{address} {credential}")
            self.assertFalse(self.is_in(client))
        self.assertEqual(Authenticator.objects.count(), 1)


def _strange() -> str:
    """Well-formed, from a passkey that nobody here has."""
    word = base64.urlsafe_b64encode(b"x" * 40).decode().rstrip("=")
    client = base64.urlsafe_b64encode(json.dumps({"type": "webauthn.get", "challenge": word, "origin": "https://testserver"}).encode()).decode().rstrip("=")
    handle = base64.urlsafe_b64encode(str(cast.editor().pk).encode()).decode().rstrip("=")
    return json.dumps({
        "id": word, "rawId": word, "type": "public-key", "clientExtensionResults": {},
        "response": {"clientDataJSON": client, "authenticatorData": word, "signature": word, "userHandle": handle},
    })


class TestSettingUp(People):
    def test_an_app(self):
        client = self.signed_in(cast.editor())
        page = client.get(reverse("mfa_activate_totp"))
        self.assertContains(page, "data:image/svg+xml;base64,")
        self.assertIn("img-src 'self' data:", page["Content-Security-Policy"])

        session = client.session
        session["mfa.totp.secret"] = SECRET
        session.save()
        code = digits()
        with self.captureOnCommitCallbacks(execute=True):
            answer = client.post(reverse("mfa_activate_totp"), {"code": code})

        self.assertRedirects(answer, reverse("mfa_view_recovery_codes"))
        self.assertIn("second factor", Letter.objects.get(person=cast.editor()).text)
        other, _answer = self.sign_in(cast.editor(), place="203.0.113.1")
        self.assertEqual(other.post(SECOND, {"code": code}).status_code, 422)  # it was used to set the app up

    def test_recovery_codes_are_shown_once(self):
        client = self.as_editor_with_app()
        client.post(reverse("mfa_generate_recovery_codes"))

        first, second = (client.get(reverse("mfa_view_recovery_codes")) for _time in range(2))

        codes = Authenticator.objects.get(type="recovery_codes").wrap().generate_codes()
        self.assertContains(first, codes[0])
        self.assertNotContains(second, codes[0])

    def as_editor_with_app(self):
        client, _answer = self.sign_in(with_app(cast.editor()))
        client.post(SECOND, {"code": digits()})
        return client

    def test_whoever_signed_in_long_ago_proves_once_more_who_they_are(self):
        client = self.as_editor_with_app()

        with patch("newsroom.accounts.lasting.FRESH", 0):
            for name in ("mfa_add_webauthn", "mfa_generate_recovery_codes", "mfa_deactivate_totp", "accounts:address"):
                self.assertContains(client.get(reverse(name), follow=True), "show once more that it is you", msg_prefix=name)
            client.post(reverse("mfa_deactivate_totp"))

        self.assertTrue(Authenticator.objects.filter(type="totp").exists())

    def test_the_password_is_proof_and_leads_back(self):
        client = self.signed_in(cast.editor())

        wrong = client.post("/admin/account/prove/?next=/admin/account/address/", {"password": "not-this-one"})
        right = client.post("/admin/account/prove/?next=/admin/account/address/", {"password": cast.PASSWORD})

        self.assertContains(wrong, "This is not your password", status_code=422)
        self.assertRedirects(right, "/admin/account/address/")

    def test_removed_it_is_not_asked_for_and_its_owner_is_told(self):
        client = self.as_editor_with_app()

        self.assertRedirects(client.post(reverse("mfa_deactivate_totp")), reverse("mfa_index"))

        self.assertTrue(self.is_in(self.signed_in("editor")))
        self.assertIn("no second factor of yours any more", Letter.objects.get(person=cast.editor()).text)

    def test_the_rows_of_others_cannot_be_removed(self):
        passkey = Authenticator.objects.create(user=cast.admin(), type="webauthn", data={"name": "Key", "credential": {}})
        client = self.signed_in(cast.editor())

        self.assertEqual(client.post(reverse("mfa_remove_webauthn", args=[passkey.pk])).status_code, 404)
        self.assertTrue(Authenticator.objects.filter(pk=passkey.pk).exists())

    def test_the_secret_does_not_stand_in_the_database_as_it_is(self):
        with_app(cast.editor())
        key = settings.SECRET_KEY

        kept = Authenticator.objects.get().data["secret"]

        self.assertNotIn(SECRET, kept)
        with override_settings(SECRET_KEY="another" * 10):
            self.assertRaises(sealing.NotOurs, sealing.unseal, kept, purpose="second factor")
        with override_settings(SECRET_KEY="another" * 10, SECRET_KEY_FALLBACKS=[key]):
            self.assertEqual(sealing.unseal(kept, purpose="second factor"), SECRET)


@override_settings(SECOND_FACTOR_REQUIRED=True)
class TestRequired(People):
    def test_those_who_publish_moderate_or_appoint_are_led_to_it_and_nothing_else_opens(self):
        for person in (cast.editor(), cast.arabic_editor(), cast.moderator(), cast.admin()):
            client = self.signed_in(person)
            for address in ("/admin/", "/admin/calendar/", "/admin/articles/edition/", "/admin/nothing/"):
                self.assertRedirects(client.get(address), reverse("mfa_index"), msg_prefix=f"{person} {address}")
            self.assertContains(client.get(reverse("mfa_index")), "You need a second factor before the desk opens")
            refused = client.post("/admin/views/", {"name": "Mine"})
            self.assertContains(refused, "Set up your second factor first", status_code=403)

    def test_their_own_account_and_the_way_out_are_open(self):
        client = self.signed_in(cast.editor())

        for name in ("accounts:profile", "accounts:password", "accounts:own-data", "mfa_activate_totp"):
            self.assertEqual(client.get(reverse(name)).status_code, 200, name)
        client.post("/admin/logout/")
        self.assertIn("/login/", client.get("/admin/account/")["Location"])

    def test_with_one_the_desk_opens(self):
        client, _answer = self.sign_in(with_app(cast.editor()))
        client.post(SECOND, {"code": digits()})

        self.assertTrue(self.is_in(client))

    def test_recovery_codes_alone_are_none(self):
        RecoveryCodes.activate(cast.editor())

        self.assertFalse(self.is_in(self.signed_in(cast.editor())))

    def test_authors_and_translators_are_offered_it(self):
        for person in (cast.author(), cast.arabic_translator()):
            client = self.signed_in(person)
            self.assertTrue(self.is_in(client))
            self.assertContains(client.get("/admin/account/"), "Set up a second factor")

    def test_it_is_required_from_the_request_after_the_appointment(self):
        client = self.signed_in(cast.author())
        self.assertTrue(self.is_in(client))

        Appointment.objects.create(user=cast.author(), role="moderator", language="en")

        self.assertRedirects(client.get("/admin/"), reverse("mfa_index"))

    def test_whoever_is_no_one_is_asked_for_nothing(self):
        self.assertEqual(Client().get("/admin/login/").status_code, 200)


class TestOffered(TestCase):
    def test_where_it_is_offered_nobody_is_kept_out(self):
        self.client.force_login(cast.admin())

        self.assertEqual(self.client.get("/admin/").status_code, 200)
