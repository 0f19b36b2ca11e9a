// Words that are not on the server yet wait in this browser: until they are sent, or the person signs out, at most a week.

const PREFIX = "newsroom:unsent:"
const WEEK = 7 * 24 * 3600 * 1000

const stored = () => Object.keys(localStorage).filter((name) => name.startsWith(PREFIX))
const read = (name) => { try { return JSON.parse(localStorage.getItem(name)) } catch { return null } }

export function clearAll() {
  for (const name of stored()) localStorage.removeItem(name)
}

export function clearOld() {
  for (const name of stored()) if (!(Date.now() - read(name)?.at < WEEK)) localStorage.removeItem(name)
}

// The place of one person's words for one draft. `allowed` is asked each time: a story may become sensitive while it is written.
export class Unsent {
  constructor(name, allowed) {
    this.name = PREFIX + name
    this.allowed = allowed
  }

  get words() { return read(this.name) }

  // Words of an earlier visit, out of the way of what is typed now, until the person has said what becomes of them.
  get parked() {
    const words = localStorage.getItem(this.name)
    if (words) localStorage.setItem(`${this.name}:parked`, words)
    this.clear()
    return read(`${this.name}:parked`)
  }

  clearParked() { localStorage.removeItem(`${this.name}:parked`) }

  // Whether they are safe here.
  keep(version, fields) {
    if (!this.allowed()) {
      this.clear()
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
}
