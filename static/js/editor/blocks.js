// The body's plain blocks, with their keys. What is offered here is the whole vocabulary (docs: newsroom/lib/richtext).
import {
  Blockquote, Bold, BulletList, Code, Document, Dropcursor, Extension, Gapcursor, HardBreak, Heading, History, HorizontalRule, Italic, ListItem,
  OrderedList, Paragraph, pm, Subscript, Superscript, Text,
} from "django-prose-editor/editor"

const KEYED = [
  "paragraph", "heading", "bulletList", "orderedList", "listItem", "blockquote", "horizontalRule", "picture", "quotation", "quoteSource", "embed", "storyCard",
]

const LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => LETTERS[byte % 36]).join("")

// The blocks that have no key, or one that stands before them already; the paragraph of an item has its item's.
function unkeyed(doc) {
  const found = []
  const taken = new Set()
  doc.descendants((node, place, parent) => {
    if (!KEYED.includes(node.type.name) || (node.type.name === "paragraph" && parent.type.name === "listItem")) return
    if (!node.attrs.key || taken.has(node.attrs.key)) found.push([place, node])
    taken.add(node.attrs.key)
  })
  return found
}

// New blocks get their key at once, so that notes may hang on them; never while an input method composes: the block would be drawn anew.
function giveKeys() {
  let view
  return new pm.state.Plugin({
    view: (shown) => { view = shown; return {} },
    appendTransaction(transactions, before, { doc, tr }) {
      if (view?.composing || !transactions.some(({ docChanged }) => docChanged)) return null
      const blocks = unkeyed(doc)
      for (const [place, node] of blocks) tr.setNodeMarkup(place, undefined, { ...node.attrs, key: newKey() })
      return blocks.length ? tr.setMeta("addToHistory", false) : null
    },
  })
}

// A block keeps its key for as long as it lives; of a block that is parted, the first half keeps it.
const Keys = Extension.create({
  name: "keys",
  addProseMirrorPlugins: () => [giveKeys()],
  addGlobalAttributes: () => [{
    types: KEYED,
    attributes: {
      key: {
        default: null,
        keepOnSplit: false,
        parseHTML: (element) => element.getAttribute("data-key"),
        renderHTML: ({ key }) => (key ? { "data-key": key } : {}),
      },
    },
  }],
})

export const blocks = [
  Document, Text, Paragraph, Keys, HardBreak, HorizontalRule, History, Dropcursor, Gapcursor,
  Heading.configure({ levels: [2, 3, 4] }),
  BulletList,
  OrderedList.extend({ addAttributes: () => ({}), addNodeView: () => null }),
  ListItem.extend({ content: "paragraph (bulletList | orderedList)*" }),
  Blockquote.extend({ content: "paragraph+" }),
  Bold, Italic, Subscript, Superscript, Code,
]
