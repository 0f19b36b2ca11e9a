"""Where translators work. The desk's own lock is on every door; access.py decides what each person finds behind it."""

from django.contrib import admin
from django.urls import path

from .views import exchange, moves, queue, workbench

door = admin.site.admin_view
app_name = "translations"
urlpatterns = [
    path("", door(queue.queue), name="queue"),
    path("claim/<int:pk>/<str:language>/", door(queue.claim), name="claim"),
    path("claims/<int:pk>/end/", door(queue.end), name="end"),
    path("<int:pk>/", door(workbench.bench), name="workbench"),
    path("<int:pk>/segment/", door(workbench.segment), name="segment"),
    path("<int:pk>/summary/", door(workbench.summary), name="summary"),
    path("<int:pk>/submit/", door(moves.submit), name="submit"),
    path("<int:pk>/take-back/", door(moves.take_back), name="take-back"),
    path("<int:pk>/return/", door(moves.send_back), name="return"),
    path("<int:pk>/publish/", door(moves.publish), name="publish"),
    path("<int:pk>/schedule/", door(moves.schedule), name="schedule"),
    path("<int:pk>/unschedule/", door(moves.unschedule), name="unschedule"),
    path("<int:pk>/xliff/", door(exchange.xliff_out), name="xliff-out"),
    path("<int:pk>/xliff/in/", door(exchange.xliff_in), name="xliff-in"),
]
