// Who else is at this text: named, by their last edit; told before typing; and how it is taken over.
import { ago } from "./page.js"

const CALM = 10000
const CLOSE = 3000 // while somebody else is here

export class Together {
  constructor(page, autosave) {
    this.page = page
    this.autosave = autosave
    this.place = document.querySelector("[data-together]")
    page.form.addEventListener("input", (event) => { if (page.isWriting(event.target)) this.wrote = true })
    addEventListener("pagehide", () => this.leave())
    addEventListener("pageshow", (event) => { if (event.persisted) this.look() })
    addEventListener("online", () => this.look())
    this.waits = page.said.othersWrite === "yes" // the server knew when it made the page
    if (this.waits) page.lock(true)
    this.look()
  }

  leave() {
    const body = new FormData()
    for (const [name, value] of [["tab", this.page.tab], ["edition", this.page.said.edition], ["csrfmiddlewaretoken", this.page.token]]) body.set(name, value)
    navigator.sendBeacon(this.page.said.leave, body)
  }

  async look() {
    clearTimeout(this.timer)
    const asked = this.page.version
    const { told } = await this.page.ask(this.page.said.pulse)
    const isNews = asked === this.page.version && !this.autosave.sending // else the answer is older than what this page has written since
    if (told) this.see({ ...told, moved: isNews && !told.mine && told.version > asked })
    this.timer = setTimeout(() => this.look(), told?.others?.length ? CLOSE : CALM)
  }

  see(told) {
    if (this.over) return
    if (told.gone) return this.end(this.page.said.gone, [])
    if (told.taken || told.moved) return this.overtaken(told)
    if (told.aside && told.aside.number !== this.shown && this.wroteOrTook) return this.show(this.page.said.theirs, told.aside, [this.link(this.page.said.compare, told.aside.compare)], told.aside.number)
    const writer = told.others.find((one) => one.writes && !one.you)
    if (writer && !this.wroteOrTook) return this.wait(writer)
    if (this.waits) this.free()
    if (!this.shown) this.mention(told.others)
  }

  get wroteOrTook() { return this.wrote || this.took }

  // Somebody is writing: told before typing.
  wait(writer) {
    this.waits = true
    this.page.lock(true)
    this.put(this.say(this.page.said.writes, writer), [this.button(this.page.said.takeOver, () => this.takeOver())])
  }

  free() {
    this.waits = false
    this.page.lock(false)
    this.put("", [])
  }

  mention(others) {
    const { open, idle, openYou, idleYou } = this.page.said
    const sentences = others.map((one) => this.say(one.edited === null ? (one.you ? openYou : open) : one.you ? idleYou : idle, one))
    this.put([...new Set(sentences)].join(" "), [])
  }

  async takeOver() {
    const { told } = await this.page.ask(this.page.said.takeOverAt, [["version", this.page.version]])
    if (!told?.version) return
    if (told.moved) return location.reload()
    this.page.version = told.version
    this.took = true
    this.free()
    document.querySelector(".prose")?.focus()
  }

  // The text is another's now, or has moved on: what was not sent goes aside, what stands can be shown.
  overtaken(told) {
    if (this.autosave.isBusy) return void this.autosave.send() // its answer says the rest
    const { taken, moved, movedYou, state } = this.page.said
    const sentence = told.moved && told.state !== state ? told.decided : told.takenBy ? this.page.name(taken, { name: told.takenBy }) : told.by ? this.page.name(moved, { name: told.by }) : movedYou
    return this.end(sentence, [this.link(this.page.said.showNewest, location.pathname)])
  }

  // The autosave was refused: both texts are kept, and the person says which goes on.
  refused(told) {
    const ways = [this.link(this.page.said.showNewest, told.locked ? told.open : location.pathname)]
    if (told.aside) ways.unshift(this.link(this.page.said.compare, told.aside.compare))
    if (told.version && !told.locked) {
      ways.push(this.button(this.page.said.goOn, () => {
        this.over = false
        this.took = true
        this.page.lock(false)
        this.put("", [])
        this.autosave.goOn(told.version)
      }))
    }
    const kept = told.aside ? ` ${this.page.name(this.page.said.kept, told.aside)}` : ""
    this.end(told.sentence + kept, ways)
  }

  end(sentence, ways) {
    this.over = true
    this.autosave.stop()
    this.page.lock(true)
    this.put(sentence, ways)
  }

  show(sentence, values, ways, number) {
    this.shown = number
    this.put(this.page.name(sentence, values), ways)
  }

  say(sentence, { name, edited }) {
    return this.page.name(sentence, { name, ago: edited === null ? "" : ago(edited) })
  }

  put(sentence, ways) {
    const words = this.place.firstElementChild
    if (words.textContent !== sentence) words.textContent = sentence
    this.place.lastElementChild.replaceChildren(...ways.flatMap((way) => [way, " "]))
    this.place.hidden = !sentence
  }

  button(words, press) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "quiet", textContent: words })
    button.addEventListener("click", press)
    return button
  }

  link(words, href) {
    return Object.assign(document.createElement("a"), { href, textContent: words, className: "button quiet" })
  }
}
