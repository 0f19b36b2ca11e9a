"""A decision names the version that was seen, also where its maker may not type."""

import re
from datetime import timedelta

from django.test import TestCase
from django.utils import timezone

from articles import revisions, workflow
from tests import cast, makers


class SeenVersionTests(TestCase):
    def version_on_the_page_of(self, draft, user):
        self.client.force_login(user)
        field = re.search(r'<input[^>]*name="version"[^>]*>', self.client.get(f"/admin/story/{draft.pk}/").content.decode())[0]
        self.assertNotIn("disabled", field)
        return re.search(r'value="(\d+)"', field)[1]

    def test_a_writer_takes_back_what_they_submitted(self):
        draft = makers.make_submitted()
        seen = self.version_on_the_page_of(draft, cast.author())

        self.client.post(f"/admin/story/{draft.pk}/take-back/", {"version": seen})

        self.assertEqual(makers.fresh(draft).status, "writing")

    def test_a_writer_takes_it_back_with_what_an_editor_has_corrected_meanwhile(self):
        draft = makers.make_submitted()
        seen = self.version_on_the_page_of(draft, cast.author())
        revisions.write(draft, {"headline": "Corrected"}, by=cast.editor(), version=draft.version)

        answer = self.client.post(f"/admin/story/{draft.pk}/take-back/", {"version": seen})

        self.assertEqual((answer.status_code, makers.fresh(draft).status, makers.fresh(draft).headline), (302, "writing", "Corrected"))

    def test_an_editor_takes_a_story_off_the_schedule(self):
        draft = makers.make_submitted()
        workflow.move(draft, workflow.State.SCHEDULED, by=cast.editor(), hour=timezone.now() + timedelta(hours=2))
        seen = self.version_on_the_page_of(draft, cast.editor())

        self.client.post(f"/admin/story/{draft.pk}/unschedule/", {"version": seen})

        self.assertIsNone(makers.fresh(draft).goes_out_at)
