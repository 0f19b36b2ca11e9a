"""Words that many pages share: names of labels, captions and credits of pictures. When they change, whoever keeps pages is told."""

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string


def changed() -> None:
    """Tell, once the change stands, those that settings name (docs/decisions/0005: a lower room names no upper one)."""
    transaction.on_commit(import_string(settings.SHARED_WORDS_CHANGED))
