"""Addresses of the desk that no room below owns."""

from django.contrib import admin
from django.urls import path

from newsroom.accounts import own_data
from newsroom.shell import media

from . import calendar, coverage, people, post, preview, saved

app_name = "desk"
urlpatterns = [
    path("preview/<int:pk>/", admin.site.admin_view(preview.preview), name="preview"),
    path("preview/<int:pk>/page/", admin.site.admin_view(preview.preview_frame), name="preview-frame"),
    path("media/<path:name>", admin.site.admin_view(media.for_the_desk), name="media"),
    path("views/", admin.site.admin_view(saved.keep), name="keep-view"),
    path("views/<int:pk>/delete/", admin.site.admin_view(saved.delete), name="delete-view"),
    path("calendar/", admin.site.admin_view(calendar.calendar), name="calendar"),
    path("calendar/<int:pk>/plan/", admin.site.admin_view(calendar.plan), name="plan"),
    path("coverage/", admin.site.admin_view(coverage.coverage), name="coverage"),
    path("people/<int:pk>/appoint/", admin.site.admin_view(people.appoint), name="appoint"),
    path("people/<int:pk>/appointment/<int:appointment>/end-date/", admin.site.admin_view(people.set_end), name="appointment-until"),
    path("people/<int:pk>/appointment/<int:appointment>/end/", admin.site.admin_view(people.end), name="appointment-end"),
    path("people/<int:pk>/freeze/", admin.site.admin_view(people.freeze), name="freeze"),
    path("people/<int:pk>/open/", admin.site.admin_view(people.thaw), name="thaw"),
    path("people/<int:pk>/remove-factor/", admin.site.admin_view(people.remove_factor), name="remove-factor"),
    path("people/<int:pk>/sign-out/", admin.site.admin_view(people.sign_out), name="sign-out"),
    path("people/<int:pk>/data/", admin.site.admin_view(own_data.of_person), name="data-of"),
    path("people/<int:pk>/data/export/", admin.site.admin_view(own_data.export_of_person), name="data-export"),
    path("people/<int:pk>/erase/", admin.site.admin_view(own_data.erase_person), name="data-erase"),
    path("letters/<int:pk>/again/", admin.site.admin_view(post.try_again), name="letter-again"),
]
