"""The desk's frame around a screen of this room."""

from django.contrib import admin
from django.shortcuts import render


def desk(request, template, title, *, status=200, **context):
    return render(request, template, {**admin.site.each_context(request), "title": title, **context}, status=status)
