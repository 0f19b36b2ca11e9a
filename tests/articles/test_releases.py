"""Languages go out together: the ready ones in the same minute, the late ones as soon as they are approved; a story leaves as a whole."""

import io
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from django.apps import apps
from django.core.files.storage import default_storage
from django.db import connection
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from articles import imaging, openings, releases, revisions, workflow
from articles.models import Opening, Placement, Release, Transition
from tests import cast, makers
from translations import claims, segments, workbench

State = workflow.State


def approved(**facts):
    draft = makers.make_submitted(**facts)
    workflow.move(draft, State.APPROVED, by=cast.editor())
    return makers.fresh(draft)


def translated(draft, language="ar", *, to=State.APPROVED):
    """A translation of a text that is not out yet, as far as said."""
    openings.begin(draft, [language], by=cast.editor())
    revision = Opening.objects.of(draft.edition).to(language).open().get().revision
    made = claims.claim(draft.edition.article, language=language, by=cast.admin(), made_from=revision)
    said = makers.WORDS[language] | {block.key: block.html for block in segments.split(makers.WORDS[language]["body"])}
    changes = [workbench.Change(row.key, typed=said[row.key], confirmed=True) for row in workbench.rows_of(made) if row.key in said]
    made = workbench.save(made, changes, by=cast.admin(), version=made.version)
    for state in (State.SUBMITTED, State.APPROVED)[: 0 if to == State.WRITING else 1 if to == State.SUBMITTED else 2]:
        workflow.move(makers.fresh(made), state, by=cast.admin())
    return makers.fresh(made)


def soon():
    return timezone.now().replace(second=0, microsecond=0) + timedelta(hours=2)


def come(release):
    """Its hour has come."""
    Release.objects.numbered(release.pk).update(goes_out_at=timezone.now() - timedelta(minutes=1))
    return makers.fresh(release)


def is_out(draft) -> bool:
    return makers.fresh(draft.edition).is_live


class Together(TestCase):
    def setUp(self):
        self.english = approved()
        self.article = self.english.edition.article
        self.arabic, self.swahili = translated(self.english), translated(self.english, "sw", to=State.SUBMITTED)
        self.release = releases.make(self.article, hour=soon(), codes=["en", "ar", "sw"], by=cast.editor(), seen=None)

    def test_nothing_goes_out_before_the_hour(self):
        self.assertEqual(workflow.publish_due(), 0)

    def test_at_the_hour_what_is_approved_goes_out_the_original_first(self):
        come(self.release)

        self.assertEqual(workflow.publish_due(), 2)

        moves = Transition.objects.of_article(self.article).into(State.PUBLISHED)
        self.assertEqual([move.edition.language for move in moves], ["en", "ar"])
        self.assertFalse(is_out(self.swahili))

    def test_the_late_follow_on_their_approval_with_no_new_decision(self):
        come(self.release)
        workflow.publish_due()

        workflow.move(self.swahili, State.APPROVED, by=cast.admin())

        self.assertTrue(is_out(self.swahili))
        workflow.publish_due()
        self.assertFalse(Release.objects.open().exists())

    def test_while_the_original_is_late_its_translations_wait(self):
        workflow.move(self.english, State.RETURNED, by=cast.editor(), why="One number is wrong.")
        come(self.release)
        self.assertEqual(workflow.publish_due(), 0)

        workflow.move(makers.fresh(self.english), State.SUBMITTED, by=cast.author())
        workflow.move(makers.fresh(self.english), State.APPROVED, by=cast.editor())

        self.assertTrue(is_out(self.english))
        self.assertEqual(workflow.publish_due(), 1)
        self.assertTrue(is_out(self.arabic))

    def test_a_text_with_its_own_hour_keeps_it(self):
        workflow.move(self.arabic, State.SCHEDULED, by=cast.admin(), hour=soon() + timedelta(days=1))
        come(self.release)

        workflow.publish_due()

        self.assertTrue(is_out(self.english))
        self.assertFalse(is_out(self.arabic))
        self.assertIsNone(releases.of_edition(makers.fresh(self.arabic).edition))

    def test_a_change_of_what_is_out_is_not_swept_along(self):
        come(self.release)
        workflow.publish_due()
        change = revisions.begin_edition(self.article, language="en", by=cast.author())
        change = revisions.write(change, {"headline": "The bus comes on Friday now"}, by=cast.author(), version=None)
        workflow.move(change, State.SUBMITTED, by=cast.author())

        workflow.move(makers.fresh(change), State.APPROVED, by=cast.editor())
        workflow.publish_due()

        self.assertEqual(makers.fresh(change).status, "approved")
        self.assertNotIn("Friday", makers.fresh(change.edition).headline)

    def test_what_it_means_for_a_text_is_said_beside_the_button(self):
        before = releases.of_edition(self.swahili.edition)
        come(self.release)
        waiting = releases.of_edition(makers.fresh(self.swahili).edition)
        workflow.publish_due()
        after = releases.of_edition(makers.fresh(self.swahili).edition)

        self.assertEqual([(going.has_gone, going.waits_for_original, going.at_once) for going in (before, waiting, after)], [(False, True, False), (True, True, False), (True, False, True)])
        self.assertIsNone(releases.of_edition(makers.fresh(self.english.edition)))

    def test_changed_it_is_a_new_row_that_says_who(self):
        changed = releases.make(self.article, hour=soon() + timedelta(days=1), codes=["en", "ar"], by=cast.admin(), seen=self.release.pk)

        self.assertEqual((changed.languages, changed.made_by), (["en", "ar"], cast.admin()))
        self.assertEqual(list(Release.objects.open().of(self.article)), [changed])

    def test_of_two_who_change_it_the_second_is_told_who_was_quicker(self):
        releases.make(self.article, hour=soon(), codes=["en"], by=cast.admin(), seen=self.release.pk)

        with self.assertRaisesMessage(releases.Overtaken, cast.admin().shown_name):
            releases.make(self.article, hour=soon(), codes=["en", "ar"], by=cast.editor(), seen=self.release.pk)
        with self.assertRaises(releases.Overtaken):
            releases.end(self.article, seen=self.release.pk)

    def test_ended_nothing_goes_out(self):
        releases.end(self.article, seen=self.release.pk)
        come(self.release)

        self.assertEqual(workflow.publish_due(), 0)

    def test_what_is_out_already_cannot_be_put_into_a_new_one(self):
        releases.end(self.article, seen=self.release.pk)
        workflow.publish(self.english, by=cast.editor())

        with self.assertRaisesMessage(workflow.NotReady, "English"):
            releases.make(self.article, hour=soon(), codes=["en", "ar"], by=cast.editor(), seen=None)

    def test_an_hour_that_has_passed_is_refused(self):
        with self.assertRaisesMessage(workflow.NotReady, "hour has passed"):
            releases.make(self.article, hour=timezone.now() - timedelta(hours=1), codes=["en"], by=cast.editor(), seen=self.release.pk)

    def test_publishing_one_language_changes_no_row_of_another(self):
        workflow.publish(self.english, by=cast.editor())
        before = rows_of(self.swahili.edition)

        workflow.publish(makers.fresh(self.arabic), by=cast.arabic_editor())

        self.assertEqual(rows_of(self.swahili.edition), before)
        self.assertGreater(len(before), 5)


class OnThePage(TestCase):
    def setUp(self):
        self.draft = approved()
        self.edition = self.draft.edition
        self.client.force_login(cast.editor())

    def address(self, name="together"):
        return reverse(f"stories:{name}", args=[self.edition.pk])

    def test_an_editor_makes_changes_and_ends_one(self):
        hour = timezone.localtime(soon()).strftime("%Y-%m-%dT%H:%M")

        self.client.post(self.address("release"), {"hour": hour, "languages": ["en", "ar"], "seen": ""})
        first = Release.objects.open().get()
        self.client.post(self.address("release"), {"hour": hour, "languages": ["en", "ar", "sw"], "seen": first.pk})
        second = Release.objects.open().get()
        self.client.post(self.address("end-release"), {"hour": hour, "seen": second.pk})

        self.assertEqual((first.goes_out_at, first.languages, second.languages), (soon(), ["en", "ar"], ["en", "ar", "sw"]))
        self.assertFalse(Release.objects.open().exists())

    def test_each_language_says_how_it_stands(self):
        translated(self.draft, to=State.WRITING)
        releases.make(self.edition.article, hour=soon(), codes=["en", "ar", "sw"], by=cast.editor(), seen=None)

        page = self.client.get(self.address())

        self.assertContains(page, "Ready: it goes out at the hour.")
        self.assertContains(page, "being translated")
        self.assertContains(page, "of 5 blocks")
        self.assertContains(page, "nobody has it yet")

    def test_what_makes_no_sense_is_said_and_what_was_typed_stays(self):
        answer = self.client.post(self.address("release"), {"hour": "soon", "languages": ["en"], "seen": ""})
        self.assertContains(answer, "This is no day and hour", status_code=422)
        answer = self.client.post(self.address("release"), {"hour": "2020-01-01T09:00", "languages": ["en", "sw"], "seen": ""})
        self.assertContains(answer, "The hour has passed", status_code=422)
        self.assertContains(answer, "2020-01-01T09:00", status_code=422)
        self.assertFalse(Release.objects.exists())

    def test_overtaken_one_is_told(self):
        releases.make(self.edition.article, hour=soon(), codes=["en"], by=cast.admin(), seen=None)

        answer = self.client.post(self.address("release"), {"hour": timezone.localtime(soon()).strftime("%Y-%m-%dT%H:%M"), "languages": ["en", "ar"], "seen": ""})

        self.assertContains(answer, "has changed the release", status_code=409)
        self.assertEqual(Release.objects.get().languages, ["en"])


class BesideTheButton(TestCase):
    def setUp(self):
        self.english = approved()
        self.arabic = translated(self.english, to=State.SUBMITTED)
        self.release = releases.make(self.english.edition.article, hour=soon(), codes=["en", "ar"], by=cast.editor(), seen=None)

    def bench(self, person):
        self.client.force_login(person)
        return self.client.get(reverse("translations:workbench", args=[self.arabic.pk]))

    def test_before_the_hour_approving_says_when_it_goes_out(self):
        self.assertContains(self.bench(cast.arabic_editor()), "Approved, it goes out with the other languages")

    def test_after_it_the_button_says_that_it_goes_out_at_once(self):
        come(self.release)
        workflow.publish_due()

        self.assertContains(self.bench(cast.arabic_editor()), "Approve: it goes out at once, its release has gone")

    def test_the_writer_of_the_original_is_told_too(self):
        self.client.force_login(cast.author())

        page = self.client.get(reverse("stories:draft", args=[self.english.pk]))

        self.assertContains(page, "It is part of a release.")
        self.assertNotContains(page, reverse("stories:together", args=[self.english.edition_id]))


class Withdrawn(TestCase):
    def setUp(self):
        self.english = makers.make_story()
        self.arabic = makers.make_translation("ar", of=self.english)
        self.article = self.english.article
        self.address = reverse("stories:withdraw-story", args=[self.english.pk])
        self.client.force_login(cast.editor())

    def test_the_page_says_what_it_reaches(self):
        page = self.client.get(self.address)

        self.assertContains(page, self.english.headline)
        self.assertContains(page, self.arabic.headline)

    def test_every_address_says_why_in_the_words_and_the_language_of_its_editor(self):
        self.client.post(self.address, {"why": "A person we named is in danger."})

        for edition in (self.english, self.arabic):
            answer = self.client.get(edition.get_absolute_url())
            self.assertContains(answer, "A person we named is in danger.", status_code=410)
        self.assertContains(answer, '<p lang="en" dir="ltr">A person we named is in danger.</p>', status_code=410)

    def test_without_a_reason_nothing_is_withdrawn(self):
        self.assertContains(self.client.post(self.address, {"why": " "}), "Say why", status_code=422)
        self.assertTrue(makers.fresh(self.english).is_live)

    def test_who_may_not(self):
        for person, status in ((cast.author(), 403), (cast.arabic_editor(), 404), (cast.moderator(), 404)):
            self.client.force_login(person)
            self.assertEqual(self.client.post(self.address, {"why": "No"}).status_code, status)
        self.client.force_login(cast.admin())
        self.assertEqual(self.client.get(reverse("stories:withdraw-story", args=[self.arabic.pk])).status_code, 404)

    def test_nothing_of_it_goes_out_by_itself_any_more(self):
        late = makers.make_translation_draft("sw", of=self.english)
        workflow.move(late, State.SUBMITTED, by=cast.admin())
        workflow.move(makers.fresh(late), State.SCHEDULED, by=cast.admin(), hour=soon())
        release = releases.make(self.article, hour=soon(), codes=["sw"], by=cast.editor(), seen=None)

        self.client.post(self.address, {"why": "A person we named is in danger."})
        come(release)

        self.assertEqual(workflow.publish_due(), 0)
        self.assertIsNone(makers.fresh(late).goes_out_at)

    def test_they_are_brought_back_one_by_one(self):
        self.client.post(self.address, {"why": "A person we named is in danger."})

        self.client.post(reverse("stories:bring-back", args=[self.english.pk]))

        self.assertEqual(self.client.get(self.english.get_absolute_url()).status_code, 200)
        self.assertEqual(self.client.get(self.arabic.get_absolute_url()).status_code, 410)

    def test_its_pictures_stop_answering_but_those_that_other_stories_show(self):
        own, shared = picture("teal"), picture("salmon")
        story = makers.make_story(words={"body": f'<p>Look.</p>{figure(own)}{figure(shared)}'})
        other = makers.make_story(words={"headline": "Another story", "body": f"<p>Look.</p>{figure(shared)}"})
        address = reverse("stories:withdraw-story", args=[story.pk])

        page = self.client.get(address).content.decode()
        told = [page.index(words) for words in ("Pictures that stop answering", own.thumb_url, "Pictures that stay", shared.thumb_url)]
        self.client.post(address, {"why": "The picture shows a face."})

        self.assertEqual(told, sorted(told))
        self.assertEqual([self.client.get(image.file.url).status_code for image in (own, shared)], [404, 200])
        self.client.post(reverse("stories:bring-back", args=[story.pk]))
        self.assertEqual(self.client.get(own.file.url).status_code, 200)
        self.assertTrue(Placement.objects.showing(shared).of(other).exists())
        for image in (own, shared):
            default_storage.delete(image.file.name)


def picture(colour: str):
    content = io.BytesIO()
    Image.new("RGB", (400, 300), colour).save(content, "PNG")
    content.seek(0)
    return imaging.store(imaging.receive(content), by=cast.author(), credit="Linnea Siebdruck", licence="cc-by")


def figure(image) -> str:
    return f'<figure data-image="{image.pk}"><figcaption>At the bridge</figcaption></figure>'


def rows_of(edition) -> dict[str, list]:
    """Every row of every table that points to an edition or to its draft, and both of them."""
    found = {}
    pointed = {"articles_edition": [edition.pk], "articles_draft": [edition.draft.pk]}
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            for field in model._meta.concrete_fields:
                target = field.remote_field.model._meta.db_table if field.remote_field else (model._meta.db_table if field.primary_key else "")
                for pk in pointed.get(target, []):
                    cursor.execute(f"SELECT * FROM {connection.ops.quote_name(model._meta.db_table)} WHERE {connection.ops.quote_name(field.column)} = %s", [pk])
                    found[f"{model._meta.label}.{field.name}.{target}"] = sorted(map(repr, cursor.fetchall()))
    return found


MAKE = """
from datetime import timedelta
from django.utils import timezone
from articles.models import Release
from tests import cast
from tests.articles.test_releases import approved, translated
english = approved()
translated(english)
Release.objects.create(article=english.edition.article, goes_out_at=timezone.now() - timedelta(minutes=3), languages=["en", "ar"], made_by=cast.editor())
print("article", english.edition.article_id)
"""


def test_down_at_the_hour_it_goes_out_once_however_many_wake_up(own_server):
    own_server.stop()
    article = int(own_server.manage("shell", "-c", MAKE).rsplit("article", 1)[1])

    with ThreadPoolExecutor(3) as pool:
        ticks = [pool.submit(own_server.manage, "shell", "-c", "from articles import workflow; workflow.publish_due()") for _number in range(2)]
        pool.submit(own_server.start).result()
        for tick in ticks:
            tick.result()

    moves = own_server.rows(
        "SELECT e.language, count(*) FROM articles_transition t JOIN articles_edition e ON e.id = t.edition_id "
        f"WHERE e.article_id = {article} AND t.after = 'published' GROUP BY e.language ORDER BY e.language"
    )
    assert moves == [("ar", 1), ("en", 1)]
