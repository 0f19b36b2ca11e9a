// What a picture's file said of itself: one press writes it into the field it is meant for. Without this it is there to be copied.
const FIELDS = { caption: "[name^=caption_]", credit: "[name=credit]", copyright: "[name=credit]" }

for (const box of document.querySelectorAll("[data-offers]")) {
  for (const offer of box.querySelectorAll("[data-offer]")) {
    const text = offer.textContent.trim()
    for (const field of document.querySelectorAll(FIELDS[offer.dataset.offer] || ":not(*)")) {
      const label = document.querySelector(`label[for="${field.id}"]`)?.textContent.replace(/:\s*$/, "").trim()
      const button = Object.assign(document.createElement("button"), { type: "button", className: "quiet", textContent: `${box.dataset.offers} ${label}` })
      button.addEventListener("click", () => { field.value = text; field.focus() })
      offer.append(" ", button)
    }
  }
}
