// The writing page's form: its fields, its own name for itself, and how it speaks with the server.

const APART = "[data-apart] *, dialog *"
const OWN = ["csrfmiddlewaretoken", "version", "tab", "count"]

export class StoryPage {
  constructor(form) {
    this.form = form
    this.tab = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, "0")).join("")
    this.count = 0
    this.composing = false
    form.elements.tab.value = this.tab
    document.addEventListener("compositionstart", () => { this.composing = true }, true)
    document.addEventListener("compositionend", () => { this.composing = false }, true)
  }

  get said() { return this.form.dataset }
  get version() { return Number(this.form.elements.version.value) }
  set version(number) { this.form.elements.version.value = number }

  // The cookie's: it is renewed when somebody signs in again in another window.
  get token() { return document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? this.form.elements.csrfmiddlewaretoken.value }

  // What somebody writes here; not the decisions, the files, or what belongs to the form itself.
  isWriting(element) { return Boolean(element?.name) && !OWN.includes(element.name) && element.type !== "file" && !element.matches(APART) }

  get fields() {
    const written = [...this.form.elements].filter((element) => this.isWriting(element) && !element.disabled && element.tagName !== "BUTTON" && element.tagName !== "FIELDSET")
    return written.flatMap((element) => {
      if (element.type === "checkbox" || element.type === "radio") return element.checked ? [[element.name, element.value]] : []
      return [[element.name, element.value]]
    })
  }

  fill(fields) {
    const values = Map.groupBy ? Map.groupBy(fields, ([name]) => name) : fields.reduce((all, pair) => all.set(pair[0], [...(all.get(pair[0]) ?? []), pair]), new Map())
    for (const element of this.form.elements) {
      if (!this.isWriting(element)) continue
      const wanted = (values.get(element.name) ?? []).map(([, value]) => value)
      if (element.type === "checkbox" || element.type === "radio") element.checked = wanted.includes(element.value)
      else if (wanted.length && element.value !== wanted[0]) {
        element.value = wanted[0]
        element.dispatchEvent(new CustomEvent("newsroom:fill"))
      }
    }
  }

  // Nobody types here for now; what stands can be read and copied.
  lock(locked) {
    this.form.toggleAttribute("data-locked", locked)
    for (const element of this.form.elements) {
      if (!this.isWriting(element)) continue
      if (element.matches("textarea, input:not([type=checkbox], [type=radio])")) element.readOnly = locked
      element.dispatchEvent(new CustomEvent("newsroom:lock", { detail: locked }))
    }
  }

  // Asks the server: the answer as {status, told}, where `told` is null if no answer of the desk's own came.
  async ask(address, fields = [], options = {}) {
    const body = new FormData()
    for (const [name, value] of fields) body.append(name, value)
    body.set("tab", this.tab)
    body.set("edition", this.said.edition)
    try {
      const response = await fetch(address, { method: "POST", body, redirect: "manual", headers: { "X-CSRFToken": this.token }, ...options })
      const isOurs = response.headers.get("Content-Type")?.startsWith("application/json")
      return { status: response.status, told: isOurs ? await response.json() : null, signedOut: response.type === "opaqueredirect" || response.status === 403 }
    } catch {
      return { status: 0, told: null }
    }
  }

  name(sentence, values) {
    return sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole)
  }
}

const UNITS = [["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]]
const spoken = new Intl.RelativeTimeFormat(document.documentElement.lang || "en", { numeric: "auto" })

// "10 seconds ago", in the language of the desk; steps of ten below a minute, so that nothing flickers.
export function ago(seconds) {
  const [unit, size] = UNITS.find(([, size]) => seconds >= size) ?? UNITS[3]
  const number = unit === "second" ? Math.floor(seconds / 10) * 10 : Math.floor(seconds / size)
  return spoken.format(-number, unit)
}
