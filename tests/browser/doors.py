"""The doors by which a text comes into the house, as the browser's own requests knock at them: the plain form, the autosave, notes, links, remarks."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from playwright.sync_api import APIResponse, Page

WORDS = ("headline", "summary", "body", "lead_alt", "lead_caption")
TAB = "hostile0tab"


@dataclass
class Draft:
    """A story on the desk, with the version that was last seen of it."""

    pk: int
    edition: int
    version: int
    sent: int = 0

    @property
    def address(self) -> str:
        return f"/admin/story/{self.pk}/"

    @property
    def history(self) -> str:
        return f"/admin/story/edition/{self.edition}/history/"


class Desk:
    """Somebody signed in, who sends what no page of ours would send."""

    def __init__(self, page: Page):
        self._asks = page.context.request
        cookies = {cookie["name"]: cookie["value"] for cookie in page.context.cookies()}
        self._token = {"X-CSRFToken": cookies["csrftoken"]}

    def get(self, address: str) -> str:
        return self._asks.get(address).text()

    def post(self, address: str, **fields: str) -> APIResponse:
        return self._asks.post(address, form=fields, headers=self._token, max_redirects=0)

    def begin(self, language: str = "en") -> Draft:
        pk = int(re.findall(r"\d+", self.post("/admin/story/new/", language=language).headers["location"])[-1])
        return Draft(pk, int(re.search(r'data-edition="(\d+)"', self.get(f"/admin/story/{pk}/"))[1]), 1)

    def save(self, draft: Draft, **fields: str) -> APIResponse:
        """By the plain form, as a browser without script sends it."""
        answer = self.post(draft.address, version=str(draft.version), **{name: fields.pop(name, "") for name in WORDS}, **fields)
        if answer.status == 302:
            draft.version += 1
        return answer

    def autosave(self, draft: Draft, **fields: str) -> APIResponse:
        draft.sent += 1
        answer = self.post(
            f"{draft.address}autosave/", version=str(draft.version), tab=TAB, count=str(draft.sent), edition=str(draft.edition), **fields
        )
        draft.version = answer.json()["version"]
        return answer

    def note(self, draft: Draft, words: str, *, key: str = "", proposal: str = "") -> APIResponse:
        return self.post(f"{draft.address}notes/", **{"note-key": key, "note-words": words, "note-proposal": proposal})

    def name(self, revision: str, name: str) -> APIResponse:
        return self.post(f"/admin/story/revision/{revision}/name/", name=name)

    def link(self, draft: Draft, for_whom: str) -> APIResponse:
        """The page with the address of a preview that takes remarks."""
        return self.post(f"{draft.address}links/", for_whom=for_whom, days="3", may_remark="on")

    @staticmethod
    def link_path(page: APIResponse) -> str:
        return re.search(r'value="https?://[^/"]+(/preview/[^"]+)"', page.text())[1]

    def publish(self, draft: Draft) -> str:
        """The path of the published story."""
        answer = self.post(f"{draft.address}publish/", version=str(draft.version))
        assert answer.status == 302, answer.text()
        return re.search(r'href="(/[^"]+)">Read it<', self.get(f"/admin/story/edition/{draft.edition}/"))[1]

    def revisions(self, draft: Draft) -> list[str]:
        """Their keys, newest first."""
        return list(dict.fromkeys(re.findall(r"/admin/story/revision/(\d+)/name/", self.get(draft.history))))

    def body(self, draft: Draft) -> str:
        """The stored text, without keys."""
        return re.sub(r' data-key="[a-z0-9]+"', "", self.value(self.get(draft.address), "body"))

    @staticmethod
    def value(page: str, name: str) -> str:
        """What stands in a field of a page."""
        area = re.search(rf'<textarea[^>]*name="{name}"[^>]*>\n?(.*?)</textarea>', page, re.DOTALL)
        return html.unescape(area[1] if area else re.search(rf'<input[^>]*name="{name}" value="([^"]*)"', page)[1])
