"""Where moderators work. The desk's own lock is on every door; access.py decides what each person finds behind it."""

from django.contrib import admin
from django.urls import path

from .views import queue

app_name = "moderation"
urlpatterns = [
    path("", admin.site.admin_view(queue.queue), name="queue"),
    path("log/", admin.site.admin_view(queue.log), name="log"),
    path("<int:pk>/", admin.site.admin_view(queue.comment), name="comment"),
    path("<int:pk>/rule/", admin.site.admin_view(queue.rule), name="rule"),
]
