// The writing page: what is typed is saved by itself, waits here without a network, and is not overwritten by anybody.
import { Autosave } from "./autosave.js"
import { StoryPage } from "./page.js"
import { Together } from "./together.js"
import { Unsent } from "./unsent.js"

const form = document.getElementById("story")
if (form.dataset.autosave) {
  const page = new StoryPage(form)
  const mayKeep = () => page.said.keeps === "yes" && !form.elements.sensitive?.checked
  const unsent = new Unsent(`${page.said.person}:${page.said.edition}`, mayKeep)
  const before = unsent.parked
  const autosave = new Autosave(page, unsent, { refused: (told) => together.refused(told) })
  const together = new Together(page, autosave)
  form.elements.headline.addEventListener("keydown", (event) => { if (event.key === "Enter" && !event.isComposing) event.preventDefault() }) // one line
  if (before) offer(page, autosave, unsent, before)
}

// Words of an earlier visit that never arrived.
function offer(page, autosave, unsent, { version, fields, at }) {
  if (bare(fields) === bare(page.fields)) return unsent.clearParked()
  const place = document.querySelector("[data-offer]")
  place.hidden = false
  const when = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" }).format(at)
  place.querySelector("[data-words]").textContent = page.name(page.said.waiting, { when })
  const answered = () => {
    place.hidden = true
    unsent.clearParked()
  }
  place.querySelector("[data-put-back]").onclick = () => {
    page.version = version
    page.fill(fields)
    autosave.touch()
    answered()
  }
  place.querySelector("[data-discard]").onclick = answered
}

// Without what the server adds to a text.
function bare(fields) {
  return JSON.stringify(fields).replace(/ data-key=\\"\w*\\"|<\/?p>/g, "")
}
