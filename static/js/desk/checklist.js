// Looks again when words were saved, and leads from each thing to its place: a field, or the block and the link in the text.

const within = (place, kind, value) => [...place.querySelectorAll(`[${kind}]`)].find((one) => one.getAttribute(kind) === value)

// The block in the editor: by its key; a figure that shows no key, by its number among the blocks.
function blockOf({ key, block }) {
  const prose = document.querySelector(".prose")
  return prose && ((key && within(prose, "data-key", key)) || prose.children[block])
}

function setCaret(place) {
  place.closest("[contenteditable='true']")?.focus({ preventScroll: true })
  if (place.matches("a")) getSelection().selectAllChildren(place) // so that the toolbar's link is this one
  else getSelection().collapse(place, 0)
}

function leadToBlock(link) {
  const block = blockOf(link.dataset)
  if (!block) return false
  const href = link.dataset.href
  const words = (href && within(block, "href", href)) || block.querySelector("figcaption") || block
  const button = block.matches("figure") && block.querySelector("button")
  block.scrollIntoView({ block: "center" })
  if (button) button.focus({ preventScroll: true })
  else setCaret(words)
  return true
}

function leadToField(link) {
  const field = document.querySelector(link.hash)
  if (!field) return false
  if (field.matches("details")) field.open = true
  const control = field.querySelector(".prose") || field.querySelector("input:not([type=hidden]), textarea, select")
  field.scrollIntoView({ block: "center" })
  control?.focus({ preventScroll: true })
  return true
}

// The new list in place of the old one. What had the focus keeps it, if it is still there; the count is said only when it changed.
function show(section, fresh) {
  const list = section.querySelector("[data-looked-at]")
  const focused = list.contains(document.activeElement) ? document.activeElement.textContent : null
  list.replaceChildren(...fresh.querySelector("[data-looked-at]").childNodes)
  if (focused !== null) ([...list.querySelectorAll("a")].find((link) => link.textContent === focused) || section).focus()
  const [count, now] = [section, fresh].map((one) => one.querySelector("[data-count]"))
  if (count.textContent.trim() !== now.textContent.trim()) count.textContent = now.textContent
}

function follow(section) {
  let asked
  section.tabIndex = -1
  document.addEventListener("newsroom:saved", async () => {
    asked?.abort()
    asked = new AbortController()
    try {
      const answer = await fetch(section.dataset.checklist, { signal: asked.signal, headers: { Accept: "text/html" } })
      if (!answer.ok) return
      const page = new DOMParser().parseFromString(await answer.text(), "text/html")
      const fresh = page.querySelector("[data-checklist]") // none, where the person is signed out meanwhile
      if (fresh) show(section, fresh)
    } catch (fault) {
      if (!["AbortError", "TypeError"].includes(fault.name)) throw fault // the network is away: the list waits for the next time
    }
  })
  section.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']")
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    if ((link.dataset.block && leadToBlock(link)) || leadToField(link)) event.preventDefault()
  })
}

for (const section of document.querySelectorAll("[data-checklist]")) follow(section)
