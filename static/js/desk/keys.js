// One key for each thing done all day on the desk. They rest while somebody types, and where they were switched off.

const ROWS = "main :is(.row, .entry, .queue-row, .case, .saved, .results tbody tr, .listed tbody tr)"
const FIELDS = "input, textarea, select, [contenteditable]:not([contenteditable=false]), dialog"
const SUBMIT = "main button:is([data-verb=submit], [formaction$='/submit/'])"
const TOGETHER = 1500 // how long "g" waits for the key after it
const A_YEAR = 31536000

const list = document.getElementById("keys")
const here = "is-here"
let goes = 0

const isShown = (element) => element.checkVisibility()
const rows = () => [...document.querySelectorAll(ROWS)].filter(isShown)
const current = () => document.activeElement?.closest(ROWS)
const wayIn = (row) => row.querySelector("a[href]") ?? row.querySelector("button")
const go = (address) => { if (address) location.assign(address) }
const isOff = () => /(?:^|; )newsroom-keys=off(?:;|$)/.test(document.cookie)

// The letter a key has on a Latin keyboard, whatever script is switched on.
function letter(event) {
  if (/^[!-~]$/.test(event.key)) return event.key.toLowerCase()
  if (event.key === "؟" || event.key === "？" || event.key === "՞") return "?"
  if (event.code === "Slash") return event.shiftKey ? "?" : "/"
  return event.code.startsWith("Key") ? event.code.slice(3).toLowerCase() : event.key
}

function step(by) {
  const all = rows()
  if (!all.length) return false
  const at = all.indexOf(current())
  const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by))]
  wayIn(next)?.focus()
  next.scrollIntoView({ block: "nearest" })
  return true
}

function open() {
  const row = current()
  if (!row) return false
  wayIn(row)?.click()
  return true
}

function search() {
  const field = [...document.querySelectorAll("main :is(input[type=search], [role=search] input)")].find(isShown)
  if (!field) return Boolean(list.dataset.search) && (go(`${list.dataset.search}#searchbar`), true)
  field.focus()
  field.select()
  return true
}

function submit() {
  const button = [...document.querySelectorAll(SUBMIT)].find((one) => isShown(one) && !one.disabled)
  button?.click()
  return Boolean(button)
}

const ARROWS = { ArrowDown: 1, ArrowUp: -1 }
const KEYS = {
  j: () => step(1), k: () => step(-1), o: open, s: submit, "/": search,
  n: () => Boolean(list.dataset.new) && (go(list.dataset.new), true),
  "?": () => (list.showModal(), true),
}
const AFTER_G = { b: () => list.dataset.board, c: () => list.dataset.calendar }

function press(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.keyCode === 229) return
  if (event.target.closest?.(FIELDS) || document.querySelector("dialog[open]")) return
  const key = letter(event)
  if (isOff() && key !== "?") return
  const afterG = performance.now() - goes < TOGETHER && goes
  goes = 0
  if (afterG && AFTER_G[key]) {
    event.preventDefault()
    return go(AFTER_G[key]())
  }
  if (key === "g") goes = performance.now()
  else if (ARROWS[key] ? current() && step(ARROWS[key]) : KEYS[key]?.()) event.preventDefault()
}

function mark() {
  document.querySelectorAll(`.${here}`).forEach((row) => row.classList.remove(here))
  current()?.classList.add(here)
}

if (list) {
  document.addEventListener("keydown", press)
  document.addEventListener("focusin", mark)
  const opener = document.querySelector("[data-keys-open]")
  opener.hidden = false
  opener.onclick = () => list.showModal()
  const on = document.getElementById("keys-on")
  on.checked = !isOff()
  on.onchange = () => { document.cookie = `newsroom-keys=${on.checked ? "on" : "off"}; path=/admin/; max-age=${A_YEAR}; samesite=lax${location.protocol === "https:" ? "; secure" : ""}` }
  if (location.hash === "#searchbar") document.getElementById("searchbar")?.focus()
}
