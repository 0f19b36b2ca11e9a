// An address of a post, alone on its line: under it stands the offer to place it as a post. The link stays until that is taken.
import { Extension, Plugin, pm } from "django-prose-editor/editor"
import { ask, directionOf } from "newsroom/dialogs"
import { postAt, postBlock } from "newsroom/posts"

const { Decoration, DecorationSet } = pm.view

function offerOf(words, press) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "quiet", textContent: words.offer })
  button.addEventListener("click", press)
  const offer = Object.assign(document.createElement("p"), { className: "offer", contentEditable: "false" })
  offer.append(button)
  return offer
}

async function take(editor, getPos, post) {
  const said = await ask("embed", post)
  const end = getPos()
  const line = end === undefined ? null : editor.state.doc.resolve(end).nodeBefore
  if (!said || !line || line.textContent.trim() === "") return editor.commands.focus()
  const block = postBlock(said, said.lang && directionOf("embed", said.lang))
  editor.chain().insertContentAt({ from: end - line.nodeSize, to: end }, block).focus().run()
}

export const offers = (words) => Extension.create({
  name: "offers",
  addProseMirrorPlugins() {
    const { editor } = this
    const offered = (doc) => {
      const found = []
      doc.forEach((block, at) => {
        const address = block.type.name === "paragraph" && block.childCount === 1 ? block.textContent.trim() : ""
        const post = /^https?:\/\/\S+$/.test(address) ? postAt(address) : null
        if (!post) return
        const build = (view, getPos) => offerOf(words, () => take(editor, getPos, post))
        found.push(Decoration.widget(at + block.nodeSize, build, { key: `offer ${address}`, side: -1, stopEvent: () => true, ignoreSelection: true }))
      })
      return DecorationSet.create(doc, found)
    }
    return [new Plugin({
      state: {
        init: (config, { doc }) => offered(doc),
        apply: (tr, old) => (!tr.docChanged ? old : editor.view.composing ? old.map(tr.mapping, tr.doc) : offered(tr.doc)),
      },
      props: { decorations(state) { return this.getState(state) } },
    })]
  },
})
