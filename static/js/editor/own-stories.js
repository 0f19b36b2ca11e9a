// Addresses of our own stories: a link to one is held by its number, so that it leads to the reader's own language.

const STORY = /^\/[\w-]+\/\d{4}\/\d\d\/\d\d\/[^/]+\/?$/
const known = new Map() // address -> the number of the story, "" where it is none

const isOwn = (href) => {
  if (!href) return false
  try {
    const url = new URL(href, location.origin)
    return url.origin === location.origin && STORY.test(url.pathname)
  } catch { return false }
}

const linkOf = (node) => node.marks.find(({ type }) => type.name === "link")

function addressesIn(doc) {
  const found = new Set()
  doc.descendants((node) => { if (node.isText && isOwn(linkOf(node)?.attrs.href)) found.add(linkOf(node).attrs.href) })
  return [...found].filter((href) => known.get(href) !== "")
}

async function lookUp(stories, href) {
  const answer = await fetch(`${stories}?address=${encodeURIComponent(new URL(href, location.origin).pathname)}`)
  known.set(href, String((await answer.json()).stories[0]?.id || ""))
}

// Turns links by address into links by story, once the server has said which. It is no step of its own for undo.
export async function setOwnStories(editor, { stories }) {
  const hrefs = addressesIn(editor.state.doc)
  await Promise.allSettled(hrefs.filter((href) => !known.has(href)).map((href) => lookUp(stories, href))) // offline: the address stands
  if (editor.isDestroyed || !hrefs.some((href) => known.get(href))) return
  if (editor.view.composing) return void editor.view.dom.addEventListener("compositionend", () => setTimeout(() => setOwnStories(editor, { stories }), 50), { once: true })
  const { tr, schema } = editor.state
  tr.doc.descendants((node, at) => {
    const story = node.isText && known.get(linkOf(node)?.attrs.href)
    if (story) tr.addMark(at, at + node.nodeSize, schema.marks.link.create({ story, href: null }))
  })
  if (tr.docChanged) editor.view.dispatch(tr.setMeta("addToHistory", false))
}
