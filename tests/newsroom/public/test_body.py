"""A body is set for reading. Pure: values in, HTML out."""

from datetime import UTC, datetime

import pytest

from newsroom.lib import richtext
from newsroom.public import body
from newsroom.public.cards import Picture
from newsroom.public.switcher import Address

BOAT = Picture("/media/boat.jpg", 800, 600, alt="A boat", caption="The boat at Kau", alt_foreign=' lang="en"', caption_foreign="")


def rendered(html: str, **around) -> str:
    return body.render(html, body.Around("en", **around))


def test_each_block_has_its_key_as_id():
    assert rendered('<p data-key="aaaa11">One</p><ul data-key="bbbb11"><li data-key="cccc11">Two</li></ul>') == (
        '<p id="aaaa11">One</p><ul id="bbbb11"><li id="cccc11">Two</li></ul>'
    )


def test_words_that_look_like_a_key_stay_words():
    written = '<p data-key="aaaa11">Write data-key="bbbb11" there</p>'

    assert 'Write data-key="bbbb11" there' in rendered(written)


def test_a_link_that_leads_away_gives_nothing_away():
    assert '<a rel="noopener" href="https://example.org/">' in rendered('<p data-key="aaaa11"><a href="https://example.org/">x</a></p>')
    assert '<a href="/en/">' in rendered('<p data-key="aaaa11"><a href="/en/">x</a></p>')


def test_a_picture_says_the_words_of_its_place():
    html = '<figure data-key="aaaa11" data-image="7" data-alt="Amina &quot;at&quot; the wheel"><figcaption data-key="bbbb11">Five <em>sharp</em></figcaption></figure>'

    shown = rendered(html, pictures={7: BOAT})

    assert '<figure id="aaaa11" class="picture">' in shown
    assert 'alt="Amina &quot;at&quot; the wheel" ' in shown
    assert '<figcaption id="bbbb11"><span>Five <em>sharp</em></span>' in shown
    assert "The boat at Kau" not in shown


def test_a_picture_without_words_here_says_its_own():
    shown = rendered('<figure data-key="aaaa11" data-image="7"></figure>', pictures={7: BOAT})

    assert 'alt="A boat"' in shown
    assert "The boat at Kau" in shown


def test_a_picture_that_is_gone_leaves_no_hole():
    assert rendered('<p data-key="bbbb11">a</p><figure data-key="aaaa11" data-image="8"></figure>') == '<p id="bbbb11">a</p>'


def test_the_original_wording_of_a_quotation_is_one_click_away():
    html = (
        '<figure data-key="aaaa11" data-quotation=""><blockquote><p data-key="bbbb11">A letter is like a child.</p></blockquote>'
        '<blockquote data-original="" lang="sw" dir="ltr"><p data-key="cccc11">Barua ni kama mtoto.</p></blockquote>'
        '<figcaption data-key="dddd11">Halima Wario</figcaption></figure>'
    )

    shown = rendered(richtext.clean(html))

    assert shown.index("A letter") < shown.index("Halima Wario") < shown.index("<details") < shown.index("Barua")
    assert '<blockquote lang="sw" dir="ltr"><p id="cccc11">Barua' in shown
    assert "Kiswahili" in shown


def test_a_quoted_post_says_who_where_and_when_and_loads_nothing():
    html = (
        '<figure data-key="aaaa11" data-embed="Mastodon" data-href="https://social.example/1" data-author="Marta (@m)" data-date="2026-03-01">'
        '<blockquote lang="es" dir="ltr"><p data-key="bbbb11">Hoy subió el río.</p></blockquote></figure>'
    )

    shown = rendered(richtext.clean(html))

    assert "Marta (@m)" in shown
    assert "Mastodon" in shown
    assert '<time datetime="2026-03-01">1 March 2026</time>' in shown
    assert 'href="https://social.example/1"' in shown
    assert "<iframe" not in shown
    assert "<script" not in shown
    assert "<img" not in shown


@pytest.mark.parametrize("date", ["", "yesterday", "2026-99-99"])
def test_a_post_whose_day_is_not_known_has_none(date):
    html = f'<figure data-key="aaaa11" data-embed="X" data-href="https://x.example/1" data-date="{date}"><blockquote><p data-key="bbbb11">Hi</p></blockquote></figure>'

    assert "<time" not in rendered(html)


def test_a_card_leads_to_our_story_and_says_in_which_language():
    there = Address(12, "en", "fr", "le-bac", datetime(2026, 3, 1, 23, 30, tzinfo=UTC), "Le bac & nous", "Un résumé.")

    shown = rendered('<figure data-key="aaaa11" data-story="12"></figure><p data-key="bbbb11"><a data-story="13">gone</a></p>', stories={12: there})

    assert '<article class="card" lang="fr" dir="ltr">' in shown
    assert '<a href="/fr/2026/03/01/le-bac/" hreflang="fr">Le bac &amp; nous</a>' in shown
    assert '<p id="bbbb11">gone</p>' in shown


def test_what_a_body_mentions_is_found():
    html = '<p data-key="aaaa11"><a data-story="3">x</a> data-story="4"</p><figure data-key="bbbb11" data-story="5"></figure><figure data-key="cccc11" data-image="6"></figure>'

    assert body.stories_in(html) == {3, 5}
    assert body.pictures_in(html) == {6}
