"""Out as a file and back in: matched by key, nothing of ours in it but words and numbers."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase
from django.urls import reverse
from lxml import etree

from tests import cast, makers
from tests.ground import corpora
from tests.translations import desk
from translations import gate, workbench
from translations.exchange import story, xliff

SCHEMAS = corpora.FOLDER / "xliff-tmx-po" / "schemas" / "xliff1.2"


def carried_out(draft) -> bytes:
    return xliff.written(story.carried_out(draft, workbench.rows_of(draft)))


def translated(data: bytes, words: dict[str, str]) -> bytes:
    """What a program elsewhere does: a <target> for each unit, with its inline elements."""
    root = etree.fromstring(data)
    for unit in root.iter("{*}trans-unit"):
        for old in unit.findall("{*}target"):
            unit.remove(old)
        if unit.get("id") in words:
            unit.insert(1, etree.fromstring(f'<target xmlns="{xliff.XLIFF}">{words[unit.get("id")]}</target>'))
    return etree.tostring(root)


class Exchange(TestCase):
    def setUp(self):
        self.draft = desk.claimed()
        self.client.force_login(cast.arabic_translator())

    def bring_back(self, data: bytes):
        file = SimpleUploadedFile("story.xlf", data)
        return self.client.post(reverse("translations:xliff-in", args=[self.draft.pk]), {"file": file})

    def test_what_comes_back_is_what_was_typed_with_its_links(self):
        words = {key: re.sub("<[^>]*>", "", text) for key, text in desk.ARABIC.items()}
        words["bus001"] = 'تنطلق السائقة في الخامسة ومعها <g id="1">1,200 كتاب</g> و<g id="2">إبريق شاي</g>.'

        self.bring_back(translated(carried_out(self.draft), words))

        draft = makers.fresh(self.draft)
        assert gate.every_block_done(draft) == []
        assert desk.ARABIC["bus001"] in draft.body

    def test_out_and_in_again_changes_nothing(self):
        draft = desk.typed(self.draft)

        changes = story.carried_in(draft, workbench.rows_of(draft), xliff.read(carried_out(draft)))

        assert changes == []

    def test_no_address_leaves_in_a_mark(self):
        assert b"example.org" not in carried_out(desk.typed(self.draft))

    def test_over_words_that_changed_since_it_asks_first(self):
        data = translated(carried_out(self.draft), {"headline": "من الملف"})
        desk.typed(self.draft, {"headline": "من الشاشة"})

        answer = self.bring_back(data)

        self.assertContains(answer, "من الملف", status_code=409)
        self.assertContains(answer, "من الشاشة", status_code=409)
        assert makers.fresh(self.draft).headline == "من الشاشة"

    def test_a_file_of_another_story_is_refused(self):
        other = desk.claimed()

        answer = self.bring_back(carried_out(other))

        self.assertContains(answer, "belongs to another translation", status_code=400)

    def test_numbers_nobody_knows_keep_their_words(self):
        self.bring_back(translated(carried_out(self.draft), {"bus001": 'كلمة <g id="99">أخرى</g><x id="7"/>'}))

        assert "كلمة أخرى" in makers.fresh(self.draft).body

    def test_no_file_is_refused_with_a_sentence(self):
        answer = self.client.post(reverse("translations:xliff-in", args=[self.draft.pk]))

        self.assertContains(answer, "Choose the file", status_code=400)


BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><xliff xmlns="urn:oasis:names:tc:xliff:document:1.2">&b;</xliff>'
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xliff xmlns="urn:oasis:names:tc:xliff:document:1.2">&a;</xliff>'
HOSTILE = [b"", b"not xml", b"<xliff/>", BOMB, OUTSIDE, b"<a>" * 100_000, b"\xff\xfe" * 20, b"x" * (xliff.MOST_BYTES + 1)]


@pytest.mark.parametrize("data", HOSTILE, ids=range(len(HOSTILE)))
def test_what_is_no_xliff_is_refused(data):
    with pytest.raises(xliff.NotReadable):
        xliff.read(data)


@pytest.mark.corpus
@pytest.mark.django_db
@pytest.mark.parametrize("strictness", ["strict", "transitional"])
def test_the_official_schema_holds(strictness):
    schema = etree.XMLSchema(etree.parse(SCHEMAS / f"xliff-core-1.2-{strictness}.xsd"))

    document = etree.fromstring(carried_out(desk.typed(desk.claimed())))

    assert schema.validate(document), schema.error_log
