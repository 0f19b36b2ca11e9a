"""The forms of a story: its words, its pictures, its facts, its notes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from newsroom.lib import languages, plaintext, richtext
from newsroom.lib.richtext import rewording

from . import access, labelling
from .credit_forms import CreditsForm
from .fields import BodyField, PictureField, TidyField, TidyTextField, WebAddressField
from .models import (
    WORDS,
    CommentPolicy,
    Draft,
    Edition,
    Image,
    Licence,
    Place,
    Section,
    Tag,
    Topic,
)

PICTURE_FACTS = ("credit", "credit_link", "licence", "licence_reason")
FACTS = ("section", "topics", "places", "tags", "comment_policy", "sensitive", "is_coverage", "planned_for", "lead_link")
SHOWN_PICTURES = 24


WHAT_STAYS = _(
    "What a camera writes into a file (place, time, owner) is taken out before anything is stored. Faces, windows, signs and uniforms stay: no program can see whom they put in danger. Look for yourself."
)


class BeginForm(forms.Form):
    """In which language a new story is written."""

    language = forms.ChoiceField(label=_("Language you write in"), widget=forms.RadioSelect)

    def __init__(self, *args, codes, **options):
        super().__init__(*args, **options)
        self.fields["language"].choices = [(code, languages.own_name(code)) for code in codes]


class WordsForm(forms.Form):
    """What a reader reads, in the text's own language and direction."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    tab = forms.RegexField(r"^[a-z0-9]{8,24}$", required=False, widget=forms.HiddenInput)  # the open page's name for itself
    count = forms.IntegerField(required=False, min_value=0, max_value=10**8, widget=forms.HiddenInput)  # of its requests
    headline = TidyField(label=_("Headline"), most=300, widget=forms.Textarea(attrs={"rows": 1}))  # it grows with its words, and is one line all the same
    summary = TidyTextField(label=_("Summary"), most=2000, help_text=_("One or two sentences. Lists, feeds and searches show them."))
    body = BodyField(label=_("Text"))
    lead_alt = TidyTextField(
        label=_("Alternative text"), most=2000, rows=2, help_text=_("What the picture shows, for those who do not see it.")
    )
    lead_caption = TidyTextField(label=_("Caption"), most=2000, rows=2)

    @property
    def words(self) -> dict[str, str]:
        """As they may be written. Without the page's script the text is what somebody typed, and need be no HTML."""
        words = {name: self.cleaned_data[name] for name in WORDS}
        return words if self.cleaned_data["tab"] else words | {"body": richtext.from_typed(words["body"])}

    @property
    def valid_words(self) -> dict[str, str]:
        """Those that may be kept while others are still too long."""
        return {name: self.cleaned_data[name] for name in WORDS if name in self.cleaned_data}


class PictureFactsForm(forms.Form):
    """What must be known of a picture before readers see it."""

    credit = TidyField(label=_("Credit"), most=200, help_text=_("Who made it, as they want to be named."))
    credit_link = WebAddressField(label=_("Where the credit leads"))
    licence = forms.ChoiceField(label=_("Licence"), required=False, choices=[("", _("not chosen yet")), *Licence.choices])
    licence_reason = TidyTextField(label=_("Why this use is fair"), most=2000, rows=2)

    def clean(self):
        data = super().clean()
        if data.get("licence") == Licence.FAIR_USE and not data.get("licence_reason") and "licence_reason" in self.fields:
            self.add_error("licence_reason", _("Fair use needs its reason. Say why this use is fair."))
        return data


class PictureWordsForm(forms.Form):
    """What a picture shows, and its caption, in one language."""

    alt = TidyTextField(label=_("Alternative text: what the picture shows, for those who do not see it"), most=1000, rows=2)
    caption = TidyTextField(label=_("Caption"), most=2000, rows=2)

    def __init__(self, *args, language: str, **options):
        super().__init__(*args, **options)
        for field in self.fields.values():
            field.widget.attrs |= {"lang": language, "dir": languages.direction(language)}

    def clean(self):
        data = super().clean()
        if not self.errors and not any(data.values()):
            self.add_error("alt", _("Say what the picture shows."))
        return data


class FactsForm(CreditsForm, PictureFactsForm):
    """Where a story is filed, its lead picture, and who signs. Facts that this person may not set are not asked for."""

    fields: dict[str, Any]  # which of them are choices, types cannot tell
    data: MultiValueDict

    lead_image = forms.TypedChoiceField(label=_("From the library"), coerce=int, empty_value=None, required=False, widget=forms.RadioSelect)
    lead_file = PictureField(label=_("From your device"), help_text=WHAT_STAYS)
    lead_link = WebAddressField(label=_("Link that the picture opens"), help_text=_("A video or a source; the caption leads there."))

    section = forms.TypedChoiceField(label=_("Section"), coerce=int, empty_value=None, required=False)
    topics = forms.TypedMultipleChoiceField(label=_("Topics"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple)
    places = forms.TypedMultipleChoiceField(label=_("Places"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple)
    tags = TidyField(label=_("Tags"), most=1000, widget=forms.TextInput(attrs={"list": "all-tags"}), help_text=_("Names, with commas between them."))
    comment_policy = forms.ChoiceField(label=_("Comments"), required=False, choices=[("", _("As the section has it")), *CommentPolicy.choices])
    sensitive = forms.BooleanField(
        label=_("Sensitive"), required=False, help_text=_("Someone could come to harm. No machine sees it and nothing of it is kept in a browser.")
    )
    is_coverage = forms.BooleanField(
        label=_("Special coverage"), required=False,
        help_text=_("A story made of story cards: place them in the text with the editor’s own dialog. It has its own place on the front page and in lists."),
    )
    planned_for = forms.DateField(
        label=_("Planned for"), required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), help_text=_("A plan; it publishes nothing."),
        input_formats=["%Y-%m-%d"],
    )

    def __init__(self, *args, edition: Edition, user, language: str, initial: dict | None = None, **options):
        self.edition, self.article, self.user, self.language = edition, edition.article, user, language
        self.may_file, self.may_file_story = access.may_file(user, edition), access.may_file_story(user, edition)
        self.may_name_picture = not self.article.lead_image or access.may_change_picture(user, self.article.lead_image)
        super().__init__(*args, initial=self._initial() | (initial or {}), **options)  # type: ignore[misc]  # `initial` comes by name alone
        self._offer()

    def _initial(self) -> dict:
        article, image = self.article, self.article.lead_image
        tags = set(article.tags.values_list("pk", flat=True))
        self.all_tags = labelling.named(Tag, self.language)
        return {
            "lead_image": article.lead_image_id, "lead_link": article.lead_link,
            **{name: getattr(image, name) for name in PICTURE_FACTS if image},
            "section": article.section_id,
            "topics": list(article.topics.values_list("pk", flat=True)),
            "places": list(article.places.values_list("pk", flat=True)),
            "tags": ", ".join(name for pk, name in self.all_tags if pk in tags),
            **self.initial_bylines(),
            "comment_policy": article.comment_policy, "sensitive": article.sensitive, "is_coverage": article.is_coverage, "planned_for": article.planned_for,
        }

    def _offer(self) -> None:
        """What there is to choose from, in the person's language."""
        self.fields["section"].choices = [("", _("not chosen yet")), *labelling.named(Section, self.language)]
        self.fields["topics"].choices = labelling.named(Topic, self.language)
        self.fields["places"].choices = labelling.named(Place, self.language)
        self.offer_bylines(bool(self.may_file))
        self.pictures = pictures_on_offer(self.user, self.article.lead_image)
        self.fields["lead_image"].choices = [("", _("None")), *((image.pk, str(image)) for image in self.pictures)]
        if not self.may_file_story:
            for name in (*FACTS, "lead_image", "lead_file", *PICTURE_FACTS):
                del self.fields[name]
            return
        if not access.answers_for(self.user, self.edition):
            del self.fields["is_coverage"]
            if self.article.sensitive:
                self.fields["sensitive"].disabled = True
                self.fields["sensitive"].help_text = _("Someone could come to harm. Only an editor says that nobody could any more.")
        if self.article.lead_image and not self.may_name_picture:
            for name in PICTURE_FACTS:
                self.fields[name].help_text = str(access.may_change_picture(self.user, self.article.lead_image))

    def clean_tags(self):
        names = [name.strip() for name in self.cleaned_data["tags"].replace("،", ",").replace("、", ",").split(",") if name.strip()]
        found, unknown = labelling.matching(Tag, self.language, names)
        if unknown:
            raise forms.ValidationError(_("There is no tag “%(name)s”. Choose one that exists; an editor can make new ones."), params={"name": unknown[0]})
        return found

    def choose(self, image: Image) -> None:
        """As if this picture had been chosen in the library."""
        if image not in self.pictures:
            self.pictures.insert(0, image)
            self.fields["lead_image"].choices = [*self.fields["lead_image"].choices, (image.pk, str(image))]
        self.data = self.data.copy()
        self.data["lead_image"] = str(image.pk)
        self.cleaned_data |= {"lead_image": image.pk, "lead_file": None}

    @property
    def chosen_picture(self) -> Image | None:
        """The picture that stands on the page now."""
        chosen = str(self["lead_image"].value() or "") if "lead_image" in self.fields else ""
        return next((image for image in self.pictures if str(image.pk) == chosen), None)

    @property
    def facts(self) -> dict:
        """The facts under the names that articles.filing takes; none where they are not asked for."""
        if "section" not in self.fields:
            return {}
        facts = {name: self.cleaned_data[name] for name in FACTS if name in self.fields}
        return facts | {"section_id": facts.pop("section"), "lead_image_id": self.cleaned_data["lead_image"]}

    @property
    def picture_facts(self) -> dict:
        """What was typed about the lead picture. Words that stood there for another picture do not go over to a new one."""
        fresh = self.cleaned_data.get("lead_image") != self.article.lead_image_id
        return {name: self.cleaned_data.get(name, "") for name in PICTURE_FACTS if name in self.fields and (not fresh or name in self.changed_data)}


class StoryForm(FactsForm, WordsForm):
    """A story on one page: words, lead picture, facts."""

    def __init__(self, *args, draft: Draft, user, language: str, **options):
        self.draft = draft
        edition = draft.edition
        super().__init__(*args, edition=edition, user=user, language=language, initial={"version": draft.version, **draft.words}, **options)
        for name in WORDS:
            self.fields[name].widget.attrs |= {"lang": edition.language, "dir": edition.direction}
        if not access.may_edit(user, draft):
            for name, field in self.fields.items():
                field.disabled = name != "version"  # a decision names the version it saw, whoever may not type


def pictures_on_offer(user, chosen: Image | None) -> list[Image]:
    """The newest pictures that this person may see, with the chosen one first."""
    newest = [image for image in access.pictures_known_to(user).newest_first().for_choosing()[:SHOWN_PICTURES] if image != chosen]
    return [chosen, *newest] if chosen else newest


class UploadForm(PictureFactsForm):
    """One picture with what must be known of it, from the editor's dialog or one of many from the library's page."""

    file = PictureField(label=_("From your device"), required=True)
    ask = forms.ChoiceField(required=False, choices=[(about, about) for about in ("", "all", "others")])


class WordingField(TidyTextField):
    """Words that may take the place of a block's: tidied as a block's words are."""

    tidy = staticmethod(rewording.tidied)


class NoteForm(forms.Form):
    """A note on one block of a text, or on the whole of it, perhaps with a better wording."""

    fields: dict[str, Any]  # which of them is a choice, types cannot tell

    key = forms.ChoiceField(
        label=_("About"), required=False, error_messages={"invalid_choice": _("This paragraph is not in the text any more. Choose another one.")}
    )
    words = TidyTextField(label=_("Note"), most=4000)
    proposal = WordingField(
        label=_("Better wording"), most=10_000, help_text=_("If you have one: the whole paragraph as it should read. Its writer can take it over as it is.")
    )

    def __init__(self, *args, edition: Edition, blocks: Iterable[rewording.Block], **options):
        super().__init__(*args, **options)
        self.blocks = {block.key: block for block in blocks}
        self.fields["key"].choices = [("", _("the text as a whole")), *((key, opening(block)) for key, block in self.blocks.items() if block.words)]
        self.fields["words"].widget.attrs |= {"dir": "auto"}
        self.fields["proposal"].widget.attrs |= {"lang": edition.language, "dir": edition.direction}
        for field in self.fields.values():
            field.widget.attrs["form"] = "story"  # the page's one form, wherever the notes stand on it

    @property
    def says_something(self) -> bool:
        """Whether anything was typed."""
        return any(str(self[name].value() or "").strip() for name in ("words", "proposal"))

    def clean(self):
        data = super().clean()
        block = self.blocks.get(data.get("key", ""))
        if not self.errors and data["proposal"] and not (block and block.holds_words):
            self.add_error("key", _("Choose the paragraph that the wording is for."))
        elif not self.errors and not data["words"] and (not data["proposal"] or (block and data["proposal"] == block.words)):
            self.add_error("words", _("Write what you have to say about it, or another wording."))
        return data


class AnswerForm(forms.Form):
    """What is answered to a note."""

    words = TidyTextField(label=_("Answer"), most=4000, rows=2)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["words"].widget.attrs |= {"dir": "auto", "form": "story"}


def opening(block: rewording.Block) -> str:
    """What tells a block from the others in a list."""
    return plaintext.excerpt(block.words, 70)
