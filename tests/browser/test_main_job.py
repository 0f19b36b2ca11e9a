"""The main job: a story goes from an author's draft to a reader's comment, in two languages, in a real browser.

On a text of our own always; on a real news story, its real Arabic translation and a real camera's photograph where
they are at hand.
"""

import io
import json
import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

GPS_BLOCK = 0x8825


@dataclass(frozen=True)
class Text:
    headline: str
    summary: str
    paragraphs: tuple[str, ...]
    caption: str
    alt: str


@dataclass(frozen=True)
class Job:
    """A story in English and in Arabic, block for block, and the photograph that goes with it."""

    english: Text
    arabic: Text
    photograph: bytes
    traces: tuple[bytes, ...]  # what the camera wrote, and no stored file may hold


def own_photograph() -> bytes:
    """A picture with all that a telephone writes into it."""
    picture = Image.new("RGB", (1600, 1000), (70, 110, 130))
    picture.paste((200, 90, 50), (400, 500, 1200, 700))
    exif = Image.Exif()
    exif[0x010F], exif[0x013B] = "CANARYPHONE", "Canary Owner"
    exif.get_ifd(GPS_BLOCK).update({1: "S", 2: (2.0, 16.0, 9.0), 3: "E", 4: (40.0, 54.0, 8.0)})
    content = io.BytesIO()
    picture.save(content, "JPEG", exif=exif)
    return content.getvalue() + b"CANARYTRAILER"


OURS = Job(
    english=Text(
        "The lighthouse that lends its lamp",
        "When the harbour lost its power for nine nights, the keeper carried the lamp from door to door.",
        (
            "On the ninth night Josefa Marlin climbed down 112 steps with the spare lamp under her coat.",
            "“Ships can wait for a light,” she said. “The midwife cannot.”",
            "By morning the lamp had stood in 14 kitchens, and nobody remembers who brought it back.",
        ),
        "The harbour on the first evening with power.",
        "A low red roof between grey water and grey sky",
    ),
    arabic=Text(
        "المنارة التي تُعير مصباحها",
        "حين انقطعت الكهرباء عن الميناء تسع ليالٍ، حملت حارسة المنارة المصباح من باب إلى باب.",
        (
            "في الليلة التاسعة نزلت خوسيفا مارلين 112 درجة والمصباح الاحتياطي تحت معطفها.",
            "قالت: «السفن تستطيع أن تنتظر ضوءًا، أما القابلة فلا».",
            "ومع الصباح كان المصباح قد أضاء 14 مطبخًا، ولا أحد يذكر من أعاده.",
        ),
        "الميناء في أول مساء عادت فيه الكهرباء.",
        "سقف أحمر منخفض بين ماء رمادي وسماء رمادية",
    ),
    photograph=own_photograph(),
    traces=(b"CANARY", b"Canary Owner"),
)


def real_job(testdata: Path) -> Job:
    """A story of NTREX-128 with its professional translation, and a photograph with the place where it was taken."""
    story = json.loads((testdata / "parallel" / "ntrex" / "bbc.381790.json").read_text("utf-8"))
    english, arabic = story["source"], story["translations"]["arb"]
    picture = (testdata / "images" / "exiftool" / "GPS.jpg").read_bytes()
    texts = [Text(lines[0], lines[1], tuple(lines[2:10]), lines[10], lines[11]) for lines in (english, arabic)]
    return Job(*texts, photograph=picture, traces=(b"FUJIFILM", b"FinePix", b"Ian Britton", b"FreeFoto"))


@pytest.mark.parametrize("which", ["ours", pytest.param("real", marks=pytest.mark.corpus)])
def test_a_story_goes_from_draft_to_comment_in_two_languages(which, request, server, signed_in, open_page):
    job = OURS if which == "ours" else real_job(request.getfixturevalue("testdata"))

    draft(signed_in("author"), job)
    english = publish(signed_in("editor"), job.english.headline)
    assert traces_left(server.data, job.traces) == []
    translate(signed_in("translator-ar"), job)
    publish_translation(signed_in("editor-ar"), job.arabic.headline)
    words = f"شكرًا على هذه القصة. ({which})"
    comment(read_and_switch(open_page(width=360, lang="ar"), english, job), words)
    approve(signed_in("moderator"), words)

    page = open_page(lang="ar")
    page.goto(english)
    page.get_by_role("link", name="العربية", exact=True).first.click()
    expect(page.get_by_text(words)).to_be_visible()


def draft(page: Page, job: Job) -> None:
    """The author writes a story, uploads the photograph, files it, and submits."""
    page.goto("/admin/")
    page.get_by_role("button", name="Write a new story").or_(page.get_by_role("link", name="Write a new story")).first.click()
    form = page.locator("#story")
    form.locator("[name=headline]").fill(job.english.headline)
    form.locator("textarea[name=summary]").fill(job.english.summary)
    form.locator("input[name=lead_file]").set_input_files({"name": "IMG_2041.jpg", "mimeType": "image/jpeg", "buffer": job.photograph})
    form.locator("textarea[name=lead_alt]").fill(job.english.alt)
    form.locator("textarea[name=lead_caption]").fill(job.english.caption)
    form.locator("input[name=credit]").fill("Josefa Marlin-Demo")
    form.locator("select[name=licence]").select_option("own")
    writing = form.locator(".ProseMirror")
    writing.click()
    for number, paragraph in enumerate(job.english.paragraphs):
        if number:
            page.keyboard.press("Enter")
        page.keyboard.insert_text(paragraph)
    form.locator("select[name=section]").select_option(label="Society")
    form.locator("input[name=bylines]").first.check()
    page.get_by_role("button", name="Submit", exact=True).click()
    page.wait_for_load_state()
    expect(page.locator("body")).to_contain_text(re.compile("submitted", re.IGNORECASE))


def publish(page: Page, headline: str) -> str:
    """The editor finds it on the board, reads it, and publishes; its public address."""
    page.goto("/admin/")
    row = page.locator("li, tr").filter(has_text=headline).first
    row.get_by_role("link").first.click()
    page.get_by_role("button", name="Publish now").click()
    page.wait_for_load_state()
    return public_address(page, headline)


def public_address(page: Page, headline: str) -> str:
    """Where readers find it: on the front page, at once."""
    page.goto("/en/" if headline.isascii() or "’" in headline else "/ar/")
    link = page.get_by_role("link", name=headline, exact=True).first
    expect(link).to_be_visible()
    return link.get_attribute("href")


def translate(page: Page, job: Job) -> None:
    """The translator claims Arabic, translates every block beside its source, and submits."""
    page.goto("/admin/translate/")
    row = page.locator("li").filter(has_text=job.english.headline).first
    row.get_by_role("button", name=re.compile("العربية")).click()
    targets = dict(zip(said(job.english), said(job.arabic), strict=True))
    for block in page.locator("section.block[data-key]").all():
        source = " ".join(block.locator("[data-source]").inner_text().split())
        box = block.locator(".block-target [contenteditable=true], .block-target textarea:visible").first
        box.click()
        page.keyboard.insert_text(targets[source])
    expect(page.get_by_text("All saved.")).to_be_visible()
    page.locator("#bench").get_by_role("button", name="Submit", exact=True).click()
    page.wait_for_load_state()
    expect(page.locator("body")).to_contain_text("Submitted. A language editor reads it next")


def said(text: Text) -> list[str]:
    """Every piece of a text, as the workbench shows it."""
    return [" ".join(piece.split()) for piece in (text.headline, text.summary, text.caption, text.alt, *text.paragraphs)]


def publish_translation(page: Page, headline: str) -> None:
    page.goto("/admin/translate/")
    page.get_by_role("link", name=headline).first.click()
    page.get_by_role("button", name="Publish now").click()
    page.wait_for_load_state()
    public_address(page, headline)


def read_and_switch(page: Page, english: str, job: Job) -> Page:
    """A reader reads it in English, and then in Arabic."""
    page.goto(english)
    expect(page.get_by_role("heading", level=1)).to_have_text(job.english.headline)
    for paragraph in job.english.paragraphs:
        expect(page.locator("article.story")).to_contain_text(paragraph)
    page.get_by_role("navigation").get_by_role("link", name="العربية", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(job.arabic.headline)
    assert page.locator("html").get_attribute("dir") == "rtl"
    for paragraph in job.arabic.paragraphs:
        expect(page.locator("article.story")).to_contain_text(paragraph)
    return page


def comment(page: Page, words: str) -> None:
    page.locator("input[name=name]").fill("هالة")
    page.locator("textarea[name=text]").fill(words)
    page.locator("form:has(textarea[name=text]) [type=submit]").click()
    page.wait_for_url("**/sent/**")
    expect(page.get_by_text(words)).to_be_visible()


def approve(page: Page, words: str) -> None:
    page.goto("/admin/moderate/")
    case = page.locator("article, li, section").filter(has_text=words).last
    case.get_by_role("button", name="Approve").first.click()
    page.wait_for_load_state()


def traces_left(folder: Path, traces: tuple[bytes, ...]) -> list[str]:
    """Stored files, of any kind, that hold what the camera wrote."""
    files = [path for path in folder.rglob("*") if path.is_file() and "static" not in path.parts]
    assert any(path.parent.name == "pictures" for path in files)
    pictures = [path for path in files if path.suffix in (".jpg", ".png", ".webp", ".sqlite3", ".html")]
    return [f"{path.name}: {trace!r}" for path in pictures for trace in traces if trace in _read(path)]


def _read(path: Path) -> bytes:
    """Nothing of a file that the server has put away in the meantime, as it does with pages that are stale."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
