"""Addresses of public pages (docs/decisions say which are for ever: all of them)."""

from django.urls import path, re_path, register_converter
from django.views.generic import RedirectView

from newsroom.lib import addresses  # noqa: F401  (the converters below)

from . import feeds, front, lists, pages, parallel, sitemaps, story, tidying
from .tidying import KindConverter

register_converter(KindConverter, "kind")

STORY = "<language:lang>/<year:year>/<two:month>/<two:day>/<story:slug>/"
LIST = "<language:lang>/<kind:kind>/<story:slug>/"

app_name = "public"
urlpatterns = [
    path("", front.door, name="door"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("news-sitemap.xml", sitemaps.news, name="news-sitemap"),
    path("favicon.ico", RedirectView.as_view(url="/static/icon.svg", permanent=False)),
    path("<language:lang>/", front.front, name="front"),
    path("<language:lang>/feed.xml", feeds.newest, name="feed"),
    path("<language:lang>/about/", pages.page, name="about"),
    path("<language:lang>/about/<story:slug>/", pages.page, name="page"),
    path(LIST, lists.labelled, name="list"),
    path(f"{LIST}feed.xml", feeds.labelled, name="list-feed"),
    path(STORY, story.story, name="story"),
    path(f"{STORY}with/<language:other>/", parallel.parallel, name="parallel"),
    re_path(r"^(?P<lang>(?=[a-z-]*[A-Z])[A-Za-z]{2,3}(?:-[A-Za-z]{4})?)/(?P<rest>.*)$", tidying.lower_case, name="lower-case"),
]
