"""Carries the demonstration into a newsroom through the ordinary doors: written, submitted, claimed, published, as people would."""

from __future__ import annotations

import io
import tomllib
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from articles import bylines, imaging, openings, revisions, workflow
from articles.models import (
    Article,
    Contributor,
    Credit,
    Draft,
    Edition,
    Image,
    Place,
    Revision,
    Section,
    Tag,
    Topic,
    Transition,
    name_column,
)
from articles.workflow import State
from comments.models import Comment
from newsroom.lib import richtext
from newsroom.pages import store
from translations import claims, crediting, memory

from . import ahead, outlet, people, pictures, unfinished

SIDE_WORDS = ("headline", "summary", "lead_caption", "lead_alt")
HOURS_BETWEEN_LANGUAGES = 3
HELD_BY = {"en": "author", "ar": "translator-ar", "sw": "translator-sw"}  # whose byline the first of a language is


def load() -> list[dict[str, str]]:
    """Fill an empty newsroom; one that has stories keeps what it has. Gives each story's addresses by language."""
    accounts = people.bring_in()
    if not Article.objects.exists():
        files = [tomllib.loads(path.read_text("utf-8")) for path in sorted((outlet.FOLDER / "stories").glob("*.toml"))]
        drawn = {name: imaging.receive(io.BytesIO(pictures.draw(name))) for name in pictures.PICTURES}
        with transaction.atomic():
            outlet.set_up()
            Demonstration(accounts, drawn).carry_in(files)
            ahead.let_people_ask()
            Transition.objects.mark_all_reacted()  # nobody is to be mailed about what never happened
            memory.catch_up()
        store.wipe()
    return addresses()


def addresses() -> list[dict[str, str]]:
    """{language: address} of every story with a live edition, newest first."""
    stories: dict[int, dict[str, str]] = {}
    for edition in Edition.objects.live().newest_first():
        stories.setdefault(edition.article_id, {})[edition.language] = edition.get_absolute_url()
    return list(stories.values())


class Demonstration:
    """What is remembered while the stories come in: people, pictures, bylines, and which story is which."""

    def __init__(self, accounts, drawn):
        self.accounts = accounts
        self.images = {name: self._hang(name, received) for name, received in drawn.items()}
        self.bylines: dict[str, Contributor] = {}
        self.articles: dict[str, Article] = {}

    def carry_in(self, files: list[dict]) -> None:
        """All stories: first that they are there, since they point to each other, then their words, language by language."""
        now = timezone.now()
        begun = [(file, now - timedelta(days=file["days_ago"]), self._begin(file, now)) for file in files]
        for file, at, draft in begun:
            original = self._original(file, draft, at)
            told = file["editions"][file["original"]]
            others = [(number, language, words) for number, (language, words) in enumerate(file["editions"].items()) if words is not told]
            if "then" in told:  # whoever is behind translated what stood then; the others what stands now
                self._translations(file, original, [other for other in others if other[2].get("behind")], at, now)
                self._change(original, told, at + (now - at) / 2)
                others = [other for other in others if not other[2].get("behind")]
                at = at + (now - at) / 2
            self._translations(file, original, others, at, now)

    def _translations(self, file: dict, original: Edition, others: list[tuple[int, str, dict]], at, now) -> None:
        for number, language, words in others:
            later = min(at + timedelta(hours=HOURS_BETWEEN_LANGUAGES * (number + 1)), now - timedelta(minutes=number + 1))
            self._translation(file, original, language, words, later)

    def _hang(self, name: str, received) -> Image:
        facts = dict(pictures.PICTURES[name])
        words = {name_column(code, field): text for field in ("alt", "caption") for code, text in facts.pop(field, {}).items()}
        return imaging.store(received, by=self.accounts["author"], **facts, **words)

    def _begin(self, file: dict, now) -> Draft:
        lead = self.images[file["lead"]] if file["lead"] else None
        draft = revisions.begin_story(
            language=file["original"], by=self._writer(file["original"]), at=now - timedelta(days=file["days_ago"], hours=30),
            section=Section.objects.with_slug(file["section"]).get(), lead_image=lead, lead_link=file.get("lead_link", ""), sensitive=file["sensitive"],
            is_coverage=file.get("coverage", False),
        )
        article = draft.edition.article
        for labels, model, slugs in ((article.topics, Topic, file["topics"]), (article.places, Place, file["places"]), (article.tags, Tag, file["tags"])):
            labels.set([model.objects.with_slug(slug).get() for slug in slugs])
        for position, name in enumerate(file["byline"]):
            Credit.objects.create(edition=draft.edition, contributor=self._byline(name, file["original"]), position=position)
        if "planned_in_days" in file:
            ahead.plan(draft.edition, file["planned_in_days"])
        self.articles[file["slug"]] = article
        return draft

    def _original(self, file: dict, draft: Draft, at) -> Edition:
        told = file["editions"][file["original"]]
        words = told.get("then") or told
        writer, editor = self._writer(file["original"]), self._editor(file["original"])
        state = told.get("state", "published")
        if "past" in told:
            draft = unfinished.keep_past(draft, told, self._words, self.accounts, at)
        else:
            draft = revisions.write(draft, self._words(words), by=writer, version=None)
        unfinished.say(draft, told, self.accounts, at)
        if state == "writing":
            return draft.edition
        if draft.status != State.SUBMITTED:
            workflow.move(draft, State.SUBMITTED, by=writer, at=at - timedelta(hours=2))
        if state == "returned":
            workflow.move(draft, State.RETURNED, by=editor, why=told["why"], at=at)
        elif state == "scheduled":
            workflow.move(draft, State.SCHEDULED, by=editor, hour=ahead.hour(told["goes_out"]), at=at)
        elif state == "approved":
            workflow.move(draft, State.APPROVED, by=editor, at=at)
            ahead.gather(draft, file["together"], by=editor, at=at)
        elif state == "published":
            workflow.move(draft, State.PUBLISHED, by=editor, at=at)
        self._say(draft.edition, told.get("comments", []), at)
        return draft.edition

    def _translation(self, file: dict, original: Edition, language: str, words: dict, at) -> None:
        source = self._source(original, language, words.get("made_from", file["original"]))
        translator = self.accounts[HELD_BY.get(language, "admin")] if language != "en" else self.accounts["translator-ar"]
        draft = claims.claim(original.article, language=language, by=translator, made_from=source, at=at - timedelta(hours=1))
        crediting.carry_authors(draft.edition)
        byline = self._byline(words["translator"], language)
        Credit.objects.get_or_create(edition=draft.edition, contributor=byline, role=Credit.Role.TRANSLATOR, defaults={"position": 100})
        draft = revisions.write(draft, self._words(words, like=source), by=translator, version=None)
        state = words.get("state", "published")
        if state == "half":
            return
        workflow.move(draft, State.SUBMITTED, by=translator, at=at - timedelta(minutes=30))
        if state == "published":
            workflow.move(draft, State.PUBLISHED, by=self._editor(language), at=at)
            claims.finish(draft.edition)
        elif state == "approved":
            workflow.move(draft, State.APPROVED, by=self._editor(language), at=at)
        self._say(draft.edition, words.get("comments", []), at)

    def _source(self, original: Edition, language: str, made_from: str) -> Revision:
        """What its translator sees: what is live, else what was opened to their language."""
        source = Edition.objects.of(original.article).in_language(made_from).live().first()
        return source.live_revision if source else openings.of(original)[language].revision

    def _change(self, original: Edition, told: dict, at) -> None:
        """The original says something else now; whoever translated it before has fallen behind."""
        editor = self._editor(original.language)
        change = revisions.begin_edition(original.article, language=original.language, by=editor, at=at - timedelta(hours=1))
        change = revisions.write(change, self._words(told), by=editor, version=None)
        workflow.publish(change, by=editor, weight="facts", correction=told.get("correction", ""), at=at)

    def _words(self, words: dict, like: Revision | None = None) -> dict[str, str]:
        """Words of a file as words of a draft: pictures and stories by number, blocks with the keys of the text they translate."""
        nodes = richtext.parse(words["body"])
        for element in richtext.walk(nodes):
            if name := element.attributes.get("data-image"):
                element.attributes["data-image"] = str(self.images[name].pk)
            if slug := element.attributes.get("data-story"):
                element.attributes["data-story"] = str(self.articles[slug].pk)
        if like:
            _take_keys(nodes, richtext.parse(like.body), words["headline"])
        return {**{name: words.get(name, "") for name in SIDE_WORDS}, "body": richtext.serialise(nodes)}

    def _say(self, edition: Edition, comments: list[dict], at, parent: Comment | None = None) -> None:
        for number, told in enumerate(comments):
            said_at = min(at + timedelta(hours=2 + 5 * number), timezone.now() - timedelta(minutes=len(comments) - number))
            comment = Comment.objects.create(
                edition=edition, parent=parent, name=told["name"], text=told["text"], language=edition.language, state=told["state"], at=said_at
            )
            self._say(edition, told.get("replies", []), said_at, parent=comment)

    def _byline(self, name: str, language: str) -> Contributor:
        if name not in self.bylines:
            account = HELD_BY.get(language)
            taken = account and Contributor.objects.held_by(self.accounts[account]).exists()
            self.bylines[name] = bylines.begin(name, holder=None if taken or not account else self.accounts[account])
        return self.bylines[name]

    def _writer(self, language: str):
        return self.accounts["author" if language == "en" else "admin"]

    def _editor(self, language: str):
        return self.accounts[{"en": "editor", "ar": "editor-ar"}.get(language, "admin")]


def _take_keys(nodes: list, source: list, name: str) -> None:
    """Give the blocks of a translation the keys of the blocks they translate: both texts are built alike, block by block."""
    ours = [element for element in richtext.walk(nodes) if element.tag in KEYED]
    theirs = [element for element in richtext.walk(source) if element.tag in KEYED]
    if [element.tag for element in ours] != [element.tag for element in theirs]:
        raise ValueError(f"“{name}” is not built like the text it translates.")
    for mine, its in zip(ours, theirs, strict=True):
        if its.key:
            mine.attributes["data-key"] = its.key


KEYED = richtext.LEAVES | richtext.LISTS | {"figure", "blockquote", "hr"}
