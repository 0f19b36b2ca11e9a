"""Addresses of those who answer, under admin/people/; and the way in for who was invited, whose session begins under admin/."""

from django.contrib import admin
from django.urls import path

from .views import answering, away, entering, inviting

locked = admin.site.admin_view

app_name = "joining"
urlpatterns = [
    path("people/applications/", locked(answering.applications), name="applications"),
    path("people/applications/<int:pk>/", locked(answering.application), name="application"),
    path("people/applications/<int:pk>/yes/", locked(answering.say_yes), name="yes"),
    path("people/applications/<int:pk>/no/", locked(answering.say_no), name="no"),
    path("people/invitations/", locked(inviting.invitations), name="invitations"),
    path("people/invitations/new/", locked(inviting.invite), name="invite"),
    path("people/invitations/<int:pk>/again/", locked(inviting.send_again), name="send-again"),
    path("people/invitations/<int:pk>/take-back/", locked(inviting.take_back), name="take-back"),
    path("people/away/", locked(away.away), name="away"),
    path("people/away/<int:pk>/substitute/", locked(away.substitute), name="substitute"),
    path("join/<str:token>/", entering.enter, name="enter"),
]
