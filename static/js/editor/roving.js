// A toolbar is one stop of the Tab key; arrows, Home and End move within it (the toolbar pattern of the ARIA practices).
const MEMBERS = "button, select, summary"

export function rove(toolbar) {
  const members = () => [...toolbar.querySelectorAll(MEMBERS)].filter((one) => !one.disabled && one.checkVisibility())
  const choose = (chosen) => { for (const one of toolbar.querySelectorAll(MEMBERS)) one.tabIndex = one === chosen ? 0 : -1 }
  toolbar.addEventListener("focusin", ({ target }) => { if (target.matches(MEMBERS)) choose(target) })
  toolbar.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const all = members()
    const at = all.indexOf(event.target)
    const isRightToLeft = getComputedStyle(toolbar).direction === "rtl"
    const step = { ArrowRight: isRightToLeft ? -1 : 1, ArrowLeft: isRightToLeft ? 1 : -1 }[event.key]
    const to = step ? all.at((at + step) % all.length) : { Home: all[0], End: all.at(-1) }[event.key]
    if (at < 0 || !to) return
    event.preventDefault()
    to.focus()
  })
  choose(members()[0] || toolbar.querySelector(MEMBERS))
}
