"""Kept pages: whole or not at all, never older than the last purge."""

from django.test import SimpleTestCase, override_settings

from newsroom.pages import store
from tests.folders import TemporaryFolder

HTML = "text/html; charset=utf-8"


class StoreTests(TemporaryFolder, SimpleTestCase):
    def setUp(self):
        super().setUp()
        settings = override_settings(PAGES_ROOT=self.folder / "pages", NEWSROOM_LANGUAGES=("en", "ar"))
        settings.enable()
        self.addCleanup(settings.disable)

    def kept(self, path):
        file = store.file_of(path)
        return file is not None and file.exists()

    def test_a_page_is_kept_under_its_path(self):
        self.assertTrue(store.keep("/ar/2026/11/04/عبّارة/", b"<p>", HTML, store.stamp()))

        self.assertTrue(self.kept("/ar/2026/11/04/عبّارة/"))

    def test_a_page_made_before_a_purge_is_not_kept_after_it(self):
        stamp = store.stamp()

        store.purge([])

        self.assertFalse(store.keep("/en/", b"old", HTML, stamp))
        self.assertFalse(self.kept("/en/"))

    def test_purging_a_story_forgets_all_below_it_and_nothing_beside_it(self):
        for path in ("/en/2026/11/04/rain/", "/en/2026/11/04/rain/with/ar/", "/en/2026/11/04/rain-again/"):
            store.keep(path, b"x", HTML, store.stamp())

        store.purge(["/en/2026/11/04/rain/*"])

        self.assertFalse(self.kept("/en/2026/11/04/rain/"))
        self.assertFalse(self.kept("/en/2026/11/04/rain/with/ar/"))
        self.assertTrue(self.kept("/en/2026/11/04/rain-again/"))

    def test_wiping_forgets_everything(self):
        store.keep("/en/", b"x", HTML, store.stamp())
        store.keep("/sitemap.xml", b"x", "application/xml; charset=utf-8", store.stamp())

        store.wipe()

        self.assertFalse(self.kept("/en/"))
        self.assertFalse(self.kept("/sitemap.xml"))

    def test_wiping_leaves_another_wipes_new_stamp_alone(self):
        store.wipe()
        others = self.folder / "pages" / ".stamp-7-abcd"
        others.write_text("new")

        store.wipe()

        self.assertTrue(others.exists())

    def test_an_odd_path_has_no_file(self):
        for path in ("/en/../../etc/", "/en//x/", "/en/.git/", "en/", "/en/\x00/", "/en/a\\b/", "/en/" + "ก" * 100 + "/", "/en/x.js", "/en/story"):
            self.assertIsNone(store.file_of(path), path)

    def test_only_a_plain_readers_page_may_be_kept(self):
        self.assertTrue(store.may_keep("GET", "/en/", ""))
        for request in (("POST", "/en/", ""), ("GET", "/en/", "utm=1"), ("GET", "/admin/", ""), ("GET", "/xx/", ""), ("HEAD", "/en/", "")):
            self.assertFalse(store.may_keep(*request), request)

    def test_an_answer_with_a_cookie_or_another_status_is_not_kept(self):
        self.assertTrue(store.keepable(200, {"Content-Type": HTML}, False))
        self.assertFalse(store.keepable(200, {"Content-Type": HTML}, True))
        self.assertFalse(store.keepable(404, {"Content-Type": HTML}, False))
        self.assertFalse(store.keepable(200, {"Content-Type": HTML, "Cache-Control": "no-store"}, False))
        self.assertFalse(store.keepable(200, {"Content-Type": "application/json"}, False))
