// What a picture's file said of itself, come along behind the "#" of the address: one press writes it into the field it is meant for.
// It is taken out of the address at once, so that the browser's history does not keep it.
const FIELDS = { caption: "[name^=caption_]", credit: "[name=credit]", copyright: "[name=credit]" }

function offerButton(field, text, said) {
  const label = document.querySelector(`label[for="${field.id}"]`)?.textContent.replace(/:\s*$/, "").trim()
  const button = Object.assign(document.createElement("button"), { type: "button", className: "quiet", textContent: `${said} ${label}` })
  button.addEventListener("click", () => { field.value = text; field.focus() })
  return button
}

for (const box of document.querySelectorAll("[data-offers]")) {
  const brought = new URLSearchParams(location.hash.slice(1))
  for (const offer of box.querySelectorAll("[data-offer]")) {
    const words = offer.querySelector("bdi")
    words.textContent = brought.get(offer.dataset.offer) || words.textContent
    const text = words.textContent.trim()
    if (!text) continue
    box.hidden = offer.parentElement.hidden = false
    for (const field of document.querySelectorAll(FIELDS[offer.dataset.offer] || ":not(*)")) offer.append(" ", offerButton(field, text, box.dataset.offers))
  }
}
if (location.hash.includes("=")) history.replaceState(null, "", location.pathname + location.search)
