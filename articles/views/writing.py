"""The page on which a story is written."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from newsroom.lib import richtext

from .. import access, deciding, history, presences, revisions, workflow, writing
from ..forms import BeginForm, StoryForm
from ..models import Draft, Transition
from . import checklist
from .noted import NotesShown

State = Transition.State
REFUSED = 422  # the page again, with what is wrong; what was typed is still there
STALE = 409


def new(request):
    codes = access.writing_languages(request.user)
    if not codes:
        raise PermissionDenied(_("You are not appointed to write here. An admin can appoint you."))
    form = BeginForm(request.POST if request.method == "POST" else None, codes=codes, initial={"language": codes[0]})
    if form.is_valid():
        draft = revisions.begin_story(language=form.cleaned_data["language"], by=request.user)
        return redirect("stories:draft", draft.pk)
    return render(request, "articles/new.html", {"form": form, "title": _("A new story")}, status=REFUSED if form.is_bound else 200)


def draft(request, pk):
    if request.method != "POST":
        found = access.draft_to_read(request.user, pk)
        return page(request, found) if found.edition.is_original else redirect("translations:workbench", pk)
    found, refusal = written(request, access.draft_to_write(request.user, pk))
    if refusal:
        return refusal
    if request.POST.get("then") == "preview":
        return redirect("desk:preview", found.pk)
    messages.success(request, _("Saved."))
    return redirect("stories:draft", found.pk)


def written(request, draft: Draft):
    """(draft, None) with the words of this request kept, or (draft, answer) where they were refused.

    A request without words, such as a button on the board, keeps what stands.
    """
    if "headline" not in request.POST or not access.may_edit(request.user, draft):
        return draft, None
    form = StoryForm(request.POST, request.FILES, draft=draft, user=request.user, language=get_language())
    valid = form.is_valid()
    if not writing.take_file(form, by=request.user) or not valid:
        return draft, page(request, draft, form=form, status=REFUSED)
    try:
        kept = writing.save(form, by=request.user)
        if richtext.acts(request.POST.get("body", "")):
            messages.warning(request, _("Scripts, frames and the like do not stand in a story: they were left out of the text, the words were kept."))
        return kept, None
    except revisions.Stale as stale:
        return draft, both_texts(request, form, stale)
    except revisions.Gone as gone:
        revisions.set_aside(draft.edition, form.words, by=request.user)
        messages.error(request, _("%(sentence)s What you typed is kept in its history.") % {"sentence": gone})
        return draft, redirect("stories:edition", draft.edition_id)
    except workflow.NotReady as not_ready:
        say(form, not_ready)
        return draft, page(request, draft, form=form, status=REFUSED)


def say(form, not_ready: workflow.NotReady) -> None:
    """What is not fit for readers, each sentence at its field."""
    for lack in not_ready.sentences:
        field = getattr(lack, "field", "")
        form.add_error(field if field in form.fields else None, str(lack))


def both_texts(request, form: StoryForm, stale: revisions.Stale):
    """Theirs, kept in the history, beside what was typed, which stands in the form and may be saved over theirs."""
    revisions.keep(stale.draft, by=stale.draft.touched_by)
    form.data = form.data.copy()
    form.data["version"] = stale.draft.version
    return page(request, stale.draft, form=form, stale=stale, status=STALE)


def page(request, draft: Draft, *, form: StoryForm | None = None, refused=None, status: int = 200, **more):
    """The writing page, as this person may use it. `refused` is the form of a decision that cannot be taken as it was sent."""
    draft = access.draft_to_read(request.user, draft.pk)
    form = form or StoryForm(draft=draft, user=request.user, language=get_language())
    context = {
        "draft": draft, "edition": draft.edition, "form": form, "state": State(workflow.state_of(draft)).label,
        "media": form.media.with_nonce(str(request.csp_nonce)),  # type: ignore[attr-defined]  # the editor's own kind of Media
        "last_return": Transition.objects.of(draft.edition).into(State.RETURNED).newest_first().first() if draft.status == Draft.Status.RETURNED else None,
        "title": draft.headline or _("A new story"), **_company(draft, request.user),
        "notes": NotesShown(request.user, draft, request.POST),
        **checklist.seen(draft, request.user), "since": history.changed_since(request.user, draft),
        **decisions(request.user, draft), **deciding.shown(draft, request.user, request.POST, refused), **more,
    }
    return render(request, "articles/draft.html", context, status=status)


def _company(draft: Draft, user) -> dict:
    others = presences.others(draft, user)
    return {"others": others, "others_write": any(one.is_writing for one in others)}


def decisions(user, draft: Draft) -> dict:
    """The verdict on each thing that can be done with a draft: a no explains its disabled button."""
    rules = ("edit", "submit", "take_back", "return", "approve", "schedule", "unschedule", "publish")
    return {
        "may": {name: getattr(access, f"may_{name}")(user, draft) for name in rules} | {"release": access.may_release(user, draft.edition)},
        "is_writer": access.is_writer(user, draft.edition),
        "is_editor": access.answers_for(user, draft.edition),
        "is_scheduled": draft.goes_out_at is not None,
        "is_change": draft.edition.published_at is not None,
    }
