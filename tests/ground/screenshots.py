"""Takes the pictures of docs/screenshots/ again: `make screenshots`. One line below is one picture, or several widths of it."""

import contextlib
import io
import re
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

from tests.ground import browser, chromium, server

FOLDER = server.ROOT / "docs" / "screenshots"
HEIGHTS = {1280: 900, 360: 720}
MOST_BYTES = 200_000

Address = Callable[["server.Server", Page], str]


@dataclass(frozen=True)
class Shot:
    """One page at some widths; `name` is its file's beginning, `at` finds the address, `who` has signed in."""

    name: str
    at: Address
    lang: str = "en"
    who: str = ""
    widths: tuple[int, ...] = (1280, 360)
    scheme: str = "light"


def at(address: str) -> Address:
    return lambda served, page: address


def story(language: str, other: str) -> Address:
    """A story that exists in both languages, in the first."""
    return lambda served, page: served.story(language, other)[language]


def first_link(start: Address, pattern: str) -> Address:
    """Where the first link of a page leads whose address matches."""

    def find(served: server.Server, page: Page) -> str:
        page.goto(start(served, page))
        addresses = [link.get_attribute("href") or "" for link in page.locator("a[href]").all()]
        return next(address for address in addresses if re.search(pattern, address))

    return find


def draft(words: str, door: str = "/admin/story/{}/") -> Address:
    """A door of the draft whose headline has these words; the board of whoever writes it leads there."""

    def find(served: server.Server, page: Page) -> str:
        page.goto("/admin/")
        address = page.locator("a[href*='/admin/story/']").filter(has_text=words).first.get_attribute("href") or ""
        return door.format(re.findall(r"\d+", address)[0])

    return find


def whole_way(words: str) -> Address:
    """The first revision of that draft, compared with what is in hand."""

    def find(served: server.Server, page: Page) -> str:
        history = first_link(draft(words), r"/history/$")(served, page)
        page.goto(history)
        first = page.locator("input[name=from]").last.get_attribute("value")
        return f"{history.replace('history', 'compare')}?from={first}&to=draft"

    return find


def both(name: str, find: Callable[[str], Address]) -> tuple[Shot, Shot]:
    """A page of the English draft that came back, and the same of the Arabic one in hand."""
    return Shot(name, find("the lesson comes by radio"), who="author"), Shot(name, find("الرسائل بلا أجرة"), lang="ar", who="admin")


def editing(name: str, address: Address, who: str = "admin") -> tuple[Shot, Shot]:
    """A page of the desk as it is in English, and as it is from right to left."""
    return Shot(name, address, who=who), Shot(name, address, lang="ar", who=who)


def alone(address: str) -> Address:
    """Signed in here and nowhere else: every picture before this one left a session behind."""

    def find(served: server.Server, page: Page) -> str:
        page.goto(address)
        if (button := page.locator("form[action$='end-others/'] button")).count():
            with page.expect_navigation():
                button.click()
        return address

    return find


def hidden_byline(name: str) -> Address:
    """What hiding a byline reached. It is hidden on the way, unless a picture before this one has done so."""

    def find(served: server.Server, page: Page) -> str:
        page.goto(f"/admin/articles/contributor/?q={name}")
        address = page.locator("#result_list a", has_text=name).first.get_attribute("href") or ""
        byline = f"/admin/story/bylines/{re.findall(r'[0-9]+', address)[0]}/"
        page.goto(f"{byline}hide/")
        if (button := page.locator("form.hide-now button")).count():
            with page.expect_navigation():
                button.click()
        return f"{byline}hidden/"

    return find


def gallery(language: str) -> Address:
    """The demonstration's gallery, in a story that exists in English and in this language."""

    def find(served: server.Server, page: Page) -> str:
        page.goto("/en/")
        page.locator("a", has_text="The boat does not know who drove the nails").first.click()
        page.goto(page.locator(f"link[rel=alternate][hreflang={language}]").get_attribute("href") or "")
        address = f"{page.url}#{page.locator('.gallery figure').first.get_attribute('id')}"
        page.goto("about:blank")  # a page that only scrolls would give no answer
        return address

    return find


SHOTS = (
    Shot("front", at("/en/")),
    Shot("front", at("/ar/"), lang="ar"),
    Shot("front-dark", at("/en/"), widths=(1280,), scheme="dark"),
    Shot("story", story("en", "ar")),
    Shot("story", story("ar", "en"), lang="ar"),
    Shot("story", story("bn", "en"), lang="bn", widths=(360,)),
    Shot("story", story("zh-hans", "en"), lang="zh-hans", widths=(360,)),
    Shot("gallery", gallery("en")),
    Shot("gallery", gallery("ar"), lang="ar"),
    Shot("board", at("/admin/"), who="editor"),
    Shot("board", at("/admin/"), lang="ar", who="editor-ar"),
    *editing("calendar", at("/admin/calendar/")),
    Shot("review", draft("Salt does not wait for the bus"), who="editor"),
    Shot("review", first_link(at("/admin/"), r"/admin/translate/\d+/$"), lang="ar", who="editor-ar"),
    Shot("timeline", first_link(draft("A library that lends knots"), r"/timeline/$"), who="editor"),
    Shot("timeline", first_link(draft("الرسائل بلا أجرة"), r"/timeline/$"), lang="ar", who="admin"),
    *editing("together", first_link(draft("A library that lends knots"), r"/together/$")),
    Shot("write", draft("The clock that runs on the tide"), who="author"),
    Shot("write", draft("الرسائل بلا أجرة"), lang="ar", who="admin"),
    *both("notes", lambda words: draft(words, "/admin/story/{}/#notes")),
    *both("history", lambda words: first_link(draft(words), r"/history/$")),
    *both("compare", whole_way),
    *both("preview-phone", lambda words: draft(words, "/admin/preview/{}/?width=phone")),
    *both("preview-desktop", lambda words: draft(words, "/admin/preview/{}/?width=desktop")),
    *both("links", lambda words: draft(words, "/admin/story/{}/links/")),
    Shot("queue", at("/admin/translate/"), who="translator-ar", widths=(1280,)),
    Shot("workbench", first_link(at("/admin/translate/"), r"/admin/translate/\d+/$"), who="translator-ar"),
    Shot("moderate", at("/admin/moderate/"), who="moderator", widths=(1280,)),
    *editing("people", at("/admin/newsroom/user/")),
    *editing("library", at("/admin/articles/image/")),
    *editing("picture", at("/admin/articles/image/2/change/")),
    *editing("picture-uses", at("/admin/story/pictures/2/uses/")),
    *editing("person", first_link(at("/admin/newsroom/user/?q=translator-ar"), r"/user/\d+/change/$")),
    Shot("applications", at("/admin/people/applications/"), who="admin"),
    Shot("applications", at("/admin/people/applications/"), lang="ar", who="editor-ar"),
    *editing("sign-in", at("/admin/login/"), who=""),
    *editing("account", alone("/admin/account/"), who="editor"),
    *editing("byline-hidden", hidden_byline("Neema Kivukoni")),  # last: the story it stood on looks otherwise afterwards
)


def main(chosen: list[str]) -> int:
    """Takes the pictures whose names begin with one of `chosen`; all, where none is given."""
    if chromium.fetch() is None:
        print(chromium.WHAT_TO_INSTALL, file=sys.stderr)
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="newsroom-screenshots-") as folder, contextlib.ExitStack() as stack:
        demo = server.demonstration(Path(folder))
        stack.callback(server.drop_demonstration, Path(folder))
        served = stack.enter_context(server.serving(Path(folder) / "served", demo))
        running = stack.enter_context(browser.launched())
        wanted = [shot for shot in SHOTS if not chosen or shot.name.startswith(tuple(chosen))]
        failed = [_take(shot, width, served, running) for shot in wanted for width in shot.widths]
        return int(any(failed))


def _take(shot: Shot, width: int, served: server.Server, running) -> bool:
    """Whether it failed."""
    pages = browser.Pages(running, served.url)
    name = f"{shot.name}-{shot.lang}-{width}.png"
    try:
        page = pages.open(width=width, height=HEIGHTS[width], lang=shot.lang, scheme=shot.scheme)
        if shot.who:
            browser.sign_in(page, shot.who, server.PASSWORD)
        answer = page.goto(shot.at(served, page))
        page.wait_for_load_state("networkidle")
        if answer is None or answer.status != 200:
            raise AssertionError(f"{page.url} answered {answer and answer.status}")
        size = _keep(page.screenshot(), FOLDER / name)
        print(f"{name:32} {size // 1024:4} kB", flush=True)
        page.goto("about:blank")  # a text is left, so that the next picture of it is not of a second window
        return False
    except Exception as problem:
        print(f"{name:32} NOT TAKEN: {str(problem).splitlines()[0]}", file=sys.stderr, flush=True)
        return True
    finally:
        pages.close()


def _keep(png: bytes, path: Path) -> int:
    """Stores a picture in as many colours as fit into MOST_BYTES; how many bytes it took."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    for colours in (256, 128, 64, 32):
        small = io.BytesIO()
        picture.quantize(colours, dither=Image.Dither.NONE).save(small, "PNG", optimize=True)
        if small.tell() <= MOST_BYTES:
            break
    path.write_bytes(small.getvalue())
    return small.tell()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
