"""What a change weighs: a slip of the finger, its meaning, or facts, and by which words."""

import pytest

from newsroom.lib import languages
from newsroom.lib.weighing import FACTS, MEANING, TYPO, Reason, Weighing, proposed
from newsroom.lib.weighing.figures import figures
from newsroom.lib.weighing.names import known_names, names
from newsroom.lib.weighing.negations import FORMS, WORDS, negations


def weigh(before: str, after: str, language: str = "en") -> Weighing:
    """Of two bodies, a paragraph for each line."""
    return proposed({"headline": "", "body": body(before)}, {"headline": "", "body": body(after)}, language)


def body(text: str) -> str:
    return "".join(f'<p data-key="block{number:03}">{line}</p>' for number, line in enumerate(text.split("\n")))


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("en", "The driver leaves at five wiht a thermos .", "The driver leaves at five with a thermos."),
        ("en", "They lend books, and tea", "They lend books and tea."),
        ("de", "Die Kinder warten am Ufr, im Regen.", "Die Kinder warten am Ufer im Regen."),
        ("ru", "Автобус остонавливается у моста.", "Автобус останавливается у моста."),
        ("sw", "Watoto wanasubri kwenye mvua.", "Watoto wanasubiri kwenye mvua."),
        ("ar", "ينتظر الأطفال عند الجسسر تحت المطر .", "ينتظر الأطفال عند الجسر تحت المطر."),
        ("ar", "الكِتاب على الطاولة", "الكتاب على الطاولة"),
        ("bn", "শিশুরা সেতুর কাছে অপেক্ষ করছে।", "শিশুরা সেতুর কাছে অপেক্ষা করছে।"),
        ("th", "เด็กๆ รออยู่ที่สะพาณท่ามกลางสายฝน", "เด็กๆ รออยู่ที่สะพานท่ามกลางสายฝน"),
        ("zh-hans", "孩子们在桥边等着,", "孩子们在桥边等着。"),
        ("hi", "बच्चे 12 बजे आए।", "बच्चे १२ बजे आए।"),
        ("fr", "Le dernier ete, 1 200 livres", "Le dernier été, 1\u202f200 livres"),
        ("en", "It carried 1200 books.", "It carried 1,200 books."),
    ],
)
def test_what_was_only_mended_is_a_typo(language, before, after):
    assert weigh(before, after, language) == Weighing(TYPO, (), weigh(before, after, language).names_unseen)


@pytest.mark.parametrize(
    ("language", "before", "after", "gone", "came"),
    [
        ("en", "Children wait in the rain.", "Children wait in the sun.", "rain", "sun"),
        ("de", "Die Kinder warten im Regen.", "Die Kinder warten im Schnee.", "Regen", "Schnee"),
        ("ru", "Дети ждут под дождём.", "Дети ждут под крышей.", "дождём", "крышей"),
        ("sw", "Watoto wanasubiri kwenye mvua.", "Watoto wanasubiri kwenye jua.", "mvua", "jua"),
        ("ar", "ينتظر الأطفال تحت المطر", "ينتظر الأطفال تحت السقف", "المطر", "السقف"),
        ("bn", "শিশুরা বৃষ্টিতে দাঁড়িয়ে আছে।", "শিশুরা রোদে দাঁড়িয়ে আছে।", "বৃষ্টিতে", "রোদে"),
        ("zh-hans", "记者被捕", "记者获释", "被捕", "获释"),
        ("th", "เด็กๆ รอในสายฝน", "เด็กๆ เล่นในสายฝน", "รอ", "เล่น"),
    ],
)
def test_other_words_are_its_meaning_and_are_named(language, before, after, gone, came):
    weighing = weigh(before, after, language)

    assert weighing.weight == MEANING
    assert weighing.reasons == (Reason("words", (gone,), (came,)),)


@pytest.mark.parametrize(
    ("language", "before", "after", "gone", "came"),
    [
        ("en", "The bus carries 1,200 books.", "The bus carries 1,300 books.", "1,200", "1,300"),
        ("en", "It rose by 1.5 metres.", "It rose by 15 metres.", "1.5", "15"),
        ("de", "Der Bus bringt 1.200 Bücher.", "Der Bus bringt 1.300 Bücher.", "1.200", "1.300"),
        ("ru", "Автобус везёт 1200 книг.", "Автобус везёт 1300 книг.", "1200", "1300"),
        ("sw", "Basi lina vitabu 1,200.", "Basi lina vitabu 1,300.", "1,200", "1,300"),
        ("ar", "تحمل الحافلة ١٬٢٠٠ كتاب", "تحمل الحافلة ١٬٣٠٠ كتاب", "١٬٢٠٠", "١٬٣٠٠"),
        ("bn", "বাসে ১,২০০ বই আছে।", "বাসে ১,৩০০ বই আছে।", "১,২০০", "১,৩০০"),
        ("zh-hans", "带着1200本书", "带着1300本书", "1200", "1300"),
        ("zh-hans", "桥边有三十个孩子", "桥边有四十个孩子", "三十", "四十"),
        ("th", "รถบรรทุกหนังสือ ๑,๒๐๐ เล่ม", "รถบรรทุกหนังสือ ๑,๓๐๐ เล่ม", "๑,๒๐๐", "๑,๓๐๐"),
        ("my", "စာအုပ် ၁၂၀၀ ရှိသည်။", "စာအုပ် ၁၃၀၀ ရှိသည်။", "၁၂၀၀", "၁၃၀၀"),
        ("km", "មានសៀវភៅ ១២០០ ក្បាល", "មានសៀវភៅ ១៣០០ ក្បាល", "១២០០", "១៣០០"),
        ("hi", "बस में १२०० किताबें हैं।", "बस में १३०० किताबें हैं।", "१२००", "१३००"),
    ],
)
def test_another_figure_is_a_matter_of_facts_in_any_digits(language, before, after, gone, came):
    weighing = weigh(before, after, language)

    assert weighing.weight == FACTS
    assert weighing.facts == (Reason("figure", (gone,), (came,)),)


@pytest.mark.parametrize(
    ("language", "before", "after", "gone", "came"),
    [
        ("en", "The driver, Amina Daro, leaves at five.", "The driver, Amira Daro, leaves at five.", "Amina", "Amira"),
        ("de", "Am Steuer sitzt Amina Daro, seit Jahren.", "Am Steuer sitzt Amina Daru, seit Jahren.", "Daro", "Daru"),
        ("ru", "За рулём сидит Амина Даро.", "За рулём сидит Амира Даро.", "Амина", "Амира"),
        ("sw", "Dereva ni Amina Daro.", "Dereva ni Amira Daro.", "Amina", "Amira"),
        ("ar", "قالت منظمة UNICEF ذلك", "قالت منظمة UNESCO ذلك", "UNICEF", "UNESCO"),
        ("bn", "UNICEF তা বলেছে।", "UNESCO তা বলেছে।", "UNICEF", "UNESCO"),
        ("zh-hans", "据UNICEF说", "据UNESCO说", "UNICEF", "UNESCO"),
        ("th", "ตามที่ UNICEF กล่าว", "ตามที่ UNESCO กล่าว", "UNICEF", "UNESCO"),
    ],
)
def test_another_name_is_a_matter_of_facts(language, before, after, gone, came):
    weighing = weigh(before, after, language)

    assert weighing.weight == FACTS
    assert Reason("name", (gone,), (came,)) in (weighing.facts if language != "de" else (Reason("name", weighing.facts[0].gone[-1:], weighing.facts[0].came[-1:]),))


@pytest.mark.parametrize(
    ("language", "before", "after", "word"),
    [
        ("en", "They were arrested.", "They were not arrested.", "not"),
        ("en", "They mind it.", "They don’t mind it.", "don’t"),
        ("de", "Sie wurden verhaftet.", "Sie wurden nicht verhaftet.", "nicht"),
        ("ru", "Они были задержаны.", "Они не были задержаны.", "не"),
        ("sw", "Watoto wanajali.", "Watoto hawajali.", "hawajali"),
        ("ar", "وصلت الحافلة أمس", "لم تصل الحافلة أمس", "لم"),
        ("ar", "ويعرف الناس السبب", "ولا يعرف الناس السبب", "ولا"),
        ("bn", "তারা এসেছে।", "তারা আসেনি।", "আসেনি"),
        ("bn", "আমি যাব।", "আমি যাব না।", "না"),
        ("zh-hans", "他们被捕了", "他们没被捕", "没"),
        ("th", "พวกเขามา", "พวกเขาไม่มา", "ไม่"),
        ("cs", "Vlak přijel.", "Vlak nepřijel.", "nepřijel"),
        ("tr", "Otobüs geldi.", "Otobüs gelmedi.", "gelmedi"),
        ("ja", "バスは来ます。", "バスは来ません。", "ません"),
        ("ko", "버스가 왔다.", "버스가 오지 않았다.", "않"),
        ("ku", "Ez dizanim.", "Ez tune.", "tune"),
    ],
)
def test_a_negation_that_comes_or_goes_is_a_matter_of_facts(language, before, after, word):
    came, went = weigh(before, after, language), weigh(after, before, language)

    assert (came.weight, went.weight) == (FACTS, FACTS)
    assert word in next(reason for reason in came.facts if reason.kind == "negation").came
    assert word in next(reason for reason in went.facts if reason.kind == "negation").gone


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("en", "They do not mind.", "They don't mind."), ("zh-hans", "他去过非洲", "他常去非洲"), ("th", "ทำอย่างนี้", "ทำอย่างนั้น"),
        ("sw", "Ni kweli kabisa.", "Ni halisi kabisa."), ("bn", "সে জানে।", "তিনি জানেন।"),
    ],
)
def test_what_only_looks_like_a_negation_is_none(language, before, after):
    assert not weigh(before, after, language).facts


def test_where_one_sentence_is_denied_and_another_is_not_any_more():
    weighing = weigh("They did not come on foot, and she did come by bus.", "They did come on foot, and she did not come by bus.")

    assert weighing.facts == (Reason("negation", ("not",), ("not",)),)


def test_figures_that_changed_places_are_seen():
    weighing = weigh("12 were hurt.\n30 were rescued.", "30 were hurt.\n12 were rescued.")

    assert weighing.facts == (Reason("figure", ("12", "30"), ("30", "12")),)


def test_a_link_that_leads_elsewhere_shows_both_addresses():
    before, after = '<a href="https://a.example/1">the report</a>', '<a href="https://b.example/1">the report</a>'

    assert weigh(f"See {before}.", f"See {after}.").facts == (Reason("link", ("https://a.example/1",), ("https://b.example/1",)),)
    assert weigh("See the report.", f"See {after}.").facts == (Reason("link", (), ("https://b.example/1",)),)
    assert weigh('See <a data-story="7">it</a>.', 'See <a data-story="8">it</a>.').facts == (Reason("link", ("7",), ("8",)),)


def test_a_paragraph_that_came_or_went_is_its_meaning():
    weighing = weigh("The bus stops.\nThe rain falls on the bridge.", "The bus stops.")

    assert weighing == Weighing(MEANING, (Reason("paragraph", ("The rain falls on the bridge.",)),))


def test_a_paragraph_that_was_parted_or_only_moved_changes_nothing():
    assert weigh("The bus stops at the bridge. Thirty children wait.", "The bus stops at the bridge.\nThirty children wait.").weight == TYPO


def test_strong_words_are_no_other_words():
    assert weigh("The bus stops.", "The <strong>bus</strong> stops.") == Weighing(TYPO)


def test_another_picture_is_no_typo():
    def shows(number):
        return {"body": f'<figure data-key="pic00001" data-image="{number}" data-alt=""></figure>'}

    assert proposed(shows(1), shows(2), "en") == Weighing(MEANING, (Reason("picture", ("1",), ("2",)),))


def test_many_mended_words_are_a_revision():
    assert weigh("aple banan cherri grap lemmon orang plumm", "apple banana cherry grape lemon orange plum").weight == MEANING


def test_headline_and_summary_are_weighed_too():
    before, after = {"headline": "Six arrested in 2024", "body": ""}, {"headline": "Six arrested in 2025", "body": ""}

    assert proposed(before, after, "en").facts == (Reason("figure", ("2024",), ("2025",)),)


def test_where_letters_have_no_case_it_says_that_names_are_unseen():
    assert weigh("قالت أمينة", "قالت أميرة", "ar").names_unseen
    assert not weigh("said Amina", "said Amira", "en").names_unseen


def test_the_first_word_of_a_sentence_is_a_name_if_it_is_one_elsewhere():
    texts = ["Amina drives. They know Amina here.", "Children wait."]
    known = known_names(texts, "en")

    assert names("Amina drives. Children wait for Dr. Daro and the UN.", "en", known) == ["Amina", "Dr", "Daro", "UN"]


def test_words_of_a_headline_in_large_letters_are_no_names():
    assert names("The Bus That Carries Books", "en", is_heading=True) == []
    assert names("Rhine ferry saved by Ada Lane", "en", is_heading=True) == ["Ada", "Lane"]


def test_a_figure_reads_the_same_however_it_is_grouped():
    assert {said for text in ("1,200", "1200", "1\u202f200", "১,২০০", "١٬٢٠٠") for said, _ in figures(text, "en")} == {"1200"}
    assert figures("1.200,5", "de") == [("1200.5", "1.200,5")]
    assert figures("12,50,000", "hi") == [("1250000", "12,50,000")]
    assert figures("7.30, 2026-03-01", "en") == [("7.30", "7.30"), ("2026-03-01", "2026-03-01")]


def test_every_language_knows_what_denies():
    for code in languages.CODES:
        assert WORDS.get(code) or FORMS.get(code), code
        assert all(negations(word, code) == [word] for word in WORDS[code].split()), code
