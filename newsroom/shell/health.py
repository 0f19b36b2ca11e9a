"""For those who watch the house: does it live, and can it work."""

import shutil

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import JsonResponse

LEAST_FREE = 200 * 1024 * 1024


def alive(request):
    """The process answers; nothing else is asked."""
    return JsonResponse({"alive": True})


def ready(request):
    """The database answers and there is room on the disk; 503 where not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        database = True
    except DatabaseError:
        database = False
    room = shutil.disk_usage(settings.DATA).free > LEAST_FREE
    return JsonResponse({"database": database, "room": room}, status=200 if database and room else 503)
