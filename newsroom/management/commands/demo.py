"""Fills an empty newsroom with the demonstration, and says who may sign in and what there is to read."""

import json

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from newsroom.demonstration.load import load
from newsroom.demonstration.people import ACCOUNTS
from newsroom.safety import DEMONSTRATION_PASSWORD


class Command(BaseCommand):
    help = "Fill an empty newsroom with the demonstration; print its accounts and addresses. Twice does no harm."

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help="Print accounts and addresses for a program.")

    def handle(self, *, verbosity, **options):
        if settings.PRODUCTION:
            raise CommandError("NEWSROOM_PRODUCTION=1: the demonstration's accounts have a password that everybody knows. Nothing was done.")
        stories = load()
        accounts = dict.fromkeys(ACCOUNTS, DEMONSTRATION_PASSWORD)
        if options["json"]:
            self.stdout.write(json.dumps({"accounts": accounts, "stories": stories}, ensure_ascii=False))
        elif verbosity:
            self.stdout.write(f"Sign in at {settings.ORIGIN}/admin/ as {', '.join(accounts)}; the password of all is {DEMONSTRATION_PASSWORD}.")
            for story in stories:
                self.stdout.write("  " + "  ".join(f"{settings.ORIGIN}{address}" for address in list(story.values())[:1]) + f"  in {', '.join(story)}")
