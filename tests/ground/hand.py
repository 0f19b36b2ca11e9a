"""Somebody at the desk of a real server, without a browser."""

import http.cookiejar
import re
import secrets
import urllib.error
import urllib.parse
import urllib.request


class Hand:
    """Somebody at the desk, without a browser: what the page's script and forms send."""

    def __init__(self, server, username):
        self.url = server.url
        self.jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))
        self.get("/admin/login/")
        self.post("/admin/login/", username=username, password=server.accounts[username])

    def get(self, path):
        with self.opener.open(self.url + path, timeout=20) as answer:
            return answer.geturl(), answer.read().decode()

    def answer_to(self, path):
        """The number of the answer to a look, and its page."""
        try:
            return 200, self.get(path)[1]
        except urllib.error.HTTPError as answer:
            return answer.code, answer.read().decode()

    def status(self, path, **fields):
        """The number of the answer, whatever it is."""
        try:
            self.post(path, **fields)
            return 200
        except urllib.error.HTTPError as answer:
            return answer.code

    def answer(self, path, **fields):
        """The number of the answer, and its page."""
        try:
            return 200, self.post(path, **fields)[1]
        except urllib.error.HTTPError as answer:
            return answer.code, answer.read().decode()

    def post(self, path, **fields):
        token = next(cookie.value for cookie in self.jar if cookie.name == "csrftoken")
        data = urllib.parse.urlencode(fields | {"csrfmiddlewaretoken": token}).encode()
        request = urllib.request.Request(self.url + path, data, {"Referer": self.url + "/admin/"})
        with self.opener.open(request, timeout=20) as answer:
            return answer.geturl(), answer.read().decode()

    def upload(self, path, name, content, **fields):
        """The number of the answer to one file, and the answer."""
        border = secrets.token_hex(16)
        told = fields | {"csrfmiddlewaretoken": next(cookie.value for cookie in self.jar if cookie.name == "csrftoken")}
        parts = [f'--{border}\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n{value}\r\n'.encode() for field, value in told.items()]
        parts.append(f'--{border}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\nContent-Type: image/jpeg\r\n\r\n'.encode() + content + b"\r\n")
        data = b"".join([*parts, f"--{border}--\r\n".encode()])
        headers = {"Referer": self.url + "/admin/", "Content-Type": f"multipart/form-data; boundary={border}"}
        try:
            with self.opener.open(urllib.request.Request(self.url + path, data, headers), timeout=30) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as answer:
            return answer.code, answer.read().decode()

    def begin(self):
        """(draft, edition) of a new story in English."""
        address, page = self.post("/admin/story/new/", language="en")
        return int(address.rstrip("/").rsplit("/", 1)[1]), int(re.search(r'data-edition="(\d+)"', page)[1])
