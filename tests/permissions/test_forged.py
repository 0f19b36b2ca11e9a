"""What no page of ours sends, but anybody can: other numbers, other parents, more fields, other methods."""

from __future__ import annotations

from django.test import TestCase
from django.urls import reverse

from articles import notes, preview_links, revisions
from articles.models import Draft, Edition, Note, PreviewLink, Transition
from articles.workflow import State
from comments import stamps
from comments.models import Comment
from newsroom import reactions
from newsroom.models import Appointment, User
from tests import cast, makers
from tests.makers import fresh
from translations.models import Term

from . import asking, table, things, world
from .walking import signed_in, watched
from .world import BELOW_ADMIN, PEOPLE, Thing

SHOWN_ONCE = {"mfa_view_recovery_codes"}  # the library writes down that they were seen
ALSO_NO = {  # what ended meanwhile is told so, whatever its number
    "desk:appointment-until": {404, 409}, "desk:appointment-end": {404, 409}, "accounts:end-session": {404, 302},
}
IN_OTHER_DIGITS = {"٥", "５"}  # the admin reads a number in any script's digits: it is the same row, and the same right
NOT_NUMBERS = ("5abc", "٥", "５", "-1", "9" * 40, "1%00")


class TestEveryAddress(TestCase):
    """As an admin, who may do all of it: what is refused here is refused to everybody."""

    @classmethod
    def setUpTestData(cls):
        cls.things = things.one_of_each()
        reactions.catch_up()

    def setUp(self):
        self.admin = signed_in(cast.admin())

    def about(self, name: str) -> Thing | None:
        """Something that this address is about, being written or live if it is a text."""
        fits = [thing for thing in self.things if asking.is_there(name, thing) and thing.is_original != name.startswith("translations:")]
        return next(iter([thing for thing in fits if thing.state in "wv"] or fits or [thing for thing in self.things if asking.is_there(name, thing)]), None)

    def asked(self):
        for name, methods in table.named().items():
            if name in asking.ASKS and (thing := self.about(name)):
                yield name, methods, thing

    def test_a_number_that_is_none_is_not_there(self):
        found = []
        for name, methods, thing in self.asked():
            keys = asking.ASKS[name].keys
            if not keys or not isinstance(thing.keys[keys[-1]], int):
                continue
            path = asking.path(name, thing)
            for forged in NOT_NUMBERS:
                for method in methods:
                    writes: list[str] = []
                    with watched(writes):
                        answer = self.admin.generic(method, f"/{forged}/".join(path.rsplit(f"/{thing.keys[keys[-1]]}/", 1)))
                    is_no = answer.status_code in ALSO_NO.get(name, {404}) or (name.startswith("admin:") and answer.status_code in (302, 403))
                    is_no |= name.startswith("admin:") and forged in IN_OTHER_DIGITS and answer.status_code == 200
                    found += [] if is_no and not writes else [f"{method} {name} {forged}: {answer.status_code} {writes}"]

        self.assertEqual(found, [], "\n".join(found))

    def test_a_number_written_with_a_nought_before_it_is_refused_as_the_number_is(self):
        draft = makers.make_draft("fr", by=world.other_author())
        author, editor = signed_in(cast.author()), signed_in(cast.admin())
        path = reverse("stories:draft", args=[draft.pk]).replace(f"/{draft.pk}/", f"/0{draft.pk}/")

        self.assertEqual(author.get(path).status_code, 404)
        self.assertEqual(author.post(path, {"headline": "Typed"}).status_code, 404)
        self.assertEqual(editor.get(path).status_code, 200)

    def test_looking_writes_nothing(self):
        """GET and HEAD, where the page names them and where it does not."""
        found = []
        for name, _methods, thing in self.asked():
            for method in ("GET", "HEAD") if name not in SHOWN_ONCE else ():
                writes: list[str] = []
                with watched(writes):
                    answer = self.admin.generic(method, asking.path(name, thing))
                found += [f"{method} {name} wrote to {', '.join(writes)}"] if writes else []
                found += [f"{method} {name} answered {answer.status_code}"] if answer.status_code >= 500 else []

        self.assertEqual(found, [])

    def test_a_method_that_no_row_names_writes_nothing(self):
        found = []
        for name, methods, thing in self.asked():
            sends = asking.ASKS[name].sends(thing)
            for method in {"POST", "PUT", "DELETE"} - methods:
                writes: list[str] = []
                with watched(writes):
                    send = getattr(self.admin, method.lower())
                    answer = send(asking.path(name, thing), sends) if method == "POST" else send(asking.path(name, thing), "_method=POST", content_type="application/x-www-form-urlencoded")
                found += [f"{method} {name} wrote to {', '.join(writes)}"] if writes else []
                found += [f"{method} {name} answered {answer.status_code}"] if answer.status_code >= 500 else []

        self.assertEqual(found, [])

    def test_a_method_named_in_the_form_or_a_header_is_not_obeyed(self):
        draft = makers.make_draft()
        path = reverse("stories:draft", args=[draft.pk])

        for method in ("DELETE", "PUT"):
            self.admin.post(path, {"_method": method}, headers={"X-HTTP-Method-Override": method})
            self.admin.get(path, {"_method": "POST", "headline": "Typed"}, headers={"X-HTTP-Method-Override": "POST"})

        self.assertEqual(fresh(draft).headline, draft.headline)


class TestParents(TestCase):
    """The number of something that hangs on another text: it is not there, and nothing is done to it."""

    def setUp(self):
        self.mine, self.theirs = makers.make_draft(), makers.make_draft("fr", by=world.other_author())
        self.also_mine = makers.make_draft()
        self.author, self.admin = signed_in(cast.author()), signed_in(cast.admin())

    def test_a_note_on_another_text(self):
        for other in (self.theirs, self.also_mine):
            note = notes.add(other.edition, key="bridge01", words="Who?", proposal="Thirty-one children.", by=cast.admin())
            for verb in ("answer", "resolve", "reopen", "accept", "decline"):
                with self.subTest(verb=verb, other=other.edition.language):
                    answer = self.author.post(reverse(f"stories:note-{verb}", args=[self.mine.pk, note.pk]), {"words": "She did.", "version": self.mine.version})

                    self.assertEqual(answer.status_code, 404)
            self.assertEqual(Note.objects.filter(edition=other.edition).count(), 1)
            self.assertIsNone(fresh(note).resolved_at)

    def test_a_link_to_another_text(self):
        for other in (self.theirs, self.also_mine):
            link, _token = preview_links.make(other, by=cast.admin(), days=2, may_remark=False)

            answer = self.author.post(reverse("stories:revoke-link", args=[self.mine.pk, link.pk]))

            self.assertEqual(answer.status_code, 404)
            self.assertIsNone(PreviewLink.objects.get(pk=link.pk).revoked_at)

    def test_a_revision_of_another_text_in_a_comparison(self):
        ours, theirs = (revisions.keep(draft, by=cast.admin()) for draft in (self.mine, self.theirs))
        path = reverse("stories:compare", args=[self.mine.edition_id])

        for asked in ({"from": theirs.pk, "to": ours.pk}, {"from": ours.pk, "to": theirs.pk}):
            answer = self.author.get(path, asked)

            self.assertNotContains(answer, "Le bus qui monte", status_code=answer.status_code)
            self.assertEqual(answer.status_code, 404)

    def test_an_appointment_of_somebody_else(self):
        before = list(Appointment.objects.order_by("pk").values())
        for verb in ("end", "until"):
            answer = self.admin.post(reverse(f"desk:appointment-{verb}", args=[cast.reader().pk, cast.author().appointments.get().pk]), {"ends_at": "2031-01-01"})

            self.assertIn(answer.status_code, (404, 409))
        self.assertEqual(list(Appointment.objects.order_by("pk").values()), before)

    def test_a_comment_under_another_story(self):
        story, other = makers.make_story(), makers.make_story()
        comment = makers.make_comment(other, shown=True)
        address = {**story.address_parts, "key": comment.key}

        self.assertRedirects(self.client.get(reverse("comments:answer", kwargs=address)), f"{story.get_absolute_url()}#comments", fetch_redirect_response=False)
        self.client.post(reverse("comments:post", kwargs=story.address_parts), {"name": "Lena", "text": "A long enough answer.", "stamp": stamps.stamp(story), "parent": comment.key})
        self.assertFalse(Comment.objects.filter(parent=comment).exists())

    def test_a_block_of_another_translation(self):
        draft = makers.make_translation_draft("ar", by=cast.arabic_translator())
        sent = {"key": "nothere1", "target": "عند الجسر", "version": draft.version}

        answer = signed_in(cast.arabic_translator()).post(reverse("translations:segment", args=[draft.pk]), sent, content_type="application/json")

        self.assertEqual(answer.status_code, 400)
        self.assertEqual(fresh(draft).version, draft.version)

    def test_one_that_is_not_ours_among_many(self):
        numbers = [self.mine.edition_id, self.also_mine.edition_id, self.theirs.edition_id]
        for deed in ("submit", "publish", "withdraw", "file", "plan", "nothing"):
            for press in ("look", "do"):
                with self.subTest(deed=deed, press=press):
                    writes: list[str] = []
                    with watched(writes):
                        answer = self.author.post(reverse("stories:bulk"), {"edition": numbers, "deed": deed, "press": press, "seen": [f"{pk}:w" for pk in numbers], "why": "So.", "given": "yes"})

                    self.assertEqual((answer.status_code, writes), (404, []))

    def test_many_with_a_number_that_is_none(self):
        for forged in (*NOT_NUMBERS, f"0{self.mine.edition_id}", ""):
            answer = self.author.post(reverse("stories:bulk"), {"edition": [self.mine.edition_id, forged], "deed": "submit", "press": "do"})

            self.assertEqual(answer.status_code, 404)
        self.assertEqual(fresh(self.mine).status, Draft.Status.WRITING)

    def test_a_session_of_somebody_else(self):
        other = signed_in(cast.editor())
        other.get(reverse("accounts:profile"))
        row = cast.editor().usersession_set.get()

        self.author.post(reverse("accounts:end-session", args=[row.pk]))

        self.assertEqual(other.get("/admin/").status_code, 200)

    def test_a_story_that_was_neither_published_nor_opened_is_not_to_be_claimed(self):
        translator = signed_in(cast.arabic_translator())
        there, nowhere = (translator.post(reverse("translations:claim", args=[pk, "ar"])) for pk in (self.mine.edition_id, asking.NO_NUMBER))

        self.assertEqual((there.status_code, nowhere.status_code), (404, 404))
        self.assertFalse(Edition.objects.filter(language="ar").exists())


class TestMoreFields(TestCase):
    """Fields that the form does not have change nothing."""

    OF_AN_ACCOUNT = {
        "username": "admin", "email": "author@elsewhere.example", "password": "x", "is_superuser": "on", "is_staff": "on", "is_active": "", "role": "admin",
        "appointments": "admin", "appointments-TOTAL_FORMS": "1", "appointments-INITIAL_FORMS": "0", "appointments-0-role": "admin", "appointments-0-language": "",
    }

    def test_a_text(self):
        draft, author = makers.make_draft(), cast.author()
        more = {
            "author": cast.editor().pk, "status": "p", "state": "p", "published_at": "2026-01-01", "goes_out_at": "2026-01-01", "language": "fr", "edition": 1, "article": 1,
            "created_by": cast.editor().pk, "writers": cast.editor().pk, "slug": "mine", "live_revision": 1, "is_superuser": "on",
        }
        words = {"headline": "Typed", "summary": "Typed.", "body": "<p>Typed</p>", "version": draft.version}
        edition = Edition.objects.filter(pk=draft.edition_id).values("language", "slug", "published_at", "live_revision", "article").get()

        signed_in(author).post(reverse("stories:draft", args=[draft.pk]), words | more)

        now = fresh(draft)
        self.assertEqual((now.headline, now.status, now.goes_out_at, now.edition_id), ("Typed", Draft.Status.WRITING, None, draft.edition_id))
        self.assertEqual(Edition.objects.filter(pk=draft.edition_id).values("language", "slug", "published_at", "live_revision", "article").get(), edition)
        self.assertEqual(list(now.edition.writers.all()), [author])

    def test_no_author_says_that_a_story_is_not_sensitive_any_more(self):
        """5.1, row 33: whoever writes it may set the mark, an editor takes it away."""
        draft = makers.make_draft(sensitive=True)
        sent = {"version": draft.version, "headline": "Typed", "summary": "Typed.", "body": "<p>Typed</p>", "section": draft.edition.article.section_id, "sensitive": ""}
        self.assertEqual(signed_in(cast.author()).post(reverse("stories:draft", args=[draft.pk]), sent).status_code, 302)
        signed_in(cast.author()).post(reverse("stories:file", args=[draft.edition_id]), sent)

        self.assertTrue(fresh(draft.edition.article).sensitive)

        self.assertEqual(signed_in(cast.editor()).post(reverse("stories:file", args=[draft.edition_id]), sent).status_code, 302)
        self.assertFalse(fresh(draft.edition.article).sensitive)

    def test_nobody_files_a_story_anew_from_its_translation(self):
        """What is the whole story's is changed at its original: rows 7 and 33."""
        arabic = makers.make_translation("ar")
        article, other = arabic.article, makers.make_section("culture")
        article.sensitive = True
        article.save()
        sent = {"section": other.pk, "sensitive": "", "comment_policy": "off", "planned_for": "2031-01-01", "lead_link": "https://example.org/", "tags": ""}

        self.assertEqual(signed_in(cast.arabic_editor()).post(reverse("stories:file", args=[arabic.pk]), sent).status_code, 302)
        signed_in(cast.arabic_editor()).post(reverse("stories:bulk"), {"edition": arabic.pk, "deed": "file", "press": "do", "given": "1", "section": other.pk, "seen": f"{arabic.pk}:v"})

        now = fresh(article)
        self.assertEqual((now.section_id, now.sensitive, now.comment_policy, now.planned_for), (article.section_id, True, article.comment_policy, None))

    def test_a_story_in_a_language_that_is_not_theirs(self):
        answer = signed_in(cast.author()).post(reverse("stories:new"), {"language": "fr", "by": cast.editor().pk})

        self.assertEqual(answer.status_code, 422)
        self.assertFalse(Edition.objects.exists())

    def test_a_move_is_by_whoever_sends_it(self):
        draft = makers.make_submitted()

        signed_in(cast.editor()).post(reverse("stories:approve", args=[draft.pk]), {"version": draft.version, "by": cast.admin().pk, "own_work": "", "at": "2026-01-01", "after": "published"})

        move = Transition.objects.filter(edition=draft.edition).latest("pk")
        self.assertEqual((move.by, move.after), (cast.editor(), State.APPROVED))

    def test_ones_own_account(self):
        author = cast.author()
        kept = ("username", "email", "password", "is_superuser", "is_staff", "is_active")
        before = User.objects.values(*kept).get(pk=author.pk)

        signed_in(author).post(reverse("accounts:profile"), {"desk_name": "Nadia", "reads": ["en"], **self.OF_AN_ACCOUNT})

        self.assertEqual(User.objects.values(*kept).get(pk=author.pk), before)
        self.assertEqual(list(author.appointments.values_list("role", "language")), [("author", "en")])

    def test_the_admins_form_of_a_person(self):
        path = reverse("admin:newsroom_user_change", args=[cast.author().pk])
        for role in BELOW_ADMIN:
            with self.subTest(role=role):
                client, writes = signed_in(PEOPLE[role]()), []
                with watched(writes):
                    self.assertEqual(client.post(path, self.OF_AN_ACCOUNT).status_code, 403)
                self.assertEqual(writes, [])

    def test_even_an_admin_appoints_nobody_there(self):
        author = cast.author()
        sent = {**self.OF_AN_ACCOUNT, "username": "author", "reads": ["en"]}

        self.assertEqual(signed_in(cast.admin()).post(reverse("admin:newsroom_user_change", args=[author.pk]), sent).status_code, 302)
        signed_in(cast.admin()).post(reverse("admin:newsroom_user_add"), {**sent, "username": "new", "email": "new@newsroom.example", "password1": "long-enough-1234", "password2": "long-enough-1234"})

        self.assertEqual(list(author.appointments.values_list("role", flat=True)), ["author"])
        self.assertFalse(User.objects.get(username="new").appointments.exists())
        self.assertFalse(User.objects.filter(is_superuser=True).exists())
        self.assertFalse(User.objects.filter(is_staff=True).exists())

    def test_a_picture_stays_whose_it_is(self):
        picture = next(thing for thing in things.pictures() if thing.owner == "author")
        sent = {"credit": "Mira Solberg", "licence": "cc-by", "uploaded_by": cast.editor().pk, "file": "x.jpg", "taken_down_at": "2026-01-01"}

        for name in ("stories:picture", "admin:articles_image_change"):
            self.assertIn(signed_in(cast.author()).post(asking.path(name, picture), sent).status_code, (200, 302))

        row = things.Image.objects.get(pk=picture.keys["picture"])
        self.assertEqual((row.uploaded_by, row.taken_down_at), (cast.author(), None))

    def test_a_proposed_term_is_not_agreed(self):
        sent = {"source_language": "en", "target_language": "ar", "source": "bridge", "target": "جسر", "decided_at": "2026-01-01", "decided_by": cast.admin().pk, "proposed_by": cast.admin().pk}

        signed_in(cast.arabic_translator()).post(reverse("admin:translations_term_add"), sent)

        term = Term.objects.get()
        self.assertEqual((term.decided_at, term.decided_by, term.proposed_by), (None, None, cast.arabic_translator()))

    def test_a_comment_waits(self):
        story = makers.make_story()
        sent = {"name": "Lena", "text": "I waited at that bridge too. Thank you.", "stamp": stamps.stamp(story), "state": "shown", "edition": 1, "language": "ar", "score": "0"}

        self.client.post(reverse("comments:post", kwargs=story.address_parts), sent)

        comment = Comment.objects.get()
        self.assertEqual((comment.state, comment.edition), (Comment.State.WAITING, story))
