// The writing page: what is typed is saved by itself, waits here without a network, and is not overwritten by anybody.
import { Autosave } from "./autosave.js"
import { StoryPage } from "./page.js"
import { Together } from "./together.js"
import { Unsent } from "./unsent.js"

const form = document.getElementById("story")
if (form.dataset.autosave) {
  const page = new StoryPage(form)
  const mayKeep = () => page.said.keeps === "yes" && !form.elements.sensitive?.checked
  const unsent = new Unsent(page.said.person, page.said.edition, page.tab, mayKeep)
  const autosave = new Autosave(page, unsent, { refused: (told) => together.refused(told) })
  const together = new Together(page, autosave)
  form.elements.headline.addEventListener("keydown", (event) => { if (event.key === "Enter" && !event.isComposing) event.preventDefault() }) // one line
  offer(page, autosave, unsent)
}

// Words of earlier visits that never arrived, one after the other.
function offer(page, autosave, unsent) {
  const [words] = unsent.left
  const place = document.querySelector("[data-offer]")
  place.hidden = !words
  if (!words) return
  const answered = () => {
    unsent.forget(words)
    offer(page, autosave, unsent)
  }
  if (bare(words.fields) === bare(page.fields)) return answered()
  const when = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" }).format(words.at)
  place.querySelector("[data-words]").textContent = page.name(page.said.waiting, { when })
  place.querySelector("[data-discard]").onclick = answered
  place.querySelector("[data-put-back]").onclick = () => {
    page.version = words.version
    page.fill(words.fields)
    autosave.touch()
    answered()
  }
}

// Without what the server adds to a text.
function bare(fields) {
  return JSON.stringify(fields).replace(/ data-key=\\"\w*\\"|<\/?p>/g, "")
}
