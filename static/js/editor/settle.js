// What was pasted, in its settled form, as the server would store it (newsroom/lib/richtext/words.py): no empty block, no runs of
// spaces, two line breaks in a row part a paragraph. And which of its blocks may keep their keys.
import { pm } from "django-prose-editor/editor"

const { Fragment, Slice } = pm.model
const BREAK = "\n"
const INVISIBLE = /[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufffc\ufffe\uffff\ud800-\udfff]/gu
const BLANK = /^[\s\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f]*$/
// The no-break spaces that a writer means stand before ; : ! ? » % or after « (French), or between two figures.
const NO_BREAK = /((?<=\S)\u00a0(?=[;:!?»%])|(?<=«)\u00a0(?=\S)|(?<=\p{Nd})\u00a0(?=\p{Nd}))|\u00a0/gu
const SPACE = /[ \t\n\r\f\v\u2028\u2029]+/g
const OPEN = new Set(["blockquote", "bulletList", "orderedList"])

export function settled(slice, schema) {
  let content = slice.content
  if (content.firstChild?.isInline) content = Fragment.from(schema.nodes.paragraph.create(null, content))
  return Slice.maxOpen(Fragment.from(blocksOf(content)), false)
}

function blocksOf(content) {
  const blocks = []
  content.forEach((block) => blocks.push(...settledBlock(block)))
  return blocks
}

function settledBlock(block) {
  if (block.type.name === "paragraph" || block.type.name === "heading") return settledWords(block)
  if (block.type.name === "embed") return [block.copy(Fragment.from(postTextOf(block.firstChild)))]
  if (!OPEN.has(block.type.name)) return [block]
  const within = block.type.name === "blockquote" ? blocksOf(block.content) : itemsOf(block)
  return within.length ? [block.copy(Fragment.from(within))] : []
}

// What a post says; where that is nothing, an empty line to write it on.
function postTextOf(text) {
  const said = blocksOf(text.content)
  return said.length ? text.copy(Fragment.from(said)) : text.type.createAndFill(text.attrs)
}

// The items of a list that say something; lists of one that says nothing go to the item before, or take its place.
function itemsOf(list) {
  const items = []
  list.forEach((item) => {
    const words = item.firstChild?.isTextblock ? settledWords(item.firstChild) : []
    const lists = []
    item.forEach((part) => { if (!part.isTextblock) lists.push(...settledBlock(part)) })
    if (words.length) items.push(item.copy(Fragment.from([joined(words), ...lists])))
    else if (items.length) items.push(withLists(items.pop(), lists))
    else for (const one of lists) one.forEach((inner) => items.push(inner))
  })
  return items
}

const withLists = (item, lists) => item.copy(item.content.append(Fragment.from(lists)))

// An item is one line of words: paragraphs in it become lines.
function joined([first, ...rest]) {
  const between = first.type.schema.nodes.hardBreak
  return rest.reduce((whole, next) => whole.copy(whole.content.append(Fragment.from(between.create())).append(next.content)), first)
}

// The lines of a block's words: text nodes with their marks, and where one ends.
function linesOf(block) {
  const runs = []
  block.forEach((node) => runs.push(node.isText ? { text: node.text.replace(INVISIBLE, "").replace(SPACE, " "), marks: node.marks } : { text: BREAK, node }))
  const whole = runs.map(({ text }) => text).join("").replace(NO_BREAK, (found, meant) => meant ?? " ")
  let at = 0
  const lines = [[]]
  for (const run of runs) {
    if (run.node) lines.push([])
    else lines.at(-1).push({ ...run, text: whole.slice(at, at + run.text.length) })
    at += run.text.length
  }
  return lines.map(spaced)
}

// One space where there were several, none at the start and the end of a line.
function spaced(runs) {
  const line = []
  let ends = " "
  for (const { text, marks } of runs) {
    let words = text.replace(/ +/g, " ")
    if (ends === " ") words = words.replace(/^ /, "")
    if (words) line.push({ text: words, marks })
    ends = (words || ends).at(-1)
  }
  while (line.length && line.at(-1).text.endsWith(" ")) {
    line.at(-1).text = line.at(-1).text.slice(0, -1)
    if (!line.at(-1).text) line.pop()
    else break
  }
  return line
}

function settledWords(block) {
  const { schema } = block.type
  const parts = [[]]
  let breaks = 0
  for (const line of linesOf(block)) {
    if (line.every(({ text }) => BLANK.test(text))) { breaks += 1; continue }
    if (breaks && parts.at(-1).length && block.type.name === "paragraph") parts.push([])
    parts.at(-1).push(line)
    breaks = 0
  }
  return parts.filter((lines) => lines.length).map((lines, number) => {
    const nodes = lines.flatMap((line, row) => [...(row ? [schema.nodes.hardBreak.create()] : []), ...line.map(({ text, marks }) => schema.text(text, marks))])
    return block.type.create(number ? null : block.attrs, nodes)
  })
}

// What is pasted where the text has it already is a copy, and gets keys of its own when it is saved; what was cut keeps them.
export function withoutTakenKeys(slice, state) {
  const { from, to } = state.selection
  const taken = new Set()
  state.doc.descendants((node, at) => {
    if (node.isBlock && (at < from || at + node.nodeSize > to)) taken.add(node.attrs.key), taken.add(node.attrs.captionKey)
  })
  const free = (key) => (!key || taken.has(key) ? null : (taken.add(key), key))
  const renew = (content) => {
    const nodes = []
    content.forEach((node) => {
      if (node.isText) return nodes.push(node)
      const attrs = { ...node.attrs }
      for (const name of ["key", "captionKey"]) if (name in attrs) attrs[name] = free(attrs[name])
      nodes.push(node.type.create(attrs, renew(node.content), node.marks))
    })
    return Fragment.from(nodes)
  }
  return new Slice(renew(slice.content), slice.openStart, slice.openEnd)
}
