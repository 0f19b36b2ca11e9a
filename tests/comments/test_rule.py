"""A moderator decides."""

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from comments import access, moderation
from comments.models import Comment, Ruling
from newsroom.lib.roles import Role
from newsroom.models import Appointment
from tests import cast, makers

State = Comment.State


class RulingTests(TestCase):
    def setUp(self):
        self.comment = makers.make_comment(makers.make_story())
        self.by = cast.moderator()

    def test_each_allowed_move_leaves_a_row(self):
        for before, after in moderation.MOVES:
            with self.subTest(f"{before} → {after}"):
                comment = makers.make_comment(self.comment.edition)
                Comment.objects.numbered(comment.pk).update(state=before)

                ruling = moderation.rule(comment, after, by=self.by, why="An insult.", before=before)

                self.assertEqual(makers.fresh(comment).state, after)
                self.assertEqual((ruling.before, ruling.after, ruling.by, ruling.why), (before, after, self.by, "An insult."))

    def test_no_other_move_is_made(self):
        for before in State:
            for after in State:
                if (before, after) not in moderation.MOVES:
                    with self.subTest(f"{before} → {after}"), self.assertRaises(moderation.RulingRefused):
                        Comment.objects.numbered(self.comment.pk).update(state=before)
                        moderation.rule(self.comment, after, by=self.by, why="An insult.")
        self.assertEqual(Ruling.objects.count(), 0)

    def test_a_removal_says_why(self):
        with self.assertRaisesMessage(moderation.RulingRefused, "Say why the comment is removed"):
            moderation.rule(self.comment, State.REMOVED, by=self.by, why=" ")

    def test_the_second_of_two_moderators_is_told_who_was_quicker(self):
        moderation.rule(self.comment, State.SHOWN, by=cast.admin(), before=State.WAITING)

        with self.assertRaisesMessage(moderation.RulingRefused, "This comment is “shown” now: admin was quicker."):
            moderation.rule(self.comment, State.HIDDEN, by=self.by, before=State.WAITING)

        self.assertEqual(makers.fresh(self.comment).state, State.SHOWN)


class DeskTests(TestCase):
    def setUp(self):
        self.comment = makers.make_comment(makers.make_story(), name="Lena <b>", text="Thank you, https://rain.example/.")
        self.client.force_login(cast.moderator())

    def decide(self, after, comment=None, **more):
        comment = comment or self.comment
        return self.client.post(reverse("moderation:rule", args=[comment.pk]), {"before": "waiting", "after": after, **more}, follow=True)

    def test_the_queue_shows_what_waits_and_why(self):
        Comment.objects.update(score=0.45, reasons=["links"])

        page = self.client.get(reverse("moderation:queue"))

        self.assertContains(page, "Lena &lt;b&gt;")
        self.assertContains(page, "It has links.")
        self.assertContains(page, self.comment.edition.headline)

    def test_the_worst_comes_first(self):
        worse = makers.make_comment(self.comment.edition, name="Omar")
        Comment.objects.numbered(worse.pk).update(score=0.9)

        (group,) = self.client.get(reverse("moderation:queue")).context["groups"]

        self.assertEqual([case.comment for case in group.cases], [worse, self.comment])

    def test_the_queue_asks_the_same_however_many_wait(self):
        first = makers.make_comment(self.comment.edition, shown=True)
        with CaptureQueriesContext(connection) as few:
            self.client.get(reverse("moderation:queue"))
        for _ in range(30):
            makers.make_comment(self.comment.edition, parent=first)

        with self.assertNumQueries(len(few)):
            self.client.get(reverse("moderation:queue"))

    def test_an_approved_comment_stands_on_the_page(self):
        address = self.comment.edition.get_absolute_url()
        self.client.get(address)

        page = self.decide("shown")

        self.assertContains(page, "is on the page")
        self.assertContains(self.client.get(address), "Lena &lt;b&gt;")

    def test_a_hidden_one_leaves_it_again(self):
        address = self.comment.edition.get_absolute_url()
        self.decide("shown")
        self.client.get(address)

        self.client.post(reverse("moderation:rule", args=[self.comment.pk]), {"before": "shown", "after": "hidden"})

        self.assertNotContains(self.client.get(address), "rain.example")

    def test_a_removal_without_a_reason_comes_back(self):
        self.assertContains(self.decide("removed"), "Say why the comment is removed")
        self.assertEqual(makers.fresh(self.comment).state, State.WAITING)

    def test_a_removal_is_in_the_log_with_its_reason(self):
        self.decide("removed", why="An advertisement.")

        page = self.client.get(reverse("moderation:log"))
        self.assertContains(page, "An advertisement.")
        self.assertContains(page, "moderator")

    def test_what_somebody_else_decided_first_is_told(self):
        moderation.rule(self.comment, State.SHOWN, by=cast.admin())

        self.assertContains(self.decide("hidden"), "admin was quicker")

    def test_nonsense_is_refused_with_a_sentence(self):
        for after in ("gone", "", "waiting"):
            with self.subTest(after):
                self.decide(after)
                self.assertEqual(makers.fresh(self.comment).state, State.WAITING)

    def test_nothing_is_decided_by_asking(self):
        self.assertEqual(self.client.get(reverse("moderation:rule", args=[self.comment.pk])).status_code, 405)

    def test_one_comment_has_its_page_with_its_history(self):
        moderation.rule(self.comment, State.SHOWN, by=cast.admin())

        page = self.client.get(reverse("moderation:comment", args=[self.comment.pk]))

        self.assertContains(page, "What was decided")
        self.assertContains(page, "Hide")
        self.assertNotContains(page, "Approve")

    def test_an_empty_queue_says_so_kindly(self):
        Comment.objects.all().delete()

        self.assertContains(self.client.get(reverse("moderation:queue")), "No comment waits.")

    def test_the_way_back_never_leaves_the_house(self):
        response = self.client.post(
            reverse("moderation:rule", args=[self.comment.pk]), {"before": "waiting", "after": "shown", "back": "//evil.example"}
        )

        self.assertEqual(response["Location"], reverse("moderation:queue"))

    def test_the_list_of_all_comments_changes_nothing(self):
        page = self.client.get(reverse("admin:comments_comment_changelist"))

        self.assertContains(page, "Lena &lt;b&gt;")
        for address in ("admin:comments_comment_change", "admin:comments_comment_delete"):
            answer = self.client.post(reverse(address, args=[self.comment.pk]), {"name": "x", "text": "y", "post": "yes"})
            self.assertEqual(answer.status_code, 403)
        self.assertEqual(makers.fresh(self.comment).name, "Lena <b>")

    def test_a_senders_hash_is_on_no_page(self):
        Comment.objects.update(sender="feedfacefeedface")

        for address in (
            reverse("moderation:queue"), reverse("moderation:comment", args=[self.comment.pk]), reverse("admin:comments_comment_changelist"),
            reverse("admin:comments_comment_change", args=[self.comment.pk]),
        ):
            with self.subTest(address):
                self.assertNotContains(self.client.get(address), "feedface")


class RightsTests(TestCase):
    def setUp(self):
        self.english = makers.make_comment(makers.make_story("en"))
        self.arabic = makers.make_comment(makers.make_story("ar"))

    def moderator_of(self, language):
        user = cast.reader()
        Appointment.objects.create(user=user, role=Role.MODERATOR, language=language)
        return cast.reader()

    def test_a_moderator_of_arabic_sees_arabic(self):
        self.assertEqual(list(access.queue(self.moderator_of("ar"))), [self.arabic])

    def test_another_languages_comment_answers_like_none(self):
        self.client.force_login(self.moderator_of("ar"))

        for name in ("moderation:comment", "moderation:rule"):
            method = self.client.post if name.endswith("rule") else self.client.get
            self.assertEqual(method(reverse(name, args=[self.english.pk]), {"before": "waiting", "after": "shown"}).status_code, 404)
        self.assertEqual(makers.fresh(self.english).state, State.WAITING)

    def test_nor_is_it_in_the_log_or_the_list(self):
        moderation.rule(self.english, State.SHOWN, by=None)
        user = self.moderator_of("ar")

        self.assertEqual(list(access.log(user)), [])
        self.assertEqual(list(access.comments_of(user)), [self.arabic])

    def test_who_is_not_appointed_is_told_so(self):
        for person in (cast.author(), cast.editor(), cast.arabic_translator(), cast.arabic_editor()):
            with self.subTest(person.username):
                self.client.force_login(person)
                for name in ("moderation:queue", "moderation:log"):
                    self.assertContains(self.client.get(reverse(name)), "You are not appointed to moderate.", status_code=403)
                self.assertEqual(self.client.get(reverse("moderation:comment", args=[self.arabic.pk])).status_code, 404)

    def test_who_is_not_signed_in_is_shown_the_way(self):
        for name in ("moderation:queue", "moderation:log"):
            self.assertIn("/login/", self.client.get(reverse(name))["Location"])

    def test_a_role_taken_away_bites_at_once(self):
        user = self.moderator_of("ar")
        self.client.force_login(user)
        Appointment.objects.all().delete()

        self.assertEqual(self.client.post(reverse("moderation:rule", args=[self.arabic.pk]), {"before": "waiting", "after": "shown"}).status_code, 302)
        self.assertEqual(makers.fresh(self.arabic).state, State.WAITING)
