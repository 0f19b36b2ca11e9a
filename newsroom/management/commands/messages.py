"""Brings every language's catalogue up to date with the code: `make messages`."""

from django.core.management.base import BaseCommand

from newsroom import catalogues
from newsroom.lib import languages


class Command(BaseCommand):
    help = "Find the interface's sentences, update and compile each language's catalogue, and say what is missing."

    def handle(self, **options):
        template = catalogues.found()
        sentences = sum(1 for message in template if message.id)
        begun = []
        for code in languages.CODES:
            catalogues.write(code, catalogues.update(code, template))
            left = catalogues.missing(code, template)
            if left < sentences:
                begun.append(f"{code} {sentences - left}")
        self.stdout.write(f"{sentences} sentences; {len(languages.CODES)} languages; said in {', '.join(begun) or 'English alone'}.")
