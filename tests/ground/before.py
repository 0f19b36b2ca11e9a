"""Loaded before Django's settings are (`-p` in pyproject.toml): each test process has a data folder of its own, and nothing of yours.

Playwright's synchronous side leaves an event loop running, in which Django would refuse every query.
"""

import atexit
import os
import shutil
import tempfile

for _name in ("PORT", "DEBUG", "CACHE_URL", "EMAIL_URL", "NEWSROOM_ORIGIN", "NEWSROOM_LANGUAGES", "NEWSROOM_PRODUCTION", "NEWSROOM_FOUR_EYES"):
    os.environ.pop(_name, None)
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def _folder(variable: str) -> None:
    os.environ[variable] = tempfile.mkdtemp(prefix="newsroom-tests-")
    atexit.register(shutil.rmtree, os.environ[variable], ignore_errors=True)


_folder("NEWSROOM_DATA")
IS_FIRST = "NEWSROOM_TESTS_SHARE" not in os.environ  # xdist's workers are its children, and find what it set
if IS_FIRST:
    _folder("NEWSROOM_TESTS_SHARE")
