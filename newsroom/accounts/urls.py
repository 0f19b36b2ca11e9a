"""Addresses of one's own account, under admin/account/."""

from django.contrib import admin
from django.urls import path

from . import views

app_name = "accounts"
urlpatterns = [
    path("", admin.site.admin_view(views.profile), name="profile"),
    path("password/", admin.site.admin_view(views.ChangePassword.as_view()), name="password"),
]
