// Whoever signs out leaves no words behind in this browser, and is asked first where some were never sent.
import { clearAll, clearOld, isAnythingUnsent } from "./unsent.js"

clearOld()
const form = document.getElementById("logout-form")
form?.addEventListener("submit", (event) => {
  if (isAnythingUnsent() && !confirm(form.dataset.unsent)) event.preventDefault()
  else clearAll()
})
