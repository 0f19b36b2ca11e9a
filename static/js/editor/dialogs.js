// Asks something in one of the page's dialogs (templates/articles/_dialogs.html).

// The values of the dialog, with `verb` ("set" or "remove"), or null where it was left. `values` fill it first;
// `isNew` shows what is asked only once; `prepare` may fill lists; where `refused` answers true to what was said, it stays open.
export function ask(name, values = {}, { isNew = true, prepare, refused } = {}) {
  const dialog = document.getElementById(`ask-${name}`)
  const form = dialog.querySelector("form")
  form.reset()
  for (const [field, value] of Object.entries(values)) if (form.elements[field]) form.elements[field].value = value ?? ""
  for (const part of dialog.querySelectorAll("[data-when-new]")) part.hidden = !isNew
  for (const part of dialog.querySelectorAll("[data-when-placed]")) part.hidden = isNew
  prepare?.(dialog)
  dialog.showModal()
  return new Promise((resolve) => {
    form.onsubmit = async (event) => {
      event.preventDefault()
      const verb = event.submitter ? event.submitter.value : "set"
      if (verb && (await refused?.(dialog))) return
      dialog.onclose = null
      dialog.close()
      resolve(verb ? { ...Object.fromEntries(new FormData(form)), verb } : null)
    }
    dialog.onclose = () => resolve(null) // left by the Escape key
  })
}

// The direction of a language chosen in a dialog's select.
export function directionOf(name, code) {
  return document.querySelector(`#ask-${name} option[value="${CSS.escape(code)}"]`)?.dataset.dir || "ltr"
}
