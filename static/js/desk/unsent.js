// Words that are not on the server yet wait in this browser: until they are sent, or the person signs out, at most a week.

const PREFIX = "newsroom:unsent:"
const SIGNED_OUT = "newsroom:signed-out"
const WEEK = 7 * 24 * 3600 * 1000

const stored = (beginning = PREFIX) => Object.keys(localStorage).filter((name) => name.startsWith(beginning))
const read = (name) => { try { return JSON.parse(localStorage.getItem(name)) } catch { return null } }

export const isAnythingUnsent = () => stored().length > 0

// Whoever signs out leaves nothing behind; pages that are still open in other windows learn of it.
export function clearAll() {
  for (const name of stored()) localStorage.removeItem(name)
  localStorage.setItem(SIGNED_OUT, Date.now())
  localStorage.removeItem(SIGNED_OUT)
}

export function clearOld() {
  for (const name of stored()) if (!(Date.now() - read(name)?.at < WEEK)) localStorage.removeItem(name)
}

// The place of one open page's words for one text. `allowed` is asked each time: a story may become sensitive while it is written.
export class Unsent {
  constructor(person, edition, tab, allowed) {
    this.shelf = `${PREFIX}${person}:${edition}:`
    this.name = this.shelf + tab
    this.allowed = () => !this.isSignedOut && allowed()
    addEventListener("storage", ({ key, newValue }) => { if (key === SIGNED_OUT && newValue) this.isSignedOut = true })
    if (!allowed()) this.clearShelf()
  }

  // What earlier visits, or other windows that were closed, left for this text; the newest first.
  get left() {
    const names = stored(this.shelf).filter((name) => name !== this.name)
    return names.map((name) => ({ name, ...read(name) })).filter(({ fields }) => fields).sort((one, other) => other.at - one.at)
  }

  // Whether they are safe here.
  keep(version, fields) {
    if (!this.allowed()) {
      this.clearShelf()
      return false
    }
    try {
      localStorage.setItem(this.name, JSON.stringify({ version, fields, at: Date.now() }))
      return true
    } catch {
      return false // no room, or storage is off
    }
  }

  clear() { localStorage.removeItem(this.name) }

  // They arrived, so this person is signed in.
  arrived() {
    this.isSignedOut = false
    this.clear()
  }

  clearShelf() { for (const name of stored(this.shelf)) localStorage.removeItem(name) }

  forget({ name }) { localStorage.removeItem(name) }
}
