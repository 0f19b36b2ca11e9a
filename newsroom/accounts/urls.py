"""Addresses of one's own account, under admin/account/."""

from django.contrib import admin
from django.contrib.auth.decorators import login_required
from django.urls import path

from . import own_data, views

locked = admin.site.admin_view

app_name = "accounts"
# An account is enough for these: what is kept about somebody is theirs after their last appointment, too.
own_data_patterns = [
    path("data/", login_required(own_data.own), name="own-data"),
    path("data/export/", login_required(own_data.export_own), name="own-data-export"),
    path("data/erase/", login_required(own_data.erase_own), name="own-data-erase"),
]
urlpatterns = [
    *own_data_patterns,
    path("", locked(views.profile), name="profile"),
    path("password/", locked(views.password), name="password"),
    path("address/", locked(views.change_address), name="address"),
    path("address/<str:token>/", locked(views.new_address), name="new-address"),
    path("sessions/<int:pk>/end/", locked(views.end_session), name="end-session"),
    path("sessions/end-others/", locked(views.end_other_sessions), name="end-other-sessions"),
]
