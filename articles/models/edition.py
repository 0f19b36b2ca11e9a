"""A story in one language, as readers see it."""

from datetime import UTC

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsroom.lib import languages

from .words import WORDS, Words

A_STATEMENT = 400  # rows: databases take so many keys at once


class EditionQuerySet(models.QuerySet):
    def numbered(self, pk):
        return self.filter(pk=pk)

    def any_of(self, pks):
        return self.filter(pk__in=pks)

    def live(self):
        return self.filter(published_at__lte=timezone.now(), withdrawn_at=None)

    def once_published(self):
        """Live, or withdrawn: it has an address."""
        return self.exclude(published_at=None)

    def mentioning(self, article):
        """Whose text holds a link or a card to that story."""
        return self.filter(body__contains=f'data-story="{article}"')

    def showing(self, image):
        """That lead with a picture, or have it in their text."""
        return self.filter(models.Q(article__lead_image=image) | models.Q(body__contains=f'data-image="{image.pk}"'))

    def picturing(self, image):
        """That have it in what readers see, or in what is in hand."""
        in_hand = models.Q(draft__body__contains=f'data-image="{image.pk}"')
        return self.filter(models.Q(article__lead_image=image) | models.Q(body__contains=f'data-image="{image.pk}"') | in_hand)

    def withdrawn_with(self, edition):
        """In the same moment, for the same reason."""
        return self.filter(withdrawn_at=edition.withdrawn_at, withdrawn_because=edition.withdrawn_because).exclude(withdrawn_at=None)

    def withdrawn(self):
        return self.exclude(withdrawn_at=None)

    def in_hand(self):
        """Someone is working on it."""
        return self.exclude(draft=None)

    def unpublished(self):
        return self.filter(published_at=None)

    def in_language(self, code):
        return self.filter(language=code)

    def in_languages(self, codes):
        """Where `codes` is None: in all."""
        return self if codes is None else self.filter(language__in=codes)

    def of(self, article):
        return self.filter(article=article)

    def of_coverages(self):
        """Of stories that are special coverage: few among many, so they are found from the stories' side."""
        article = self.model._meta.get_field("article").related_model
        return self.filter(article__in=article.objects.coverages())

    def of_any(self, articles):
        return self.filter(article__in=articles)

    def originals(self):
        return self.filter(language=models.F("article__original_language"))

    def translations(self):
        return self.exclude(language=models.F("article__original_language"))

    def written_by(self, user):
        return self.filter(writers=user)

    def at(self, language, date, slug):
        """What stands, or stood, at an address; its date is the day of first publication, in UTC."""
        return self.filter(language=language, slug=slug, published_at__date=date)

    def headlined(self, words):
        """Whose headline holds these words."""
        return self.filter(headline__icontains=words)

    def known_to(self, user, *, edits, edits_originals, writes, translates):
        """What a person may know of: what they answer for, and what they write. Each is a set of languages, or None for all."""
        originals = models.Q(language=models.F("article__original_language"))
        theirs = models.Q(pk__in=self.model.writers.through.objects.filter(user=user).values("edition"))
        return self.filter(
            _in(edits) | originals & _in(edits_originals) | theirs & originals & _in(writes) | theirs & ~originals & _in(translates)
        )

    def with_slug(self, slug):
        return self.filter(slug=slug)

    def since(self, moment):
        return self.filter(published_at__gte=moment)

    def before(self, moment, pk):
        """The rest of a list, after the row published at `moment` with that pk (a range on both databases, unlike the OR form)."""
        return self.filter(models.Q(published_at__lte=moment) & (models.Q(published_at__lt=moment) | models.Q(pk__lt=pk)))

    def newest_first(self):
        return self.order_by("-published_at", "-pk")

    def for_cards(self):
        """What a list shows: no body, and nothing of the labels but their keys."""
        return self.select_related("article").defer("body", "lead_caption", "withdrawn_because").newest_first()

    def for_page(self):
        """What a story's own page shows: all its words, and the article's facts without its labels."""
        return self.select_related("article")

    def around(self, article, others, languages):
        """Of a story every edition, and of `others` those in `languages`."""
        return self.filter(models.Q(article=article) | models.Q(article__in=others, language__in=languages))

    def addresses(self):
        """Rows of (article, its original language, language, slug, published_at, headline, summary): enough to lead to an edition."""
        return self.values_list(
            "article_id", "article__original_language", "language", "slug", "published_at", "headline", "summary"
        )

    def newest_articles(self, most):
        """The keys of the stories that `most` of the newest editions belong to: newest by number, which every database finds at once."""
        return set(self.order_by("-pk").values_list("article", flat=True)[:most])

    def spoken(self):
        """The codes of the languages there are editions in."""
        return self.order_by().values_list("language", flat=True).distinct()

    def filed_with(self, *, topics, places):
        """Whose story has one of these topics or places, given as keys."""
        article = self.model._meta.get_field("article").related_model
        under = article.topics.through.objects.filter(topic__in=topics).values("article")
        there = article.places.through.objects.filter(place__in=places).values("article")
        return self.filter(models.Q(article__in=under) | models.Q(article__in=there))

    def listed_in(self, listings):
        return self.filter(pk__in=listings.values("edition"))

    def of_other_stories(self, article):
        return self.exclude(article=article)

    def published_between(self, first, last):
        return self.filter(published_at__gte=first, published_at__lt=last)

    def writers_of(self, editions):
        """Who writes each of these editions, as {edition: [person]}."""
        rows = self.model.writers.through.objects.filter(edition__in=editions).select_related("user").order_by("pk")
        found = {}
        for row in rows:
            found.setdefault(row.edition_id, []).append(row.user)
        return found

    def without_writer(self, user):
        """Not that person's own."""
        return self.exclude(pk__in=self.model.writers.through.objects.filter(user=user).values("edition"))

    def touched_since(self, moment):
        return self.filter(draft__touched_at__gte=moment).order_by("-draft__touched_at")

    def for_hints(self):
        """What it takes to compare and to name them: no body, neither theirs nor their draft's."""
        named = ("article", "language", "slug", "headline", "summary", "published_at")
        in_hand = ("headline", "summary", "status", "goes_out_at", "touched_at")
        return self.select_related("draft").only(*named, *(f"draft__{name}" for name in in_hand))

    def credited_to(self, contributor):
        return self.filter(credits__contributor=contributor).distinct()

    def that_may_say(self, word):
        """Of what was once published, rows of (key, language, its revision, *WORDS, why withdrawn) in which a word may stand; "" leaves none out."""
        columns = (*WORDS, "withdrawn_because")
        found = self.once_published().order_by("pk")
        if word:
            found = found.filter(models.Q(*((f"{name}__icontains", word) for name in columns), _connector=models.Q.OR))
        return found.values_list("pk", "language", "live_revision_id", *columns)

    def showing_revisions(self, revisions):
        """Rows of (key, revision) of those that show one of these."""
        keys = list(revisions)
        for start in range(0, len(keys), A_STATEMENT):
            yield from self.filter(live_revision__in=keys[start : start + A_STATEMENT]).values_list("pk", "live_revision")

    def withdrawals(self, pks):
        """Rows of (key, when it was withdrawn) of these."""
        keys = sorted(pks)
        for start in range(0, len(keys), A_STATEMENT):
            yield from self.filter(pk__in=keys[start : start + A_STATEMENT]).values_list("pk", "withdrawn_at")

    def show_revisions(self, revisions):
        """Let each of these, given as {edition: revision}, show the words of its revision, in one statement for many."""
        kept = self.model._meta.get_field("live_revision").related_model.objects
        keys = list(revisions)
        for start in range(0, len(keys), A_STATEMENT):
            portion = keys[start : start + A_STATEMENT]
            shown = kept.filter(pk__in=[revisions[key] for key in portion], edition=models.OuterRef("pk"))
            self.filter(pk__in=portion).update(live_revision=models.Subquery(shown.values("pk")[:1]))
            words = kept.filter(pk=models.OuterRef("live_revision"))
            self.filter(pk__in=portion).update(**{name: models.Subquery(words.values(name)[:1]) for name in WORDS})

    def with_hand(self):
        """With its draft, for the desk."""
        return self.select_related("article", "draft")


def _in(codes) -> models.Q:
    """A condition that the language is one of these; that it is anything, where `codes` is None."""
    return models.Q(pk__isnull=False) if codes is None else models.Q(language__in=codes)


class Edition(Words):
    """One row per story and language. Its words are what is published; what is being written stands in its Draft."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="editions")
    language = models.CharField(_("language"), max_length=12)
    slug = models.CharField(_("address"), max_length=120, blank=True)
    is_summary = models.BooleanField(_("summary only"), default=False, help_text=_("Headline, summary and a link to the source."))
    published_at = models.DateTimeField(null=True, editable=False)
    changed_at = models.DateTimeField(null=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    withdrawn_because = models.TextField(blank=True, editable=False)
    moving_until = models.DateTimeField(_("still changing until"), null=True, blank=True)
    live_revision = models.ForeignKey("articles.Revision", models.PROTECT, null=True, editable=False, related_name="+")
    writers = models.ManyToManyField(settings.AUTH_USER_MODEL, blank=True, related_name="+", verbose_name=_("writers"))

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("edition"), _("editions")
        constraints = [
            models.UniqueConstraint(fields=["article", "language"], name="one_edition_per_language"),
            models.UniqueConstraint(fields=["language", "slug"], condition=~models.Q(slug=""), name="one_edition_per_address"),
            models.CheckConstraint(
                condition=models.Q(published_at=None) | ~models.Q(headline="") & ~models.Q(slug=""),
                name="published_edition_has_headline_and_address",
            ),
            models.CheckConstraint(
                condition=models.Q(published_at=None, live_revision=None) | models.Q(published_at__isnull=False, live_revision__isnull=False),
                name="published_edition_has_its_revision",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at=None) | models.Q(published_at__isnull=False) & ~models.Q(withdrawn_because=""),
                name="withdrawn_edition_was_published_and_says_why",
            ),
        ]
        indexes = [models.Index(fields=["language", "-published_at", "-id"], name="edition_newest")]

    def __str__(self):
        return self.headline or (self.draft.headline if self.draft_in_hand else "") or str(_("untitled"))

    @property
    def direction(self) -> str:
        return languages.direction(self.language)

    @property
    def is_original(self) -> bool:
        return self.language == self.article.original_language

    @property
    def is_live(self) -> bool:
        return self.published_at is not None and self.published_at <= timezone.now() and self.withdrawn_at is None

    @property
    def is_moving(self) -> bool:
        """Whether its publisher says that the text still changes."""
        return self.moving_until is not None and self.moving_until > timezone.now()

    @property
    def draft_in_hand(self):
        """The draft, or None."""
        return getattr(self, "draft", None) if self.pk else None

    @property
    def address_parts(self) -> dict[str, str]:
        assert self.published_at, "only what was published has an address"
        day = self.published_at.astimezone(UTC)
        return {"lang": self.language, "year": f"{day:%Y}", "month": f"{day:%m}", "day": f"{day:%d}", "slug": self.slug}

    def get_absolute_url(self) -> str:
        return reverse("public:story", kwargs=self.address_parts)
