// HTML that comes from elsewhere (Word, Google Docs, LibreOffice, a web page), said in the tags of our own vocabulary.
//
// The server's cleaner (newsroom.lib.richtext) stays the truth of what is kept. It is not asked here, for a paste must be there
// at once, on a slow line and on none, and be undone as one step. That both say the same is shown by a test: what stands in
// the editor after pasting is, block by block, what stands in it after saving (tests/browser/test_paste.py).
import { read, said, UNSEEN } from "newsroom/inert"
import { setPosts } from "newsroom/posts"
import { setWordLists } from "newsroom/word-lists"

const UNSAID = "script, style, svg, math, title, iframe, noscript, noembed, noframes, template, object, img, picture, video, audio, canvas, meta, link"
const BLOCKS = "p, div, h2, h3, h4, section, article, main, header, footer, aside, nav, address, center, pre, table, caption, thead, tbody, tfoot, tr, td, th, dl, dt, dd, details, summary, fieldset, legend, form, figure:not([data-embed]), figcaption, hgroup, menu, dir"
const RENAMED = { h1: "h2", h5: "h4", h6: "h4", kbd: "code", samp: "code", tt: "code" }
const DIVISIONS = "td, th, tr, caption, thead, tbody, dt, summary, legend, center, nav, main, details, hgroup, menu, dir, pre, address, figcaption, figure:not([data-embed])"
const OFFICE = /class="?mso|urn:schemas-microsoft-com|mso-|name="?generator"? content="?(?:microsoft|libreoffice|openoffice)|ListContainerWrapper/i
const KEPT = { a: ["href"], span: ["lang", "dir"], bdi: ["lang", "dir"], blockquote: ["lang", "dir"], figure: ["data-embed", "data-href", "data-author", "data-date"] }

// The same words in our own tags, as HTML for the editor's schema, which drops what is left over.
export function tidied(html) {
  const body = read(html)
  const isOffice = OFFICE.test(html)
  const base = body.querySelector(`${UNSEEN}base[href]`)?.getAttribute("href")
  const figures = setPosts(body)
  for (const element of body.querySelectorAll(`${UNSAID}, ${UNSEEN}style`)) element.remove()
  for (const element of body.querySelectorAll(`${UNSEEN}base, ${UNSEEN}meta, ${UNSEEN}link`)) unwrap(element) // they have no end, so all that follows is in them
  for (const element of body.querySelectorAll("[data-style]")) if (/display:none|mso-hide:all/.test(style(element))) element.remove()
  if (isOffice) setOffice(body)
  setMarks(body)
  setLinks(body, base)
  setBlocks(body)
  if (isOffice) for (const element of body.querySelectorAll("span, bdi")) element.removeAttribute("lang"), element.removeAttribute("dir")
  for (const element of body.querySelectorAll("*")) keepOnly(element, figures)
  for (const element of body.querySelectorAll("bdi:not([lang], [dir])")) unwrap(element)
  return said(body)
}

const style = (element) => (element.getAttribute("data-style") || "").toLowerCase().replace(/\s+/g, "")
const says = (element, rule) => new RegExp(`(?:^|;)${rule}`).test(style(element)) // at the start: "mso-bidi-font-weight" is of other scripts
const unwrap = (element) => element.replaceWith(...element.childNodes)

function rename(element, name) {
  const renamed = element.ownerDocument.createElement(name)
  for (const { name: attribute, value } of element.attributes) if (/^[a-z][\w:-]*$/i.test(attribute)) renamed.setAttribute(attribute, value)
  renamed.append(...element.childNodes)
  element.replaceWith(renamed)
  return renamed
}

function wrapInside(element, name) {
  const wrap = element.ownerDocument.createElement(name)
  wrap.append(...element.childNodes)
  element.append(wrap)
}

// What only office programs write: lists as paragraphs, remarks at the margin, struck words of a tracked change.
function setOffice(body) {
  for (const element of body.querySelectorAll("del, .MsoCommentReference, .MsoCommentText, .msocomanchor")) element.remove()
  for (const element of body.querySelectorAll("[data-style*='mso-element']")) if (/mso-element:comment/.test(style(element))) element.remove()
  setWordLists(body)
  for (const element of body.querySelectorAll(".MsoTitle")) rename(element, "h2")
  let quote = null
  for (const element of body.querySelectorAll(".MsoQuote, .MsoIntenseQuote")) {
    if (quote === null || element.previousElementSibling !== quote) element.before((quote = body.ownerDocument.createElement("blockquote")))
    quote.append(element)
  }
}

function setMarks(body) {
  for (const element of body.querySelectorAll("b, strong")) if (says(element, "font-weight:(?:normal|[1-5]00)")) unwrap(element)
  for (const element of body.querySelectorAll("i, em")) if (says(element, "font-style:normal")) unwrap(element)
  for (const element of body.querySelectorAll("span[data-style]")) {
    if (says(element, "font-weight:(?:bold|[6-9]00)")) wrapInside(element, "strong")
    if (says(element, "font-style:italic")) wrapInside(element, "em")
    if (says(element, "vertical-align:super")) wrapInside(element, "sup")
    if (says(element, "vertical-align:sub(?:;|$)")) wrapInside(element, "sub")
  }
  for (const element of body.querySelectorAll("q")) element.prepend("“"), element.append("”"), unwrap(element)
}

const WRAPPERS = [
  { host: /(^|\.)google\.[a-z.]+$/, path: "/url", names: ["q", "url"] },
  { host: /^lm?\.facebook\.com$/, path: "/l.php", names: ["u"] },
  { host: /\.safelinks\.protection\.outlook\.com$/, path: "/", names: ["url"] },
]

function setLinks(body, base) {
  for (const link of body.querySelectorAll("a[href]")) {
    const href = link.getAttribute("href").trim()
    if (/^#|^file:/i.test(href)) link.removeAttribute("href")
    else link.setAttribute("href", unwrapped(address(href, base)))
  }
}

function address(href, base) {
  try { return base && !/^[a-z][a-z0-9+.-]*:/i.test(href) ? new URL(href, base).href : href.startsWith("//") ? `https:${href}` : href } catch { return href }
}

// Where a link leads in the end, when it goes by way of somebody who counts.
export function unwrapped(href) {
  let url
  try { url = new URL(href) } catch { return href }
  const wrapper = WRAPPERS.find(({ host, path }) => host.test(url.hostname) && url.pathname === path)
  const inner = wrapper?.names.map((name) => url.searchParams.get(name)).find(Boolean)
  return inner && /^https?:\/\//i.test(inner) ? inner : href
}

function setBlocks(body) {
  for (const [was, is] of Object.entries(RENAMED)) for (const element of body.querySelectorAll(was)) rename(element, is)
  for (const element of body.querySelectorAll("pre")) setLines(element)
  for (const element of body.querySelectorAll("ul > ul, ul > ol, ol > ul, ol > ol")) hang(element)
  for (const element of body.querySelectorAll("blockquote blockquote")) if (!element.closest("figure[data-embed]")) unwrap(element)
  for (const element of body.querySelectorAll("blockquote :is(h2, h3, h4, li)")) rename(element, "p")
  for (const element of body.querySelectorAll("blockquote :is(ul, ol)")) unwrap(element)
  for (const element of body.querySelectorAll(":is(li, h2, h3, h4) :is(blockquote, hr)")) element.localName === "hr" ? element.remove() : rename(element, "div")
  for (const element of [...body.querySelectorAll(`:is(li, h2, h3, h4) :is(${BLOCKS})`)].reverse()) flatten(element)
  for (const element of body.querySelectorAll(":is(h2, h3, h4) :is(b, strong)")) unwrap(element) // a heading is bold by itself
  for (const element of body.querySelectorAll(DIVISIONS)) rename(element, "div")
}

// A newline in what was set as typed is a line break.
function setLines(element) {
  const texts = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  for (let text = texts.nextNode(), next; text; text = next) {
    next = texts.nextNode()
    const lines = text.data.split("\n").flatMap((line, number) => (number ? [element.ownerDocument.createElement("br"), line] : [line]))
    text.replaceWith(...lines)
  }
}

// A list that stands between items hangs in the item before it: Google Docs writes them so.
function hang(list) {
  const before = list.previousElementSibling
  if (before?.localName === "li") before.append(list)
  else unwrap(list)
}

// An item and a heading are one line of words each: blocks in them become lines.
function flatten(element) {
  const line = () => element.ownerDocument.createElement("br")
  element.before(line())
  element.after(line())
  unwrap(element)
}

function keepOnly(element, figures) {
  const kept = element.localName === "figure" && !figures.includes(element) ? [] : KEPT[element.localName] || []
  for (const { name } of [...element.attributes]) if (!kept.includes(name)) element.removeAttribute(name)
}
