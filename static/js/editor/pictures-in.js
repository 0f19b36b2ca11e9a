// Pictures dropped on the text or pasted into it: sent one after the other, with a line at the place that says so, and then placed.
// What the picture shows, who made it and its licence is asked at the picture itself, whenever the writer likes: a dialog that
// came up when the sending ends would take the keys from under somebody's hands.
import { Extension, Plugin, pm } from "django-prose-editor/editor"
import { saysWords } from "newsroom/inert"
import { askWhich, upload } from "newsroom/upload"

const { Decoration, DecorationSet } = pm.view
const waiting = new pm.state.PluginKey("picturesIn")

const filesOf = (transfer) => [...(transfer?.files || [])]

// The files that are meant: an office program sends a picture of the words besides the words.
export function filesMeant(transfer) {
  const files = filesOf(transfer)
  return files.length && !saysWords(transfer.getData("text/html")) ? files : []
}

// Where a figure can stand: before the block if the place is its beginning, else after it; an empty line gives way.
function spotAt(doc, position) {
  const at = doc.resolve(position)
  if (!at.depth) return { from: position, to: position }
  const [before, after] = [at.before(1), at.after(1)]
  if (at.depth === 1 && !at.parent.content.size) return { from: before, to: after }
  return at.depth === 1 && at.parentOffset === 0 ? { from: before, to: before } : { from: after, to: after }
}

function lineOf(said, file, words, leave) {
  const line = Object.assign(document.createElement("p"), { className: "arriving", contentEditable: "false" })
  const name = Object.assign(document.createElement("bdi"), { textContent: file.name })
  line.append(name, ": ", said || words.sending)
  line.setAttribute("role", said ? "alert" : "status")
  if (said) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "quiet", textContent: words.dismiss })
    button.addEventListener("click", leave)
    line.append(" ", button)
    line.dataset.refused = ""
  }
  return line
}

function send(file, address, isOwn) {
  const form = new FormData()
  form.set("file", file)
  return upload(address, form, isOwn)
}

const quietly = (tr) => tr.setMeta("addToHistory", false)

export const picturesIn = (addresses, words) => Extension.create({
  name: "picturesIn",
  addProseMirrorPlugins() {
    const { editor } = this
    let queue = Promise.resolve()
    const say = (change) => editor.view.dispatch(quietly(editor.state.tr.setMeta(waiting, change)))
    const placeOf = (id) => waiting.getState(editor.state).find((one) => one.id === id)?.at

    const receive = (files, position) => {
      const { from } = spotAt(editor.state.doc, position)
      const arriving = files.map((file) => ({ file, id: {} }))
      say({ add: arriving.map((one) => ({ ...one, at: from })) })
      for (const one of arriving) queue = queue.then(() => arrive(one))
    }
    const arrive = async ({ file, id }, isOwn = false) => {
      let told, fault
      try {
        told = await send(file, addresses.upload, isOwn)
      } catch (error) { fault = error instanceof TypeError || error instanceof SyntaxError ? words.unsent : error.message }
      await whenStill()
      if (editor.isDestroyed) return
      const at = placeOf(id)
      if (at === undefined) return
      if (fault) return say({ remove: id, add: [{ file, id: {}, at, said: fault }] })
      if (told.alike) return wonder({ file, id: {} }, at, id, told.alike[0])
      place(id, told, at)
    }
    // Others go on arriving while somebody thinks about this one.
    const wonder = async (one, at, before, there) => {
      const line = lineOf("", one.file, words)
      const answered = askWhich(line, there, words)
      shown.set(one.id, line)
      say({ remove: before, add: [{ ...one, at, asked: true }] })
      const which = await answered
      const now = placeOf(one.id)
      if (editor.isDestroyed || now === undefined) return
      if (which) return place(one.id, which, now)
      shown.delete(one.id)
      const again = { file: one.file, id: {} }
      say({ remove: one.id, add: [{ ...again, at: now }] })
      queue = queue.then(() => arrive(again, true))
    }
    const place = (id, told, at) => {
      const { from, to } = spotAt(editor.state.doc, Math.min(at, editor.state.doc.content.size))
      const picture = editor.schema.nodes.picture.create({ image: String(told.id), alt: "" })
      const gap = blankAt(editor.state.doc, from)
      const placed = { at: gap?.from ?? from, behind: (gap?.from ?? from) + picture.nodeSize }
      editor.view.dispatch(pm.history.closeHistory(editor.state.tr.replaceWith(placed.at, gap?.to ?? to, picture).setMeta(waiting, { remove: id, placed })))
    }
    const whenStill = () => new Promise((still) => {
      if (editor.isDestroyed || !editor.view.composing) return still()
      editor.view.dom.addEventListener("compositionend", () => setTimeout(() => still(whenStill()), 50), { once: true })
    })
    // An empty line that the caret does not stand in gives its place to the picture.
    const blankAt = (doc, at) => {
      const after = doc.nodeAt(at)
      const isFree = after?.type.name === "paragraph" && !after.content.size && !(editor.isFocused && editor.state.selection.from === at + 1)
      return isFree ? { from: at, to: at + after.nodeSize } : null
    }
    const shown = new WeakMap() // each line is drawn once, so that nothing is read out twice
    const line = (one) => {
      if (!shown.has(one.id)) shown.set(one.id, lineOf(one.said, one.file, words, () => say({ remove: one.id })))
      return Decoration.widget(one.at, shown.get(one.id), { side: -1, stopEvent: () => true, ignoreSelection: true })
    }
    // Those that wait at the place where a picture came to stand come behind it; a refused one keeps its place.
    const moved = (one, mapping, placed) => ({ ...one, at: placed && !one.said && !one.asked && one.at === placed.at ? placed.behind : mapping.map(one.at, -1) })

    return [new Plugin({
      key: waiting,
      state: {
        init: () => [], // of { id, file, at, said, asked }
        apply(tr, old) {
          const { add = [], remove, placed } = tr.getMeta(waiting) || {}
          return old.length || add.length ? [...old.filter(({ id }) => id !== remove).map((one) => moved(one, tr.mapping, placed)), ...add] : old
        },
      },
      props: {
        decorations: (state) => DecorationSet.create(state.doc, waiting.getState(state).map(line)),
        handlePaste(view, event) {
          const files = filesMeant(event.clipboardData)
          if (files.length) receive(files, view.state.selection.from)
          return files.length > 0
        },
        handleDrop(view, event) {
          const files = view.dragging ? [] : filesMeant(event.dataTransfer)
          if (files.length) receive(files, view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos ?? view.state.selection.from)
          return files.length > 0
        },
      },
    })]
  },
})
