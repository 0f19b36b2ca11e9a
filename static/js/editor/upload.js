// One picture to the library. What it has already, byte for byte, is used as it is; of what looks like one it has, nothing is stored before somebody has said so.

// Gives the picture ({ id, thumb, … }), or { alike: [picture, …] } where the library seems to have it. Throws the sentence of a refusal;
// a TypeError or SyntaxError where the line broke. With `isOwn`, it is kept whatever looks like it.
export async function upload(address, form, isOwn = false) {
  form.set("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value)
  isOwn ? form.delete("ask") : form.set("ask", "others")
  const answer = await fetch(address, { method: "POST", body: form, headers: { Accept: "application/json" } })
  const told = await answer.json()
  if (told.errors) throw new Error(Object.values(told.errors).flat().join(" "))
  return told
}

// Asks, in `place`, whether the one that is there will do; gives that one, or null where theirs is to be kept.
export function askWhich(place, there, words) {
  return new Promise((resolve) => {
    const image = Object.assign(document.createElement("img"), { src: there.thumb, alt: "", className: "there" })
    const button = (text, which) => {
      const element = Object.assign(document.createElement("button"), { type: "button", className: "quiet", textContent: text })
      element.addEventListener("click", () => resolve(which))
      return element
    }
    place.replaceChildren(image, " ", words.alike, " ", button(words.use, there), " ", button(words.keep, null))
  })
}
