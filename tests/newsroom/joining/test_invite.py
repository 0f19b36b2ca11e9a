"""Somebody is invited, opens the link, makes their account and is at the desk."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from newsroom.joining import inviting, stamps
from newsroom.lib.roles import Role
from newsroom.models import Appointment, Deed, Invitation, Letter, User
from tests import cast

from .ground import ACCOUNT, ADDRESS, Strangers

NEW = {"email": ADDRESS, "name": "Rosa", "roles": ["translator"], "languages": ["ar"], "language": "en"}


class Invited(Strangers):
    def by_admin(self, **typed):
        return self.as_person(cast.admin()).post("/admin/people/invitations/new/", NEW | typed)

    def make(self, link, **typed):
        return self.stranger.post(link, ACCOUNT | typed)

    def gone(self, link):
        for answer in (self.stranger.get(link), self.make(link)):
            self.assertContains(answer, "An invitation is good once, for 14 days", status_code=404)


class Entering(Invited):
    def test_the_page_names_what_they_are_invited_to(self):
        page = self.stranger.get(self.invited())

        self.assertContains(page, "translator")
        self.assertContains(page, '<bdi lang="ar" dir="rtl">العربية</bdi>')
        self.assertEqual(page["Cache-Control"], "no-store")

    def test_they_make_an_account_are_appointed_and_land_on_the_board(self):
        editor = cast.arabic_editor()

        answer = self.make(self.invited())

        self.assertRedirects(answer, "/admin/")
        rosa = User.objects.get(username="rosa")
        self.assertEqual((rosa.email, rosa.reads, rosa.shown_name), (ADDRESS, ["en", "ar"], "Rosa"))
        self.assertTrue(rosa.check_password(ACCOUNT["password1"]))
        [held] = rosa.appointments.all()
        self.assertEqual((held.role, held.language, held.appointed_by), ("translator", "ar", editor))
        deeds = list(Deed.objects.about_person(rosa).values_list("kind", "by__username", "words"))
        self.assertEqual(deeds, [("appointed", "editor-ar", "translator ar"), ("joined", "rosa", "translator ar")])

    def test_the_appointment_ends_when_the_yes_said_so(self):
        row = self.waiting()
        day = timezone.localdate() + timedelta(days=30)
        self.as_person(cast.arabic_editor()).post(f"/admin/people/applications/{row.pk}/yes/", {"languages": ["ar"], "ends_at": day.isoformat()})

        self.make(self.link())

        self.assertEqual(timezone.localtime(Appointment.objects.get(user__username="rosa").ends_at).date(), day + timedelta(days=1))

    def test_names_of_any_script_are_welcome(self):
        self.make(self.invited(), username="سلمى", desk_name="ဒေါ်ခင်ဝင်း", first_name="সালমা")

        self.assertEqual(User.objects.get(username="سلمى").shown_name, "ဒေါ်ခင်ဝင်း")

    def test_the_page_speaks_the_language_they_applied_in(self):
        self.assertContains(self.stranger.get(self.invited(language="ar")), '<html lang="ar" dir="rtl">')

    def test_a_weak_password_and_a_name_that_is_taken_are_said_at_their_fields(self):
        cast.author()
        link = self.invited()

        for typed, field in (
            ({"password1": "short", "password2": "short"}, "password2"), ({"password1": "rosa@example.org", "password2": "rosa@example.org"}, "password2"),
            ({"password2": "another-one-entirely"}, "password2"), ({"username": "AUTHOR"}, "username"), ({"username": "a\r\nb"}, "username"), ({"username": ""}, "username"),
        ):
            with self.subTest(typed=typed):
                answer = self.make(link, **typed)
                self.assertEqual(answer.status_code, 422)
                self.assertTrue(answer.context["form"].errors[field])
        self.assertFalse(User.objects.filter(email=ADDRESS).exists())

    def test_nobody_chooses_their_own_address_or_rights(self):
        self.make(self.invited(), email="other@example.org", is_superuser="on", is_staff="on", roles="admin", reads="sw")

        rosa = User.objects.get(username="rosa")
        self.assertEqual((rosa.email, rosa.is_superuser, rosa.is_staff, rosa.standing.is_admin), (ADDRESS, False, False, False))

    def test_the_session_is_a_new_one(self):
        link = self.invited()
        self.stranger.get(link)

        self.make(link)

        self.assertEqual(self.stranger.get("/admin/account/").status_code, 200)
        self.assertEqual(self.stranger.cookies["sessionid"]["path"], "/admin/")


class LinksThatOpenNothing(Invited):
    def test_used_ended_taken_back_forged_and_foreign_links_say_the_same(self):
        links = {name: self.invited(email=f"{name}@example.org") for name in ("used", "ended", "taken", "there")}
        row = Invitation.objects.get(email="there@example.org")
        self.make(links["used"])
        self.stranger = Client()
        Invitation.objects.filter(email="ended@example.org").update(invited_at=timezone.now() - timedelta(days=15), ends_at=timezone.now() - timedelta(days=1))
        inviting.take_back(Invitation.objects.get(email="taken@example.org"))
        forged = [f"/admin/join/{token}/" for token in ("x", row.key, f"{row.key}:1abc:AAAA", stamps.form_stamp("en"), stamps.confirmation(row.application))]

        for link in [links["used"], links["ended"], links["taken"], *forged]:
            with self.subTest(link=link):
                self.gone(link)
        self.assertEqual(User.objects.filter(email__contains="@example.org").count(), 1)

    def test_a_used_link_makes_no_second_account(self):
        link = self.invited()
        self.make(link)
        self.stranger = Client()

        self.make(link, username="somebody")

        self.assertFalse(User.objects.filter(username="somebody").exists())

    def test_somebody_signed_in_is_told_so_and_takes_nothing_over(self):
        link = self.invited()
        author = cast.author()
        client = self.as_person(author)

        page, answer = client.get(link), client.post(link, ACCOUNT)

        self.assertContains(page, "You are signed in as author")
        self.assertEqual(answer.status_code, 403)
        self.assertEqual(author.appointments.count(), 1)
        self.assertIsNone(Invitation.objects.get().accepted_at)
        self.assertFalse(User.objects.filter(username="rosa").exists())


class WhatMayBeGiven(Invited):
    def test_an_inviter_who_lost_the_role_meanwhile_gives_nothing(self):
        link = self.invited()
        cast.arabic_editor().appointments.all().delete()

        self.assertContains(self.stranger.get(link), "cannot give this appointment any more")
        self.assertContains(self.make(link), "cannot give this appointment any more", status_code=409)

        self.assertFalse(User.objects.filter(username="rosa").exists())
        self.assertIsNone(Invitation.objects.get().accepted_at)

    def test_nor_does_one_whose_account_was_frozen(self):
        link = self.invited()
        User.objects.filter(username="editor-ar").update(is_active=False)

        self.assertEqual(self.make(link).status_code, 409)

    def test_what_they_may_still_give_is_given(self):
        editor = cast.arabic_editor()
        Appointment.objects.create(user=editor, role=Role.LANGUAGE_EDITOR, language="fa")
        link = self.invited(languages=["ar", "fa"], by=User.objects.get(pk=editor.pk))
        editor.appointments.filter(language="ar").delete()

        self.make(link)

        self.assertEqual([one.language for one in Appointment.objects.filter(user__username="rosa")], ["fa"])

    def test_an_appointment_that_would_be_over_is_not_given(self):
        link = self.invited()
        Invitation.objects.update(roles=[["translator", "ar", (timezone.now() - timedelta(days=1)).isoformat()]])

        self.assertEqual(self.make(link).status_code, 409)

    def test_an_admin_can_send_it_again_in_their_own_name(self):
        link = self.invited()
        cast.arabic_editor().appointments.all().delete()

        self.as_person(cast.admin()).post(f"/admin/people/invitations/{Invitation.objects.get().pk}/again/")

        self.assertRedirects(self.make(link), "/admin/")

    def test_who_has_an_account_by_then_makes_no_second_one(self):
        link = self.invited()
        User.objects.create_user("other", ADDRESS)

        self.assertContains(self.make(link), "There is an account with your address already", status_code=409)


class ByAnAdmin(Invited):
    def test_an_admin_invites_without_application(self):
        self.assertRedirects(self.by_admin(roles=["editor", "admin"], languages=["ar", "sw"]), "/admin/people/invitations/")

        self.make(self.link())

        held = set(Appointment.objects.filter(user__username="rosa").values_list("role", "language"))
        self.assertEqual(held, {("editor", "ar"), ("editor", "sw"), ("admin", "")})

    def test_for_all_languages(self):
        self.by_admin(roles=["moderator"], languages=[], everywhere="on")

        self.assertEqual(Invitation.objects.get().roles, [["moderator", ""]])

    def test_what_is_missing_is_said(self):
        for typed, field in (({"roles": []}, "roles"), ({"languages": []}, "languages"), ({"email": "x"}, "email"), ({"roles": ["king"]}, "roles"), ({"language": "xx"}, "language")):
            with self.subTest(typed=typed):
                answer = self.by_admin(**typed)
                self.assertEqual(answer.status_code, 422)
                self.assertTrue(answer.context["form"].errors[field])
        self.assertFalse(Invitation.objects.exists())

    def test_nobody_else_does(self):
        self.by_admin()
        row = Invitation.objects.get()

        for user in (cast.arabic_editor(), cast.editor(), cast.author(), cast.moderator()):
            client = self.as_person(user)
            for answer in (
                client.get("/admin/people/invitations/"), client.get("/admin/people/invitations/new/"), client.post("/admin/people/invitations/new/", NEW),
                client.post(f"/admin/people/invitations/{row.pk}/again/"), client.post(f"/admin/people/invitations/{row.pk}/take-back/"),
            ):
                self.assertContains(answer, "Only an admin does this.", status_code=403)
        self.assertEqual(Invitation.objects.unanswered().count(), 1)

    def test_the_open_ones_are_listed_taken_back_and_sent_again(self):
        self.by_admin()
        client, row = self.as_person(cast.admin()), Invitation.objects.get()
        self.assertContains(client.get("/admin/people/invitations/"), ADDRESS)

        client.post(f"/admin/people/invitations/{row.pk}/again/")
        self.assertEqual(Letter.objects.filter(to=ADDRESS).count(), 2)
        link = self.link()
        client.post(f"/admin/people/invitations/{row.pk}/take-back/")

        self.assertNotContains(client.get("/admin/people/invitations/"), ADDRESS)
        self.assertEqual(client.post(f"/admin/people/invitations/{row.pk}/take-back/").status_code, 404)
        self.gone(link)

    def test_an_address_with_an_account_or_an_open_invitation_is_not_invited_again(self):
        self.by_admin()

        self.assertContains(self.by_admin(email=ADDRESS.upper()), "is open already", status_code=409)
        self.assertContains(self.by_admin(email=cast.author().email), "has an account already", status_code=409)
        self.assertEqual(Invitation.objects.count(), 1)

    def test_what_is_closed_for_long_is_forgotten(self):
        self.by_admin()
        inviting.forget()
        self.assertTrue(Invitation.objects.exists())

        Invitation.objects.update(invited_at=timezone.now() - timedelta(days=120), ends_at=timezone.now() - timedelta(days=91))
        inviting.forget()

        self.assertFalse(Invitation.objects.exists())
