"""Who is named on a text: several, in their order, in four roles, guests among them; and what a desk left open says of pseudonyms."""

from django.core.cache import cache
from django.test import TestCase
from django.urls import reverse

from articles import bylines, hiding
from articles.models import Contributor, Credit, Holder, Transition
from articles.password_again import MOST
from tests import cast, makers
from tests.newsroom.public import stories


def named(edition, role="author") -> list[str]:
    return list(Contributor.objects.credited_on(edition, role).values_list("name", flat=True))


class Signing(TestCase):
    def setUp(self):
        self.story = makers.make_story()
        self.address = reverse("stories:file", args=[self.story.pk])
        self.client.force_login(cast.editor())

    def send(self, story=None, **data):
        story = story or self.story
        section = {"section": story.article.section_id}
        return self.client.post(reverse("stories:file", args=[story.pk]), {**section, **data})

    def test_authors_photographers_and_editors_stand_in_their_order(self):
        first, second = makers.make_byline(self.story, "Nadia Ferro"), makers.make_byline(self.story, "ثريا حدّاد")
        self.send(bylines=[first.pk, second.pk], **{f"bylines-place-{first.pk}": "2", f"bylines-place-{second.pk}": "1"}, new_photographer="Tova Lindqvist", new_editor="王小芳")

        self.assertEqual(named(self.story), ["ثريا حدّاد", "Nadia Ferro"])
        self.assertEqual(named(self.story, "photographer"), ["Tova Lindqvist"])
        self.assertEqual(named(self.story, "editor"), ["王小芳"])

    def test_a_guest_needs_no_account(self):
        self.send(new_byline="Ambrose Otieno", new_photographer="Tova Lindqvist")

        self.assertEqual(named(self.story), ["Ambrose Otieno"])
        self.assertFalse(Holder.objects.exists())

    def test_translators_are_named_on_a_translation_alone(self):
        arabic = stories.translate(self.story, "ar")
        self.client.force_login(cast.arabic_editor())
        page = self.client.get(reverse("stories:file", args=[arabic.pk]))
        self.send(arabic, new_translator="ريم حدّاد")

        self.assertContains(page, "new_translator")
        self.assertEqual(named(arabic, "translator"), ["ريم حدّاد"])
        self.client.force_login(cast.editor())
        self.assertNotContains(self.client.get(self.address), "new_translator")

    def test_readers_see_it_and_the_history_says_what_was_done(self):
        self.send(new_photographer="Tova Lindqvist")

        self.assertContains(self.client.get(self.story.get_absolute_url()), "Tova Lindqvist")
        self.assertEqual(Transition.objects.of(self.story).last().deed, Transition.Deed.NAMED)

    def test_a_hidden_byline_is_neither_named_in_the_form_nor_lost_by_saving_it(self):
        byline = makers.make_byline(self.story, "Nadia Ferro")
        hiding.hide(byline, by=cast.admin())
        page = self.client.get(self.address)
        self.send(new_byline="Ambrose Otieno")
        hiding.show(makers.fresh(byline), by=cast.admin())

        self.assertNotContains(page, "Nadia Ferro")
        self.assertEqual(sorted(named(self.story)), ["Ambrose Otieno", "Nadia Ferro"])

    def test_a_hidden_one_cannot_be_ticked(self):
        byline = makers.make_byline(self.story, "Nadia Ferro")
        hiding.hide(byline, by=cast.admin())
        answer = self.send(bylines=[byline.pk])

        self.assertContains(answer, "is not there any more", status_code=422)


class ADeskLeftOpen(TestCase):
    def setUp(self):
        self.own = reverse("stories:bylines")
        self.byline = bylines.begin("Ember", holder=cast.author())
        self.client.force_login(cast.author())

    def test_no_list_of_ones_own_bylines_without_the_password(self):
        closed, wrong = self.client.get(self.own), self.client.post(self.own, {"password": "wrong"})
        self.client.post(self.own, {"password": cast.PASSWORD})
        opened = self.client.get(self.own)
        self.client.post(reverse("stories:bylines-close"))

        self.assertNotContains(closed, "Ember")
        self.assertContains(wrong, "This is not your password", status_code=422)
        self.assertContains(opened, "Ember")
        self.assertNotContains(self.client.get(self.own), "Ember")

    def test_whoever_found_the_screen_cannot_go_on_guessing(self):
        cache.clear()
        self.addCleanup(cache.clear)
        for guess in range(MOST):
            self.assertContains(self.client.post(self.own, {"password": f"guess {guess}"}), "This is not your password", status_code=422)

        self.assertContains(self.client.post(self.own, {"password": cast.PASSWORD}), "Wait ten minutes", status_code=422)
        self.assertNotContains(self.client.get(self.own), "Ember")

    def test_a_text_offers_no_pseudonym_of_another_language(self):
        Credit.objects.create(edition=makers.make_story("fr", by=cast.admin()), contributor=self.byline)
        draft = makers.make_draft()
        page = self.client.get(reverse("stories:file", args=[draft.edition.pk]))
        self.client.post(reverse("stories:file", args=[draft.edition.pk]), {"section": draft.edition.article.section_id, "new_byline": "ember"})

        self.assertNotContains(page, "Ember")
        self.assertEqual(named(draft.edition), ["Ember"])
        self.assertEqual(Contributor.objects.called("Ember").count(), 1)

    def test_only_an_admin_says_whose_it_is_and_it_is_written_down(self):
        give = reverse("stories:byline-holder", args=[self.byline.pk])
        self.client.force_login(cast.editor())
        refused = self.client.post(give, {"username": "editor"})
        self.client.force_login(cast.admin())
        nobody, given = self.client.post(give, {"username": "no-such"}), self.client.post(give, {"username": "editor"})

        self.assertEqual((refused.status_code, nobody.status_code, given.status_code), (403, 422, 302))
        self.assertEqual(Holder.objects.get().user, cast.editor())
        self.assertContains(self.client.get(reverse("admin:articles_contributor_history", args=[self.byline.pk])), "holder set")
