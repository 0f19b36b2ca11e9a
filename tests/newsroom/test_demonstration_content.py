"""The demonstration's files: what DESIGN promises of it is there, in the languages it promises, and nothing is left in another."""

import io
import re
import tomllib
from collections import Counter
from itertools import chain

import pytest
from PIL import Image

from newsroom.demonstration import outlet, pictures
from newsroom.lib import languages, richtext

STORIES = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted((outlet.FOLDER / "stories").glob("*.toml"))}
PUBLISHED = {name: story for name, story in STORIES.items() if "state" not in story["editions"][story["original"]]}
EDITIONS = [(name, code, words) for name, story in STORIES.items() for code, words in story["editions"].items()]
WHOLE = [(name, code, words) for name, code, words in EDITIONS if words.get("state", "published") in ("published", "submitted", "approved", "scheduled")]
PROMISED = {"ar", "fa", "zh-hans", "zh-hant", "bn", "sw", "ru", "es", "my", "mg"}
PASTS = [(name, code, words) for name, code, words in EDITIONS if "past" in words]
SCRIPTS = {"Arab": "؀-ۿ", "Cyrl": "Ѐ-ӿ", "Beng": "ঀ-৿", "Deva": "ऀ-ॿ", "Mymr": "က-႟", "Hans": "一-鿿", "Hant": "一-鿿"}


def each(editions):
    return pytest.mark.parametrize(("name", "code", "words"), editions, ids=[f"{name}/{code}" for name, code, _words in editions])


def shape(body):
    """The blocks of a body by kind, in order, with what a figure shows."""
    facts = ("data-image", "data-href", "data-story")
    return [(block.tag, *(block.attributes.get(fact, "") for fact in facts)) for block in richtext.walk(richtext.parse(body)) if block.tag not in ("em", "strong")]


def test_there_are_stories_enough_and_they_begin_in_many_languages():
    originals = Counter(story["original"] for story in PUBLISHED.values())

    assert len(PUBLISHED) >= 12
    assert len(originals) >= 5
    assert sum(len(story["editions"]) >= 10 for story in PUBLISHED.values()) >= 1


def test_every_promised_language_has_stories_and_arabic_and_english_meet_in_five():
    spoken = {code for _name, code, _words in WHOLE}

    assert spoken >= PROMISED
    assert len(spoken) >= 14
    assert sum({"en", "ar"} <= set(story["editions"]) for story in PUBLISHED.values()) >= 5


def test_all_that_a_story_can_hold_is_shown_somewhere():
    bodies = " ".join(words["body"] for _name, _code, words in EDITIONS)

    for what in ("data-image", "data-embed", "data-quotation", "data-original", "data-story"):
        assert what in bodies, what
    assert any(story.get("lead_link") for story in PUBLISHED.values())


def test_work_is_seen_in_every_state():
    states = Counter((words.get("state", "published"), code == STORIES[name]["original"]) for name, code, words in EDITIONS)

    originals = {("submitted", True), ("returned", True), ("writing", True), ("approved", True), ("scheduled", True)}
    assert originals | {("half", False), ("submitted", False), ("approved", False)} <= set(states)
    assert any(words.get("behind") for _name, _code, words in EDITIONS)


def test_something_lies_ahead():
    together = [story["together"] for story in STORIES.values() if "together" in story]

    assert sum("planned_in_days" in story for story in STORIES.values()) >= 2
    assert any(set(release["opened_to"]) < set(release["languages"]) for release in together)
    assert all(when["in_days"] >= 1 for when in [*together, *(words["goes_out"] for *_rest, words in EDITIONS if "goes_out" in words)])


def test_people_ask_to_write_and_to_translate_from_addresses_of_nobody():
    asked = outlet.read("applications.toml")["applications"]

    assert {("write", "en"), ("translate", "ar")} == {(one["kind"], *one["languages"]) for one in asked}
    assert all(one["email"].endswith("@example.org") and one["words"].strip() for one in asked)


def test_a_question_about_a_text_stands_at_one_of_its_paragraphs():
    asked = [(words, note) for *_rest, words in EDITIONS for note in words.get("notes", []) if note.get("kind") == "question"]

    assert asked
    for words, note in asked:
        assert f"<p>{note['about']}" in words["body"]


@each(WHOLE)
def test_a_text_has_all_its_words(name, code, words):
    asked = ("headline", "summary", "body", *(("lead_caption", "lead_alt") if STORIES[name]["lead"] else ()))

    assert not [part for part in asked if not words[part].strip()]
    assert code in languages.CODES


@each([edition for edition in WHOLE if edition[1] != STORIES[edition[0]]["original"]])
def test_a_translation_is_built_like_its_source_block_for_block(name, code, words):
    original = STORIES[name]["editions"][STORIES[name]["original"]]
    source = original["then"] if words.get("behind") else original

    assert shape(words["body"]) == shape(source["body"])
    assert words["translator"]


@each(EDITIONS)
def test_a_body_needs_no_cleaning(name, code, words):
    written = re.sub(r'data-(image|story)="[^"]+"', r'data-\1="7"', "".join(words["body"].split("\n")))  # names become numbers at the door

    if words.get("state") != "half":
        assert richtext.text_of(richtext.parse(richtext.clean(written))) == richtext.text_of(richtext.parse(written))
        assert shape(richtext.clean(written)) == shape(written)


@each([edition for edition in EDITIONS if languages.get(edition[1]).script in SCRIPTS])
def test_a_text_is_written_in_its_own_script(name, code, words):
    body = re.sub(r"<blockquote data-original.*?</blockquote>", "", words["body"])
    text = " ".join((words["headline"], words["summary"], richtext.text_of(richtext.parse(body))))
    own = len(re.findall(f"[{SCRIPTS[languages.get(code).script]}]", text))
    latin = len(re.findall(r"[A-Za-z]", text))

    assert own > 60
    assert latin <= 4, re.findall(r"[A-Za-z]+", text)


@each(EDITIONS)
def test_quotation_marks_and_apostrophes_are_those_of_print(name, code, words):
    text = richtext.text_of(richtext.parse(words["body"])) + words["headline"] + words["summary"] + words.get("lead_caption", "")

    assert not re.search(r"['\"]", text)
    assert "..." not in text


def test_a_history_can_be_seen_from_left_to_right_and_from_right_to_left():
    assert {languages.get(code).direction for _name, code, _words in PASTS} == {"ltr", "rtl"}


@each(PASTS)
def test_an_unfinished_text_has_gone_from_hand_to_hand(name, code, words):
    states = [*words["past"], words]
    hours = [state["hours_before"] for state in states]

    assert len(states) >= 4
    assert hours == sorted(hours, reverse=True)
    assert sum("name" in state for state in states) >= 2
    assert any("name" in state and state["by"].startswith("editor") for state in states)
    assert len({state["body"] for state in states}) == len(states)


@each(PASTS)
def test_what_an_unfinished_text_said_before_is_as_carefully_set(name, code, words):
    for state in words["past"]:
        text = richtext.text_of(richtext.parse(state["body"])) + state.get("headline", "")

        assert shape(richtext.clean(state["body"])) == shape(state["body"])
        assert not re.search(r"['\"]|\.\.\.", text)


@each(PASTS)
def test_notes_and_remarks_stand_at_paragraphs_of_the_text(name, code, words):
    blocks = [richtext.text_of(block.children) for block in richtext.walk(richtext.parse(words["body"])) if block.tag == "p"]
    remarks = [remark for link in words["links"] for remark in link.get("remarks", [])]

    assert any("proposal" in note for note in words["notes"])
    assert remarks
    for said in (*words["notes"], *remarks):
        assert any(block.startswith(said["about"]) for block in blocks), said["about"]


def test_every_label_a_story_asks_for_has_a_name_in_every_language_of_the_stories():
    labels = outlet.read("outlet.toml")
    spoken = {code for _name, code, _words in WHOLE}

    for story in STORIES.values():
        assert spoken <= set(labels["sections"][story["section"]]["name"])
        for kind in ("topics", "tags"):
            for slug in story[kind]:
                assert spoken <= set(labels[kind][slug]), slug
        for slug in story["places"]:
            place = labels["places"][slug]
            assert "territory" in place or spoken <= set(place["name"]), slug


def test_a_place_comes_after_the_place_it_is_part_of():
    seen = set()
    for slug, place in outlet.read("outlet.toml")["places"].items():
        assert place.get("parent", slug) in {slug, *seen}
        seen.add(slug)


def test_name_motto_and_notices_speak_every_language_of_the_stories():
    spoken = {code for _name, code, _words in WHOLE}
    labels = outlet.read("outlet.toml")

    assert spoken <= set(labels["wordmark"]) & set(labels["motto"])
    for notice in outlet.read("notices.toml").values():
        assert all(spoken <= set(notice[part]) for part in ("title", "text", "link_text"))


def test_the_pages_are_there():
    pages = outlet.read("pages.toml")

    assert {"en", "ar", "es", "fr", "sw"} <= set(pages["about"]) & set(pages["translators"])
    for page in chain.from_iterable(editions.values() for editions in pages.values()):
        assert shape(richtext.clean(page["body"])) == shape("".join(page["body"].split("\n")))


def test_stories_ask_for_pictures_that_are_drawn_and_every_drawn_one_is_used():
    asked = {story["lead"] for story in STORIES.values()} | set(re.findall(r'data-image="([^"]+)"', " ".join(words["body"] for *_rest, words in EDITIONS)))

    assert asked - {""} == set(pictures.DRAWN) == set(pictures.PICTURES)


@pytest.mark.parametrize("name", pictures.DRAWN)
def test_a_picture_is_credited_and_drawn_the_same_each_time(name):
    first = pictures.draw(name)

    assert pictures.draw(name) == first
    assert max(Image.open(io.BytesIO(first)).size) > 1100
    assert all(pictures.PICTURES[name][fact] for fact in ("credit", "licence", "alt"))


def test_some_comments_wait_and_some_answer_each_other():
    def flat(comments):
        for comment in comments:
            yield comment
            yield from flat(comment.get("replies", []))

    comments = [comment for *_rest, words in EDITIONS for comment in flat(words.get("comments", []))]

    assert {"shown", "waiting"} == {comment["state"] for comment in comments}
    assert any("replies" in comment for comment in comments)


def test_links_lead_to_invented_sites_alone():
    addresses = re.findall(r"https?://([^/\"\s]+)", str(STORIES) + str(outlet.read("pages.toml")) + str(outlet.read("notices.toml")))

    assert all(host == "example.org" or host.endswith(".example") for host in addresses), addresses
