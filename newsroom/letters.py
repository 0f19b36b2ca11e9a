"""Mail, as rows: written with what it tells of, sent by the worker, tried again with growing gaps when it is refused.

The only place where mail is written or leaves. One letter goes to one person; two about the same thing to the same person are one.
"""

from __future__ import annotations

import secrets
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, get_connection
from django.core.validators import validate_email
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation

from newsroom.lib import plaintext
from newsroom.models import Letter, User
from newsroom.models.letter import GAPS

AT_ONCE = 50  # letters a round: between rounds, the clock looks at the rest
IN_HAND = timedelta(minutes=10)  # a letter whose sender died is taken up again after this long
KEPT = timedelta(days=30)


def write(template: str, *, once: str, to: User | str, language: str = "", **context) -> Letter | None:
    """Put one letter in the post: `templates/mail/{template}.txt`, whose first line is the subject.

    `to` is a person, or an address; `language` the one to write in, if not the person's own. `once` names what it is about: a person
    gets one letter of that name, ever. None where there is no address to send to, or the letter is there already.
    """
    person = to if isinstance(to, User) else None
    address = person.email if person else str(to)
    try:
        validate_email(address)
    except ValidationError:
        return None
    with translation.override(language or (person.interface_language if person else "") or translation.get_language()):
        said = render_to_string(f"mail/{template}.txt", {"person": person, "origin": settings.ORIGIN, "outlet": settings.OUTLET, **context})
    subject, _line, text = said.strip().partition("\n")
    letter, is_new = Letter.objects.get_or_create(
        once=f"{once}:{person.pk if person else address}"[:120],
        defaults={"person": person, "to": address, "subject": plaintext.tidy(subject)[:300], "text": text.strip(), "message_id": _message_id()},
    )
    return letter if is_new else None


def send_due() -> int:
    """Send what is due; how many went out. When the server cannot be reached, the rest waits for the next round."""
    sent = 0
    for letter in Letter.objects.due()[:AT_ONCE]:
        if not _taken(letter):
            continue
        try:
            _send(letter)
        except (OSError, ValueError) as trouble:  # every SMTPException is an OSError; what no mail may contain is a ValueError
            _postpone(letter, trouble)
            if not _answered(trouble):
                break
        else:
            Letter.objects.numbered(letter.pk).update(sent_at=timezone.now(), text="", trouble="")
            sent += 1
    return sent


def try_again(letter: Letter) -> bool:
    """Take up a letter that was given up, as if it were new. False: somebody has, or it was not given up."""
    return Letter.objects.numbered(letter.pk).given_up().update(given_up_at=None, tries=0, trouble="", next_at=timezone.now()) == 1


def forget_old() -> int:
    """Letters sent long ago: whom we wrote to is nobody's business any more."""
    return Letter.objects.sent_before(timezone.now() - KEPT).delete()[0]


def _taken(letter: Letter) -> bool:
    """Of two workers, one sends it."""
    return Letter.objects.numbered(letter.pk).unsent().at_hour(letter.next_at).update(next_at=timezone.now() + IN_HAND) == 1


def _send(letter: Letter) -> None:
    headers = {"Message-ID": letter.message_id, "Auto-Submitted": "auto-generated"}
    EmailMessage(letter.subject, letter.text, to=[letter.to], headers=headers, connection=get_connection()).send()


def _answered(trouble: Exception) -> bool:
    """Whether the server said no to this letter; else there is no server, or it hangs, and asking for the next one would only take time."""
    return hasattr(trouble, "smtp_code") or hasattr(trouble, "recipients") or isinstance(trouble, ValueError)


@transaction.atomic
def _postpone(letter: Letter, trouble: Exception) -> None:
    tries = letter.tries + 1
    over = tries >= len(GAPS)
    Letter.objects.numbered(letter.pk).update(
        tries=tries, trouble=type(trouble).__name__, next_at=timezone.now() + GAPS[min(tries, len(GAPS)) - 1], given_up_at=timezone.now() if over else None
    )


def _message_id() -> str:
    """Random: it tells neither whom nor what it is about."""
    return f"<{secrets.token_hex(16)}@{urlsplit(settings.ORIGIN).hostname or 'newsroom.invalid'}>"
