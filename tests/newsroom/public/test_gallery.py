"""Pictures that belong together: a row without script, each with its own words; beside nothing, a picture stands alone."""

from newsroom.lib import richtext
from newsroom.lib.compare import compare
from newsroom.public import body
from newsroom.public.cards import Picture

ONE = '<figure data-key="pict01" data-image="1" data-alt="A"><figcaption data-key="capt01">First</figcaption></figure>'
TWO = '<figure data-key="pict02" data-image="2" data-beside=""></figure>'
THREE = '<figure data-key="pict03" data-image="3" data-alt="C" data-beside=""><figcaption data-key="capt03">Third</figcaption></figure>'
PICTURES = {number: Picture(src=f"/media/{number}.jpg", width=40, height=30, alt=f"picture {number}") for number in (1, 2, 3)}


def shown(html: str) -> str:
    return body.render(html, body.Around("en", PICTURES))


def test_a_row_of_pictures_is_one_gallery():
    page = shown(f"<p>Before</p>{ONE}{TWO}{THREE}<p>After</p>")

    assert page.count('<div class="gallery">') == 1
    assert page.index("Before") < page.index('<div class="gallery">') < page.index("First") < page.index("Third") < page.index("</div>") < page.index("After")
    assert page.count("<figure") == 3
    assert 'id="pict02"' in page


def test_two_rows_are_two_galleries_and_a_lone_picture_is_none():
    assert shown(f"{ONE}{TWO}<p>Between</p>{ONE}{THREE}").count('class="gallery"') == 2
    assert "gallery" not in shown(f"<p>Words</p>{TWO}<p>Words</p>")
    assert "gallery" not in shown(ONE)


def test_it_is_kept_by_the_cleaner_and_only_at_pictures():
    row = f"{ONE}{TWO}{THREE}"

    assert richtext.clean(row) == row
    assert richtext.clean('<figure data-quotation data-beside><blockquote><p>Said</p></blockquote></figure>') == '<figure data-quotation=""><blockquote><p>Said</p></blockquote></figure>'


def test_when_the_first_goes_the_second_begins_the_row():
    left = richtext.without_images(f"{ONE}{TWO}{THREE}", {1})

    assert left == TWO.replace(' data-beside=""', "") + THREE
    assert richtext.without_images(f"{ONE}{TWO}{THREE}", {2}) == ONE + THREE


def test_a_picture_that_moved_into_a_row_is_a_change_one_sees():
    alone = TWO.replace(' data-beside=""', "")
    comparison = compare({"body": ONE + alone}, {"body": ONE + TWO}, "en")

    facts = [(fact.what, fact.before, fact.after) for row in comparison.rows for fact in row.facts if fact.is_changed]
    assert facts == [("beside", None, "beside")]
