"""The first admin of a newsroom, or of one that has none left; everybody else is appointed or invited on the desk."""

import getpass
import sys

from django.core.management.base import BaseCommand, CommandError

from newsroom.models import User
from newsroom.people import appointing


class Command(BaseCommand):
    help = "Make the first admin: a new account, or one that is there. The password is asked for, or read from standard input."

    def add_arguments(self, parser):
        parser.add_argument("username")
        parser.add_argument("--email", default="", help="where codes and letters go")

    def handle(self, *, username, email, **options):
        person = User.objects.signing_in_as(username).first()
        try:
            if person is None:
                person = appointing.open_account(username, email, _password())
            appointing.first_admin(person)
        except appointing.Refused as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(f"{person.get_username()} is an admin now, and can sign in at /admin/.")


def _password() -> str:
    return getpass.getpass("Password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
