"""What a reader fills in under a story, and a moderator in the queue."""

from __future__ import annotations

import regex
from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from newsroom.lib.plaintext import sound, tidy, tidy_text

from . import access, moderation, stamps
from .models import NAME_LENGTH, TEXT_LENGTH, Comment

MARKS_ON_A_LETTER = 8  # no script stacks as many; what has more climbs out of its line
_TOO_MANY_MARKS = regex.compile(rf"\p{{M}}{{{MARKS_ON_A_LETTER + 1},}}")
# Nothing to see: spaces, marks on nothing, default ignorables (among them Hangul fillers, which are letters), an empty braille cell.
_INVISIBLE = regex.compile(r"[\p{Z}\p{C}\p{M}\p{Default_Ignorable_Code_Point}\u2800]+")


class Typed(forms.Field):
    """Text as people type it, made fit to store by `tidy`. Django's own field would answer a NUL with a programmer's sentence."""

    def __init__(self, tidy):
        super().__init__(required=False)
        self.tidy = tidy

    def to_python(self, value):
        return self.tidy(value or "")


class CommentForm(forms.Form):
    """A reader's comment on an edition. Its errors are sentences; what was typed stays in it."""

    name = Typed(tidy)
    text = Typed(tidy_text)
    parent = Typed(tidy)
    honeypot = Typed(tidy)  # unseen; machines fill in what they find
    stamp = Typed(tidy)

    def __init__(self, edition, typed=None, *, parent=""):
        """`typed` is what was sent, a mapping of strings; None for a form that nobody has filled in yet."""
        self.edition = edition
        super().__init__(None if typed is None else {name: sound(typed.get(name, "")) for name in self.base_fields}, initial={"parent": parent})

    def clean_name(self):
        name = self.cleaned_data["name"]
        if not _INVISIBLE.sub("", name):
            raise ValidationError(_("Give a name to be called by. It need not be your own, but it has to be visible."))
        if len(name) > NAME_LENGTH:
            raise ValidationError(_("A name has at most %(most)s characters; this one has %(count)s.") % {"most": NAME_LENGTH, "count": len(name)})
        if _TOO_MANY_MARKS.search(name):
            raise ValidationError(_("This name has so many marks on one letter that it would cover the lines around it. Please leave some out."))
        return name

    def clean_text(self):
        text = self.cleaned_data["text"]
        if not _INVISIBLE.sub("", text):
            raise ValidationError(_("Write what you want to say."))
        if len(text) > TEXT_LENGTH:
            raise ValidationError(_("A comment has at most %(most)s characters; this one has %(count)s. Please shorten it.") % {"most": TEXT_LENGTH, "count": len(text)})
        return text

    def clean_honeypot(self):
        if self.cleaned_data["honeypot"]:
            raise ValidationError(_("A field that people do not see was filled in. Please send again without it; it is empty now."))
        return ""

    def clean_stamp(self):
        if not stamps.holds(self.cleaned_data["stamp"], self.edition):
            raise ValidationError(_("This form did not come from this story’s page, or the page has been open for very long. Please look at your words and send again."))
        return self.cleaned_data["stamp"]

    def clean(self):
        """What is wrong in a field that nobody sees is said above the form, and mended for the next try."""
        super().clean()
        if self.cleaned_data.get("parent") and self.answered is None:
            self.forget("parent", _("The comment that you answer does not stand under this story any more. Send again to say it under the story itself."))
        for name in ("honeypot", "stamp"):
            if name in self.errors:
                self.forget(name, *self.errors.pop(name).data[0].messages)
        verdict = access.may_comment(self.edition)
        if not verdict:
            self.add_error(None, str(verdict))

    def forget(self, name, sentence):
        self.data = {**self.data, name: ""}
        self.add_error(None, sentence)

    @cached_property
    def answered(self) -> Comment | None:
        """The comment that this one answers, or None."""
        key = self.data.get("parent") or self.initial.get("parent")
        return access.comment_to_answer(self.edition, key) if key else None

    @property
    def can_be_sent(self) -> bool:
        return bool(access.may_comment(self.edition))


class RulingForm(forms.Form):
    """A moderator's decision, with the state they saw when they made it."""

    before = forms.ChoiceField(choices=Comment.State)
    after = forms.ChoiceField(choices=Comment.State)
    why = Typed(tidy_text)

    def rule(self, comment, *, by):
        """Carry the decision out; raises moderation.RulingRefused with a sentence."""
        if not self.is_valid():
            raise moderation.RulingRefused(_("This decision could not be read. Please choose again."))
        return moderation.rule(comment, self.cleaned_data["after"], by=by, why=self.cleaned_data["why"], before=self.cleaned_data["before"])
