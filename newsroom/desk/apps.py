"""Makes our AdminSite the one that every room's admin.py registers with."""

from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    default_site = "newsroom.desk.site.Desk"
