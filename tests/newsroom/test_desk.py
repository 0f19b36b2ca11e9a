"""The desk in each of the languages, and who may do what in its lists."""

from django.test import TestCase
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from articles.models import Edition, Image, Placement, Section, Tag
from newsroom.lib import languages
from newsroom.models import Notice, Page, User
from tests import cast, makers
from tests.articles.test_write import photograph

TASKS = f"{DBTaskResult._meta.app_label}/dbtaskresult"


class Signed(TestCase):
    def as_person(self, person):
        self.client.force_login(person())
        return self.client


class TestEveryLanguage(Signed):
    def test_the_board_and_the_writing_page_open_in_each_in_its_direction(self):
        draft = makers.make_draft()
        person = cast.author()
        for code in languages.CODES:
            with self.subTest(language=code):
                person.interface_language = code
                person.save()
                self.client.force_login(person)
                for address in ("/admin/", reverse("stories:draft", args=[draft.pk]), reverse("accounts:profile"), reverse("admin:articles_edition_changelist")):
                    page = self.client.get(address)
                    self.assertContains(page, f'<html lang="{code}" dir="{languages.direction(code)}">')


class TestLists(Signed):
    def test_one_sees_only_the_texts_one_may_know_of(self):
        makers.make_draft(words={"headline": "Mine"})
        makers.make_draft("fr", by=cast.admin())

        page = self.as_person(cast.author).get(reverse("admin:articles_edition_changelist"))

        self.assertContains(page, "Mine")
        self.assertNotContains(page, makers.WORDS["fr"]["headline"])

    def test_lists_can_be_searched_and_narrowed(self):
        makers.make_draft(words={"headline": "Mine"})
        client = self.as_person(cast.author)

        for query in ("q=Mine", "in=en&state=draft", "state=unpublished"):
            self.assertContains(client.get(f"{reverse('admin:articles_edition_changelist')}?{query}"), "Mine")
        self.assertNotContains(client.get(f"{reverse('admin:articles_edition_changelist')}?state=live"), "Mine")

    def test_there_is_no_raw_form_and_no_delete_for_anybody(self):
        edition = makers.make_story()
        client = self.as_person(cast.admin)
        for verb in ("change", "delete", "history"):
            answer = client.get(f"/admin/articles/edition/{edition.pk}/{verb}/")
            self.assertIn(answer.status_code, (302, 403), verb)
            if answer.status_code == 302:
                self.assertEqual(answer["Location"], "/admin/")
        self.assertEqual(client.post(f"/admin/articles/edition/{edition.pk}/delete/", {"post": "yes"}).status_code, 403)
        self.assertEqual(client.get("/admin/articles/edition/add/").status_code, 403)
        for model in ("draft", "revision", "transition"):
            self.assertEqual(client.get(f"/admin/articles/{model}/").status_code, 404)
        self.assertEqual(client.get("/admin/auth/group/").status_code, 404)

    def test_an_author_has_no_business_with_people_labels_pages_or_tasks(self):
        client = self.as_person(cast.author)

        for address in ("newsroom/user", "articles/section", "newsroom/page", "newsroom/notice", "newsroom/deed", "newsroom/letter", TASKS, "articles/contributor"):
            self.assertEqual(client.get(f"/admin/{address}/").status_code, 403, address)

    def test_every_list_of_the_desk_opens_for_an_admin(self):
        client = self.as_person(cast.admin)
        makers.make_story()
        for address in ("newsroom/user", "newsroom/user/add", "articles/section", "articles/section/add", "articles/place", "articles/place/add", "articles/topic", "articles/tag/add",
                        "articles/image", "articles/image/add", "newsroom/page", "newsroom/page/add", "newsroom/notice", "newsroom/notice/add", "newsroom/deed", "newsroom/letter",
                        TASKS, "articles/contributor", "coverage", "comments/comment"):
            self.assertEqual(client.get(f"/admin/{address}/").status_code, 200, address)


class TestLabels(Signed):
    def test_an_editor_makes_one_and_its_slug_comes_from_english(self):
        self.as_person(cast.editor).post("/admin/articles/tag/add/?language=ar", {"name_en": "River ferries", "name_ar": "عبّارات"})

        tag = Tag.objects.get()
        self.assertEqual((tag.slug, tag.name_en, tag.name_ar), ("river-ferries", "River ferries", "عبّارات"))

    def test_two_of_one_name_have_two_addresses(self):
        client = self.as_person(cast.editor)
        for _time in range(2):
            client.post("/admin/articles/tag/add/", {"name_en": "River"})

        self.assertEqual(sorted(Tag.objects.values_list("slug", flat=True)), ["river", "river-2"])

    def test_a_language_editor_gives_names_in_their_own_language_alone(self):
        section = Section.objects.create(slug="society", name_en="Society", name_fr="Société")
        client = self.as_person(cast.arabic_editor)

        page = client.get(f"/admin/articles/section/{section.pk}/change/?language=fr")
        client.post(f"/admin/articles/section/{section.pk}/change/", {"name_ar": "مجتمع", "name_en": "Mine", "name_fr": "À moi", "position": "7"})

        self.assertNotContains(page, "Société")
        section.refresh_from_db()
        self.assertEqual((section.name_ar, section.name_en, section.name_fr, section.position), ("مجتمع", "Society", "Société", 0))
        self.assertEqual(client.get("/admin/articles/section/add/").status_code, 403)

    def test_the_other_languages_stay_as_they_are(self):
        section = Section.objects.create(slug="society", name_en="Society", name_sw="Jamii")

        self.as_person(cast.editor).post(f"/admin/articles/section/{section.pk}/change/?language=fr", {"name_en": "Society", "name_fr": "Société", "position": "1", "comment_policy": "open"})

        section.refresh_from_db()
        self.assertEqual((section.name_fr, section.name_sw, section.comment_policy), ("Société", "Jamii", "open"))


class TestPictures(Signed):
    def test_one_comes_in_with_its_facts(self):
        answer = self.as_person(cast.author).post("/admin/articles/image/add/", {"upload": photograph(), "credit": "Lena", "licence": "own", "alt_en": "A bus"})

        image = Image.objects.get()
        self.assertContains(answer, "It is in the library.")
        self.assertEqual((image.credit, image.alt_en, image.uploaded_by), ("Lena", "A bus", cast.author()))

    def test_what_is_no_picture_is_refused_at_its_field(self):
        bad = photograph()
        bad.file.truncate(100)

        answer = self.as_person(cast.author).post("/admin/articles/image/add/", {"upload": bad, "credit": "Typed"})

        self.assertContains(answer, "This is not a picture we can read")
        self.assertContains(answer, "Typed")

    def test_somebody_elses_is_looked_at_and_not_changed(self):
        self.as_person(cast.editor).post("/admin/articles/image/add/", {"upload": photograph(), "credit": "Lena", "licence": "own"})
        image = Image.objects.get()
        client = self.as_person(cast.author)

        self.assertEqual(client.get(f"/admin/articles/image/{image.pk}/change/").status_code, 302)  # it stands in nothing that they may read
        Placement.objects.create(image=image, edition=makers.make_story())
        self.assertEqual(client.get(f"/admin/articles/image/{image.pk}/change/").status_code, 200)
        self.assertEqual(client.post(f"/admin/articles/image/{image.pk}/change/", {"credit": "Me"}).status_code, 403)

    def test_the_editor_in_the_page_gets_its_library_and_brings_pictures_in(self):
        client = self.as_person(cast.author)

        brought = client.post(reverse("stories:upload"), {"file": photograph(), "credit": "Lena", "licence": "own"}).json()
        refused = client.post(reverse("stories:upload"), {"file": photograph(), "licence": "fair-use"})

        self.assertTrue(brought["ready"])
        self.assertEqual(client.get(reverse("stories:pictures")).json()["pictures"][0]["id"], brought["id"])
        self.assertEqual((refused.status_code, list(refused.json()["errors"])), (422, ["licence_reason"]))
        self.assertEqual(client.get(reverse("stories:picture", args=[brought["id"]])).status_code, 302)

    def test_our_own_stories_are_found_by_words_of_their_headline(self):
        edition = makers.make_story()
        client = self.as_person(cast.author)

        found = client.get(reverse("stories:search"), {"q": "books up"}).json()["stories"]
        by_number = client.get(reverse("stories:search"), {"pk": edition.article_id}).json()["stories"]

        self.assertEqual([one["id"] for one in found], [edition.article_id])
        self.assertEqual(by_number, found)


class TestPeople(Signed):
    def test_a_new_person_has_a_password_and_no_standing(self):
        sent = {"username": "rosa", "password1": "a long enough one", "password2": "a long enough one"}

        self.as_person(cast.admin).post("/admin/newsroom/user/add/", sent)

        rosa = User.objects.get(username="rosa")
        self.assertTrue(rosa.check_password("a long enough one"))
        self.assertFalse(rosa.standing.is_anyone)

    def test_a_role_taken_away_bites_on_the_next_request(self):
        client = self.as_person(cast.author)
        client.get("/admin/")
        cast.author().appointments.all().delete()

        self.assertEqual(client.get("/admin/").status_code, 302)

    def test_somebody_elses_password_is_set(self):
        person = cast.reader()

        self.as_person(cast.admin).post(f"/admin/newsroom/user/{person.pk}/password/", {"password1": "quite another one", "password2": "quite another one", "set-password": ""})

        self.assertTrue(makers.fresh(person).check_password("quite another one"))


class TestSitesOwnWords(Signed):
    def test_an_editor_writes_a_page_in_their_language_alone(self):
        client = self.as_person(cast.arabic_editor)

        client.post("/admin/newsroom/page/add/", {"slug": "about", "language": "ar", "title": "من نحن", "body": "<p>نص<script>x</script></p>"})
        client.post("/admin/newsroom/page/add/", {"slug": "about", "language": "en", "title": "About", "body": ""})

        page = Page.objects.get()
        self.assertEqual(page.language, "ar")
        self.assertNotIn("script", page.body)

    def test_a_notice_is_named_in_one_language_more(self):
        notice = Notice.objects.create(key="donate", title_en="Donate")

        self.as_person(cast.arabic_editor).post(f"/admin/newsroom/notice/{notice.pk}/change/", {"title_ar": "تبرّع", "key": "changed"})

        notice.refresh_from_db()
        self.assertEqual((notice.title_ar, notice.key), ("تبرّع", "donate"))


class TestPreview(Signed):
    def test_a_draft_as_readers_will_see_it(self):
        draft = makers.make_draft(words={"headline": "Not out yet"})
        makers.make_byline(draft.edition, "N. Ferro")

        page = self.as_person(cast.author).get(reverse("desk:preview-frame", args=[draft.pk]))

        self.assertContains(page, "Not out yet")
        self.assertContains(page, "N. Ferro")
        self.assertContains(page, "thirty children")
        self.assertIn("noindex", page["X-Robots-Tag"])
        self.assertIn("no-store", page["Cache-Control"])
        self.assertFalse(Edition.objects.once_published().exists())

    def test_an_arabic_draft_stands_on_an_arabic_page(self):
        draft = makers.make_draft("ar", by=cast.admin())

        page = self.as_person(cast.admin).get(reverse("desk:preview-frame", args=[draft.pk]))

        self.assertContains(page, '<html lang="ar" dir="rtl">')

    def test_somebody_elses_is_not_there(self):
        draft = makers.make_draft(by=cast.admin())

        for door in ("desk:preview", "desk:preview-frame"):
            self.assertEqual(self.as_person(cast.author).get(reverse(door, args=[draft.pk])).status_code, 404)


class TestAccount(Signed):
    def test_the_desk_speaks_the_language_one_chose(self):
        client = self.as_person(cast.author)

        client.post(reverse("accounts:profile"), {"interface_language": "ar", "reads": ["en", "fr"], "first_name": "Lena"})

        self.assertContains(client.get("/admin/"), '<html lang="ar" dir="rtl">')
        self.assertEqual(cast.author().reads, ["en", "fr"])

    def test_a_password_that_is_too_short_is_refused_with_a_sentence(self):
        client = self.as_person(cast.author)
        sent = {"old_password": cast.PASSWORD, "new_password1": "short", "new_password2": "short"}

        self.assertContains(client.post(reverse("accounts:password"), sent), "This password is too short", status_code=422)
        self.assertTrue(cast.author().check_password(cast.PASSWORD))

    def test_signing_in_needs_an_open_account_and_the_right_password(self):
        cast.author()

        wrong = self.client.post("/admin/login/", {"username": "author", "password": "wrong"})
        right = self.client.post("/admin/login/?next=/admin/", {"username": "author", "password": cast.PASSWORD, "next": "/admin/"})

        self.assertContains(wrong, "This name and this password do not belong together", status_code=422)
        self.assertRedirects(right, "/admin/")


class Refusals(TestCase):
    def test_an_address_that_takes_what_a_form_sends_says_so_to_whoever_types_it(self):
        self.client.force_login(cast.editor())
        draft = makers.make_draft()

        answer = self.client.get(reverse("stories:publish", args=[draft.pk]))

        self.assertContains(answer, "This address only takes what a form sends", status_code=405)
        self.assertEqual(answer.headers["Allow"], "POST")

    def test_whose_appointment_has_ended_while_they_typed_is_told_that(self):
        author = cast.author()
        draft = makers.make_draft(by=author)
        author.appointments.all().delete()
        self.client.force_login(author)

        answer = self.client.post(reverse("stories:autosave", args=[draft.pk]), {"headline": "x"}, headers={"X-CSRFToken": "y"})

        self.assertEqual(answer.status_code, 403)
        self.assertIn("Your appointment has ended", answer.json()["sentence"])

    def test_colleagues_see_the_name_that_somebody_chose(self):
        translator = cast.arabic_translator()
        translator.desk_name = "Newcomer Tester"
        translator.save()
        draft = makers.make_claim("ar", by=translator)
        self.client.force_login(cast.arabic_editor())

        for address in (reverse("translations:workbench", args=[draft.pk]), reverse("admin:translations_assignment_changelist")):
            page = self.client.get(address)
            self.assertContains(page, "Newcomer Tester")
            self.assertNotContains(page, translator.username)
