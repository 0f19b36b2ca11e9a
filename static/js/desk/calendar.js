// A planned story is dragged to another day, or moved by the arrow keys; its own small form says so to the server.

const PAUSE = 600 // several presses make one move
const page = document.querySelector(".calendar-page")
const said = document.querySelector("[data-moving]")
const isMirrored = document.documentElement.dir === "rtl"
const named = new Intl.DateTimeFormat(document.documentElement.lang, { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" })

const later = (day, by) => new Date(Date.parse(`${day}T00:00Z`) + by * 86400000).toISOString().slice(0, 10)
const placeOf = (day) => page.querySelector(`[data-day="${day}"]`)

function send(entry, day) {
  const form = entry.querySelector("form")
  if (form.elements.seen.value === day) return
  form.elements.day.value = day
  form.requestSubmit()
}

// To where it will stand, before the server has answered.
function show(entry, day) {
  const place = placeOf(day)
  if (!place) return
  let rows = place.querySelector("ul")
  if (!rows) place.append(rows = document.createElement("ul"))
  place.removeAttribute("data-empty")
  const focused = entry.contains(document.activeElement) ? document.activeElement : null
  rows.append(entry)
  focused?.focus()
}

function byKeys(entry) {
  let day = entry.querySelector("[name=day]").value, waiting
  entry.addEventListener("keydown", (event) => {
    const by = { ArrowLeft: isMirrored ? 1 : -1, ArrowRight: isMirrored ? -1 : 1 }[event.key]
    if (!by || !day || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.target.closest("form")) return
    event.preventDefault()
    day = later(day, by)
    show(entry, day)
    said.textContent = said.dataset.said.replace("{day}", named.format(new Date(`${day}T00:00Z`)))
    clearTimeout(waiting)
    waiting = setTimeout(() => send(entry, day), PAUSE)
  })
}

function byHand(entry) {
  entry.draggable = true
  for (const link of entry.querySelectorAll("a")) link.draggable = false
  entry.addEventListener("dragstart", (event) => {
    event.dataTransfer.setData("text/plain", entry.querySelector("a").textContent)
    event.dataTransfer.effectAllowed = "move"
    entry.classList.add("is-dragged")
  })
  entry.addEventListener("dragend", () => entry.classList.remove("is-dragged"))
}

function takes(place) {
  const over = (event) => {
    if (!page.querySelector(".is-dragged")) return
    event.preventDefault()
    place.classList.add("is-over")
  }
  place.addEventListener("dragenter", over)
  place.addEventListener("dragover", over)
  place.addEventListener("dragleave", (event) => { if (!place.contains(event.relatedTarget)) place.classList.remove("is-over") })
  place.addEventListener("drop", (event) => {
    event.preventDefault()
    place.classList.remove("is-over")
    const entry = page.querySelector(".is-dragged")
    if (!entry) return
    show(entry, place.dataset.day)
    send(entry, place.dataset.day)
  })
}

for (const entry of page.querySelectorAll("[data-movable]")) {
  byKeys(entry)
  byHand(entry)
}
for (const place of page.querySelectorAll("[data-day]")) takes(place)
document.querySelector("[data-with-script]").hidden = !page.querySelector("[data-movable]")
