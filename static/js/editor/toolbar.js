// The toolbar: each button does one thing to the text, and shows where it is in force.
import { ask, directionOf } from "newsroom/dialogs"
import { offerPictures, offerStories, picked } from "newsroom/library"
import { addressOf } from "newsroom/marks"
import { setOwnStories } from "newsroom/own-stories"
import { postBlock } from "newsroom/posts"
import { rove } from "newsroom/roving"

const paragraph = (text) => ({ type: "paragraph", content: text ? [{ type: "text", text }] : [] })
const place = (editor, block) => editor.chain().focus().insertContent(block).run()

// The caret into the words of the quotation it stands in: they come first, then who said them.
function intoWords(editor) {
  const { $from } = editor.state.selection
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if ($from.node(depth).type.name === "quotation") return editor.commands.setTextSelection($from.start(depth) + 2)
  }
  return false
}

const MARKS = { strong: "bold", em: "italic", sub: "subscript", sup: "superscript", code: "code", link: "link", voice: "voice" }
const WRAPS = { ul: "bulletList", ol: "orderedList", blockquote: "blockquote" }

const simple = {
  strong: (chain) => chain.toggleBold(), em: (chain) => chain.toggleItalic(), sub: (chain) => chain.toggleSubscript(), sup: (chain) => chain.toggleSuperscript(),
  code: (chain) => chain.toggleMark("code"), ul: (chain) => chain.toggleBulletList(), ol: (chain) => chain.toggleOrderedList(),
  blockquote: (chain) => chain.toggleBlockquote(), hr: (chain) => chain.setHorizontalRule(), undo: (chain) => chain.undo(), redo: (chain) => chain.redo(),
}

const asking = (addresses) => ({
  async link(editor) {
    const now = editor.getAttributes("link")
    const said = await ask("link", { href: now.href }, { prepare: offerStories(addresses) })
    if (!said) return editor.commands.focus()
    const chain = editor.chain().focus().extendMarkRange("link")
    const href = addressOf(said.href)
    if (said.verb === "remove" || !(said.story || href)) return chain.unsetMark("link").run()
    const attributes = said.story ? { story: said.story, href: null } : { href, story: null }
    if (editor.state.selection.empty && !now.href && !now.story) place(editor, { type: "text", text: said.href || "…", marks: [{ type: "link", attrs: attributes }] })
    else chain.setMark("link", attributes).run()
    return setOwnStories(editor, addresses)
  },
  async voice(editor) {
    const said = await ask("voice", { lang: editor.getAttributes("voice").lang })
    if (!said) return editor.commands.focus()
    const chain = editor.chain().focus().extendMarkRange("voice")
    if (said.verb === "remove" || !said.lang) return chain.unsetMark("voice").run()
    return chain.setMark("voice", { lang: said.lang, dir: directionOf("voice", said.lang) }).run()
  },
  async picture(editor) {
    const said = await ask("picture", {}, { prepare: offerPictures(addresses) })
    const chosen = said ? picked() : []
    const alt = chosen.length === 1 ? said.alt.trim() : ""
    if (chosen.length) place(editor, chosen.map((image, at) => ({ type: "picture", attrs: { image, alt, beside: at > 0 } })))
    else editor.commands.focus()
  },
  async quotation(editor) {
    const said = await ask("quotation")
    if (!said) return editor.commands.focus()
    const original = said.lang ? [{ type: "quoteOriginal", attrs: { lang: said.lang, dir: directionOf("quotation", said.lang) }, content: [paragraph()] }] : []
    place(editor, { type: "quotation", content: [{ type: "quoteWords", content: [paragraph()] }, ...original, { type: "quoteSource" }] })
    intoWords(editor)
  },
  async embed(editor) {
    const said = await ask("embed")
    if (!said) return editor.commands.focus()
    place(editor, postBlock(said, said.lang && directionOf("embed", said.lang)))
  },
  async story(editor) {
    const said = await ask("story", {}, { prepare: offerStories(addresses) })
    if (said?.story) place(editor, { type: "storyCard", attrs: { story: said.story } })
    else editor.commands.focus()
  },
})

export function toolbar(editor, element, addresses) {
  const asked = asking(addresses)
  const kind = element.querySelector("[data-block]")
  element.addEventListener("click", ({ target }) => {
    const verb = target.closest("[data-do]")?.dataset.do
    if (!verb) return
    if (simple[verb]) simple[verb](editor.chain().focus()).run()
    else asked[verb](editor)
  })
  kind.addEventListener("change", () => {
    const chain = editor.chain().focus()
    ;(kind.value === "p" ? chain.setParagraph() : chain.setHeading({ level: Number(kind.value) })).run()
  })
  const show = () => {
    for (const one of element.querySelectorAll("[aria-pressed]")) {
      const name = MARKS[one.dataset.do] || WRAPS[one.dataset.do]
      one.setAttribute("aria-pressed", editor.isActive(name))
    }
    kind.value = String([2, 3, 4].find((level) => editor.isActive("heading", { level })) || "p")
  }
  editor.on("transaction", show)
  show()
  editor.view.dom.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.isComposing || event.key.toLowerCase() !== "k") return
    event.preventDefault()
    asked.link(editor)
  })
  element.hidden = false
  rove(element)
}
