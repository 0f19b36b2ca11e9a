"""From the translator's hand to the language editor's, and out."""

from datetime import timedelta

from django.test import TestCase
from django.urls import reverse
from django.utils import timezone

from articles import bylines, revisions
from articles.models import Credit, Draft, Edition
from tests import cast, makers
from tests.translations import desk
from translations.models import Assignment


class Moving(TestCase):
    def setUp(self):
        self.source = desk.make_source()
        self.author = makers.make_byline(self.source)
        self.draft = desk.typed(desk.claimed(self.source))

    def post(self, verb, by, **sent):
        self.client.force_login(by)
        sent = {"version": makers.fresh(self.draft).version, **sent}
        return self.client.post(reverse(f"translations:{verb}", args=[self.draft.pk]), sent)

    def status(self):
        return makers.fresh(self.draft).status

    def test_submit_return_and_submit_again(self):
        self.post("submit", cast.arabic_translator())
        assert self.status() == Draft.Status.SUBMITTED

        self.post("return", cast.arabic_editor(), reason="wording", why="The headline is too long.")
        assert self.status() == Draft.Status.RETURNED

        self.post("submit", cast.arabic_translator())
        assert self.status() == Draft.Status.SUBMITTED

    def test_submit_keeps_what_stands_in_the_form_first(self):
        self.post("submit", cast.arabic_translator(), **{"target-headline": "عنوان أفضل"})

        assert makers.fresh(self.draft).headline == "عنوان أفضل"
        assert self.status() == Draft.Status.SUBMITTED

    def test_what_is_not_whole_is_not_submitted_and_says_what_is_missing(self):
        answer = self.post("submit", cast.arabic_translator(), **{"target-bridge": ""})

        self.assertContains(answer, "Readers wait at the bridge", status_code=409)
        self.assertContains(answer, "not translated yet", status_code=409)
        assert self.status() == Draft.Status.WRITING

    def test_a_submitted_text_is_looked_at_and_not_typed_in(self):
        self.post("submit", cast.arabic_translator())

        page = self.client.get(reverse("translations:workbench", args=[self.draft.pk]))
        typing = self.post("workbench", cast.arabic_translator(), **{"target-headline": "شيء آخر"})

        self.assertContains(page, "Take it back")
        self.assertNotContains(page, "<textarea class=")
        self.assertContains(typing, "Take it back before you change it", status_code=403)

    def test_take_back(self):
        self.post("submit", cast.arabic_translator())
        self.post("take-back", cast.arabic_translator())

        assert self.status() == Draft.Status.WRITING

    def test_a_return_without_a_reason_is_refused_where_it_happened(self):
        self.post("submit", cast.arabic_translator())

        answer = self.post("return", cast.arabic_editor(), reason="wording", why="  ", hour="2031-03-04T09:00")

        self.assertContains(answer, "its writer reads this first", status_code=422)
        self.assertContains(answer, '<option value="wording" selected>', status_code=422)
        self.assertContains(answer, 'value="2031-03-04T09:00"', status_code=422)
        assert self.status() == Draft.Status.SUBMITTED

    def test_the_language_editor_publishes_and_both_are_named(self):
        translator = cast.arabic_translator()
        byline = bylines.begin("Rim Haddad", holder=translator)
        self.post("submit", translator)

        answer = self.post("publish", cast.arabic_editor())

        edition = Edition.objects.get(pk=self.draft.edition_id)
        self.assertRedirects(answer, reverse("translations:queue"))
        assert edition.is_live
        assert edition.live_revision.made_from == self.source.live_revision
        assert {(credit.contributor, credit.role) for credit in edition.credits.all()} == {
            (self.author, Credit.Role.AUTHOR), (byline, Credit.Role.TRANSLATOR),
        }  # fmt: skip
        assert Assignment.objects.get().why == Assignment.End.DONE

    def test_a_translator_does_not_publish(self):
        self.post("submit", cast.arabic_translator())

        answer = self.post("publish", cast.arabic_translator())

        self.assertContains(answer, "Only a language editor of العربية", status_code=403)

    def test_somebody_elses_language_editor_does_not_see_it(self):
        self.post("submit", cast.arabic_translator())

        answer = self.post("publish", cast.swahili_translator())

        assert answer.status_code == 404

    def test_schedule_and_take_off(self):
        self.post("submit", cast.arabic_translator())
        hour = timezone.now() + timedelta(days=1)

        self.post("schedule", cast.arabic_editor(), hour=f"{hour:%Y-%m-%dT%H:%M}")
        assert makers.fresh(self.draft).goes_out_at

        self.post("unschedule", cast.arabic_editor())
        assert makers.fresh(self.draft).goes_out_at is None

    def test_an_hour_that_has_passed_is_refused(self):
        self.post("submit", cast.arabic_translator())

        answer = self.post("schedule", cast.arabic_editor(), hour="2020-01-01T10:00")

        self.assertContains(answer, "The hour has passed", status_code=422)

    def test_its_translator_reads_reason_and_words_first(self):
        self.post("submit", cast.arabic_translator())
        self.post("return", cast.arabic_editor(), reason="source-text", why="The bridge is not a dam.")

        self.client.force_login(cast.arabic_translator())
        page = self.client.get(reverse("translations:workbench", args=[self.draft.pk]))

        self.assertContains(page, "Returned: it strays from the source.")
        self.assertContains(page, "The bridge is not a dam.")

    def test_the_hour_that_was_chosen_is_told(self):
        self.post("submit", cast.arabic_translator())
        self.post("schedule", cast.arabic_editor(), hour="2031-03-04T09:00")

        page = self.client.get(reverse("translations:workbench", args=[self.draft.pk]))

        self.assertContains(page, "It goes out Tue 4 March 2031, 09:00 (UTC).")
        self.assertContains(page, "Take off the schedule")

    def test_it_may_be_approved_so_that_its_release_takes_it_along(self):
        self.post("submit", cast.arabic_translator())
        version = makers.fresh(self.draft).version

        self.client.force_login(cast.arabic_editor())
        page = self.client.get(reverse("translations:workbench", args=[self.draft.pk]))
        self.client.post(reverse("stories:approve", args=[self.draft.pk]), {"version": version})

        self.assertContains(page, reverse("stories:approve", args=[self.draft.pk]))
        assert self.status() == Draft.Status.APPROVED

    def test_publishing_what_has_changed_since_is_refused(self):
        self.post("submit", cast.arabic_translator())

        answer = self.post("publish", cast.arabic_editor(), version=1)

        assert answer.status_code == 409
        assert self.status() == Draft.Status.SUBMITTED

    def test_who_no_longer_holds_the_claim_does_not_submit(self):
        self.client.force_login(cast.arabic_editor())
        self.client.post(reverse("translations:end", args=[Assignment.objects.get().pk]))

        answer = self.post("submit", cast.arabic_translator())

        assert answer.status_code == 404


class Changing(TestCase):
    """A live translation is changed."""

    def setUp(self):
        self.edition = makers.make_translation("ar", by=cast.arabic_translator())
        draft = revisions.begin_edition(self.edition.article, language="ar", by=cast.arabic_editor())
        self.draft = revisions.write(draft, {"body": draft.body.replace("1,200", "1,300")}, by=cast.arabic_editor(), version=None)

    def publish(self, **sent):
        self.client.force_login(cast.arabic_editor())
        return self.client.post(reverse("translations:publish", args=[self.draft.pk]), {"version": makers.fresh(self.draft).version, **sent})

    def test_another_figure_is_no_typing_mistake(self):
        answer = self.publish(weight="typo")

        self.assertContains(answer, "A typing mistake changes none of these.", status_code=422)
        self.assertContains(answer, '<ins lang="ar" dir="rtl">1,300</ins>', status_code=422)

    def test_facts_ask_for_a_correction(self):
        answer = self.publish(weight="facts")
        self.publish(weight="facts", correction="الحافلة تحمل 1,300 كتاب.")

        self.assertContains(answer, "Facts changed, so readers are told.", status_code=422)
        self.assertContains(self.client.get(self.edition.get_absolute_url()), "الحافلة تحمل 1,300 كتاب.")


class Doors(TestCase):
    def test_are_locked_to_nobody_and_to_the_reader(self):
        draft = desk.claimed()
        for person in (None, cast.reader()):
            self.client.logout()
            if person:
                self.client.force_login(person)
            for name, arguments in (("queue", []), ("workbench", [draft.pk]), ("xliff-out", [draft.pk])):
                answer = self.client.get(reverse(f"translations:{name}", args=arguments))
                assert answer.status_code == 302
                assert "/admin/login/" in answer.headers["Location"]
