// Shows the lead picture as soon as it is chosen, from the library or from the device; one from the device is sent to the library at once.
// Where the line breaks it stays in its field, and goes along when the page is saved.
import { askWhich, upload } from "../editor/upload.js"

const now = document.querySelector("[data-lead-now]")
const said = document.querySelector("[data-lead-said]")
const file = document.querySelector("input[name=lead_file]")
const shelf = document.querySelector(".lead-picture .shelf")

function show(address, words = "") {
  now.replaceChildren(address ? Object.assign(new Image(), { src: address, alt: words }) : "")
}

function tell(sentence, isRefused = false) {
  said.className = isRefused ? "fault" : "hint"
  said.textContent = sentence
}

function choose({ id, thumb, credit }) {
  shelf.querySelector(`[value="${id}"]`)?.closest("li").remove()
  const radio = Object.assign(document.createElement("input"), { type: "radio", name: "lead_image", value: id, checked: true })
  const label = document.createElement("label")
  label.append(radio, " ", Object.assign(new Image(), { src: thumb, alt: "" }), " ", Object.assign(document.createElement("bdi"), { textContent: credit || id }))
  const item = document.createElement("li")
  item.append(label)
  shelf.prepend(item)
  show(thumb)
  radio.dispatchEvent(new Event("change", { bubbles: true }))
}

async function send(chosen) {
  const form = new FormData()
  form.set("file", chosen)
  tell(said.dataset.sending)
  try {
    const told = await upload(said.dataset.upload, form)
    choose(told.alike ? (await askWhich(said, told.alike[0], said.dataset)) || (await upload(said.dataset.upload, form, true)) : told)
    tell(said.dataset.there)
    file.value = ""
  } catch (fault) {
    const isRefused = fault.constructor === Error
    tell(isRefused ? fault.message : said.dataset.later, isRefused)
    if (isRefused) {
      file.value = ""
      show(shelf.querySelector("input:checked")?.closest("label").querySelector("img")?.src)
    }
  }
}

file?.addEventListener("change", () => {
  if (!file.files.length) return
  show(URL.createObjectURL(file.files[0]), file.files[0].name)
  send(file.files[0])
})
shelf?.addEventListener("change", ({ target }) => show(target.closest("label").querySelector("img")?.src))
