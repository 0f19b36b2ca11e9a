"""Stories in the states that readers' pages show."""

from io import BytesIO

from django.utils import timezone
from PIL import Image as Pillow

from articles import imaging, revisions, workflow
from articles.models import Edition, Image, Licence
from tests import cast
from tests.makers import WORDS


def translate(source: Edition, language: str, **words) -> Edition:
    """A live translation of a live story, in our words of that language or in `words`."""
    draft = revisions.begin_edition(source.article, language=language, by=cast.admin(), made_from=source.live_revision)
    said = {**WORDS.get(language, {"headline": f"{language}: {source.headline}", "summary": source.summary, "body": source.body}), **words}
    draft = revisions.write(draft, said, by=cast.admin(), version=None)
    return workflow.publish(draft, by=cast.admin(), at=timezone.now())


def change(edition: Edition, **more) -> Edition:
    """The edition, published again with other words; `correction` says what was wrong."""
    correction = more.pop("correction", "")
    draft = revisions.begin_edition(edition.article, language=edition.language, by=cast.admin())
    draft = revisions.write(draft, more, by=cast.admin(), version=None)
    return workflow.publish(draft, by=cast.admin(), correction=correction, weight="meaning")


def make_picture(width: int = 800, height: int = 600, **words) -> Image:
    """A picture by Mira Solberg, with its smaller renditions."""
    content = BytesIO()
    Pillow.new("RGB", (width, height), (160, 120, 80)).save(content, "JPEG")
    content.seek(0)
    facts = {"credit": "Mira Solberg", "licence": Licence.CC_BY, "alt": "A boat on a brown river", "caption": "The boat at Kau", **words}
    image = imaging.store(imaging.receive(content), by=cast.author(), **facts)
    imaging.make_renditions(image)
    return image
