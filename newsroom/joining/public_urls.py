"""Addresses by which strangers ask to come in, one set for each language."""

from django.urls import path

from newsroom.lib import addresses  # noqa: F401  (the converters below)

from .views import asking

JOIN = "<language:lang>/join/"

app_name = "join"
urlpatterns = [
    path(JOIN, asking.form, name="form"),
    path(f"{JOIN}sent/", asking.sent, name="sent"),
    path(f"{JOIN}confirm/<str:token>/", asking.confirm, name="confirm"),
]
