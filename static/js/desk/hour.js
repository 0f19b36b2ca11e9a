// The button that schedules says for when: by the outlet's clock, and by the person's own where that shows another hour.

for (const button of document.querySelectorAll("button[data-hour]")) {
  const field = document.getElementById(button.dataset.hour)
  const plain = button.textContent
  const own = button.dataset.ownZone || Intl.DateTimeFormat().resolvedOptions().timeZone
  const say = () => { button.textContent = words(button.dataset, field.value, own) ?? plain }
  field?.addEventListener("input", say)
  if (field) say()
}

function words(said, typed, own) {
  const moment = at(typed, said.zone)
  if (moment === null) return null
  const hour = told(moment, said.zone, said.locale, true)
  if (wall(moment, own) === wall(moment, said.zone)) return fill(said.words, { hour, zone: said.zone })
  const sameDay = wall(moment, own).slice(0, 10) === wall(moment, said.zone).slice(0, 10)
  return fill(said.wordsYours, { hour, zone: said.zone, yours: told(moment, own, said.locale, !sameDay) })
}

// The moment at which a clock in the zone shows what was typed; null where none does.
function at(typed, zone) {
  const [, ...numbers] = typed.match(/^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)/) ?? []
  if (!numbers.length) return null
  const [year, month, day, hour, minute] = numbers.map(Number)
  const utc = Date.UTC(year, month - 1, day, hour, minute)
  for (const guess of [utc - ahead(utc, zone), utc - ahead(utc - ahead(utc, zone), zone)]) {
    if (wall(guess, zone) === typed.slice(0, 16)) return guess
  }
  return null
}

function ahead(moment, zone) {
  return Date.parse(`${wall(moment, zone)}Z`) - Math.floor(moment / 60000) * 60000
}

function wall(moment, zone) {
  const digits = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" }
  const parts = new Intl.DateTimeFormat("en", { ...digits, hourCycle: "h23", timeZone: zone }).formatToParts(moment)
  const part = (type) => parts.find((one) => one.type === type).value
  return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}`
}

function told(moment, zone, locale, withDay) {
  const otherYear = wall(moment, zone).slice(0, 4) !== wall(Date.now(), zone).slice(0, 4)
  const day = withDay ? { weekday: "short", day: "numeric", month: "short", ...(otherYear && { year: "numeric" }) } : {}
  return new Intl.DateTimeFormat(locale, { ...day, hour: "2-digit", minute: "2-digit", timeZone: zone }).format(moment)
}

function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole)
}
