"""A newsroom whose every field was filled by an enemy: each vector through each door, on stories that are live, changed, noted and shown to guests."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from newsroom.lib.richtext import clean, from_typed
from tests.browser import vectors
from tests.browser.doors import WORDS, Desk, Draft

SHELVES = 9
A_FIGURE = (
    '<figure data-image="{image}" data-alt="{said}"><figcaption>{said}</figcaption></figure>'
    '<figure data-embed="{short}" data-href="https://social.example/{link}" data-author="{said}" data-date="2026-03-01"><blockquote lang="es"><p>{said}</p></blockquote></figure>'
    '<figure data-quotation><blockquote><p>{said}</p></blockquote><blockquote data-original lang="sw"><p>{said}</p></blockquote><figcaption>{said}</figcaption></figure>'
    '<p><a href="https://example.org/{link}">{said}</a></p>'
)


@dataclass
class Shelves:
    """Addresses that print hostile text, and answers to requests that do."""

    desk: Desk
    addresses: list[str] = field(default_factory=list)
    answers: dict[str, object] = field(default_factory=dict)
    drafts: list[Draft] = field(default_factory=list)

    def fill(self) -> Shelves:
        first = self.desk.begin()
        page = self.desk.get(first.address)
        self.section = re.search(r'<select name="section".*?<option value="(\d+)"', page, re.DOTALL)[1]
        self.pictures = re.findall(r'name="lead_image" value="(\d+)"', page)
        self.lots = list(vectors.bodies())
        self.long = vectors.lines(2000)
        self.lines = vectors.lines(290)
        self.names = vectors.lines(115)
        self.credits = vectors.lines(195)
        self._write_shelves()
        self._write_one_by_the_form(first)
        self._propose()
        self._refuse(first)
        self._withdraw()
        self.addresses += [
            "/en/", "/en/feed.xml", "/sitemap.xml", "/news-sitemap.xml", "/admin/", "/admin/articles/edition/", "/admin/articles/contributor/", "/admin/articles/image/",
            "/admin/coverage/", "/admin/translate/", f"/admin/articles/edition/{first.edition}/delete/", f"/admin/articles/image/{self.pictures[0]}/delete/",
        ]
        return self

    # What stands where

    def _facts(self, number: int) -> dict[str, str]:
        return {
            "section": self.section, "lead_image": self.pictures[number % len(self.pictures)], "credit": self.credits[number], "licence": "own",
            "new_byline": self.names[number], "tags": "",
        }

    def _words(self, number: int) -> dict[str, str]:
        """Three fields of a story, three texts: all stories together say all of them."""
        third = -(-len(self.long) // 3)
        at = [(number + turn * third) % len(self.long) for turn in range(3)]
        return {"headline": self.lines[number], "summary": self.long[at[0]], "lead_alt": self.long[at[1]], "lead_caption": self.long[at[2]]}

    def _figures(self, number: int) -> str:
        said = self.long[number]
        return A_FIGURE.format(image=self.pictures[0], said=html.escape(said), short=html.escape(said[:100]), link=html.escape(re.sub(r"\s", "", said[:300])))

    def _write_shelves(self) -> None:
        """By the autosave. What stands of one lot of vectors, and behind it the next lot as it comes."""
        for number in range(SHELVES):
            draft = self.desk.begin()
            answer = self.desk.save(draft, headline="x", **self._facts(number))
            assert answer.status == 302, faults(answer)
            so_far = self._figures(number)
            for body in self.lots[number::SHELVES]:
                answer = self.desk.autosave(draft, **self._words(number), body=so_far + "".join(body.values()))
                assert answer.status == 200, answer.text()
                so_far = self.stored(draft, body)
            self._show(draft, number)

    def stored(self, draft: Draft, sent: dict[str, str]) -> str:
        """The stored text, in which each vector says what it says when it comes alone."""
        stands = self.desk.body(draft)
        for name, text in sent.items():
            assert clean(text) in stands, f"{name}: not what it is alone: {clean(text)!r}"
        return stands

    def _show(self, draft: Draft, number: int) -> None:
        """Live, begun anew as a change, shown to a guest who answers."""
        story = self.desk.publish(draft)
        again = self.desk.post(f"/admin/story/edition/{draft.edition}/change/").headers["location"]
        draft = Draft(int(re.findall(r"\d+", again)[-1]), draft.edition, 1)
        self.drafts.append(draft)
        made = self.desk.link(draft, self.names[number])
        door, receipt = self.desk.link_path(made), ""
        for turn in range(3):
            sent = self.desk.post(door, key="", name=self.names[number + turn], words=self.long[(3 * number + turn) % len(self.long)], mine=receipt)
            assert sent.status == 303, sent.text()
            receipt = re.search(r"mine=([^#]+)", sent.headers["location"])[1]
        self.addresses += [story, draft.address, f"/admin/preview/{draft.pk}/page/", f"{door}?mine={receipt}"]
        if number % 8 == 0:  # these print a headline and little else
            self.answers[f"{draft.address}links/"] = made
            self.addresses += [f"/admin/preview/{draft.pk}/", f"/admin/story/edition/{draft.edition}/"]

    def _write_one_by_the_form(self, draft: Draft) -> None:
        """Every text in every field, one after the other: each is a revision, named, and compared with the one before it."""
        for number, text in enumerate(self.long):
            lot = self.lots[number % len(self.lots)]
            words = dict.fromkeys(("summary", "lead_alt", "lead_caption"), text) | {"headline": self.lines[-1 - number], "body": "".join(lot.values())}
            answer = self.desk.save(draft, **words, **self._facts(SHELVES + number))
            assert answer.status == 302, faults(answer)
            if number < len(self.lots):
                self.stored(draft, {name: from_typed(text) for name, text in lot.items()})  # a plain text area: blank lines part paragraphs
        self.addresses += [draft.address, draft.history]
        revisions = self.desk.revisions(draft)
        for number, revision in enumerate(revisions):
            assert self.desk.name(revision, self.names[number]).status == 302
        pairs = [revisions[at : at + 2] for at in (*range(0, len(revisions) - 1, 2), len(revisions) - 2)]
        self.addresses += [f"/admin/story/edition/{draft.edition}/compare/?from={old}&to={new}" for new, old in pairs]
        for number in range(5):  # both texts, where somebody was quicker
            said = {"headline": self.lines[number], "summary": self.long[number], "body": "".join(self.lots[number].values()), "lead_alt": "", "lead_caption": ""}
            answer = self.answers[f"{draft.address}?{number}"] = self.desk.post(draft.address, version="1", **said)
            assert answer.status == 409, faults(answer)

    def _propose(self) -> None:
        """Notes with every text, and wordings of which half are taken."""
        draft = self.desk.begin()
        per = 5
        wordings = [" ".join(self.long[at : at + per])[:9_900] for at in range(0, len(self.long), per)]
        self.desk.save(draft, headline=self.lines[0], summary="s", body="".join(f'<p data-key="word{number}">Words {number}.</p>' for number in range(len(wordings))))
        for at in range(0, len(self.long), 2):
            assert self.desk.note(draft, "\n".join(self.long[at : at + 2])[:4000]).status == 302
        for number, wording in enumerate(wordings):
            assert self.desk.note(draft, "", key=f"word{number}", proposal=wording).status == 302
        taken = re.findall(r'action="(/admin/story/\d+/notes/\d+/accept/)"', self.desk.get(draft.address))[::2]
        for address in taken:
            draft.version += self.desk.post(address, version=str(draft.version)).status == 302
        assert taken
        self.addresses.append(draft.address)

    def _refuse(self, draft: Draft) -> None:
        """A page that refuses everything, and shows all of it again as it was typed."""
        everything = " ".join(self.long)
        raw = "".join(vectors.every().values())
        names = ("headline", "summary", "lead_alt", "lead_caption", "credit", "credit_link", "licence_reason", "lead_link", "tags", "new_byline", "planned_for", "section", "licence")
        answer = self.desk.post(
            draft.address, version=str(draft.version), body=raw, tab=everything, count=everything, **dict.fromkeys(names, everything), **{"note-words": everything, "note-key": everything}
        )
        assert answer.status == 422
        self.answers[f"{draft.address}?refused"] = answer
        refused = self.desk.name(self.desk.revisions(draft)[0], everything)
        assert refused.status == 422
        self.answers[f"{draft.history}?refused"] = refused

    def _withdraw(self) -> None:
        draft = self.desk.begin()
        self.desk.save(draft, **dict.fromkeys(WORDS, self.lines[1]), **self._facts(SHELVES))
        story = self.desk.publish(draft)
        assert self.desk.post(f"/admin/story/edition/{draft.edition}/withdraw/", why=" ".join(self.long[:2])[:4000]).status == 302
        self.addresses += [story, f"/admin/story/edition/{draft.edition}/"]


def faults(answer) -> str:
    """What a page says is wrong."""
    return " | ".join(re.findall(r'<p class="fault"[^>]*>(.*?)</p>', answer.text(), re.DOTALL)) or answer.text()[:2000]
