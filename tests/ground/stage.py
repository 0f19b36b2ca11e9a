"""Sets a stage in a newsroom that is being served: `python -m tests.ground.stage submitted 50` prints the keys of fifty submitted stories."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def on(server, what: str, count: int) -> list[dict]:
    """`count` of something on that server, made in a process beside it."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.ground.stage", what, str(count)], cwd=ROOT, env=server.environment, capture_output=True, text=True, check=False
    )
    assert done.returncode in (0, -signal.SIGKILL), done.stderr[-3000:]
    return json.loads(done.stdout)


def _submitted(number: int) -> dict:
    draft = makers.make_submitted(words={"headline": f"Staged {number} {os.getpid()}"})
    return {"draft": draft.pk, "version": draft.version, "edition": draft.edition_id}


def _changed(number: int) -> dict:
    """A live story with a change in hand."""
    edition = makers.make_story(words={"headline": f"Staged {number} {os.getpid()}"})
    draft = revisions.begin_edition(edition.article, language="en", by=cast.author())
    draft = revisions.write(draft, {"summary": "Said otherwise now."}, by=cast.author(), version=None)
    return {"draft": draft.pk, "version": draft.version, "edition": edition.pk}


def _dead(number: int) -> dict:
    """Decided by somebody whose server died in the very moment: one story withdrawn, one published, and nothing that follows."""
    withdrawn = Edition.objects.live().originals().in_language("en").newest_first()[number]
    workflow.withdraw(withdrawn, by=cast.editor(), why="A name was wrong.")
    submitted = makers.make_submitted(words={"headline": "Decided and dead"})
    published = workflow.publish(submitted, by=cast.editor())
    print(json.dumps([{"withdrawn": withdrawn.pk, "address": withdrawn.get_absolute_url(), "published": published.pk, "new": published.get_absolute_url()}]), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
    return {}


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    import django

    django.setup()
    from articles import revisions, workflow
    from articles.models import Edition
    from tests import cast, makers

    made = {"submitted": _submitted, "changed": _changed, "dead": _dead}[sys.argv[1]]
    print(json.dumps([made(number) for number in range(int(sys.argv[2]))]))
