"""What the server calls: the door, and behind it Django."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
_django = get_wsgi_application()

from newsroom import safety  # noqa: E402 - settings must be ready first
from newsroom.pages.door import Door  # noqa: E402

safety.refuse_unsafe()
application = Door(_django)
