"""Addresses of the desk's story pages, under admin/story/. The desk's own lock is on every door."""

from django.contrib import admin
from django.urls import path

from .views import checklist, editions, history, library, moves, notes, preview_links, typing, writing
from .views.notes import keeping_notes

locked = admin.site.admin_view

app_name = "stories"
urlpatterns = [
    path("new/", locked(writing.new), name="new"),
    path("<int:pk>/", locked(keeping_notes(writing.draft)), name="draft"),
    path("<int:pk>/autosave/", locked(typing.autosave), name="autosave"),
    path("<int:pk>/pulse/", locked(typing.pulse), name="pulse"),
    path("<int:pk>/take-over/", locked(typing.take_over), name="take-over"),
    path("<int:pk>/leave/", locked(typing.leave), name="leave"),
    path("<int:pk>/checklist/", locked(checklist.looked_at), name="checklist"),
    path("<int:pk>/notes/", locked(notes.add), name="note-add"),
    path("<int:pk>/notes/<int:note>/answer/", locked(notes.answer), name="note-answer"),
    path("<int:pk>/notes/<int:note>/resolve/", locked(notes.resolve), name="note-resolve"),
    path("<int:pk>/notes/<int:note>/reopen/", locked(notes.reopen), name="note-reopen"),
    path("<int:pk>/notes/<int:note>/accept/", locked(notes.accept), name="note-accept"),
    path("<int:pk>/notes/<int:note>/decline/", locked(notes.decline), name="note-decline"),
    path("<int:pk>/submit/", locked(keeping_notes(moves.submit)), name="submit"),
    path("<int:pk>/take-back/", locked(keeping_notes(moves.take_back)), name="take-back"),
    path("<int:pk>/return/", locked(keeping_notes(moves.send_back)), name="return"),
    path("<int:pk>/approve/", locked(keeping_notes(moves.approve)), name="approve"),
    path("<int:pk>/schedule/", locked(keeping_notes(moves.schedule)), name="schedule"),
    path("<int:pk>/unschedule/", locked(keeping_notes(moves.unschedule)), name="unschedule"),
    path("<int:pk>/publish/", locked(keeping_notes(moves.publish)), name="publish"),
    path("<int:pk>/links/", locked(preview_links.links), name="links"),
    path("<int:pk>/links/<int:link>/revoke/", locked(preview_links.revoke), name="revoke-link"),
    path("edition/<int:pk>/", locked(editions.edition), name="edition"),
    path("edition/<int:pk>/history/", locked(history.history), name="history"),
    path("edition/<int:pk>/compare/", locked(history.compare), name="compare"),
    path("revision/<int:pk>/name/", locked(history.name), name="name-revision"),
    path("revision/<int:pk>/restore/", locked(history.restore), name="restore"),
    path("edition/<int:pk>/change/", locked(editions.change), name="change"),
    path("edition/<int:pk>/file/", locked(editions.file), name="file"),
    path("edition/<int:pk>/withdraw/", locked(editions.withdraw), name="withdraw"),
    path("edition/<int:pk>/bring-back/", locked(editions.bring_back), name="bring-back"),
    path("pictures/", locked(library.pictures), name="pictures"),
    path("pictures/upload/", locked(library.upload), name="upload"),
    path("pictures/<int:pk>/", locked(library.picture), name="picture"),
    path("search/", locked(library.stories), name="search"),
]
