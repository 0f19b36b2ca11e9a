"""Every address of the house. Desk addresses of our own come before the admin's, which would take anything."""

from django.contrib import admin
from django.urls import include, path

from newsroom.desk import guest
from newsroom.shell import health, media

urlpatterns = [
    path("healthz", health.alive),
    path("healthz/ready", health.ready),
    path("media/<path:name>", media.picture, name="media"),
    path("preview/<str:token>/", guest.guest, name="guest"),
    path("preview/<str:token>/media/<path:name>", media.for_a_guest, name="guest-media"),
    path("admin/story/", include("articles.urls")),
    path("admin/translate/", include("translations.urls")),
    path("admin/moderate/", include("comments.desk_urls")),
    path("admin/account/", include("newsroom.accounts.urls")),
    path("admin/", include("newsroom.accounts.entry_urls")),
    path("admin/", include("newsroom.joining.urls")),
    path("admin/", include("newsroom.desk.urls")),
    path("admin/", admin.site.urls),
    path("", include("comments.urls")),
    path("", include("newsroom.joining.public_urls")),
    path("", include("newsroom.public.urls")),
]

handler400 = "newsroom.shell.errors.bad_request"
handler403 = "newsroom.shell.errors.forbidden"
handler404 = "newsroom.shell.errors.not_found"
handler500 = "newsroom.shell.errors.server_error"
