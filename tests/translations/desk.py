"""What the tests of this room begin with: a live story with every kind of block, and a claim on it."""

from articles.models import Draft, Image
from tests import cast, makers
from translations import claims, workbench
from translations.workbench import Change

BODY = (
    '<p data-key="bus001">The driver leaves at five with <a href="https://example.org/books">1,200 books</a> and a <em>thermos</em>.</p>'
    '<h2 data-key="bridge">Readers wait at the bridge</h2>'
    '<figure data-key="pic001" data-image="{image}" data-alt="A yellow bus"><figcaption data-key="cap001">The bus on its way up</figcaption></figure>'
    '<ul data-key="list01"><li data-key="item01">Eleven stops<ul data-key="list02"><li data-key="item02">two at schools</li></ul></li></ul>'
    '<figure data-key="quot01" data-quotation=""><blockquote><p data-key="said01">A book on the shelf is a debt.</p></blockquote>'
    '<blockquote data-original="" lang="sw" dir="ltr"><p data-key="said02">Kitabu kwenye rafu ni deni.</p></blockquote>'
    '<figcaption data-key="cap002">Amina Daro, driver</figcaption></figure>'
    '<figure data-key="post01" data-embed="Mastodon" data-href="https://example.social/1"><blockquote lang="es" dir="ltr"><p data-key="post02">¡Llegó!</p></blockquote></figure>'
    '<hr data-key="rule01">'
    '<p data-key="end001">The next trip is on 3 December 2026.</p>'
)
ARABIC = {
    "headline": "حافلة الكتب", "summary": "كل خميس تصعد حافلة إلى الوادي.",
    "bus001": 'تنطلق السائقة في الخامسة ومعها <a href="https://example.org/books">1,200 كتاب</a> و<em>إبريق شاي</em>.',
    "bridge": "القراء ينتظرون عند الجسر", "pic001-alt": "حافلة صفراء", "cap001": "الحافلة في طريقها إلى الأعلى",
    "item01": "أحد عشر موقفًا", "item02": "اثنان عند مدرستين", "said01": "الكتاب على الرف دَين.", "cap002": "أمينة دارو، سائقة",
    "end001": "الرحلة القادمة في 3 ديسمبر 2026.",
}  # fmt: skip


def make_source(**more):
    """A live English story with a heading, a picture, a nested list, a quotation, a post and a rule."""
    picture = Image.objects.create(file="pictures/bus.jpg", width=900, height=600, credit="Tomas Reyk", licence="own", alt="A bus")
    return makers.make_story(words={"body": BODY.format(image=picture.pk)}, **more)


def claimed(source=None, *, by=None, language="ar") -> Draft:
    source = source or make_source()
    return claims.claim(source.article, language=language, by=by or cast.arabic_translator(), made_from=source.live_revision)


def typed(draft: Draft, words: dict[str, str] | None = None, *, by=None) -> Draft:
    """Those blocks translated; all of them where none are named."""
    changes = [Change(key, typed=text) for key, text in (words or ARABIC).items()]
    return workbench.save(draft, changes, by=by or cast.arabic_translator(), version=draft.version)
