"""Where translators work. The desk's own lock is on every door; access.py decides what each person finds behind it."""

from django.contrib import admin
from django.urls import path

from articles.views.gone import told_if_gone

from .views import exchange, memory, moves, pictures, queue, workbench

door = admin.site.admin_view
app_name = "translations"
urlpatterns = [
    path("", door(queue.queue), name="queue"),
    path("claim/<int:pk>/<str:language>/", door(queue.claim), name="claim"),
    path("claims/<int:pk>/end/", door(queue.end), name="end"),
    path("<int:pk>/", door(workbench.bench), name="workbench"),
    path("<int:pk>/segment/", door(workbench.segment), name="segment"),
    path("<int:pk>/memory/", door(memory.suggestions), name="suggestions"),
    path("memory/", door(memory.phrases), name="phrases"),
    path("memory/<int:pk>/strike/", door(memory.strike), name="strike"),
    path("<int:pk>/picture/", door(pictures.picture), name="picture"),
    path("<int:pk>/summary/", door(workbench.summary), name="summary"),
    path("<int:pk>/submit/", door(told_if_gone(moves.submit)), name="submit"),
    path("<int:pk>/take-back/", door(told_if_gone(moves.take_back)), name="take-back"),
    path("<int:pk>/return/", door(told_if_gone(moves.send_back)), name="return"),
    path("<int:pk>/publish/", door(told_if_gone(moves.publish)), name="publish"),
    path("<int:pk>/schedule/", door(told_if_gone(moves.schedule)), name="schedule"),
    path("<int:pk>/unschedule/", door(told_if_gone(moves.unschedule)), name="unschedule"),
    path("<int:pk>/xliff/", door(exchange.xliff_out), name="xliff-out"),
    path("<int:pk>/xliff/in/", door(exchange.xliff_in), name="xliff-in"),
]
