"""Addresses of the desk that no room below owns."""

from django.contrib import admin
from django.urls import path

from . import coverage, preview

app_name = "desk"
urlpatterns = [
    path("preview/<int:pk>/", admin.site.admin_view(preview.preview), name="preview"),
    path("preview/<int:pk>/page/", admin.site.admin_view(preview.preview_frame), name="preview-frame"),
    path("coverage/", admin.site.admin_view(coverage.coverage), name="coverage"),
]
