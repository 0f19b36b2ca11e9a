"""What stands in live texts, block by block and sentence by sentence, and which of it says the same in another language."""

from collections import Counter

from django.conf import settings
from django.db import connection, models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

AT_ONCE = 500  # rows of one statement

_WITH_WORD = {
    "sqlite": "SELECT rowid FROM translations_memory_words WHERE translations_memory_words MATCH %s LIMIT %s",
    "postgresql": "SELECT id FROM translations_memory WHERE array_to_tsvector(string_to_array(words, ' ')) @@ %s::tsquery LIMIT %s",
}
_COUNT = (
    "INSERT INTO translations_memoryword (word, number) VALUES {rows}"
    " ON CONFLICT (word) DO UPDATE SET number = translations_memoryword.number + excluded.number"
)


class MemoryQuerySet(models.QuerySet):
    def living(self):
        return self.filter(struck_at=None)

    def of(self, edition):
        return self.filter(edition=edition)

    def any_of(self, pks):
        return self.filter(pk__in=pks)

    def numbered(self, pk):
        return self.filter(pk=pk)

    def in_language(self, code):
        return self.filter(language=code)

    def whole_blocks(self):
        return self.filter(position=0)

    def saying(self, words):
        """In which these letters stand."""
        return self.filter(text__icontains=words)

    def with_word(self, word, most):
        """The keys of at most that many rows that have an indexed word (translations.matching.indexed)."""
        asked = f'"{word}"' if connection.vendor == "sqlite" else f"'{word}'"
        with connection.cursor() as cursor:
            cursor.execute(_WITH_WORD[connection.vendor], [asked, most])
            return [key for (key,) in cursor.fetchall()]

    def beside(self, own, group, language):
        """The same sentences in a language: made from one of these, what they were made from, or made from the same."""
        related = models.Q(own__in=group) | models.Q(group__in=own) | models.Q(group__in=group)
        return self.living().in_language(language).filter(related)

    def texts(self):
        """By key, what they say."""
        return dict(self.values_list("pk", "text"))

    def with_story(self):
        return self.select_related("edition__article").defer("edition__body")


class Memory(models.Model):
    """A block of a live text (position 0), or a sentence of one with several (from 1).

    `own` is a digest of what it is: of which story, in which language, at which place, with which words. `group` is that of the one it
    was translated from, its own in an original. Two say the same where one's `group` is the other's `own`, or where both share one; so
    every pair of languages is found from one row a language, in both directions, and through a source that both share.
    `words` are its search tokens, each behind its language (translations.matching.indexed): what the databases index.
    """

    edition = models.ForeignKey("articles.Edition", models.CASCADE, related_name="+")
    key = models.CharField(max_length=24)
    position = models.PositiveSmallIntegerField(default=0)
    language = models.CharField(max_length=12)
    text = models.TextField()
    own = models.CharField(max_length=16, db_index=True)
    group = models.CharField(max_length=16, db_index=True)
    words = models.TextField()
    learnt_at = models.DateTimeField(default=timezone.now)
    struck_at = models.DateTimeField(null=True)
    struck_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    objects = MemoryQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("memory"), _("memories")
        constraints = [models.UniqueConstraint(fields=["edition", "key", "position"], name="one_memory_per_sentence")]
        indexes = [models.Index(fields=["language", "-id"], name="memory_newest")]

    def __str__(self):
        return f"{self.language}: {self.text[:60]}"


class MemoryWordQuerySet(models.QuerySet):
    def numbers(self, words):
        """By word, in how many rows about it stands."""
        return dict(self.filter(word__in=words).values_list("word", "number"))

    def count_in(self, change: Counter):
        """Add to the numbers (or take away), in the order of the words, so that two that count wait for each other."""
        rows = sorted((word, number) for word, number in change.items() if number)
        with connection.cursor() as cursor:
            for start in range(0, len(rows), AT_ONCE):
                some = rows[start : start + AT_ONCE]
                cursor.execute(_COUNT.format(rows=", ".join(["(%s, %s)"] * len(some))), [value for row in some for value in row])


class MemoryWord(models.Model):
    """How common a word is in the memory: the rare ones are looked up."""

    word = models.CharField(max_length=100, primary_key=True)
    number = models.IntegerField()

    objects = MemoryWordQuerySet.as_manager()

    def __str__(self):
        return f"{self.word}: {self.number}"
