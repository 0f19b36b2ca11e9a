"""Every real story, in every language it exists in: split, translated block by block, joined."""

import json
import unicodedata

import pytest

from newsroom.lib import richtext
from tests import cast, makers
from tests.ground import corpora
from translations import claims, gate, workbench
from translations.workbench import Change

TAGS = {
    "arb": "ar", "fas": "fa", "heb": "he", "urd": "ur", "pus": "ps", "ckb-Arab": "ckb", "amh": "am", "ben": "bn", "hin": "hi", "tam": "ta",
    "sin": "si", "mya": "my", "khm": "km", "tha": "th", "zho-CN": "zh-hans", "zho-TW": "zh-hant", "jpn": "ja", "kor": "ko", "vie": "vi",
    "mlg": "mg", "swa": "sw", "yor": "yo", "rus": "ru", "ell": "el", "kat": "ka", "hye": "hy", "deu": "de", "fra": "fr", "spa": "es", "tur": "tr",
}  # fmt: skip

pytestmark = [pytest.mark.corpus, pytest.mark.django_db]


@pytest.mark.parametrize("path", corpora.files("parallel/ntrex/*.json"), ids=lambda path: path.stem)
def test_a_real_story_is_carried_into_every_language(path):
    told = json.loads(path.read_text(encoding="utf-8"))
    headline, summary, *sentences = told["source"]
    body = "".join(f"<p>{richtext.serialise([sentence])}</p>" for sentence in sentences)
    story = makers.make_story(words={"headline": headline[:300], "summary": summary, "body": body})
    for code, target in _languages(told):
        draft = claims.claim(story.article, language=code, by=cast.admin(), made_from=story.live_revision)
        keys = [row.key for row in workbench.rows_of(draft)]

        changes = [Change(key, richtext.serialise([text]) if number > 1 else text) for number, (key, text) in enumerate(zip(keys, target, strict=True))]
        draft = workbench.save(draft, changes, by=cast.admin(), version=draft.version)

        assert gate.every_block_done(draft) == []
        rows = workbench.rows_of(makers.fresh(draft))
        assert [row.key for row in rows] == keys
        assert [_read(richtext.text_of(richtext.parse(row.target))) for row in rows] == [_read(text) for text in target]


def _languages(told):
    return [(code, told["translations"][tag]) for tag, code in TAGS.items() if tag in told["translations"]]


def _read(text):
    """As a reader reads it: single spaces, composed letters."""
    return unicodedata.normalize("NFC", " ".join(text.split()))
