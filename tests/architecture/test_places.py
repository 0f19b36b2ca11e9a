"""Where which word may stand."""

import pytest

from . import places, sources

BROKEN = [
    (places.state_moves_in_one_place, "articles/views/publish.py", "draft.status = 'approved'\n"),
    (places.state_moves_in_one_place, "comments/admin.py", "comment.state = 'shown'\n"),
    (places.queries_live_in_querysets, "articles/views/board.py", "Draft.objects.filter(status='submitted')\n"),
    (places.queries_live_in_querysets, "newsroom/public/lists.py", "Edition.objects.live().exclude(pk=1)\n"),
    (places.mail_leaves_as_letters, "articles/workflow.py", "from django.core.mail import send_mail\nsend_mail('a', 'b', None, [])\n"),
    (places.mail_leaves_as_letters, "newsroom/accounts/views.py", "mail.EmailMessage('a', 'b').send()\n"),
    (places.nothing_is_called_safe, "comments/views/thread.py", "mark_safe(comment.text)\n"),
    (places.no_receivers, "articles/models/draft.py", "@receiver(post_save)\ndef after(sender, **more): pass\n"),
    (places.no_receivers, "newsroom/apps.py", "post_save.connect(after)\n"),
    (places.no_receivers, "newsroom/apps.py", "signals.request_finished.connect(after)\n"),
    (places.save_only_saves, "articles/models/draft.py", "class Draft:\n    def save(self, *args):\n        pass\n"),
    (places.one_way_out, "translations/machines/base.py", "import urllib.request\n"),
    (places.one_way_out, "articles/imaging.py", "from urllib import request\n"),
    (places.one_way_out, "articles/imaging.py", "from requests import get\n"),
    (places.names_say_something, "articles/utils.py", ""),
    (places.names_say_something, "comments/services/spam.py", ""),
    (places.no_transaction_around_a_request, "newsroom/settings.py", "DATABASES['default']['ATOMIC_REQUESTS'] = True\n"),
    (places.nobody_asks_with_a_strangers_words, "articles/models/edition.py", "self.filter(**request.GET.dict())\n"),
]
SOUND = {
    "articles/workflow.py": "draft.status = to\n",
    "articles/models/draft.py": "class DraftQuerySet:\n    def due(self):\n        return self.filter(status='approved')\n",
    "newsroom/letters.py": "EmailMessage('a', 'b').send()\n",
    "newsroom/templatetags/words.py": "@register.filter(name='words')\ndef words(body):\n    return mark_safe(body)\n",
    "newsroom/lib/fetch.py": "import http.client\n",
    "articles/forms.py": "from urllib.parse import urlsplit\nclass StoryForm:\n    def save(self): pass\n",
}


@pytest.mark.parametrize("rule", places.RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps(rule):
    broken = list(rule(sources.python()))

    assert not broken, "\n".join(broken)


@pytest.mark.parametrize(("rule", "path", "text"), BROKEN)
def test_what_lives_elsewhere_is_seen(rule, path, text):
    assert list(rule({path: text}))


@pytest.mark.parametrize("rule", places.RULES, ids=lambda rule: rule.__name__)
def test_what_stands_in_its_place_is_allowed(rule):
    assert list(rule(SOUND)) == []


def test_every_rule_was_seen_to_fail():
    assert {rule for rule, _path, _text in BROKEN} == set(places.RULES)
