"""No engine unless one is named; never for a sensitive story."""

import pytest
from django.test import override_settings

from articles.models import Article
from translations.machines import base, dummy

DUMMY = "translations.machines.dummy.Dummy"


def test_none_works_by_default():
    assert base.engine() is None
    assert base.proposals(Article(), ["Rain"], "en", "ar") == []


@override_settings(TRANSLATION_MACHINE=DUMMY)
def test_the_named_one_gives_one_block_for_each():
    assert base.proposals(Article(), ["The <em>rain</em> came", "Ten"], "en", "ar") == ["ehT <em>niar</em> emac", "neT"]


@override_settings(TRANSLATION_MACHINE=DUMMY)
def test_nothing_of_a_sensitive_story_goes_there():
    assert base.proposals(Article(sensitive=True), ["Rain"], "en", "ar") == []


@override_settings(TRANSLATION_MACHINE=DUMMY)
def test_an_engine_that_swallows_blocks_is_not_believed(monkeypatch):
    monkeypatch.setattr(dummy.Dummy, "translate", lambda *arguments: [])

    with pytest.raises(base.EngineFailed):
        base.proposals(Article(), ["Rain"], "en", "ar")
