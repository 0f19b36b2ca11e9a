// Word's lists. Its paragraphs say in a style which item of which level they are; the bullet or number is typed before the words.

const LEVEL = /mso-list:\s*l\d+\s+level(\d)/i
const NUMBERED = /^[(（]?(?:\p{Nd}+|\p{L}{1,4})[.)）、:．]/u

// Makes real lists of them, in place. `data-style` holds what was in `style` (see foreign.js).
export function setWordLists(body) {
  let root = null
  let open = [] // the lists that the next item may join: { level, list }
  for (const { place, level, kind, words } of itemsOf(body)) {
    if (place.previousElementSibling !== root) open = []
    while (open.length > 1 && open.at(-1).level > level) open.pop()
    const top = open.at(-1)
    if (!top || top.level < level || (top.list.localName !== kind && top.level === level)) {
      const list = body.ownerDocument.createElement(kind)
      if (top?.level === level) open.pop()
      if (open.length) open.at(-1).list.lastElementChild.append(list)
      else place.before((root = list))
      open.push({ level, list })
    }
    const item = body.ownerDocument.createElement("li")
    item.append(...words)
    open.at(-1).list.append(item)
    place.remove()
  }
}

function* itemsOf(body) {
  for (const place of [...body.querySelectorAll("[data-style*='mso-list'], .ListContainerWrapper")]) {
    if (place.matches(".ListContainerWrapper")) { // Word in the browser: each item in a list of its own
      const item = place.querySelector("li")
      if (item) yield { place, level: Number(item.dataset.ariaLevel) || 1, kind: item.parentElement.localName, words: [...item.childNodes] }
      continue
    }
    const found = place.getAttribute("data-style").match(LEVEL)
    if (!found) continue
    const marker = [...place.querySelectorAll("[data-style*='mso-list']")].find((part) => /mso-list:\s*ignore/i.test(part.getAttribute("data-style")))
    const kind = NUMBERED.test(marker?.textContent.trim() || "") ? "ol" : "ul"
    marker?.remove()
    if (!/^H[1-6]$/.test(place.tagName)) yield { place, level: Number(found[1]), kind, words: [...place.childNodes] }
  }
}
