"""A judge of pages that print what was sent to harm them: nothing in them runs, asks strangers, leads away, or could do so at a touch.

It looks with the content policy taken off, where markup alone must hold, and with it on, where nothing may be reported.
Each finding names the page, and the vector: the last "[name]" that stands before it in the page's text.
"""

from __future__ import annotations

import re

from playwright.sync_api import APIResponse, Browser, Frame, Page, Route

WATCH = """() => {
  window.judged = []
  for (const name of ["alert", "confirm", "prompt", "print", "open"]) window[name] = (...said) => { window.judged.push(`ran ${name}(${said})`) }
  addEventListener("securitypolicyviolation", (event) => window.judged.push(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`), true)
}"""
# What could run or ask at all, in whatever form a parser made of it. Ours are files under /static/, data for machines, the import map.
LOOK = r"""async () => {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
  const found = window.judged.splice(0)
  const origin = self.origin
  const at = (address) => { try { return new URL(address, document.baseURI) } catch { return { origin: "nowhere", pathname: "" } } }
  const ours = (address) => at(address).origin === origin
  const before = (element) => {
    const range = document.createRange()
    range.setStart(document, 0)
    range.setEndBefore(element)
    return range.toString().match(/\[[a-z]+[\w-]*\d\]/gi)?.at(-1) ?? "the page itself"
  }
  const tell = (element, what) => found.push(`${before(element)}: ${what} in ${element.cloneNode().outerHTML?.slice(0, 200)}`)
  const allowed = {
    script: (one) => one.src ? ours(one.src) && at(one.src).pathname.startsWith("/static/") : ["importmap", "application/ld+json"].includes(one.type),
    style: (one) => one.id === "xml-viewer-style", object: () => false, embed: () => false, applet: () => false, frame: () => false, frameset: () => false, portal: () => false,
    base: (one) => !one.hasAttribute("href"), meta: (one) => !one.httpEquiv,
    iframe: (one) => ours(one.src) && at(one.src).pathname.startsWith("/admin/preview/") && !one.srcdoc,
    form: (one) => ours(one.getAttribute("action") || ""), link: (one) => !/stylesheet|import|load|fetch|icon|manifest/.test(one.rel) || ours(one.href),
    img: (one) => !one.src || ours(one.src) || /^(data|blob):/.test(one.src), video: (one) => ours(one.src), audio: (one) => ours(one.src), source: (one) => ours(one.src),
    math: () => false,
  }
  const ADDRESSES = /^(href|src|action|formaction|data|xlink:href|poster|srcset|background|ping|to|from|values)$/i
  for (const element of document.querySelectorAll("*")) {
    const rule = allowed[element.localName]
    if (rule && !rule(element)) tell(element, `<${element.localName}>`)
    for (const { name, value } of element.attributes) {
      if (/^on/i.test(name) || /^(style|srcdoc)$/i.test(name)) tell(element, name)
      if (ADDRESSES.test(name) && /^(javascript|vbscript|livescript|mocha|file|data:(?!image\/(png|jpeg|webp|gif)))/i.test(value.replace(/[\x00-\x20]/g, ""))) tell(element, name)
    }
  }
  return found
}"""


class Judge:
    """Goes from page to page as the person of `state` and writes down what it finds."""

    def __init__(self, browser: Browser, url: str, *, policy: bool, state=None):
        self.found: list[str] = []
        self._address = ""
        self._origin = url
        self._answers: dict[str, tuple[APIResponse, str | None]] = {}
        self._policy = policy
        self._context = browser.new_context(base_url=url, storage_state=state, locale="en", viewport={"width": 1280, "height": 900})
        self._context.set_default_timeout(30_000)
        self._context.add_init_script(f"({WATCH})()")
        self._context.route(re.compile(rf"^(?!{re.escape(url)}/|data:|blob:|about:)"), self._refuse_stranger)
        self._context.route(re.compile(rf"^{re.escape(url)}/(?!static/|media/)"), self._answer)
        self._context.on("dialog", lambda dialog: (self._tell(f"dialog {dialog.message}"), dialog.dismiss()))
        self._context.on("console", lambda said: self._tell(f"console {said.text}") if said.type == "error" else None)
        self.page = self._open()
        self._context.on("page", lambda page: self._tell(f"a window {page.url}"))

    def close(self) -> None:
        self._context.close()

    def look_at(self, address: str, answer: APIResponse | None = None, instead: tuple[str, str] = ("", "")) -> Page:
        """Open a page and write down what is wrong with it.

        `answer` is what another request got, shown as this address; in it the first string of `instead` becomes the second.
        """
        self._address = address
        if answer is not None:
            self._answers[address] = (answer, answer.text().replace(*instead, 1))
        self.page.goto(address)
        self.look_again()
        return self.page

    def look_again(self) -> None:
        """After something was done on the page."""
        for frame in self.page.frames:
            self._look_into(frame)
        if self.page.url.removeprefix(self._origin) != self._address:
            self._tell(f"led away to {self.page.url}")

    def _look_into(self, frame: Frame) -> None:
        for what in frame.evaluate(LOOK):
            self._tell(what)

    def _open(self) -> Page:
        return self._context.new_page()

    def _tell(self, what: str) -> None:
        is_answered = "Failed to load resource: the server responded" in what  # a page that refuses says so by its status
        is_viewer = self._address.endswith(".xml") and re.search("policy: style-src-elem|Applying inline style", what)  # the browser's own, of XML
        if not is_answered and not is_viewer:
            self.found.append(f"{self._address}: {what}")

    def _refuse_stranger(self, route: Route) -> None:
        self._tell(f"asked a stranger: {route.request.url}")
        route.abort()

    def _answer(self, route: Route) -> None:
        if route.request.resource_type != "document":
            route.continue_()
            return
        answer, text = self._answers.pop(route.request.url.removeprefix(self._origin), (None, None))
        answer = answer or route.fetch()
        headers = {name: value for name, value in answer.headers.items() if self._policy or name != "content-security-policy"}
        route.fulfill(response=answer, headers=headers, body=text)
