"""Special coverage: a story made of story cards, in its own place on the front page and first in lists; its cards resolve per language."""

import re

import pytest
from django.urls import reverse

from articles import filing
from articles.models import Topic
from tests import cast, makers
from tests.newsroom.public import stories
from translations import workbench

pytestmark = pytest.mark.django_db


def coverage(*mentioned, headline="Those who mend", **facts):
    """A live coverage whose cards lead to these stories."""
    cards = "".join(f'<figure data-key="card{number:04}" data-story="{story.article_id}"></figure>' for number, story in enumerate(mentioned))
    words = {"headline": headline, "summary": "Four places where somebody sat down and mended.", "body": f'<p data-key="opening1">What they sent us is gathered here.</p>{cards}'}
    return makers.make_story(words=words, is_coverage=True, **facts)


def in_arabic(story):
    """It is translated like any other."""
    draft = makers.make_claim("ar", of=story)
    said = {"headline": "الذين يُصلحون", "summary": "أربعة أماكن جلس فيها أحدهم وأصلح.", "opening1": "ما أرسلوه مجموع هنا."}
    changes = [workbench.Change(row.key, typed=said[row.key], confirmed=True) for row in workbench.rows_of(draft) if row.key in said]
    draft = workbench.save(draft, changes, by=cast.admin(), version=draft.version)
    return stories.workflow.publish(draft, by=cast.admin())


def band(page: str) -> str:
    found = re.search(r'<section class="coverages.*?</section>', page, re.DOTALL)
    return found[0] if found else ""


def text(client, address) -> str:
    return client.get(address).content.decode()


def test_it_stands_in_its_own_band_with_its_first_stories_and_in_no_other_place_of_the_front(client):
    story = makers.make_story()
    special = coverage(story)

    page = text(client, "/en/")

    assert page.count(special.get_absolute_url()) == 1
    assert special.get_absolute_url() in band(page)
    assert story.get_absolute_url() in band(page)
    assert "Four places" in band(page)


def test_the_two_newest_are_shown(client):
    story = makers.make_story()
    for headline in ("First of three", "Second of three", "Third of three"):
        coverage(story, headline=headline)

    page = band(text(client, "/en/"))

    assert "First of three" not in page
    assert page.index("Third of three") < page.index("Second of three")


def test_without_one_there_is_no_band(client):
    makers.make_story()

    assert band(text(client, "/en/")) == ""


def test_alone_in_a_language_it_is_no_empty_front_page(client):
    coverage()

    page = text(client, "/en/")

    assert "There is no story" not in page
    assert "Those who mend" in band(page)


def test_withdrawn_it_leaves_the_front_and_the_lists(client):
    special = coverage(makers.make_story())

    stories.workflow.withdraw(special, by=cast.editor(), why="It was wrong.")

    assert "Those who mend" not in text(client, "/en/") + text(client, "/en/section/society/")


def test_each_card_leads_to_this_language_else_along_the_chain_marked_else_nowhere(client):
    both, english, swahili = makers.make_story(), makers.make_story(words={"headline": "Only in English"}), makers.make_story("sw", by=cast.admin())
    arabic = makers.make_translation("ar", of=both)
    special = in_arabic(coverage(both, english, swahili))

    page, front = text(client, special.get_absolute_url()), band(text(client, "/ar/"))

    for shown in (page, front):
        assert arabic.get_absolute_url() in shown
        assert re.search(rf'<a href="{re.escape(english.get_absolute_url())}"[^>]*hreflang="en"', shown)
        assert swahili.get_absolute_url() not in shown
    assert 'lang="en"' in front
    assert "الذين يُصلحون" in front


def test_its_page_says_what_it_is(client):
    assert 'class="kicker-coverage">Special coverage<' in text(client, coverage().get_absolute_url())
    assert "kicker-coverage" not in text(client, makers.make_story().get_absolute_url())


def test_a_list_it_is_filed_under_shows_it_first_and_once_and_marked(client):
    rivers = Topic.objects.create(slug="rivers", name="Rivers")
    special = coverage()
    newer = makers.make_story(words={"headline": "Newer than the coverage"})
    for story in (special, newer):
        filing.file(story, {"topics": [rivers.pk]}, by=cast.editor())

    for address in ("/en/topic/rivers/", "/en/section/society/"):
        page = text(client, address)
        assert page.count(f'href="{special.get_absolute_url()}">Those who mend') == 1
        assert page.index("Those who mend") < page.index("Newer than the coverage")
        assert page.count("card-kind") == 1


def test_further_down_a_list_it_does_not_come_again(client):
    special = coverage()
    for number in range(22):
        makers.make_story(words={"headline": f"Story {number}"})

    first = text(client, "/en/section/society/")
    older = re.search(r'href="([^"]+before=[^"]+)"', first)[1]
    second = text(client, older)

    assert special.get_absolute_url() in first
    assert special.get_absolute_url() not in second
    assert len(re.findall(r'<article class="card"', first)) == 21
    assert "Story 0" in second


def test_who_answers_for_the_text_makes_it_one_and_its_author_does_not(client):
    draft = makers.make_draft()
    address = reverse("stories:draft", args=[draft.pk])

    client.force_login(cast.author())
    assert 'name="is_coverage"' not in text(client, address)
    client.post(address, {**draft.words, "version": draft.version, "section": draft.edition.article.section_id, "is_coverage": "on"})
    assert not makers.fresh(draft.edition.article).is_coverage

    client.force_login(cast.editor())
    assert 'name="is_coverage"' in text(client, address)
    draft = makers.fresh(draft)
    client.post(address, {**draft.words, "version": draft.version, "section": draft.edition.article.section_id, "is_coverage": "on"})
    assert makers.fresh(draft.edition.article).is_coverage


def test_an_author_who_files_does_not_undo_it(client):
    draft = makers.make_draft(is_coverage=True)
    client.force_login(cast.author())

    client.post(reverse("stories:draft", args=[draft.pk]), {**draft.words, "version": draft.version, "section": draft.edition.article.section_id})

    assert makers.fresh(draft.edition.article).is_coverage


def test_a_front_page_with_coverage_costs_twelve_queries_however_much_there_is(client, django_assert_max_num_queries):
    for _number in range(3):
        coverage(*(makers.make_story() for _story in range(4)))
    text(client, "/sw/")

    with django_assert_max_num_queries(12):
        text(client, "/en/")
