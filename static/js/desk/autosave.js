// What is typed is sent shortly after typing stops, one request at a time, and never while an input method composes.
import { ago } from "./page.js"

const QUIET = 1500 // after the last key
const LONGEST = 6000 // of steady typing without being sent
const AGAIN = 2500 // after a failure
const PATIENCE = 15000
const TICK = 10000
const ROOM_AT_THE_END = 60000 // browsers send no more than 64 KiB of a page that is being left

export class Autosave {
  constructor(page, unsent, { refused }) {
    this.page = page
    this.unsent = unsent
    this.refused = refused
    this.status = page.form.querySelector("[data-saved]")
    this.status.append(this.spoken = document.createElement("span"), this.since = document.createElement("span"))
    this.since.setAttribute("aria-hidden", "true")
    page.form.addEventListener("input", (event) => { if (page.isWriting(event.target)) this.touch() })
    document.addEventListener("compositionend", () => { if (this.dirty) this.plan() })
    addEventListener("online", () => this.send())
    addEventListener("pagehide", () => this.leave())
    document.addEventListener("visibilitychange", () => { if (document.hidden) this.leave() })
    addEventListener("beforeunload", (event) => { if (this.dirty && !this.isKept && !this.leaving) event.preventDefault() })
    page.form.addEventListener("submit", (event) => this.finish(event))
    document.getElementById("logout-form")?.addEventListener("submit", (event) => this.finish(event), true)
    setInterval(() => this.tell(), TICK)
  }

  get isBusy() { return this.dirty || this.sending }

  touch() {
    if (this.stopped) return
    this.dirtySince ??= Date.now()
    this.dirty = true
    this.mark()
    this.plan()
  }

  mark() { this.page.form.toggleAttribute("data-busy", Boolean(this.isBusy)) }

  plan(pause = QUIET) {
    clearTimeout(this.timer)
    const most = this.dirtySince ? Math.max(0, this.dirtySince + LONGEST - Date.now()) : pause
    this.timer = setTimeout(() => this.send(), this.failed ? AGAIN : Math.min(pause, most))
    if (!this.page.composing) this.keep()
  }

  keep() { this.isKept = this.unsent.keep(this.page.version, this.page.fields) }

  send() {
    if (this.sending || !this.dirty || this.stopped || this.page.composing) return this.sending
    this.sending = this.post().finally(() => {
      this.sending = null
      this.mark()
      if (this.dirty && !this.stopped) this.plan()
    })
    return this.sending
  }

  async post(options = {}) {
    const fields = this.page.fields
    this.dirty = false
    this.dirtySince = null
    const sent = [...fields, ["version", this.page.version], ["count", ++this.page.count]]
    const { status, told, signedOut } = await this.page.ask(this.page.said.autosave, sent, { signal: AbortSignal.timeout(PATIENCE), ...options })
    if (!told || status === 403) return this.fail(signedOut, told?.sentence)
    this.failed = false
    if (status === 409 && (told.aside || told.locked)) return this.refuse(told)
    if (told.version) this.page.version = told.version
    this.blame(told.faults ?? {})
    this.savedAt = Date.now()
    this.unsent.arrived()
    if (this.dirty) this.keep()
    this.say(Object.keys(told.faults ?? {}).length ? this.page.said.partly : this.page.said.stored)
    document.dispatchEvent(new CustomEvent("newsroom:saved", { detail: { version: this.page.version } }))
  }

  fail(signedOut, sentence) {
    this.dirty = this.failed = true
    this.keep()
    const { signedOut: out, offline, offlineUnkept } = this.page.said
    this.say(sentence || (signedOut ? out : this.isKept ? offline : offlineUnkept))
  }

  // What was typed while the answer was on its way goes the same way, before the page is at rest.
  refuse(told) {
    this.page.lock(true)
    if (this.dirty) return
    this.stop()
    this.unsent.clear()
    this.say("")
    this.refused(told)
  }

  stop() {
    this.stopped = true
    this.dirty = false
    this.mark()
    clearTimeout(this.timer)
  }

  // Go on over what stands now.
  goOn(version) {
    this.page.version = version
    this.stopped = false
    this.touch()
    return this.send()
  }

  // A page that is being left sends what it has, if that is little enough; else it waits here.
  leave() {
    if (this.page.composing || !this.dirty || this.sending || this.leaving) return
    const size = this.page.fields.reduce((sum, [name, value]) => sum + 2 * (name.length + value.length) + 100, 0)
    this.keep()
    this.sending = this.post({ keepalive: size < ROOM_AT_THE_END, signal: undefined }).finally(() => { this.sending = null })
  }

  // Saving, submitting, signing out wait until what was typed has arrived.
  async finish(event) {
    if (!this.isBusy || this.leaving || this.stopped) return this.seal()
    event.preventDefault()
    event.stopImmediatePropagation()
    const { submitter, target } = event
    while (this.isBusy && !this.failed && !this.stopped) await (this.send() ?? new Promise((later) => setTimeout(later, 50)))
    if (this.failed || this.stopped) return this.status.scrollIntoView({ block: "nearest" })
    this.leaving = true
    target.requestSubmit(submitter)
    this.leaving = false
  }

  seal() {
    this.page.form.elements.count.value = ++this.page.count
    this.page.form.elements.csrfmiddlewaretoken.value = this.page.token
  }

  blame(faults) {
    for (const place of this.page.form.querySelectorAll("[data-blamed]")) place.remove()
    for (const [name, sentence] of Object.entries(faults)) {
      const field = document.getElementById(`field-${name}`)
      field?.append(Object.assign(document.createElement("p"), { className: "fault", textContent: sentence }))
      field?.lastElementChild.setAttribute("data-blamed", "")
    }
  }

  // Said aloud only when it is news; the time that goes by is for eyes.
  say(sentence) {
    if (this.spoken.textContent !== sentence) this.spoken.textContent = sentence
    this.tell()
  }

  tell() {
    const isCalm = this.savedAt && !this.failed && !this.stopped && this.spoken.textContent
    this.since.textContent = isCalm && Date.now() - this.savedAt >= TICK ? ` ${ago((Date.now() - this.savedAt) / 1000)}` : ""
  }
}
