"""Signed marks: that a form came from this story's page, and that somebody is the writer of a comment. No cookie, no session."""

from django.core.signing import BadSignature, TimestampSigner

FORM_DAYS = 90  # a kept page can be old, and a reader can come back to an open tab
WRITER_MINUTES = 60


def stamp(edition) -> str:
    """What a form under this edition carries."""
    return TimestampSigner(salt="comments.stamp").sign(str(edition.pk))


def holds(stamp: str, edition) -> bool:
    """Whether a form came from a page of this edition, in the last 90 days."""
    return _read(stamp, "comments.stamp", FORM_DAYS * 24 * 3600) == str(edition.pk)


def token(comment) -> str:
    """What lets the writer of a comment see it while it waits."""
    return TimestampSigner(salt="comments.sent").sign(comment.key)


def key_in(token: str) -> str:
    """The key of the comment whose writer holds this; "" where it is not ours or too old."""
    return _read(token, "comments.sent", WRITER_MINUTES * 60)


def _read(signed: str, salt: str, seconds: int) -> str:
    try:
        return TimestampSigner(salt=salt).unsign(signed, max_age=seconds)
    except (BadSignature, UnicodeError):
        return ""
