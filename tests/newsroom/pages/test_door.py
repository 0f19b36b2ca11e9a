"""The door: a kept page is answered with every header, and nothing a client sends changes whose page it is."""

from threading import Event, Thread

from django.test import SimpleTestCase, override_settings

from newsroom.pages import store
from newsroom.pages.door import Door
from tests.folders import TemporaryFolder

PAGE = b"<!doctype html><p>Rain for ten seconds.</p>"


def behind(environ, start_response):
    start_response("200 OK", [("X-From", "django")])
    return [b"django"]


class DoorTests(TemporaryFolder, SimpleTestCase):
    def setUp(self):
        super().setUp()
        settings = override_settings(PAGES_ROOT=self.folder / "pages", NEWSROOM_LANGUAGES=("en",), ALLOWED_HOSTS=["news.example"])
        settings.enable()
        self.addCleanup(settings.disable)
        store.keep("/en/", PAGE, "text/html; charset=utf-8", store.stamp())
        self.door = Door(behind)

    def ask(self, path="/en/", method="GET", **environ):
        answer = {}

        def start_response(status, headers, exc_info=None):
            answer["status"], answer["headers"] = int(status.split()[0]), dict(headers)

        body = self.door({"REQUEST_METHOD": method, "PATH_INFO": path, "HTTP_HOST": "news.example:8000", **environ}, start_response)
        return answer["status"], answer["headers"], b"".join(body)

    def test_a_kept_page_is_answered_with_the_full_set_of_headers(self):
        status, headers, body = self.ask()

        self.assertEqual((status, body), (200, PAGE))
        self.assertIn("default-src 'none'", headers["Content-Security-Policy"])
        self.assertEqual(headers["X-Content-Type-Options"], "nosniff")
        self.assertEqual(headers["Content-Type"], "text/html; charset=utf-8")
        self.assertNotIn("Set-Cookie", headers)

    def test_a_page_unchanged_is_not_sent_again(self):
        _status, headers, _body = self.ask()

        status, _headers, body = self.ask(HTTP_IF_NONE_MATCH=headers["ETag"])

        self.assertEqual((status, body), (304, b""))

    def test_a_head_has_the_headers_and_no_body(self):
        status, headers, body = self.ask(method="HEAD")

        self.assertEqual((status, headers["Content-Length"], body), (200, str(len(PAGE)), b""))

    def test_a_browser_that_unpacks_gets_the_packed_twin(self):
        _status, headers, body = self.ask(HTTP_ACCEPT_ENCODING="gzip, br")

        self.assertEqual(headers["Content-Encoding"], "gzip")
        self.assertEqual(body[:2], b"\x1f\x8b")

    def test_a_foreign_host_a_query_or_another_path_is_djangos_business(self):
        for request in ({"HTTP_HOST": "evil.example"}, {"QUERY_STRING": "page=2"}, {"path": "/en/other/"}, {"path": "/en/../"}, {"path": "/\xff/"}):
            self.assertEqual(self.ask(**request)[2], b"django", request)

    def test_cookies_and_languages_do_not_change_the_page(self):
        for header in ("HTTP_COOKIE", "HTTP_ACCEPT_LANGUAGE", "HTTP_X_FORWARDED_HOST", "HTTP_X_ORIGINAL_URL"):
            self.assertEqual(self.ask(**{header: "ar"})[2], PAGE)

    def test_slow_senders_do_not_hold_every_thread(self):
        release, inside = Event(), Event()

        def slow(environ, start_response):
            inside.set()
            release.wait(5)
            return behind(environ, start_response)

        self.door = Door(slow, bodies=1)
        sender = Thread(target=self.ask, kwargs={"method": "POST"})
        sender.start()
        inside.wait(5)

        status, headers, _body = self.ask(method="POST")
        reader = self.ask()
        release.set()
        sender.join()

        self.assertEqual((status, headers["Retry-After"]), (503, "5"))
        self.assertEqual(reader[2], PAGE)
