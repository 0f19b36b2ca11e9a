"""What stands in templates and stylesheets."""

import pytest

from . import pages, sources

STYLES = [
    (pages.directions_are_logical, "@layer base { p { margin-left: 1rem } }"),
    (pages.directions_are_logical, "@layer base { p { padding-right: 1rem } }"),
    (pages.directions_are_logical, "@layer base { p { position: absolute; left: 0 } }"),
    (pages.directions_are_logical, "@layer base { p { text-align: right } }"),
    (pages.directions_are_logical, "@layer base { img { float: left } }"),
    (pages.directions_are_logical, "@layer base { p { border-left-color: red } }"),
    (pages.nothing_shouts, "@layer base { h2 { text-transform: uppercase } }"),
    (pages.styles_stand_in_layers, "h2 { color: var(--ink) }"),
    (pages.styles_stand_in_layers, "@layer base { p { color: red } } h2 { color: red }"),
    (pages.styles_ask_no_stranger, "@layer base { p { background: url(https://fonts.example/a.png) } }"),
    (pages.styles_ask_no_stranger, "@import '//fonts.example/a.css';"),
]
TEMPLATES = [
    (pages.nothing_inline, '<p style="color: red">'),
    (pages.nothing_inline, '<p class="{{ kind }}" style="color: red">'),
    (pages.nothing_inline, '<button onclick="go()">'),
    (pages.nothing_inline, "<script>go()</script>"),
    (pages.nothing_inline, "<style>p { color: red }</style>"),
    (pages.pages_ask_no_stranger, '<img src="https://pictures.example/a.png">'),
    (pages.pages_ask_no_stranger, '<script src="//scripts.example/a.js"></script>'),
    (pages.pages_ask_no_stranger, '<link rel="stylesheet" href="https://fonts.example/a.css">'),
    (pages.templates_escape, "{{ comment.text|safe }}"),
    (pages.templates_escape, "{% autoescape off %}{{ text }}{% endautoescape %}"),
]
SOUND_STYLE = """@layer reset, tokens, base, layout, components;
/* never margin-left */
@layer base { blockquote { margin-inline-start: 1rem; inset-inline-end: 0; text-align: start; border-inline-start: 1px solid } }
@layer layout { @media (width < 40rem) { .row { justify-content: flex-start } } }"""
SOUND_TEMPLATE = """{# <p style="color: red"> #}<p class="lead" data-style="calm">{{ text }}</p>
<script type="module" src="{% static 'js/close.js' %}"></script>
<script type="application/ld+json">{{ story }}</script>
<link rel="canonical" href="https://news.example/en/"><a href="https://elsewhere.example/">a source</a>"""


@pytest.mark.parametrize("rule", pages.OF_STYLES, ids=lambda rule: rule.__name__)
def test_styles_keep(rule):
    broken = list(rule(sources.styles()))

    assert not broken, "\n".join(broken)


@pytest.mark.parametrize("rule", pages.OF_TEMPLATES, ids=lambda rule: rule.__name__)
def test_templates_keep(rule):
    broken = list(rule(sources.templates()))

    assert not broken, "\n".join(broken)


@pytest.mark.parametrize(("rule", "text"), STYLES + TEMPLATES)
def test_what_is_never_said_is_seen(rule, text):
    assert list(rule({"sample": text}))


@pytest.mark.parametrize("rule", pages.OF_STYLES, ids=lambda rule: rule.__name__)
def test_a_sound_style_is_allowed(rule):
    assert list(rule({"sample.css": SOUND_STYLE})) == []


@pytest.mark.parametrize("rule", pages.OF_TEMPLATES, ids=lambda rule: rule.__name__)
def test_a_sound_template_is_allowed(rule):
    assert list(rule({"sample.html": SOUND_TEMPLATE})) == []


def test_every_rule_was_seen_to_fail():
    assert {rule for rule, _text in STYLES + TEMPLATES} == {*pages.OF_STYLES, *pages.OF_TEMPLATES}
