// What comes into the text by paste and drop. Each arrival is one step of undo, and leaves the caret behind what came.
import { Extension, Plugin, pm } from "django-prose-editor/editor"
import { tidied, unwrapped } from "newsroom/foreign"
import { own } from "newsroom/inert"
import { offers } from "newsroom/offers"
import { setOwnStories } from "newsroom/own-stories"
import { picturesIn } from "newsroom/pictures-in"
import { isEmbedCode } from "newsroom/posts"
import { settled, withoutTakenKeys } from "newsroom/settle"

const { DOMParser: Reader, Fragment, Slice } = pm.model
const { closeHistory } = pm.history
const { Selection, TextSelection } = pm.state
const ADDRESS = /^https?:\/\/[^\s<>"]+$/i
const CAPTIONS = new Set(["picture", "quoteSource"])
const FIGURES = new Set(["picture", "quotation", "embed", "storyCard"])

// Plain text: blank lines part paragraphs; where there are none, each line is one.
function plainSlice(text, schema) {
  const lines = text.replace(/\r\n?/g, "\n").replace(/^\n+|\n+$/g, "")
  const parts = /\n[ \t]*\n/.test(lines) ? lines.split(/\n(?:[ \t]*\n)+/) : lines.split("\n")
  const paragraph = (part) => {
    const said = part.split("\n").flatMap((line, row) => [...(row ? [schema.nodes.hardBreak.create()] : []), ...(line ? [schema.text(line)] : [])])
    return schema.nodes.paragraph.create(null, said)
  }
  return Slice.maxOpen(Fragment.from(parts.map(paragraph)))
}

function codeSlice(text, schema) {
  const page = new DOMParser().parseFromString(tidied(text), "text/html")
  return new Slice(Reader.fromSchema(schema).parse(page.body).content, 0, 0)
}

// What came as it can stand where the caret is: in a caption a line of words, in a list items, in a quote paragraphs.
// What stands on the page alone comes back as `apart`, to be placed after the whole.
function fitted(slice, $from) {
  const { schema } = $from.doc.type
  const isCaption = CAPTIONS.has($from.parent.type.name)
  const inside = $from.depth > 1 ? $from.node(-1).type.name : null
  if (!$from.parent.isTextblock || (!isCaption && !inside)) return { slice, apart: [] }
  const apart = []
  const lines = []
  const take = (block) => {
    if (FIGURES.has(block.type.name)) apart.push(block)
    else if (block.isTextblock) lines.push(schema.nodes.paragraph.create(null, block.content))
    else if (inside === "listItem" && block.type.name === "listItem") lines.push(block)
    else block.forEach(take)
  }
  slice.content.forEach(take)
  if (isCaption) return { slice: new Slice(joined(lines, schema), 0, 0), apart }
  if (inside !== "listItem") return { slice: Slice.maxOpen(Fragment.from(lines)), apart }
  const items = lines.map((line) => (line.type.name === "listItem" ? line : schema.nodes.listItem.create(null, line)))
  return { slice: items.length ? Slice.maxOpen(Fragment.from($from.node(-2).type.create(null, items))) : Slice.empty, apart }
}

const joined = (lines, schema) => lines.reduce((whole, { content }) => (whole.size ? whole.append(Fragment.from(schema.nodes.hardBreak.create())) : whole).append(content), Fragment.empty)

// Whole blocks that come to an empty line take its place, and so keep what they are: a paragraph that was cut its key.
function takePlace(tr, slice, { $from, empty }) {
  const isWhole = slice.openStart <= 1 && slice.openEnd <= 1 && slice.content.childCount && !slice.content.firstChild.isInline
  if (!empty || !isWhole || $from.depth !== 1 || $from.parent.type.name !== "paragraph" || $from.parent.content.size) return false
  const from = $from.before(1)
  tr.replaceWith(from, $from.after(1), slice.content)
  tr.setSelection(Selection.near(tr.doc.resolve(from + slice.content.size), -1))
  return true
}

const paste = (addresses) => Extension.create({
  name: "paste from elsewhere",
  priority: 50, // after the pictures, which take what is theirs
  addProseMirrorPlugins() {
    const { editor } = this
    let isForeign = true
    const arrived = () => setOwnStories(editor, addresses)

    const placeLink = (view, href) => {
      const { tr, selection, schema } = view.state
      const mark = schema.marks.link.create({ href })
      if (selection.empty || !selection.$from.sameParent(selection.$to)) tr.replaceSelectionWith(schema.text(href, [mark]), false)
      else tr.addMark(selection.from, selection.to, mark).setSelection(TextSelection.create(tr.doc, selection.to))
      place(view, tr.removeStoredMark(schema.marks.link))
    }
    const place = (view, tr) => {
      view.dispatch(closeHistory(tr).scrollIntoView().setMeta("paste", true).setMeta("uiEvent", "paste"))
      view.dispatch(closeHistory(view.state.tr)) // what is typed next is another step
      arrived()
    }

    return [new Plugin({
      props: {
        transformPastedHTML(html) {
          isForeign = !/\sdata-pm-slice\s*=/.test(html)
          return isForeign ? tidied(html) : own(html)
        },
        clipboardTextParser: (text, $context, isPlain, view) => {
          isForeign = true
          const { schema } = view.state
          return !isPlain && isEmbedCode(text) ? codeSlice(text, schema) : plainSlice(text, schema)
        },
        transformPasted(slice, view) {
          if (view.dragging) return view.dragging.move ? slice : withoutTakenKeys(slice, view.state)
          return isForeign ? settled(slice, view.state.schema) : withoutTakenKeys(slice, view.state)
        },
        handlePaste(view, event, slice) {
          const said = event.clipboardData?.getData("text/plain").trim() || ""
          if (ADDRESS.test(said) && slice.content.textBetween(0, slice.content.size).trim() === said && !view.state.selection.$from.parent.type.spec.code) {
            placeLink(view, unwrapped(said))
            return true
          }
          if (!slice.content.size) return false
          const { slice: fit, apart } = fitted(slice, view.state.selection.$from)
          const tr = view.state.tr
          const single = fit.openStart === 0 && fit.openEnd === 0 && fit.content.childCount === 1 ? fit.content.firstChild : null
          if (takePlace(tr, fit, view.state.selection)) /* whole */;
          else if (single?.isBlock) tr.replaceSelectionWith(single)
          else if (fit.content.size) tr.replaceSelection(fit)
          if (apart.length) tr.insert(tr.selection.$from.after(1), apart)
          place(view, tr)
          return true
        },
        handleDOMEvents: { drop: () => { setTimeout(arrived); return false } },
      },
    })]
  },
})

export const arrivals = (addresses, words) => [picturesIn(addresses, words), paste(addresses), offers(words)]
