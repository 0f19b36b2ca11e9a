// Copies an address that is shown but once. Without script one selects it by hand.

for (const button of document.querySelectorAll("[data-copies]")) {
  const field = document.getElementById(button.dataset.copies)
  field.addEventListener("focus", () => field.select())
  if (!navigator.clipboard) continue
  button.hidden = false
  button.addEventListener("click", async () => {
    field.select()
    await navigator.clipboard.writeText(field.value)
    button.textContent = button.dataset.done
  })
}
