"""The side doors that every Django admin has, whether a page of ours uses them or not; and what a search may find."""

from __future__ import annotations

from django.contrib import admin
from django.test import TestCase
from django.urls import reverse

from articles.models import Edition
from newsroom import reactions
from tests import cast, makers
from tests.makers import fresh

from . import addresses, things, world
from .walking import signed_in, watched
from .world import BELOW_ADMIN, PEOPLE


class TestTheAdminsSideDoors(TestCase):
    """What every Django admin answers, used or not."""

    @classmethod
    def setUpTestData(cls):
        cls.things = things.one_of_each()
        cls.lists = [one for one in addresses.every() if one.spelled.endswith("_changelist")]
        reactions.catch_up()

    def test_no_list_deletes_or_changes_what_is_ticked(self):
        numbers = [str(number) for thing in self.things for number in thing.keys.values()]
        rows = {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1", "form-0-id": numbers[0], "form-0-name": "Typed", "form-0-state": "shown", "_save": "Save"}
        for role in (*BELOW_ADMIN, "admin"):
            client = signed_in(PEOPLE[role]())
            for one in self.lists:
                for sent in ({"action": "delete_selected", "_selected_action": numbers, "post": "yes", "select_across": "1", "index": "0"}, rows):
                    with self.subTest(role=role, list=one.spelled):
                        writes: list[str] = []
                        with watched(writes):
                            answer = client.post(one.path, sent)

                        self.assertEqual(writes, [])
                        self.assertLess(answer.status_code, 500)

    def test_no_list_is_narrowed_by_what_it_does_not_offer(self):
        """Whose a byline is, a password's beginning, another table's columns."""
        for model, asked in (
            ("articles_contributor", {"holder__isnull": "0"}), ("articles_contributor", {"holder__user": cast.author().pk}), ("articles_contributor", {"holder__gt": "0"}),
            ("articles_image", {"uploaded_by": cast.author().pk}), ("articles_image", {"uploaded_by__password__startswith": "m"}),
            ("articles_edition", {"draft__body__contains": "a"}), ("articles_edition", {"article__sensitive": "1"}),
            ("translations_term", {"proposed_by__password__startswith": "m"}), ("translations_assignment", {"translator__email__startswith": "t"}),
        ):
            with self.subTest(model=model, asked=asked):
                person = cast.arabic_editor() if model.startswith("translations") else cast.editor()
                self.assertEqual(signed_in(person).get(reverse(f"admin:{model}_changelist"), asked).status_code, 400)

    def test_no_list_gives_another_column_to_a_popup(self):
        for role in (*BELOW_ADMIN, "admin"):
            client = signed_in(PEOPLE[role]())
            for one in self.lists:
                with self.subTest(role=role, list=one.spelled):
                    answers = [client.get(one.path, {"_popup": "1", "_to_field": field}) for field in ("password", "key", "email")]
                    self.assertFalse({answer.status_code for answer in answers} - {200, 302, 400, 403})
                    for answer in answers:
                        self.assertNotContains(answer, "data-popup-opener", status_code=answer.status_code)

    def test_a_popup_makes_nothing_that_the_page_would_not(self):
        for role, name in (("translator", "articles_tag"), ("language editor", "articles_topic"), ("author", "newsroom_notice"), ("editor", "newsroom_user")):
            client, writes = signed_in(PEOPLE[role]()), []
            with watched(writes):
                answer = client.post(f"{reverse(f'admin:{name}_add')}?_popup=1&_to_field=id", {"_popup": "1", "name_en": "River", "username": "river"})

            self.assertEqual((answer.status_code, writes), (403, []))

    def test_nothing_is_found_by_its_beginning(self):
        for role in (*BELOW_ADMIN, "admin"):
            client = signed_in(PEOPLE[role]())
            for app, model, field in (("newsroom", "user", "appointments"), ("articles", "edition", "article"), ("articles", "credit", "contributor"), ("translations", "assignment", "translator"), ("comments", "ruling", "by")):
                with self.subTest(role=role, model=model):
                    answer = client.get("/admin/autocomplete/", {"app_label": app, "model_name": model, "field_name": field, "term": "a"})
                    self.assertEqual(answer.status_code, 404)

    def test_there_are_no_raw_forms_of_texts_moves_and_rulings(self):
        client = signed_in(cast.admin())
        raw = ["articles/article", "articles/draft", "articles/revision", "articles/transition", "articles/credit", "articles/holder", "articles/hiding", "comments/ruling", "newsroom/appointment", "admin/logentry", "auth/group", "account/emailaddress", "mfa/authenticator", "sessions/session"]
        for model in raw:
            for rest in ("", "add/", "1/change/", "1/delete/"):
                with self.subTest(model=model, rest=rest):
                    self.assertEqual({client.get(f"/admin/{model}/{rest}").status_code, client.post(f"/admin/{model}/{rest}").status_code}, {404})

        edition = Edition.objects.first()
        for sent in ({}, {"headline": "Typed", "published_at": "2026-01-01", "_save": "Save"}):
            for deed in ("change", "history"):
                answer = client.post(reverse(f"admin:articles_edition_{deed}", args=[edition.pk]), sent)
                self.assertRedirects(answer, "/admin/", fetch_redirect_response=False)
        self.assertEqual(fresh(edition).headline, edition.headline)

    def test_no_address_of_what_is_not_published_is_told(self):
        for person in (cast.moderator(), cast.admin()):
            self.assertEqual(signed_in(person).get(f"/admin/r/1/{Edition.objects.first().pk}/").status_code, 404)

    def test_no_list_has_actions_or_cells_to_type_in(self):
        for model, one in admin.site._registry.items():
            with self.subTest(model=model.__name__):
                self.assertFalse(one.actions)
                self.assertFalse(one.list_editable)
                self.assertFalse(one.inlines)


class TestWhatOneMayNotKnow(TestCase):
    """The lists show nothing that their rows would refuse."""

    def test_searching_finds_only_what_one_may_know(self):
        makers.make_draft("fr", by=world.other_author(), words={"headline": "Un secret dans la vallée"})
        for role in ("author", "editor", "translator", "language editor"):
            with self.subTest(role=role):
                answer = signed_in(PEOPLE[role]()).get(reverse("admin:articles_edition_changelist"), {"q": "secret"})

                self.assertNotContains(answer, "Un secret")

    def test_the_story_picker_finds_only_what_is_live(self):
        makers.make_draft(words={"headline": "A secret in the valley"})

        self.assertNotContains(signed_in(cast.author()).get(reverse("stories:search"), {"q": "secret"}), "A secret")

    def test_moderators_find_comments_of_their_languages_alone(self):
        makers.make_comment(makers.make_translation("ar"), text="كنت أنا أيضا عند ذلك الجسر")
        client = signed_in(world.english_moderator())

        for path in (reverse("moderation:queue"), reverse("admin:comments_comment_changelist"), reverse("moderation:log")):
            for asked in ({}, {"in": "ar"}, {"language": "ar"}, {"q": "كنت أنا أيضا"}):
                self.assertNotIn("كنت أنا أيضا عند".encode(), client.get(path, asked, follow=True).content)

    def test_whoever_answers_sees_applications_of_their_languages_alone(self):
        things.applications()
        page = signed_in(cast.editor()).get(reverse("joining:applications"))

        self.assertEqual([row.languages for row, _waits in page.context["rows"]], [["en"]])
