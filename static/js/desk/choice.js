// Shows the lead picture as soon as it is chosen, from the library or from the device.

const now = document.querySelector("[data-lead-now]")
const file = document.querySelector("input[name=lead_file]")

function show(address, words = "") {
  now.replaceChildren(address ? Object.assign(new Image(), { src: address, alt: words }) : "")
}

file?.addEventListener("change", () => {
  if (file.files.length) show(URL.createObjectURL(file.files[0]), file.files[0].name)
})
for (const radio of document.querySelectorAll("input[name=lead_image]")) {
  radio.addEventListener("change", () => show(radio.closest("label").querySelector("img")?.src))
}
