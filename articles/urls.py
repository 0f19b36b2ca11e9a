"""Addresses of the desk's story pages, under admin/story/. The desk's own lock is on every door."""

from django.contrib import admin
from django.urls import path

from .views import editions, library, moves, writing

locked = admin.site.admin_view

app_name = "stories"
urlpatterns = [
    path("new/", locked(writing.new), name="new"),
    path("<int:pk>/", locked(writing.draft), name="draft"),
    path("<int:pk>/submit/", locked(moves.submit), name="submit"),
    path("<int:pk>/take-back/", locked(moves.take_back), name="take-back"),
    path("<int:pk>/return/", locked(moves.send_back), name="return"),
    path("<int:pk>/approve/", locked(moves.approve), name="approve"),
    path("<int:pk>/schedule/", locked(moves.schedule), name="schedule"),
    path("<int:pk>/unschedule/", locked(moves.unschedule), name="unschedule"),
    path("<int:pk>/publish/", locked(moves.publish), name="publish"),
    path("edition/<int:pk>/", locked(editions.edition), name="edition"),
    path("edition/<int:pk>/change/", locked(editions.change), name="change"),
    path("edition/<int:pk>/file/", locked(editions.file), name="file"),
    path("edition/<int:pk>/withdraw/", locked(editions.withdraw), name="withdraw"),
    path("edition/<int:pk>/bring-back/", locked(editions.bring_back), name="bring-back"),
    path("pictures/", locked(library.pictures), name="pictures"),
    path("pictures/upload/", locked(library.upload), name="upload"),
    path("pictures/<int:pk>/", locked(library.picture), name="picture"),
    path("search/", locked(library.stories), name="search"),
]
