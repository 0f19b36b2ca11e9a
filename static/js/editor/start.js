// Makes an editor of each text area that asks for one. Without this the text area takes the same body.
import { Editor } from "django-prose-editor/editor"
import { blocks } from "newsroom/blocks"
import { figures } from "newsroom/figures"
import { Link, Voice } from "newsroom/marks"
import { notes } from "newsroom/notes"
import { arrivals } from "newsroom/paste"
import { toolbar } from "newsroom/toolbar"

// Empty lines alone. The editor's own isEmpty takes a picture without caption for nothing.
const saysNothing = (doc) => doc.content.content.every((block) => block.type.name === "paragraph" && !block.content.size)

function improve(place) {
  const area = place.querySelector("textarea")
  const label = document.querySelector(`label[for="${area.id}"]`)
  const { pictures, upload, picture, stories } = place.dataset
  const addresses = { pictures, upload, picture, stories }
  const attributes = { class: "prose", role: "textbox", "aria-multiline": "true", lang: area.lang, dir: area.dir }
  if (label) attributes["aria-labelledby"] = label.id ||= `label-for-${area.id}`
  if (area.hasAttribute("aria-describedby")) attributes["aria-describedby"] = area.getAttribute("aria-describedby")
  const editor = new Editor({
    element: place,
    injectCSS: false, // the rules stand in css/editor.css: the content policy lets no script write a style
    editable: !area.disabled,
    extensions: [...blocks, Link, Voice, ...figures(addresses, area.dataset), ...arrivals(addresses, area.dataset), notes(place)],
    content: area.value,
    editorProps: { attributes },
    onUpdate: () => {
      area.value = saysNothing(editor.state.doc) ? "" : editor.getHTML()
      area.dispatchEvent(new Event("input", { bubbles: true }))
    },
  })
  area.addEventListener("newsroom:fill", () => editor.commands.setContent(area.value, { emitUpdate: false }))
  area.addEventListener("newsroom:lock", ({ detail: isLocked }) => editor.setEditable(!isLocked && !area.disabled, false))
  area.hidden = true
  label?.addEventListener("click", () => editor.commands.focus())
  if (!area.disabled) toolbar(editor, place.querySelector("[data-toolbar]"), addresses)
}

for (const place of document.querySelectorAll("[data-editor]")) improve(place)
