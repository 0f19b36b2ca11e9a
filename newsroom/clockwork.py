"""What happens because time passes. Every few seconds, in the worker; each part may run twice without harm."""

from datetime import timedelta

from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles import workflow
from comments import limits
from newsroom import letters, reactions
from newsroom.accounts import lasting
from newsroom.joining import applying, away, inviting
from translations import claims

TASK_LIMIT = timedelta(minutes=10)
MOST_TRIES = 5


def tick() -> None:
    workflow.publish_due()
    claims.end_run_out()
    reactions.catch_up()
    reactions.print_pictures()
    reactions.end_licences_daily()
    reactions.sweep_hourly()
    limits.forget_old_senders()
    letters.forget_old()
    applying.forget()
    inviting.forget()
    away.tell_hourly()
    lasting.clear_old()
    revive_tasks()


def revive_tasks() -> int:
    """Tasks whose worker died with them go back into the queue; after five tries they are left as failed. How many came back."""
    stuck = DBTaskResult.objects.running().filter(started_at__lt=timezone.now() - TASK_LIMIT)
    revived = 0
    for task in stuck:
        if len(task.worker_ids) >= MOST_TRIES:
            task.set_failed(TimeoutError("Its worker died five times."))
        else:
            revived += DBTaskResult.objects.filter(pk=task.pk, status=task.status).update(status="READY", started_at=None)
    return revived
