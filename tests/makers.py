"""Makes the least that is valid. Each maker goes the way a person's work goes: begun, written, moved; no row is put in by hand."""

import itertools

from django.utils import timezone

from articles import revisions, workflow
from articles.models import Contributor, Credit, Draft, Edition, Section
from comments.models import Comment
from newsroom.models import User
from tests import cast
from translations import claims, segments, workbench

WORDS = {
    "en": {
        "headline": "The bus that carries books up the valley",
        "summary": "Every Thursday an old school bus climbs forty kilometres to lend books where no library ever stood.",
        "body": (
            '<p data-key="morning1">The driver, Amina Daro, leaves at five with 1,200 books and a thermos.</p>'
            '<h2 data-key="readers1">Readers wait at the bridge</h2>'
            '<p data-key="bridge01">At the bridge, <strong>thirty children</strong> are waiting in the rain. They do not mind it.</p>'
        ),
    },
    "ar": {
        "headline": "حافلة تصعد بالكتب إلى أعلى الوادي",
        "summary": "كل خميس تصعد حافلة مدرسية قديمة أربعين كيلومترًا لتعير الكتب حيث لم تقم مكتبة قط.",
        "body": (
            '<p data-key="morning1">تنطلق السائقة أمينة دارو في الخامسة ومعها 1,200 كتاب وإبريق شاي.</p>'
            '<h2 data-key="readers1">القراء ينتظرون عند الجسر</h2>'
            '<p data-key="bridge01">عند الجسر ينتظر <strong>ثلاثون طفلًا</strong> تحت المطر، ولا يبالون به.</p>'
        ),
    },
    "sw": {
        "headline": "Basi linalobeba vitabu hadi juu bondeni",
        "summary": "Kila Alhamisi basi kuukuu la shule hupanda kilomita arobaini kuazimisha vitabu mahali ambapo hapakuwahi kuwa na maktaba.",
        "body": (
            '<p data-key="morning1">Dereva, Amina Daro, huondoka saa kumi na moja akiwa na vitabu 1,200 na chupa ya chai.</p>'
            '<h2 data-key="readers1">Wasomaji husubiri darajani</h2>'
            '<p data-key="bridge01">Darajani, <strong>watoto thelathini</strong> wanasubiri kwenye mvua. Hawaijali.</p>'
        ),
    },
    "fr": {
        "headline": "Le bus qui monte des livres dans la vallée",
        "summary": "Chaque jeudi, un vieux bus scolaire gravit quarante kilomètres pour prêter des livres là où il n’y eut jamais de bibliothèque.",
        "body": (
            '<p data-key="morning1">La conductrice, Amina Daro, part à cinq heures avec 1 200 livres et un thermos.</p>'
            '<h2 data-key="readers1">Les lecteurs attendent au pont</h2>'
            '<p data-key="bridge01">Au pont, <strong>trente enfants</strong> attendent sous la pluie. Elle ne les dérange pas.</p>'
        ),
    },
    "bn": {
        "headline": "যে বাস বই নিয়ে উপত্যকায় ওঠে",
        "summary": "প্রতি বৃহস্পতিবার একটি পুরোনো স্কুলবাস চল্লিশ কিলোমিটার উঠে বই ধার দেয়, যেখানে কোনো দিন গ্রন্থাগার ছিল না।",
        "body": (
            '<p data-key="morning1">চালক আমিনা দারো ভোর পাঁচটায় ১,২০০ বই আর এক ফ্লাস্ক চা নিয়ে বেরিয়ে পড়েন।</p>'
            '<h2 data-key="readers1">পাঠকেরা সেতুর কাছে অপেক্ষা করে</h2>'
            '<p data-key="bridge01">সেতুর কাছে <strong>ত্রিশটি শিশু</strong> বৃষ্টিতে দাঁড়িয়ে আছে। তাতে তাদের কিছু আসে যায় না।</p>'
        ),
    },
    "zh-hans": {
        "headline": "载着书上山谷的巴士",
        "summary": "每个星期四，一辆旧校车爬行四十公里，把书借给从来没有过图书馆的地方。",
        "body": (
            '<p data-key="morning1">司机阿米娜·达罗清晨五点出发，带着1200本书和一壶茶。</p>'
            '<h2 data-key="readers1">读者在桥边等候</h2>'
            '<p data-key="bridge01">桥边，<strong>三十个孩子</strong>在雨里等着，一点也不在意。</p>'
        ),
    },
}
_number = itertools.count(1)


def make_section(slug: str = "society") -> Section:
    section = Section.objects.with_slug(slug).first()
    return section or Section.objects.create(slug=slug, name=slug.capitalize())


def make_draft(language: str = "en", *, by: User | None = None, words: dict[str, str] | None = None, **facts) -> Draft:
    """An original being written, complete enough to be submitted; `words` replace some of ours, `facts` are the article's."""
    by = by or cast.author()
    draft = revisions.begin_story(language=language, by=by, **{"section": make_section(), **facts})
    return revisions.write(draft, {**WORDS[language], **(words or {})}, by=by, version=None)


def make_submitted(language: str = "en", *, by: User | None = None, **more) -> Draft:
    draft = make_draft(language, by=by, **more)
    workflow.move(draft, workflow.State.SUBMITTED, by=by or cast.author())
    return fresh(draft)


def make_story(language: str = "en", *, by: User | None = None, at=None, **more) -> Edition:
    """A live original."""
    draft = make_draft(language, by=by, **more)
    return workflow.publish(draft, by=cast.admin(), at=at or timezone.now())


def make_claim(language: str = "ar", *, of: Edition | None = None, by: User | None = None) -> Draft:
    """A translation that somebody has claimed and not begun."""
    source = of or make_story()
    return claims.claim(source.article, language=language, by=by or cast.admin(), made_from=source.live_revision)


def make_translation_draft(language: str = "ar", *, of: Edition | None = None, by: User | None = None) -> Draft:
    """A translation with every block done, ready to be submitted. Of a story in other words than ours, claim it and type them."""
    by = by or cast.admin()
    draft = make_claim(language, of=of, by=by)
    said = WORDS[language] | {block.key: block.html for block in segments.split(WORDS[language]["body"])}
    changes = [workbench.Change(row.key, typed=said[row.key], confirmed=True) for row in workbench.rows_of(draft) if row.key in said]
    return workbench.save(draft, changes, by=by, version=draft.version)


def make_translation(language: str = "ar", *, of: Edition | None = None, by: User | None = None, at=None) -> Edition:
    """A live translation of a live story."""
    draft = make_translation_draft(language, of=of, by=by)
    return workflow.publish(draft, by=cast.admin(), at=at or timezone.now())


def make_byline(edition: Edition, name: str = "Nadia Ferro", role: str = Credit.Role.AUTHOR) -> Contributor:
    """An invented name, printed on an edition."""
    contributor = Contributor.objects.create(name=name)
    Credit.objects.create(edition=edition, contributor=contributor, role=role)
    return contributor


def make_comment(edition: Edition, *, name: str = "Lena", text: str = "", parent: Comment | None = None, shown: bool = False) -> Comment:
    """What a reader said; it waits, unless a moderator has let it through."""
    state = Comment.State.SHOWN if shown else Comment.State.WAITING
    text = text or f"I waited at that bridge too, {next(_number)} years ago. Thank you for writing this."
    return Comment.objects.create(edition=edition, name=name, text=text, language=edition.language, parent=parent, state=state)


def fresh(row):
    """The row as it is in the database now."""
    return type(row).objects.get(pk=row.pk)
