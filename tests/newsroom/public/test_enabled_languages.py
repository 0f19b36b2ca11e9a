"""A newsroom that offers a few languages leads its readers into no other."""

from django.test import TestCase, override_settings

from articles import revisions, workflow
from tests import cast, makers


@override_settings(NEWSROOM_LANGUAGES=("en", "ar"), PUBLICATION_GATES=("articles.gate.text_and_pictures",))
class EnabledLanguagesTests(TestCase):
    def test_no_page_links_to_a_language_that_is_not_offered(self):
        english = makers.make_story()
        for code in ("ar", "bn"):
            draft = revisions.begin_edition(english.article, language=code, by=cast.admin(), made_from=english.live_revision)
            workflow.publish(revisions.write(draft, makers.WORDS[code], by=cast.admin(), version=None), by=cast.admin())

        for page in ("/en/", english.get_absolute_url()):
            content = self.client.get(page).content.decode()

            self.assertIn('hreflang="ar"', content)
            self.assertNotIn('"/bn/', content)
            self.assertNotIn('hreflang="bn"', content)
