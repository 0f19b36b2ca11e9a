"""For whoever has lost telephone, passkey and recovery codes: an operator who knows them removes their second factor."""

from django.core.management.base import BaseCommand, CommandError

from newsroom.models import User
from newsroom.people import appointing, factors


class Command(BaseCommand):
    help = "Remove somebody's second factor and recovery codes, end their sessions, and tell them by mail. Ask them in person first."

    def add_arguments(self, parser):
        parser.add_argument("username")

    def handle(self, *, username, **options):
        person = User.objects.signing_in_as(username).first()
        if person is None:
            raise CommandError(f"Nobody is called {username}.")
        try:
            factors.remove(person, by=None)
        except appointing.Refused as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(f"Removed. {username} signs in with the password, and is asked to set up a new one where the newsroom requires it.")
