"""What a person carries into another language, and what they could."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Draft
from newsroom.desk.days import active
from newsroom.lib import cldr, languages
from translations import access

from . import since
from .rows import Action, Row, Section, Traits

FEW = 5
NAMED = 4  # languages of an offer that are named


def claims(user) -> Section:
    return Section("claims", _("You are translating"), [_claim(claim, user) for claim in access.claims_of(user).for_rows() if _is_in_hand(claim)])


def _is_in_hand(claim) -> bool:
    draft = claim.edition.draft_in_hand
    return draft is not None and draft.status == Draft.Status.WRITING


def _claim(claim, user) -> Row:
    edition, draft = claim.edition, claim.edition.draft
    source = draft.made_from
    title = draft.headline or (source.headline if source else "")
    title_in = edition.language if draft.headline else source.edition.language if source else ""
    address = reverse("translations:workbench", args=[draft.pk])
    return Row(
        title=title or _("untitled"), url=address, action=Action(_("Go on translating"), address), language=title_in if title else "", said_in=edition.language,
        facts=(_("yours until %(day)s") % {"day": cldr.short_date(claim.ends_at, active())},), since=since.touched(draft.touched_at), at=draft.touched_at,
        traits=Traits(frozenset({edition.language}), edition.article.section_id, (user,)),
    )


def claimable(user) -> Section:
    offers, queue = access.claimable(user), reverse("translations:queue")
    return Section("claimable", _("You could translate"), [_offer(offer, queue) for offer in offers], more=queue, at_once=FEW, is_capped=len(offers) >= access.MOST_OFFERS)


def _offer(offer, queue: str) -> Row:
    into = cldr.listed([languages.own_name(code) for code in offer.languages[:NAMED]], active())
    return Row(
        offer.text.headline, queue, Action(_("Take it up"), queue), language=offer.edition.language, facts=(_("into %(languages)s") % {"languages": into},),
        at=offer.edition.published_at, since=since.appeared(offer.edition.published_at) if offer.edition.published_at else "",
        traits=Traits(frozenset({*offer.languages, offer.edition.language}), offer.edition.article.section_id),
    )
