"""Web and worker, as one command: what `make run` ends in."""

import os
import signal
import subprocess
import sys
import time

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from newsroom import reactions, safety
from newsroom.models import User
from newsroom.pages import door, store


class Command(BaseCommand):
    help = "Migrate, fill an empty database with the demonstration, then serve web and worker."

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=settings.PORT)
        parser.add_argument("--host", default="127.0.0.1")

    def handle(self, *, port, host, **options):
        call_command("migrate", verbosity=0)
        safety.refuse_unsafe()
        if not settings.PRODUCTION and not User.objects.exists():
            self.stdout.write("The database is empty: filling it with the demonstration newsroom (half a minute) …")
            self.stdout.flush()
            call_command("demo", verbosity=0)
        self.collect_static()
        store.wipe()  # the templates may be new
        reactions.catch_up()  # what a crash left undone, before anybody reads
        self.stdout.write(self.style.SUCCESS(f"\nThe newsroom  http://{host}:{port}/\nThe desk      http://{host}:{port}/admin/"))
        if names := [user.username for user in User.objects.demonstrating()]:
            self.stdout.write(f"Sign in as    {', '.join(names)}; the password of all is {safety.DEMONSTRATION_PASSWORD}\n")
        self.stdout.flush()
        self.run([self.web(host, port), [sys.executable, "manage.py", "worker", "--under", str(os.getpid())]])

    def collect_static(self):
        if not settings.DEBUG:
            subprocess.run([sys.executable, "manage.py", "collectstatic", "--no-input", "-v0"], cwd=settings.BASE_DIR, check=True)

    def web(self, host, port):
        if settings.DEBUG:
            return [sys.executable, "manage.py", "runserver", f"{host}:{port}"]
        return [
            sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port),
            "--blocking-threads", str(door.THREADS), "--workers", os.environ.get("NEWSROOM_WORKERS", "1"),
            "--http1-header-read-timeout", "5000", "--log-level", "error", "--no-ws", "newsroom.wsgi:application",
        ]

    def run(self, commands):
        """Run all; when one ends, or we are asked to stop, end the others."""
        environment = {**os.environ, "NEWSROOM_DATA": str(settings.DATA)}
        running = [subprocess.Popen(command, cwd=settings.BASE_DIR, env=environment) for command in commands]  # noqa: S603 - our own
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        try:
            while all(process.poll() is None for process in running):
                time.sleep(0.5)
        except (KeyboardInterrupt, SystemExit):
            pass
        finally:
            for process in running:
                process.terminate()
            for process in running:
                try:
                    process.wait(10)
                except subprocess.TimeoutExpired:
                    process.kill()
