"""The rules that the database itself holds: each named constraint refuses the row that breaks it."""

from datetime import timedelta

from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.test import TestCase
from django.utils import timezone

from articles.models import (
    Article,
    Contributor,
    Correction,
    Credit,
    Draft,
    Edition,
    Hiding,
    Image,
    Listing,
    Note,
    Opening,
    Place,
    Placement,
    Presence,
    PreviewLink,
    Release,
    Rendition,
    Review,
    Revision,
    Tag,
    TaggedArticle,
    Transition,
)
from comments.models import Comment, Flag, Ruling
from newsroom.models import Application, Appointment, Invitation, Letter, Notice, Page, SavedView, User
from translations.models import Assignment, Finding, Memory, Request, Segment, Term

NOW = timezone.now()


class ConstraintTests(TestCase):
    """Each test makes the smallest row that is valid, then the one that is not."""

    @classmethod
    def setUpTestData(cls):
        cls.user = User.objects.create_user("asha")
        cls.article = Article.objects.create(original_language="sw")
        cls.edition = Edition.objects.create(article=cls.article, language="sw")
        cls.revision = Revision.objects.create(edition=cls.edition, number=1, headline="Sekunde kumi za mvua", at=NOW)
        cls.comment = Comment.objects.create(edition=cls.edition, name="Neema", text="Asante kwa habari hii.", language="sw")
        cls.tried: set[str] = set()

    def refused(self, constraint, make):
        """`make` raises, and it is this constraint that says so."""
        with self.assertRaises(IntegrityError) as caught, transaction.atomic():
            make()
        if connection.vendor == "postgresql":
            self.assertIn(constraint, str(caught.exception))

    def image(self, **facts):
        return Image(file="pictures/x.png", width=4, height=3, digest="0" * 64, **facts)

    def test_one_edition_per_language(self):
        self.refused("one_edition_per_language", lambda: Edition.objects.create(article=self.article, language="sw"))

    def test_one_edition_per_address(self):
        other = Article.objects.create(original_language="sw")
        Edition.objects.update(slug="mvua")
        self.refused("one_edition_per_address", lambda: Edition.objects.create(article=other, language="sw", slug="mvua"))

    def test_a_published_edition_has_headline_address_and_revision(self):
        self.refused("published_edition_has_headline_and_address", lambda: Edition.objects.update(published_at=NOW, live_revision=self.revision))
        self.refused("published_edition_has_its_revision", lambda: Edition.objects.update(published_at=NOW, headline="Mvua", slug="mvua"))

    def test_a_withdrawn_edition_was_published_and_says_why(self):
        self.refused("withdrawn_edition_was_published_and_says_why", lambda: Edition.objects.update(withdrawn_at=NOW))

    def test_only_an_approved_draft_has_an_hour(self):
        self.refused("only_an_approved_draft_has_an_hour", lambda: Draft.objects.create(edition=self.edition, goes_out_at=NOW))

    def test_a_scheduled_draft_names_its_words(self):
        self.refused("scheduled_draft_names_its_words", lambda: Draft.objects.create(edition=self.edition, status="approved", goes_out_at=NOW))

    def test_a_draft_counts_from_one(self):
        self.refused("draft_version_counts_from_one", lambda: Draft.objects.create(edition=self.edition, version=0))

    def test_one_revision_per_number(self):
        self.refused("one_revision_per_number", lambda: Revision.objects.create(edition=self.edition, number=1, at=NOW))

    def test_a_return_says_why(self):
        self.refused(
            "return_and_withdrawal_say_why",
            lambda: Transition.objects.create(edition=self.edition, before="submitted", after="returned", at=NOW),
        )

    def test_only_a_return_has_a_reason_and_only_a_move_changes_the_state(self):
        row = {"edition": self.edition, "before": "submitted", "after": "approved", "at": NOW}
        self.refused("only_a_return_has_a_reason", lambda: Transition.objects.create(**row, reason="facts"))
        self.refused("only_a_move_changes_the_state", lambda: Transition.objects.create(**row, deed="filed"))

    def test_one_review_per_text(self):
        Review.objects.create(edition=self.edition, editor=self.user)
        self.refused("one_review_per_text", lambda: Review.objects.create(edition=self.edition, editor=self.user))

    def test_one_standing_hiding_per_byline(self):
        byline = Contributor.objects.create(name="Asha Mwinyi-Tele")
        Hiding.objects.create(contributor=byline, at=NOW)
        self.refused("one_standing_hiding_per_byline", lambda: Hiding.objects.create(contributor=byline, at=NOW))

    def test_one_placement_per_picture_and_edition(self):
        Image.objects.bulk_create([self.image()])
        row = {"image": Image.objects.get(), "edition": self.edition}
        Placement.objects.create(**row)
        self.refused("one_placement_per_picture_and_edition", lambda: Placement.objects.create(**row))

    def test_one_open_opening_per_language(self):
        Opening.objects.create(revision=self.revision, language="ar")
        self.refused("one_open_opening_per_language", lambda: Opening.objects.create(revision=self.revision, language="ar"))

    def test_one_open_release_per_article(self):
        Release.objects.create(article=self.article, goes_out_at=NOW, languages=["sw", "ar"])
        self.refused("one_open_release_per_article", lambda: Release.objects.create(article=self.article, goes_out_at=NOW))

    def test_one_credit_per_role(self):
        byline = Contributor.objects.create(name="Asha Mwinyi-Tele")
        Credit.objects.create(edition=self.edition, contributor=byline)
        self.refused("one_credit_per_role", lambda: Credit.objects.create(edition=self.edition, contributor=byline))

    def test_one_listing_per_label(self):
        row = {"kind": "topic", "label": 1, "language": "sw", "published_at": NOW, "edition": self.edition}
        Listing.objects.create(**row)
        self.refused("one_listing_per_label", lambda: Listing.objects.create(**row))

    def test_one_tagging_per_tag_and_article(self):
        tag = Tag.objects.create(slug="rain", name_en="rain")
        TaggedArticle.objects.create(tag=tag, content_object=self.article)
        self.refused("one_tagging_per_tag_and_article", lambda: TaggedArticle.objects.create(tag=tag, content_object=self.article))

    def test_a_place_is_not_part_of_itself(self):
        place = Place.objects.create(slug="lamu")
        self.refused("place_is_not_part_of_itself", lambda: Place.objects.update(parent=place))

    def test_fair_use_has_a_reason(self):
        self.refused("fair_use_has_a_reason", lambda: Image.objects.bulk_create([self.image(licence="fair-use")]))

    def test_a_focal_point_lies_in_the_picture(self):
        self.refused("focal_point_lies_in_the_picture", lambda: Image.objects.bulk_create([self.image(focal_x=1.2)]))

    def test_a_picture_taken_down_has_a_reason(self):
        self.refused("picture_taken_down_has_a_reason", lambda: Image.objects.bulk_create([self.image(taken_down_at=NOW)]))

    def test_one_rendition_per_size_and_shape(self):
        image = Image.objects.bulk_create([self.image()])[0]
        image = Image.objects.get(digest=image.digest)
        Rendition.objects.create(image=image, width=320, height=240)
        Rendition.objects.create(image=image, width=320, height=180, shape="16x9")
        self.refused("one_rendition_per_size_and_shape", lambda: Rendition.objects.create(image=image, width=320, height=240))

    def test_notes_and_corrections_say_something(self):
        self.refused("note_says_something", lambda: Note.objects.create(edition=self.edition, words=""))
        self.refused("only_a_guests_note_names_a_guest", lambda: Note.objects.create(edition=self.edition, words="Kweli?", guest="Juma"))
        self.refused("only_a_proposal_is_accepted", lambda: Note.objects.create(edition=self.edition, words="Kweli?", accepted=True))
        self.refused("correction_says_something", lambda: Correction.objects.create(edition=self.edition, words=""))

    def test_one_active_assignment_per_edition(self):
        row = {"edition": self.edition, "translator": self.user, "ends_at": NOW + timedelta(days=7)}
        Assignment.objects.create(**row)
        self.refused("one_active_assignment_per_edition", lambda: Assignment.objects.create(**row))

    def test_an_ended_assignment_says_why_and_ends_after_it_began(self):
        self.refused(
            "ended_assignment_says_why",
            lambda: Assignment.objects.create(edition=self.edition, translator=self.user, ends_at=NOW + timedelta(days=1), ended_at=NOW),
        )
        self.refused(
            "assignment_ends_after_it_began",
            lambda: Assignment.objects.create(edition=self.edition, translator=self.user, ends_at=NOW - timedelta(days=1)),
        )

    def test_segments(self):
        row = {"edition": self.edition, "key": "k3f9a2", "position": 0, "kind": "paragraph"}
        self.refused("machine_words_are_not_confirmed", lambda: Segment.objects.create(**row, confirmed=True, origin="machine"))
        self.refused("what_is_left_out_has_no_translation", lambda: Segment.objects.create(**row, target="x", left_out_because="a pun"))
        Segment.objects.create(**row)
        self.refused("one_segment_per_key", lambda: Segment.objects.create(**row))

    def test_one_finding_per_block_check_and_detail(self):
        row = {"edition": self.edition, "key": "k3f9a2", "check_name": "numbers", "detail": "12"}
        Finding.objects.create(**row)
        self.refused("one_finding_per_block_check_and_detail", lambda: Finding.objects.create(**row))

    def test_memory(self):
        row = {"edition": self.edition, "key": "k3f9a2", "language": "en", "text": "Rain.", "own": "a1", "group": "a1", "words": "enrain"}
        Memory.objects.create(**row)
        Memory.objects.create(**row, position=1)
        self.refused("one_memory_per_sentence", lambda: Memory.objects.create(**row))

    def test_terms(self):
        row = {"source_language": "en", "source": "freedom of the press", "target": "uhuru wa vyombo vya habari"}
        self.refused("term_joins_two_languages", lambda: Term.objects.create(**row, target_language="en"))
        Term.objects.create(**row, target_language="sw")
        Term.objects.create(**row, target_language="sw", decided_at=NOW)
        self.refused("one_decision_per_term", lambda: Term.objects.create(**row, target_language="sw", decided_at=NOW))

    def test_requests(self):
        Request.objects.create(article=self.article, language="ar", reader="7f3a")
        self.refused("one_request_per_reader", lambda: Request.objects.create(article=self.article, language="ar", reader="7f3a"))
        self.refused("editors_request_has_end_and_reason", lambda: Request.objects.create(article=self.article, language="ar", editor=self.user))

    def test_comments_flags_and_rulings(self):
        self.refused("comment_has_name_and_text", lambda: Comment.objects.create(edition=self.edition, name="Neema", text="", language="sw"))
        self.refused("score_lies_between_0_and_1", lambda: Comment.objects.update(score=1.5))
        self.refused("comment_does_not_answer_itself", lambda: Comment.objects.update(parent=self.comment))
        Flag.objects.create(comment=self.comment, sender="7f3a", why="Matusi")
        self.refused("one_flag_per_person", lambda: Flag.objects.create(comment=self.comment, sender="7f3a", why="Matusi"))
        self.refused("ruling_changes_something", lambda: Ruling.objects.create(comment=self.comment, before="shown", after="shown"))
        self.refused("removal_says_why", lambda: Ruling.objects.create(comment=self.comment, before="shown", after="removed"))

    def test_presences_and_preview_links(self):
        draft = Draft.objects.create(edition=self.edition)
        Presence.objects.create(draft=draft, user=self.user, tab="t1", seen_at=NOW)
        self.refused("one_presence_per_page", lambda: Presence.objects.create(draft=draft, user=self.user, tab="t1", seen_at=NOW))
        self.refused(
            "preview_link_ends_after_it_began",
            lambda: PreviewLink.objects.create(edition=self.edition, digest="1" * 64, made_by=self.user, made_at=NOW, ends_at=NOW),
        )

    def test_people_pages_and_notices(self):
        Appointment.objects.create(user=self.user, role="author", language="sw")
        self.refused("one_appointment_per_role_and_language", lambda: Appointment.objects.create(user=self.user, role="author", language="sw"))
        row = {"kind": "write", "name": "Juma", "email": "juma@example.org", "consented_at": NOW}
        self.refused("answered_application_has_its_answer", lambda: Application.objects.create(**row, answer=True))
        Application.objects.create(**row)
        self.refused("one_waiting_application_per_address", lambda: Application.objects.create(**row))
        row = {"email": "juma@example.org", "invited_at": NOW}
        self.refused("invitation_ends_after_it_began", lambda: Invitation.objects.create(**row, ends_at=NOW))
        self.refused("accepted_invitation_was_not_taken_back", lambda: Invitation.objects.create(**row, accepted_at=NOW, revoked_at=NOW))
        SavedView.objects.create(user=self.user, name="Kiswahili")
        self.refused("one_saved_view_per_name", lambda: SavedView.objects.create(user=self.user, name="Kiswahili"))
        row = {"to": "juma@example.org", "subject": "Karibu", "sent_at": NOW}
        self.refused("sent_letter_keeps_no_words", lambda: Letter.objects.create(**row, once="1", text="Karibu"))
        self.refused("letter_is_sent_or_given_up", lambda: Letter.objects.create(**row, once="1", given_up_at=NOW))
        Page.objects.create(slug="about", language="sw", title="Kuhusu")
        self.refused("one_page_per_address_and_language", lambda: Page.objects.create(slug="about", language="sw", title="Kuhusu"))
        self.refused("notice_ends_after_it_begins", lambda: Notice.objects.create(key="give", begins_at=NOW, ends_at=NOW))


class NamedConstraintTests(TestCase):
    def test_every_constraint_of_ours_is_tried_above(self):
        with open(__file__, encoding="utf-8") as file:
            tried = file.read()
        ours = [apps.get_app_config(name) for name in ("articles", "translations", "comments", "newsroom")]
        names = {constraint.name for room in ours for model in room.get_models() for constraint in model._meta.constraints}

        self.assertEqual([name for name in sorted(names) if f'"{name}"' not in tried], [])
