"""What templates may say without loading anything."""

import json
from datetime import date

import pytest
from django.template import Context, Template
from django.utils import translation

from newsroom.templatetags.words import Published


def said(template: str, code: str = "en", **values) -> str:
    with translation.override(code):
        return Template(template).render(Context(values))


@pytest.mark.parametrize(("code", "written"), [("en", "24 November 2026"), ("de", "24. November 2026"), ("bn", "২৪ নভেম্বর, ২০২৬"), ("zh-hans", "2026年11月24日")])
def test_a_day_is_written_as_its_readers_write_it(code, written):
    assert said("{% localdate day %}", code, day=date(2026, 11, 24)) == written


def test_a_number_has_the_digits_of_its_readers():
    assert said("{% localnumber 12000 %}", "bn") == "১২,০০০"


def test_foreign_words_are_marked_and_our_own_are_not():
    assert said("<b{% foreign 'ar' %}>", "en") == '<b lang="ar" dir="rtl">'
    assert said("<b{% foreign 'ar' %}>", "ar") == "<b>"


def test_only_a_body_that_was_set_is_printed_as_it_is():
    assert said("{{ body|published }}", body=Published("<p>x</p>")) == "<p>x</p>"
    assert said("{{ body|published }}", body="<p>x</p>") == "&lt;p&gt;x&lt;/p&gt;"


def test_data_for_machines_cannot_leave_its_script():
    block = said("{% linked_data said %}", said={"headline": "</script><!-- & \u2028"})

    assert block.count("<") == 2
    assert block.count(">") == 2
    assert json.loads(block.split(">", 1)[1].rsplit("<", 1)[0]) == {"headline": "</script><!-- & \u2028"}
