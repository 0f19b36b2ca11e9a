"""Does what need not be done while somebody waits: tasks, due stories, claims that ran out, after-effects of a crash."""

import os
import signal
import threading
import time

from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from newsroom import clockwork, letters
from translations import memory

SECONDS_BETWEEN_TICKS = 5


class Command(BaseCommand):
    help = "Run tasks, publish what is due, end claims that ran out."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="Do what waits now, and stop.")
        parser.add_argument("--under", type=int, help="Stop when the process of this number is no longer the parent: `serve` was killed.")

    def handle(self, *, once, under=None, **options):
        worker = Worker(
            queue_names=["*"], interval=1, batch=once, backend_name="default", startup_delay=False, max_tasks=None,
            worker_id=get_random_string(32), excluded_queue_names=[],
        )
        if once:
            clockwork.tick()
            letters.send_due()
            worker.run()
            return
        threading.Thread(target=self.once, args=[memory.catch_up], daemon=True).start()
        for beat in (clockwork.tick, letters.send_due):  # apart: a mail server that hangs keeps no story waiting
            threading.Thread(target=self.for_ever, args=[beat], daemon=True).start()
        if under:
            threading.Thread(target=self.end_with, args=[under], daemon=True).start()
        worker.configure_signals()
        worker.run()

    def end_with(self, parent):
        """At once: a worker of old code must not go on beside the next one. What it was doing is taken up again."""
        while os.getppid() == parent:
            time.sleep(1)
        os.kill(os.getpid(), signal.SIGKILL)

    def once(self, work):
        try:
            work()
        except Exception as error:
            self.stderr.write(f"Left for the next start: {error!r}")
        finally:
            close_old_connections()

    def for_ever(self, beat):
        while True:
            close_old_connections()
            try:
                beat()
            except Exception as error:
                self.stderr.write(f"The clock missed a beat and goes on: {error!r}")
            time.sleep(SECONDS_BETWEEN_TICKS)
