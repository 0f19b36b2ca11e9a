// Notes beside the text: a quiet mark at each block that has an open one, ways between the two, and a new one on the paragraph
// with the caret. The marks are decorations: nothing of them is in the text, in its history, or in the way of an input method.
import { Extension, pm } from "django-prose-editor/editor"
import { ask } from "newsroom/dialogs"

const { Plugin } = pm.state
const { Decoration, DecorationSet } = pm.view
const KEY_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"

const keysOf = ({ attrs }) => [attrs.key, attrs.captionKey].filter(Boolean)

// Where a block with that key begins, or -1.
function placeOf(doc, key) {
  let found = -1
  doc.descendants((node, at) => {
    if (found < 0 && keysOf(node).includes(key)) found = at
    return found < 0
  })
  return found
}

function marks(doc, open) {
  const found = []
  doc.descendants((node, at) => {
    if (keysOf(node).some((key) => open.has(key))) found.push(Decoration.node(at, at + node.nodeSize, { class: "has-note" }))
  })
  return DecorationSet.create(doc, found)
}

// While words are being composed the marks only move along; they are looked for anew with the next change after it.
function marking(open) {
  let view
  return new Plugin({
    view: (its) => { view = its; return {} },
    state: {
      init: (_config, { doc }) => marks(doc, open),
      apply: (change, shown) => {
        if (!change.docChanged) return shown
        return view?.composing ? shown.map(change.mapping, change.doc) : marks(change.doc, open)
      },
    },
    props: {
      decorations(state) { return this.getState(state) },
      handleDOMEvents: { click: (its, event) => goToNote(its, event, open) },
    },
  })
}

// A press in the margin before a marked block, where its mark is drawn, leads to its note; of blocks within blocks, the inmost.
function goToNote(view, event, open) {
  const fits = ({ rect }) => rect.top <= event.clientY && event.clientY <= rect.bottom && (view.dom.dir === "rtl" ? event.clientX > rect.right : event.clientX < rect.left)
  const marked = [...open].map(([key, note]) => ({ note, block: view.nodeDOM(placeOf(view.state.doc, key)) })).filter(({ block }) => block)
  const [pressed] = marked.map(({ note, block }) => ({ note, rect: block.getBoundingClientRect() })).filter(fits).sort((one, other) => one.rect.height - other.rect.height)
  if (!pressed) return false
  const note = document.getElementById(pressed.note)
  note.scrollIntoView({ block: "center" })
  note.querySelector("a, button, summary")?.focus({ preventScroll: true })
  return true
}

function goToBlock(editor, key) {
  const at = placeOf(editor.state.doc, key)
  if (at < 0) return
  if (editor.isEditable) editor.chain().setTextSelection(at + 1).focus(null, { scrollIntoView: false }).run()
  const block = editor.view.nodeDOM(at)
  block?.scrollIntoView({ block: "center" })
}

// The block with words in which the caret stands: {node, at, attribute}. Of an item the key is the item's own, of a picture its caption's.
function blockAtCaret({ $from }) {
  let depth = $from.depth
  while (depth && !$from.node(depth).isTextblock) depth -= 1
  if (!depth) return null
  const words = $from.node(depth)
  const holder = depth > 1 && $from.node(depth - 1).type.name === "listItem" ? depth - 1 : depth
  const attribute = words.type.name === "picture" && words.content.size ? "captionKey" : "key"
  return { node: $from.node(holder), words, at: $from.before(holder), attribute }
}

// The block's key; one that has none yet, or has that of the block it was copied from, gets its own. No undo takes it back.
function keyOf(editor, { node, at, attribute }) {
  const key = node.attrs[attribute]
  if (key && placeOf(editor.state.doc, key) === at) return key
  const fresh = [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => KEY_LETTERS[byte % KEY_LETTERS.length]).join("")
  editor.view.dispatch(editor.state.tr.setNodeAttribute(at, attribute, fresh).setMeta("addToHistory", false))
  return fresh
}

const unsent = new Map() // what was typed into the dialog and left there, by paragraph

async function noteHere(editor) {
  const block = blockAtCaret(editor.state.selection)
  const fields = document.querySelector("#new-note")
  if (!block || !fields) return editor.commands.focus()
  const [words, proposal] = ["words", "proposal"].map((name) => fields.querySelector(`textarea[name$=${name}]`))
  const stands = block.words.textBetween(0, block.words.content.size, "\n", (leaf) => (leaf.type.name === "hardBreak" ? "\n" : ""))
  const about = block.node.attrs[block.attribute] || stands
  const said = await ask("note", { words: words.value, proposal: stands, ...unsent.get(about) })
  if (!said) {
    unsent.set(about, Object.fromEntries(new FormData(document.querySelector("#ask-note form"))))
    return editor.commands.focus()
  }
  const key = keyOf(editor, block)
  const select = fields.querySelector("select")
  if (![...select.options].some((option) => option.value === key)) select.add(new Option(stands, key))
  select.value = key
  words.value = said.words
  proposal.value = said.proposal === stands ? "" : said.proposal
  const button = fields.querySelector("[data-add-note]")
  button.form.requestSubmit(button)
}

// The extension for an editor; `place` is the element around it, with the button that begins a note.
export function notes(place) {
  const open = new Map([...document.querySelectorAll("[data-note]")].reverse().map((note) => [note.dataset.note, note.id]))
  return Extension.create({
    name: "notes",
    addProseMirrorPlugins: () => [marking(open)],
    onCreate() {
      const { editor } = this
      const tool = place.querySelector("[data-note-here]")
      tool.hidden = !document.querySelector("#new-note") // a page that is no story has no notes
      tool.addEventListener("click", () => noteHere(editor))
      for (const link of document.querySelectorAll("[data-to-block]")) {
        link.addEventListener("click", (event) => { event.preventDefault(); goToBlock(editor, link.dataset.toBlock) })
      }
    },
  })
}
