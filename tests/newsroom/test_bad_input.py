"""What is refused or changed is said, in a sentence, where it happened."""

from django.test import TestCase

from tests import cast, makers


class BadInputTests(TestCase):
    def test_an_unknown_language_in_an_address_is_named(self):
        answer = self.client.get("/xx/", headers={"Accept-Language": "en"})

        self.assertContains(answer, "This newsroom has no language “xx”.", status_code=404)

    def test_a_script_in_a_text_is_left_out_and_said_so(self):
        draft = makers.make_draft()
        self.client.force_login(cast.author())
        typed = {"version": draft.version, "headline": "Rain", "body": "<p>Rain falls.</p><script>alert(1)</script>"}

        answer = self.client.post(f"/admin/story/{draft.pk}/", typed, follow=True)

        self.assertContains(answer, "Scripts, frames and the like do not stand in a story")
        self.assertEqual(makers.fresh(draft).headline, "Rain")
        self.assertNotIn("script", makers.fresh(draft).body)
