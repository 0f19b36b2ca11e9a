// The four blocks of ours: a picture by its number, a quotation with its source, a post from elsewhere, one of our own stories.
import { Node } from "django-prose-editor/editor"
import { ask, directionOf } from "newsroom/dialogs"
import { factsRefused, headline, offerFacts } from "newsroom/library"

const held = (name, parse) => ({ default: null, parseHTML: parse || ((element) => element.getAttribute(name)), renderHTML: () => ({}) })
const only = (attributes) => Object.fromEntries(Object.entries(attributes).filter(([, value]) => value))
const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) if (value) element.setAttribute(name, value)
  element.append(...children)
  return element
}
const button = (words, press) => {
  const element = make("button", { type: "button", class: "quiet", contenteditable: "false" }, words)
  element.addEventListener("click", press)
  return element
}
const isOurs = (view) => ({ stopEvent: (event) => event.target instanceof HTMLButtonElement, ignoreMutation: (change) => !view.contentDOM?.contains(change.target) && change.type !== "selection", ...view })

// A quotation that has a source and no words yet: without a place for them, the source would be read as the words.
function withWords(quotation) {
  if (![...quotation.children].some((part) => part.matches("blockquote:not([data-original])"))) quotation.prepend(make("blockquote"))
  return quotation
}

// Enter below a figure's words begins a paragraph after it, instead of parting the figure.
function leave(names) {
  return ({ editor }) => {
    const { $from } = editor.state.selection
    if (!names.includes($from.parent.type.name)) return false
    const after = $from.after(1)
    return editor.chain().insertContentAt(after, { type: "paragraph" }).setTextSelection(after + 1).run()
  }
}

export const figures = (addresses, words) => {
  const Picture = Node.create({
    name: "picture", group: "block", content: "inline*", isolating: true, defining: true, draggable: true,
    addAttributes: () => ({ image: held("data-image"), alt: held("data-alt"), instead: held("data-instead"), beside: held("", (element) => element.hasAttribute("data-beside")), captionKey: held("", (element) => element.querySelector("figcaption")?.getAttribute("data-key")) }),
    parseHTML: () => [{ tag: "figure[data-image]", contentElement: (element) => element.querySelector("figcaption") || document.createElement("figcaption") }],
    renderHTML({ node, HTMLAttributes }) {
      const { image, alt, instead, beside, captionKey } = node.attrs
      return ["figure", { ...HTMLAttributes, ...only({ "data-image": image, "data-alt": alt, "data-instead": instead }), ...(beside && { "data-beside": "" }) }, ["figcaption", only({ "data-key": captionKey }), 0]]
    },
    addKeyboardShortcuts: () => ({ Enter: leave(["picture", "quoteSource"]) }),
    addNodeView: () => ({ node, editor, getPos }) => {
      const image = make("img", { src: addresses.picture.replace("/0/", `/${node.attrs.image}/`), alt: node.attrs.alt, draggable: "false" })
      const describe = button(words.describe, async () => {
        const now = editor.state.doc.nodeAt(getPos())
        const number = now.attrs.image
        const said = await ask("picture", { alt: now.attrs.alt }, { isNew: false, prepare: offerFacts(addresses, number), refused: factsRefused(addresses, number) })
        if (said) editor.chain().command(({ tr }) => !!tr.setNodeMarkup(getPos(), undefined, { ...now.attrs, alt: said.alt.trim() })).focus().run()
      })
      // Shown where a picture stands before it (css/editor.css).
      const row = button(words.beside, () => editor.chain().command(({ tr }) => {
        const now = tr.doc.nodeAt(getPos())
        return !!tr.setNodeMarkup(getPos(), undefined, { ...now.attrs, beside: !now.attrs.beside })
      }).run())
      row.classList.add("beside")
      const contentDOM = make("figcaption", { "data-empty": words.caption })
      const dom = make("figure", { class: "picture" }, make("div", { class: "figure-shown", contenteditable: "false" }, image, describe, " ", row), contentDOM)
      const update = (fresh) => {
        if (fresh.type.name !== "picture" || fresh.attrs.image !== node.attrs.image) return false
        image.alt = fresh.attrs.alt || ""
        dom.toggleAttribute("data-without-alt", !fresh.attrs.alt)
        dom.toggleAttribute("data-beside", !!fresh.attrs.beside)
        row.setAttribute("aria-pressed", String(!!fresh.attrs.beside))
        contentDOM.toggleAttribute("data-blank", fresh.content.size === 0)
        return true
      }
      update(node)
      return isOurs({ dom, contentDOM, update })
    },
  })

  const Quotation = Node.create({
    name: "quotation", group: "block", content: "quoteWords quoteOriginal? quoteSource", isolating: true, defining: true,
    parseHTML: () => [{ tag: "figure[data-quotation]", contentElement: withWords }],
    renderHTML: ({ HTMLAttributes }) => ["figure", { ...HTMLAttributes, "data-quotation": "" }, 0],
  })
  const QuoteWords = Node.create({
    name: "quoteWords", content: "paragraph+", defining: true,
    parseHTML: () => [{ tag: "blockquote", context: "quotation/", priority: 70 }],
    renderHTML: () => ["blockquote", 0],
  })
  const QuoteOriginal = Node.create({
    name: "quoteOriginal", content: "paragraph+", defining: true,
    addAttributes: () => ({ lang: held("lang"), dir: held("dir") }),
    parseHTML: () => [{ tag: "blockquote[data-original]", context: "quotation/", priority: 80 }],
    renderHTML: ({ node }) => ["blockquote", { "data-original": "", "aria-label": words.original, ...only({ lang: node.attrs.lang, dir: node.attrs.dir }) }, 0],
  })
  const QuoteSource = Node.create({
    name: "quoteSource", content: "inline*", defining: true,
    parseHTML: () => [{ tag: "figcaption", context: "quotation/", priority: 70 }],
    renderHTML: ({ HTMLAttributes }) => ["figcaption", HTMLAttributes, 0],
    addNodeView: () => ({ node }) => {
      const contentDOM = make("figcaption", { "data-empty": words.source })
      const update = (fresh) => fresh.type.name === "quoteSource" && (contentDOM.toggleAttribute("data-blank", fresh.content.size === 0), true)
      update(node)
      return { dom: contentDOM, contentDOM, update }
    },
  })

  const PostText = Node.create({
    name: "postText", content: "paragraph+", defining: true,
    addAttributes: () => ({ lang: held("lang"), dir: held("dir") }),
    parseHTML: () => [{ tag: "blockquote", context: "embed/", priority: 70 }],
    renderHTML: ({ node }) => ["blockquote", only({ lang: node.attrs.lang, dir: node.attrs.dir }), 0],
  })
  const Embed = Node.create({
    name: "embed", group: "block", content: "postText", isolating: true, defining: true,
    addAttributes: () => ({ provider: held("data-embed"), href: held("data-href"), author: held("data-author"), date: held("data-date") }),
    parseHTML: () => [{ tag: "figure[data-embed]" }],
    renderHTML({ node, HTMLAttributes }) {
      const { provider, href, author, date } = node.attrs
      return ["figure", { ...HTMLAttributes, ...only({ "data-embed": provider, "data-href": href, "data-author": author, "data-date": date }) }, 0]
    },
    addNodeView: () => ({ node, editor, getPos }) => {
      const told = make("span")
      const change = button(words.edit, async () => {
        const now = editor.state.doc.nodeAt(getPos())
        const said = await ask("embed", { ...now.attrs, lang: now.firstChild.attrs.lang }, { isNew: false })
        if (!said) return
        const text = { lang: said.lang || null, dir: said.lang ? directionOf("embed", said.lang) : null }
        const { provider, href, author, date } = said
        editor.chain().command(({ tr }) => !!tr.setNodeMarkup(getPos(), undefined, { ...now.attrs, provider, href, author, date }).setNodeMarkup(getPos() + 1, undefined, text)).focus().run()
      })
      const contentDOM = make("div")
      const dom = make("figure", { class: "embed" }, contentDOM, make("p", { class: "figure-shown", contenteditable: "false" }, told, " ", change))
      const update = (fresh) => {
        if (fresh.type.name !== "embed") return false
        told.textContent = [fresh.attrs.author, fresh.attrs.provider, fresh.attrs.date].filter(Boolean).join(" · ")
        return true
      }
      update(node)
      return isOurs({ dom, contentDOM, update })
    },
  })

  const StoryCard = Node.create({
    name: "storyCard", group: "block", atom: true, draggable: true,
    addAttributes: () => ({ story: held("data-story") }),
    parseHTML: () => [{ tag: "figure[data-story]" }],
    renderHTML: ({ node, HTMLAttributes }) => ["figure", { ...HTMLAttributes, "data-story": node.attrs.story }],
    addNodeView: () => ({ node }) => {
      const dom = make("figure", { class: "story-card" }, "…")
      headline(addresses, node.attrs.story).then((found) => { dom.textContent = found || words.gone })
      return { dom }
    },
  })

  return [Picture, Quotation, QuoteWords, QuoteOriginal, QuoteSource, Embed, PostText, StoryCard]
}
