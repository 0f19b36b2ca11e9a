// The library's pictures and our own stories, as the dialogs offer them.

import { askWhich, upload } from "newsroom/upload"

const choice = (type, name, value, ...shown) => {
  const label = document.createElement("label")
  const box = Object.assign(document.createElement("input"), { type, name, value })
  label.append(box, " ", ...shown)
  const item = document.createElement("li")
  item.append(label)
  return item
}

const picture = ({ id, thumb, credit }) => {
  const image = Object.assign(document.createElement("img"), { src: thumb, alt: "", loading: "lazy" })
  const words = Object.assign(document.createElement("bdi"), { textContent: credit || id })
  return choice("checkbox", "image", id, image, words)
}

// The pictures ticked in the dialog, in the order in which they were: that is how they will stand.
let ticked = []
export const picked = () => ticked

const tick = ({ target }) => { ticked = target.checked ? [...ticked, target.value] : ticked.filter((number) => number !== target.value) }

// Fill the picture dialog: what the library has, and a way to bring a new one in.
export function offerPictures(addresses) {
  return async (dialog) => {
    const shelf = dialog.querySelector("[data-shelf]")
    ticked = []
    shelf.onchange = tick
    dialog.querySelector("[data-upload]").onclick = () => bring(dialog, shelf, addresses.upload)
    dialog.querySelector("[data-fault]").textContent = ""
    setFacts(dialog, true, {})
    const { pictures } = await (await fetch(addresses.pictures)).json()
    shelf.replaceChildren(...pictures.map(picture))
  }
}

async function bring(dialog, shelf, address) {
  const said = dialog.querySelector("[data-fault]")
  const form = dialog.querySelector("form")
  let told
  try {
    told = await upload(address, new FormData(form))
    if (told.alike) told = (await askWhich(said, told.alike[0], said.dataset)) || (await upload(address, new FormData(form), true))
  } catch (fault) {
    said.textContent = fault.constructor === Error ? fault.message : said.dataset.unsent
    return
  }
  said.textContent = ""
  shelf.querySelector(`[value="${told.id}"]`)?.closest("li").remove()
  const item = picture(told)
  shelf.prepend(item)
  const box = item.querySelector("input")
  box.checked = true
  tick({ target: box })
  form.elements.file.value = ""
  dialog.querySelector("details").open = false
}

const FACTS = ["credit", "credit_link", "licence", "licence_reason"]

function setFacts(dialog, may, values) {
  for (const name of FACTS) {
    const field = dialog.querySelector("form").elements[name]
    field.disabled = !may
    field.value = values[name] || ""
  }
}

// Fill the picture dialog for a picture that stands in the text: who made it and its licence, if it is theirs to say.
export function offerFacts(addresses, number) {
  return async (dialog) => {
    const said = dialog.querySelector("[data-fault]")
    const fold = dialog.querySelector("[data-facts]")
    said.textContent = ""
    setFacts(dialog, false, {})
    const { pictures: [found] } = await (await fetch(`${addresses.pictures}?pk=${encodeURIComponent(number)}`)).json()
    if (!found) return
    setFacts(dialog, found.may, found.facts)
    said.textContent = found.may ? "" : found.why
    fold.open = !found.ready
  }
}

// Keep what the dialog says of a picture; true where the server refuses it, and the dialog says why.
export function factsRefused(addresses, number) {
  return async (dialog) => {
    const form = dialog.querySelector("form")
    if (form.elements.credit.disabled) return false
    const sent = new FormData()
    for (const name of FACTS) sent.set(name, form.elements[name].value)
    sent.set("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value)
    const answer = await fetch(addresses.picture.replace("/0/", `/${number}/`), { method: "POST", body: sent })
    const told = await answer.json().catch(() => ({ errors: { file: answer.statusText } }))
    if (!told.errors) return false
    dialog.querySelector("[data-facts]").open = true
    dialog.querySelector("[data-fault]").textContent = Object.values(told.errors).join(" ")
    return true
  }
}

// Fill the story search of a dialog while words are typed.
export function offerStories(addresses) {
  return (dialog) => {
    const words = dialog.querySelector("[data-words]")
    const found = dialog.querySelector("[data-found]")
    const look = async () => {
      const { stories } = await (await fetch(`${addresses.stories}?q=${encodeURIComponent(words.value)}`)).json()
      found.replaceChildren(...stories.map(({ id, headline, language }) => choice("radio", "story", id, Object.assign(document.createElement("bdi"), { textContent: headline, lang: language }))))
    }
    let waiting
    words.oninput = () => { clearTimeout(waiting); waiting = setTimeout(look, 250) }
    words.onkeydown = (event) => { if (event.key === "Enter") { event.preventDefault(); look() } }
    look()
  }
}

// The headline of a story by its number, or "".
export async function headline(addresses, number) {
  const { stories } = await (await fetch(`${addresses.stories}?pk=${encodeURIComponent(number)}`)).json()
  return stories[0]?.headline || ""
}
