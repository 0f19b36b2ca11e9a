// The marks of the body that the bundle does not have: links, also to our own stories, and foreign words.
import { Mark } from "django-prose-editor/editor"

const LEADS = /^(https?:\/\/|mailto:|\/(?!\/))/i
const attribute = (name) => ({
  default: null,
  parseHTML: (element) => element.getAttribute(name),
  renderHTML: () => ({}),
})

export const Link = Mark.create({
  name: "link",
  priority: 1000,
  inclusive: false,
  excludes: "link",
  addAttributes: () => ({ href: attribute("href"), story: attribute("data-story") }),
  parseHTML: () => [
    { tag: "a[data-story]" },
    { tag: "a[href]", getAttrs: (element) => (LEADS.test(element.getAttribute("href")) ? null : false) },
  ],
  renderHTML: ({ mark }) => ["a", mark.attrs.story ? { "data-story": mark.attrs.story } : { href: mark.attrs.href }, 0],
})

export const Voice = Mark.create({
  name: "voice",
  addAttributes: () => ({
    lang: attribute("lang"),
    dir: attribute("dir"),
    apart: { default: false, parseHTML: (element) => element.tagName === "BDI", renderHTML: () => ({}) },
  }),
  parseHTML: () => [{ tag: "span[lang]" }, { tag: "span[dir]" }, { tag: "bdi" }],
  renderHTML({ mark }) {
    const { lang, dir, apart } = mark.attrs
    return [apart ? "bdi" : "span", { ...(lang && { lang }), ...(dir && { dir }) }, 0]
  },
})

// An address as someone typed it: a scheme where none was given; null for what leads nowhere.
export function addressOf(typed) {
  const address = typed.trim()
  if (!address) return null
  if (LEADS.test(address)) return address
  return /^[a-z][a-z0-9+.-]*:/i.test(address) ? null : `https://${address}`
}
