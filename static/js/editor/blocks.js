// The body's plain blocks, with their keys. What is offered here is the whole vocabulary (docs: newsroom/lib/richtext).
import {
  Blockquote, Bold, BulletList, Code, Document, Dropcursor, Extension, Gapcursor, HardBreak, Heading, History, HorizontalRule, Italic, ListItem,
  OrderedList, Paragraph, Subscript, Superscript, Text,
} from "django-prose-editor/editor"

const KEYED = [
  "paragraph", "heading", "bulletList", "orderedList", "listItem", "blockquote", "horizontalRule", "picture", "quotation", "quoteSource", "embed", "storyCard",
]

// A block keeps its key for as long as it lives; of a block that is parted, the first half keeps it.
const Keys = Extension.create({
  name: "keys",
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
