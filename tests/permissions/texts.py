"""What is asked of a text: by address, the keys that its path names, and what a person's form would send."""

from __future__ import annotations

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from .world import Ask, Sends, Thing


def _tomorrow() -> str:
    return f"{timezone.now() + timedelta(days=1):%Y-%m-%dT%H:%M}"


def _version(text: Thing) -> dict:
    return {"version": text.keys["version"]}


def _typed(text: Thing) -> dict:
    return _version(text) | {"tab": "matrixtab", "count": 1, "edition": text.keys["edition"], "headline": "Typed", "summary": "Typed.", "body": "<p>Typed</p>"}


# By address: what a POST sends.
DRAFT: dict[str, Sends] = {
    "stories:draft": lambda text: _typed(text) | {"section": ""},
    "stories:autosave": _typed,
    "stories:pulse": lambda text: {"tab": "matrixtab", "edition": text.keys["edition"]},
    "stories:take-over": lambda text: {"tab": "matrixtab", "edition": text.keys["edition"]},
    "stories:leave": lambda text: {"tab": "matrixtab", "edition": text.keys["edition"]},
    "stories:checklist": _typed,
    "stories:links": lambda text: {"days": "3"},
    "stories:submit": _version,
    "stories:review": lambda text: {},
    "stories:give-up-review": lambda text: {},
    "stories:take-back": _version,
    "stories:return": lambda text: _version(text) | {"why": "Say who counted.", "reason": "facts"},
    "stories:approve": _version,
    "stories:schedule": lambda text: _version(text) | {"hour": _tomorrow(), "weight": "meaning"},
    "stories:unschedule": _version,
    "stories:publish": lambda text: _version(text) | {"weight": "meaning"},
    "stories:note-add": lambda text: {"words": "Who counted them?"},
    "desk:preview": lambda text: {},
    "desk:preview-frame": lambda text: {},
    "translations:workbench": _version,
    "translations:segment": lambda text: _version(text) | {"key": "bridge01", "target": "عند الجسر"},
    "translations:suggestions": lambda text: {"key": "bridge01"},
    "translations:picture": lambda text: _version(text) | {"at": "bridge01", "image": ""},
    "translations:summary": lambda text: _version(text) | {"is_summary": "on"},
    "translations:submit": _version,
    "translations:take-back": _version,
    "translations:return": lambda text: _version(text) | {"why": "Say who counted.", "reason": "facts"},
    "translations:publish": lambda text: _version(text) | {"weight": "meaning"},
    "translations:schedule": lambda text: _version(text) | {"hour": _tomorrow(), "weight": "meaning"},
    "translations:unschedule": _version,
    "translations:xliff-out": lambda text: {},
    "translations:xliff-in": lambda text: {"file": SimpleUploadedFile("text.xlf", b"<xliff/>")},
}
EDITION: dict[str, Sends] = {
    "stories:edition": lambda text: {},
    "stories:timeline": lambda text: {},
    "stories:moving": lambda text: {"until": _tomorrow()},
    "stories:settle": lambda text: {},
    "stories:history": lambda text: {},
    "stories:compare": lambda text: {},
    "stories:change": lambda text: {},
    "stories:file": lambda text: {},
    "stories:withdraw": lambda text: {"why": "A name was wrong."},
    "stories:bring-back": lambda text: {},
    "stories:together": lambda text: {},
    "stories:release": lambda text: {"hour": _tomorrow(), "languages": ["en", "ar"], "seen": ""},
    "stories:end-release": lambda text: {},
    "stories:open-to": lambda text: {"languages": ["ar"], "version": text.keys.get("version", 0)},
    "stories:close-to": lambda text: {"languages": ["ar"]},
    "stories:withdraw-story": lambda text: {"why": "A name was wrong."},
    "desk:plan": lambda text: {"day": f"{timezone.now() + timedelta(days=3):%Y-%m-%d}", "seen": ""},
}
REVISION: dict[str, Sends] = {"stories:name-revision": lambda text: {"name": "Before the trial"}, "stories:restore": lambda text: {}}
NOTE: dict[str, Sends] = {
    "stories:note-answer": lambda text: {"words": "The driver did."},
    "stories:note-resolve": lambda text: {},
    "stories:note-reopen": lambda text: {},
    "stories:note-accept": _version,
    "stories:note-decline": _version,
}
LINK: dict[str, Sends] = {"stories:revoke-link": lambda text: {}}
BULK: dict[str, Sends] = {"stories:bulk": lambda text: {"edition": text.keys["edition"], "deed": "publish", "press": "look"}}
BULK: dict[str, Sends] = {"stories:bulk": lambda text: {"edition": text.keys["edition"], "deed": "publish", "press": "look"}}
NUMBERS = ((DRAFT, ("draft",)), (EDITION, ("edition",)), (REVISION, ("revision",)), (NOTE, ("draft", "note")), (LINK, ("draft", "link")), (BULK, ()))
ASKS: dict[str, Ask] = {name: Ask("text", keys, sends) for of, keys in NUMBERS for name, sends in of.items()}
