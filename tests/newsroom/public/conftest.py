"""What the tests of readers' pages share: an empty store of pages, no names kept from the test before, and translations at hand."""

import pytest

from newsroom.public import labels


@pytest.fixture(autouse=True)
def nothing_kept(settings, tmp_path):
    settings.PAGES_ROOT, settings.MEDIA_ROOT = tmp_path / "pages", tmp_path / "media"
    labels.drop()
    yield
    labels.drop()


@pytest.fixture(autouse=True)
def translations_need_no_workbench(settings):
    """These tests are about what readers see; the gate that translations pass has tests of its own."""
    settings.PUBLICATION_GATES = ("articles.gate.text_and_pictures",)
