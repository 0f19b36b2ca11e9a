"""What is no text: pictures, claims, bylines, people, the admin's own rows; one of each, and how it is asked for."""

from __future__ import annotations

from datetime import timedelta

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles import hiding
from articles.models import (
    Contributor,
    Credit,
    Holder,
    Image,
    Place,
    Placement,
    Tag,
    Topic,
)
from newsroom import reactions
from newsroom.accounts import address, sealing
from newsroom.models import Application, Invitation, Letter, Notice, Page, SavedView
from tests import cast, makers
from tests.newsroom.public.stories import make_picture
from translations import memory
from translations.models import Assignment, Memory, Term

from .world import PEOPLE, Ask, Sends, Thing, nothing, originals, other_author, other_translator, translations

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
APPOINTED = [(role, make) for role, make in PEOPLE.items() if make and role != "reader"]


def _whose(role: str):
    """The account behind the table's word; somebody else's where it says none."""
    return PEOPLE[role]() if role else other_author()


def _forms(of: str, model: str, kind: str, key: str, sends: Sends = nothing) -> dict[str, Ask]:
    """The admin's addresses of one model, about one row of it."""
    about = {f"admin:{of}_{model}_{deed}": Ask(kind, (key,), sends) for deed in ("change", "history", "delete")}
    lists = {f"admin:{of}_{model}_{deed}": Ask("house") for deed in ("changelist", "add")}
    return about | lists


# The house, and what everybody has of their own


def house() -> list[Thing]:
    """One's own board and account, and lists that are about no one thing."""
    for _role, make in APPOINTED:
        person = make()
        Authenticator.objects.create(user=person, type="totp", data={"secret": get_adapter().encrypt(SECRET)})
        Authenticator.objects.create(user=person, type="recovery_codes", data={"seed": get_adapter().encrypt(SECRET), "used_mask": 0})
    return [Thing(owner="anybody", kind="house", keys={"session": 1})]


def accounts() -> list[Thing]:
    """What each has behind a link or a number: a passkey, a new address."""
    return [_account(role, make()) for role, make in APPOINTED]


def _account(role: str, person) -> Thing:
    passkey = Authenticator.objects.create(user=person, type="webauthn", data={"name": "Key", "credential": {}})
    token = sealing.seal(f'[{person.pk}, "{person.email}", "new-{person.pk}@newsroom.example"]', purpose=address.PURPOSE)
    view = SavedView.objects.create(user=person, name="Mine", filters={"language": "en"})
    return Thing(owner=role, kind="account", keys={"passkey": passkey.pk, "token": token, "view": view.pk})


_PICTURE = {"credit": "Mira Solberg", "licence": "cc-by"}
HOUSE: dict[str, Sends] = {
    "admin:index": nothing, "admin:jsi18n": nothing, "desk:calendar": nothing, "desk:coverage": nothing, "translations:queue": nothing, "translations:phrases": nothing,
    "desk:keep-view": lambda house: {"name": "Arabic", "language": "ar"},
    "stories:new": lambda house: {"language": "en"},
    "stories:pictures": nothing, "stories:pictures-without-words": nothing, "stories:search": nothing,
    "stories:upload": lambda house: {"file": SimpleUploadedFile("boat.jpg", b"no picture"), **_PICTURE},
    "stories:bylines": lambda house: {"password": cast.PASSWORD}, "stories:bylines-close": nothing,
    "moderation:queue": nothing, "moderation:log": nothing,
    "joining:applications": nothing, "joining:invitations": nothing, "joining:away": nothing,
    "joining:invite": lambda house: {"email": "rosa@example.org", "language": "en", "name": "Rosa"},
    "accounts:profile": nothing, "accounts:password": nothing, "accounts:address": nothing, "accounts:end-other-sessions": nothing,
    "account_reauthenticate": nothing, "mfa_reauthenticate": nothing, "mfa_reauthenticate_webauthn": nothing, "mfa_index": nothing,
    "mfa_activate_totp": nothing, "mfa_deactivate_totp": nothing, "mfa_add_webauthn": nothing, "mfa_view_recovery_codes": nothing,
    "mfa_generate_recovery_codes": nothing,
    "admin:newsroom_deed_changelist": nothing, "admin:newsroom_letter_changelist": nothing,
}
ASKS = {name: Ask("house", (), sends) for name, sends in HOUSE.items()}
ASKS |= {
    "accounts:end-session": Ask("house", ("session",)), "accounts:new-address": Ask("account", ("token",)),
    "mfa_remove_webauthn": Ask("account", ("passkey",)), "desk:delete-view": Ask("account", ("view",)),
}


# Claims and terms


def sources() -> list[Thing]:
    """A live story, to be carried into a language."""
    stories = {language: makers.make_story(language, by=other_author()) for language in ("en", "fr")}
    pairs = (("ar", "en"), ("ar", "fr"), ("sw", "en"))
    return [Thing(into, "v", kind="source", source=out_of, keys={"edition": stories[out_of].pk, "language": into}) for into, out_of in pairs]


def claims() -> list[Thing]:
    """Each as what can be ended, and as the row of a list."""
    found = []
    for into, out_of, owner, by in (("ar", "en", "translator", cast.arabic_translator()), ("ar", "fr", "", other_translator()), ("sw", "en", "", other_translator())):
        draft = makers.make_claim(into, of=makers.make_story(out_of, by=other_author()), by=by)
        claim = Assignment.objects.get(edition=draft.edition)
        found += [Thing(into, "", owner, False, {"claim": claim.pk}, kind, out_of) for kind in ("claim", "assignment")]
    return found


def terms() -> list[Thing]:
    at = {"w": {}, "p": {"decided_at": timezone.now()}}
    owners = (("ar", "translator"), ("ar", ""), ("sw", "language editor"), ("sw", ""))
    return [_term(language, owner, state, at[state]) for language, owner in owners for state in at]


def _term(language: str, owner: str, state: str, facts: dict) -> Thing:
    row = Term.objects.create(source_language="en", target_language=language, source=f"bus {owner}{state}", target="حافلة", proposed_by=_whose(owner), **facts)
    return Thing(language, state, owner, False, {"term": row.pk}, "term")


def remembered() -> list[Thing]:
    """A sentence of a live translation, by its language."""
    found = []
    for language in ("ar", "sw"):
        text = makers.make_translation(language)
        reactions.catch_up()
        memory.learn(text.pk)
        found.append(Thing(language, "", "", False, {"memory": Memory.objects.of(text).latest("pk").pk}, "memory"))
    return found


ASKS |= {"translations:strike": Ask("memory", ("memory",))}
ASKS |= {"translations:claim": Ask("source", ("edition", "language")), "translations:end": Ask("claim", ("claim",))}
ASKS |= _forms("translations", "assignment", "assignment", "claim") | _forms("translations", "term", "term", "term")


# Pictures and bylines


def pictures() -> list[Thing]:
    """In no text, and in one that readers see; each somebody's."""
    found = []
    for state in "wv":
        for owner in ("author", "translator", "language editor", ""):
            picture = make_picture(8 + len(found), 6)
            Image.objects.filter(pk=picture.pk).update(uploaded_by=_whose(owner))
            if state == "v":
                Placement.objects.create(image=picture, edition=makers.make_story(by=other_author()))
            found.append(Thing(state=state, owner=owner, kind="picture", keys={"picture": picture.pk, "file": picture.file.name}))
    return found


def placed() -> list[Thing]:
    """Pictures before readers, each with the language of a text that shows it, and whose text that is."""
    found = []
    for owner, make in (("author", cast.author), ("", other_author), ("translator", cast.arabic_translator), ("", other_translator)):
        is_original = make in (cast.author, other_author)
        text = makers.make_story(by=make()) if is_original else makers.make_translation("ar", by=make())
        picture = make_picture(30 + len(found), 9)
        Placement.objects.create(image=picture, edition=text)
        found.append(Thing(text.language, "v", owner, is_original, {"picture": picture.pk, "language": text.language}, "placed"))
    return found


def signatures() -> list[Thing]:
    """Bylines at texts in English and French: somebody's or nobody's, shown or hidden by whose they are."""
    owners = (*((role, "en") for role, _make in APPOINTED), ("", "en"), ("", "fr"), ("", "ar"), ("nobody", "en"))
    return [_signature(owner, language, state) for owner, language in owners for state in "vh"]


def _signature(owner: str, language: str, state: str) -> Thing:
    byline, by = Contributor.objects.create(name=f"Nadia {owner.title()}{state} {language}"), cast.admin()
    story = makers.make_translation("ar") if language == "ar" else makers.make_story(language, by=other_author())
    Credit.objects.create(edition=story, contributor=byline, role=Credit.Role.AUTHOR)
    if owner != "nobody":
        by = _whose(owner)
        Holder.objects.create(contributor=byline, user=by)
    if state == "h":
        hiding.hide(byline, by=by)
    return Thing(language, state, owner, language != "ar", kind="byline", keys={"byline": byline.pk})


ASKS |= {"stories:picture": Ask("picture", ("picture",), lambda picture: _PICTURE), "desk:media": Ask("picture", ("file",))}
ASKS |= {"stories:picture-words": Ask("placed", ("picture", "language"), lambda placed: {f"{placed.keys['picture']}-alt": "A boat"})}
ASKS |= {"stories:picture-delete": Ask("picture", ("picture",)), "stories:picture-uses": Ask("picture", ("picture",)), "stories:take-down": Ask("picture", ("picture",), lambda picture: {"why": "It is not ours."})}
ASKS |= _forms("articles", "image", "picture", "picture")
ASKS |= {f"stories:byline{deed}": Ask("byline", ("byline",)) for deed in ("", "-hide", "-hidden")}
ASKS |= {
    "stories:byline-show": Ask("byline", ("byline",), lambda byline: {"password": cast.PASSWORD}),
    "stories:byline-holder": Ask("byline", ("byline",), lambda byline: {"username": "author"}),
}
ASKS |= _forms("articles", "contributor", "byline", "byline", lambda byline: {"name": "Nadia"})


# Comments


def remarks() -> list[Thing]:
    found = []
    for language in ("en", "ar"):
        story = makers.make_story("en") if language == "en" else makers.make_translation("ar")
        found += [Thing(language, "", kind="comment", keys={"comment": makers.make_comment(story, shown=shown).pk}) for shown in (False, True)]
    return found


ASKS |= {
    "moderation:comment": Ask("comment", ("comment",)),
    "moderation:rule": Ask("comment", ("comment",), lambda comment: {"before": "waiting", "after": "shown", "why": ""}),
}
ASKS |= _forms("comments", "comment", "comment", "comment")


# People


def applications() -> list[Thing]:
    asks = (("en", "write", True), ("fr", "write", True), ("ar", "write", True), ("ar", "translate", False), ("sw", "translate", False), ("en", "translate", False))
    return [_application(*one) for one in asks]


def _application(language: str, kind: str, writes: bool) -> Thing:
    now = timezone.now()
    row = Application.objects.create(kind=kind, name="Rosa", email=f"{kind}-{language}@example.org", languages=[language], reads=["en", "fr"], consented_at=now, confirmed_at=now)
    return Thing(language, is_original=writes, kind="application", keys={"application": row.pk})


def people() -> list[Thing]:
    """Somebody, with what hangs on an account."""
    person = other_author()
    letter = Letter.objects.create(once="matrix", to=person.email, subject="A letter", given_up_at=timezone.now())
    invitation = Invitation.objects.create(email="rosa@example.org", roles=[["author", "en"]], invited_by=cast.admin())
    appointment = person.appointments.get(language="en")
    role = cast.arabic_editor().appointments.get()
    return [Thing(kind="person", keys={"person": person.pk, "appointment": appointment.pk, "letter": letter.pk, "invitation": invitation.pk, "role": role.pk})]


def _day() -> str:
    return f"{timezone.now() + timedelta(days=9):%Y-%m-%d}"


ASKS |= {f"joining:{deed}": Ask("application", ("application",), lambda one: {"languages": [one.language], "words": "Welcome."}) for deed in ("application", "yes", "no")}
ASKS |= {f"joining:{deed}": Ask("person", ("invitation",)) for deed in ("send-again", "take-back")}
ASKS |= {f"desk:{deed}": Ask("person", ("person",)) for deed in ("freeze", "thaw", "sign-out", "remove-factor", "data-of", "data-export", "data-erase")}
ASKS |= {
    "joining:substitute": Ask("person", ("role",), lambda person: {"person": person.keys["person"], "until": _day()}),
    "desk:appoint": Ask("person", ("person",), lambda person: {"role": "author", "language": "sw"}),
    "desk:appointment-until": Ask("person", ("person", "appointment"), lambda person: {"ends_at": _day()}),
    "desk:appointment-end": Ask("person", ("person", "appointment")),
    "desk:letter-again": Ask("person", ("letter",)),
    "admin:auth_user_password_change": Ask("person", ("person",), lambda person: {"password1": "long-enough-1234", "password2": "long-enough-1234"}),
}
ASKS |= _forms("newsroom", "user", "person", "person", lambda person: {"username": "author-2"})


# The admin's own rows


def site() -> list[Thing]:
    """Labels, pages in three languages, a notice, a task, and a text, of which there is no raw form."""
    labels = {model.__name__.lower(): model.objects.create(slug="river", name="River").pk for model in (Topic, Place, Tag)}
    notice = Notice.objects.create(key="donate", title="Donate")
    task = DBTaskResult.objects.create(args_kwargs={"args": [], "kwargs": {}}, task_path="articles.imaging.make_renditions", priority=0, queue_name="default", backend_name="default")
    one = Thing(kind="site", keys={**labels, "section": makers.make_section().pk, "notice": notice.pk, "task": str(task.pk), "edition": makers.make_draft().edition_id})
    pages = [Page.objects.create(slug="about", language=code, title="About") for code in ("en", "ar", "fr")]
    return [one, *(Thing(page.language, kind="page", keys={"page": page.pk}) for page in pages)]


for _label in ("section", "topic", "place", "tag"):
    ASKS |= _forms("articles", _label, "site", _label)
ASKS |= _forms("newsroom", "notice", "site", "notice") | _forms("newsroom", "page", "page", "page")
ASKS |= _forms("django_tasks_database", "dbtaskresult", "site", "task")
ASKS |= {name: Ask(ask.kind, ask.keys, is_bare=ask.kind != "house") for name, ask in _forms("articles", "edition", "site", "edition").items()}


def one_of_each() -> list[Thing]:
    """A text of each kind, in hand, approved and out, and one of everything else."""
    texts = [*originals("en", "author", cast.author(), "wpv"), *translations("ar", "translator", cast.arabic_translator(), "wv")]
    kinds = [house(), sources(), claims(), terms(), remembered(), pictures(), placed(), signatures(), remarks(), applications(), people(), site()]
    return [*texts, *(thing for kind in kinds for thing in {thing.kind: thing for thing in kind}.values())]
