"""The pages that a reader gets while they speak. None of them is kept by a cache or found by a search engine."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from .. import stamps, threads


def private(request, template: str, context: dict, status: int = 200) -> HttpResponse:
    """A page for the eyes of whoever asked."""
    response = render(request, template, context, status=status)
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex, noarchive"
    return response


def form_page(request, template: str, edition, form, status: int = 200, sentence: str = "") -> HttpResponse:
    """A form under a story, with what it answers."""
    answered = form.answered
    context = {
        "edition": edition,
        "form": form,
        "sentence": sentence,
        "stamp": stamps.stamp(edition),
        "action": reverse("comments:post", kwargs=edition.address_parts),
        "answered": threads.alone(answered, edition.language) if answered else None,
    }
    return private(request, template, context, status)


def refused(request, edition, form, status: int, sentence: str = "") -> HttpResponse:
    """Why a comment was not taken in, with the form and all that was typed."""
    return form_page(request, "comments/refused.html", edition, form, status, sentence)
