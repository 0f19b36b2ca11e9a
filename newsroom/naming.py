"""Where a hidden byline's name stands outside the stories: letters that wait, readers' comments, the site's own pages and notices."""

from __future__ import annotations

from django.db import transaction

from articles import withheld
from articles.models import Hiding
from comments.models import Comment
from newsroom.lib.names import Name
from newsroom.models import Letter, Notice, Page


@transaction.atomic
def after(hiding: Hiding) -> None:
    """Take the name out of letters that wait, and write down how many, and what stays. Twice does no harm."""
    hiding = Hiding.objects.select_for_update(of=("self",)).select_related("contributor").get(pk=hiding.pk)
    if hiding.ended_at or hiding.reacted_at:
        return
    name = Name(hiding.contributor.name)
    hiding.reached = _with(hiding.reached, {"letters": _reworded_letters(name)})
    hiding.left = _with(hiding.left, {"comments": _comments(name), "pages": _pages(name)})
    hiding.save(update_fields=["reached", "left"])


def _with(rows: list[dict], counts: dict[str, int]) -> list[dict]:
    """What was counted before a crash, and is gone by now, keeps its count."""
    new = [{"what": what, "count": count} for what, count in counts.items() if count]
    return [row for row in rows if not counts.get(row["what"])] + new


def _reworded_letters(name: Name) -> int:
    """A letter is in the language of whom it goes to."""
    count = 0
    for letter in Letter.objects.still_here().select_for_update(of=("self",)).select_related("person"):
        if not name.stands_in(f"{letter.subject}\n{letter.text}"):
            continue
        reword = withheld.rewording(name, (letter.person and letter.person.interface_language) or "en")
        letter.subject, letter.text = reword(letter.subject)[:300], reword(letter.text)
        letter.save(update_fields=["subject", "text"])
        count += 1
    return count


def _comments(name: Name) -> int:
    return sum(name.stands_in(f"{by}\n{text}") for _pk, by, text in Comment.objects.words_shown().iterator())


def _pages(name: Name) -> int:
    notices = sum(any(name.stands_in(text) for text in words) for words in Notice.objects.every_word())
    return notices + sum(name.stands_in(f"{page.title}\n{page.body}") for page in Page.objects.all())
