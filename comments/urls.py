"""What readers may do under a story: say something, answer, see what they have sent."""

from django.urls import path

from newsroom.lib import addresses  # noqa: F401  (the converters below)

from .views import answering, saying

STORY = "<language:lang>/<year:year>/<two:month>/<two:day>/<story:slug>/comments/"

app_name = "comments"
urlpatterns = [
    path(STORY, saying.post, name="post"),
    path(f"{STORY}to/<slug:key>/", answering.answer, name="answer"),
    path(f"{STORY}sent/<str:token>/", saying.sent, name="sent"),
]
