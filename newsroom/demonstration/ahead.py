"""What lies ahead of the newsroom: the days stories are planned for, the hours they go out at, and people who ask to come in."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.utils import timezone

from articles import filing, hours, openings, releases
from articles.models import Draft, Edition
from newsroom.joining import applying, stamps
from newsroom.models import Application, Letter, User

from . import outlet

TO_CONFIRM = timedelta(minutes=20)  # from the form to the link in the mail


def hour(told: dict) -> datetime:
    """`at` by the outlet's clock, `in_days` days from today."""
    day = hours.here(timezone.now()).date() + timedelta(days=told["in_days"])
    return datetime.combine(day, time.fromisoformat(told["at"]), timezone.get_default_timezone())


def plan(edition: Edition, in_days: int) -> None:
    filing.plan(edition, hours.here(timezone.now()).date() + timedelta(days=in_days), seen=None)


def gather(draft: Draft, told: dict, *, by: User, at: datetime) -> None:
    """An approved text, opened to some languages before it appears, and the release that takes them out together."""
    for opening in openings.begin(draft, told["opened_to"], by=by):
        opening.opened_at = at
        opening.save(update_fields=["opened_at"])
    release = releases.make(draft.edition.article, hour=hour(told), codes=told["languages"], by=by, seen=None)
    release.made_at = at
    release.save(update_fields=["made_at"])


def let_people_ask() -> None:
    """Those who ask to come in have confirmed their address, and wait. Nobody is mailed about what never happened."""
    for said in outlet.read("applications.toml")["applications"]:
        days_ago = said.pop("days_ago")
        applying.ask(sender="", **said)
        row = Application.objects.unanswered_from(said["email"], said["kind"]).get()
        applying.confirm(stamps.confirmation(row), seen=applying.digest([row]))
        row.refresh_from_db()
        row.asked_at = row.consented_at = timezone.now() - timedelta(days=days_ago)
        row.confirmed_at = row.asked_at + TO_CONFIRM
        row.save(update_fields=["asked_at", "consented_at", "confirmed_at"])
        Letter.objects.to_address(row.email).delete()
        Letter.objects.about(f"application:{row.pk}").delete()
