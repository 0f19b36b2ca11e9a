// Posts from elsewhere: what an address or an embed code says of one. Nothing is fetched.

const sites = (...names) => (host) => names.some((name) => host === name || host.endsWith(`.${name}`))
const SITES = [
  { provider: "YouTube", at: sites("youtube.com", "youtube-nocookie.com"), path: /^\/(?:embed|shorts|live|v)\/([\w-]{6,})/, href: ([, id]) => `https://www.youtube.com/watch?v=${id}` },
  { provider: "YouTube", at: sites("youtube.com"), path: /^\/watch$/, query: "v" },
  { provider: "YouTube", at: sites("youtu.be"), path: /^\/([\w-]{6,})$/ },
  { provider: "Vimeo", at: sites("vimeo.com"), path: /^\/video\/(\d+)/, href: ([, id]) => `https://vimeo.com/${id}` },
  { provider: "Vimeo", at: sites("vimeo.com"), path: /^\/(?:channels\/\w+\/)?\d+(?:\/\w+)?\/?$/ },
  { provider: "Dailymotion", at: sites("dailymotion.com"), path: /^\/(?:embed\/)?video\/(\w+)/, href: ([, id]) => `https://www.dailymotion.com/video/${id}` },
  { provider: "X", at: sites("x.com", "twitter.com"), path: /^\/(\w+)\/status(?:es)?\/(\d+)/, author: ([, name]) => (name === "i" ? "" : `@${name}`), bare: true },
  { provider: "Instagram", at: sites("instagram.com"), path: /^\/(?:[\w.]+\/)?(?:p|reel|tv)\/[\w-]+\/?$/, bare: true },
  { provider: "Facebook", at: sites("facebook.com"), path: /^\/plugins\/(?:post|video)\.php$/, within: "href" },
  { provider: "Facebook", at: sites("facebook.com"), path: /^\/(?:[\w.-]+\/(?:posts|videos|photos)\/|permalink\.php|story\.php|photo|watch|reel\/|share\/|groups\/[\w.-]+\/(?:posts|permalink)\/)./ },
  { provider: "Facebook", at: sites("facebook.com"), path: /^\/(?:permalink|story|photo)\.php$|^\/(?:watch|photo)\/?$/, query: ["story_fbid", "fbid", "v"] },
  { provider: "Facebook", at: sites("fb.watch"), path: /^\/\w+/ },
  { provider: "TikTok", at: sites("tiktok.com"), path: /^\/@([\w.]+)\/(?:video|photo)\/\d+/, author: ([, name]) => `@${name}`, bare: true },
  { provider: "TikTok", at: sites("vm.tiktok.com", "vt.tiktok.com"), path: /^\/\w+/ },
  { provider: "Telegram", at: sites("t.me"), path: /^\/(?:s\/)?([a-z]\w{3,})\/(\d+)$/i, href: ([, name, post]) => `https://t.me/${name}/${post}`, author: ([, name]) => `@${name}` },
  { provider: "SoundCloud", at: sites("w.soundcloud.com"), path: /^\/player/, within: "url" },
  { provider: "SoundCloud", at: sites("soundcloud.com"), path: /^\/(?!player|search|discover|you\/)[\w-]+\/[\w-]+/ },
  { provider: "Threads", at: sites("threads.net", "threads.com"), path: /^\/@([\w.]+)\/post\/\w+/, author: ([, name]) => `@${name}`, bare: true },
  { provider: "Bluesky", at: sites("bsky.app"), path: /^\/profile\/([\w.:-]+)\/post\/\w+/, author: ([, name]) => (name.startsWith("did:") ? "" : `@${name}`), bare: true },
  // Mastodon and its kin live on thousands of hosts: the form of the address is what tells them.
  { provider: "Mastodon", at: () => true, path: /^\/@([\w.-]+(?:@[\w.-]+)?)\/(\d{6,})(?:\/embed)?\/?$/, href: ([, name, post], { origin }) => `${origin}/@${name}/${post}`, author: ([, name], { host }) => `@${name.includes("@") ? name : `${name}@${host}`}` },
  { provider: "Mastodon", at: () => true, path: /^\/users\/([\w.-]+)\/statuses\/\d{6,}\/?$/, author: ([, name], { host }) => `@${name}@${host}` },
]

const has = (url, query) => !query || [query].flat().some((name) => url.searchParams.get(name))

// What an address alone says: { provider, href, author }, or null where it leads to no post we know the form of.
export function postAt(address) {
  const url = read(address)
  if (!url) return null
  for (const site of SITES) {
    const found = site.at(url.hostname) && has(url, site.query) && url.pathname.match(site.path)
    if (!found) continue
    if (site.within) return postAt(url.searchParams.get(site.within) || "")
    const href = site.href ? site.href(found, url) : site.bare ? `https://${url.host}${url.pathname}` : url.href
    return { provider: site.provider, href, author: site.author?.(found, url) || "" }
  }
  return null
}

// A web address as a URL; "//host/path", as embed codes have it, is one too.
function read(address) {
  try { return /^(https?:)?\/\//i.test(address) ? new URL(address, "https://x.invalid") : null } catch { return null }
}

const QUOTES = "blockquote:is(.twitter-tweet, .twitter-video, .instagram-media, .tiktok-embed, .bluesky-embed, .mastodon-embed, .text-post-media)"
const CODES = `${QUOTES}, .fb-post, .fb-video, iframe, script[data-telegram-post]`
const NAMED = ["data-instgrm-permalink", "data-text-post-permalink", "cite", "data-embed-url", "data-href", "src", "data-src"]

// Plain text that is an embed code, as the "copy code" button of a site gives it.
export const isEmbedCode = (text) => /^\s*<(?:blockquote|iframe|script|div)\b[^]*>\s*$/i.test(text) && /twitter-|instagram-media|tiktok-embed|-embed\b|fb-post|fb-video|<iframe|telegram-post|text-post-media/i.test(text)

// Sets each embed code of a document as a figure of ours, with what the code says. Returns the figures.
export function setPosts(body) {
  const figures = []
  for (const code of body.querySelectorAll(CODES)) {
    if (!code.isConnected || code.closest("figure[data-embed]")) continue
    const post = postOf(code)
    if (!post) continue
    const figure = figureOf(body.ownerDocument, post)
    const around = [...blocksAround(code)].at(-1) || code
    around.after(figure)
    code.remove()
    figures.push(figure)
  }
  return figures
}

// A figure stands on the page alone, after all that it stood in.
function* blocksAround(code) {
  for (let at = code.parentElement; at; at = at.parentElement) if (at.matches("ul, ol, blockquote, p, h1, h2, h3, h4, h5, h6")) yield at
}

function postOf(code) {
  const links = [...code.querySelectorAll("a[href]")].reverse()
  const telegram = code.getAttribute("data-telegram-post")
  const addresses = [telegram && `https://t.me/${telegram}`, ...NAMED.map((name) => code.getAttribute(name)), ...links.map((link) => link.getAttribute("href"))]
  const found = addresses.filter(Boolean).map(postAt).find(Boolean)
  if (!found) return null
  const paragraphs = code.matches(".instagram-media, .text-post-media") ? [] : [...code.querySelectorAll("p")]
  const voice = paragraphs.find((paragraph) => paragraph.lang)
  return { ...found, author: authorOf(code, paragraphs) || found.author, date: dateOf(links[0]), paragraphs, lang: voice?.lang, dir: voice?.getAttribute("dir") }
}

// "— Name (@name)" after the words, as most sites sign; Instagram writes "A post shared by Name (@name)".
function authorOf(code, paragraphs) {
  let signed = code.textContent
  for (const paragraph of paragraphs) signed = signed.replace(paragraph.textContent, "\n")
  const found = signed.replace(/\s+/g, " ").match(/(?:[—–] ?|shared by |Posted by )([^—]{0,120}?\(@[\w.@-]+\))/)
  return found ? found[1].trim() : ""
}

function dateOf(link) {
  const said = link?.textContent.trim() || ""
  const day = /\b\d{4}\b/.test(said) ? new Date(said) : new Date(NaN)
  return isNaN(day) ? "" : [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0")).join("-")
}

function figureOf(page, { provider, href, author, date, paragraphs, lang, dir }) {
  const figure = page.createElement("figure")
  const told = { "data-embed": provider, "data-href": href, "data-author": author, "data-date": date }
  for (const [name, value] of Object.entries(told)) if (value) figure.setAttribute(name, value)
  const words = page.createElement("blockquote")
  if (lang) words.lang = lang.toLowerCase()
  if (lang && dir) words.setAttribute("dir", dir)
  for (const paragraph of paragraphs) {
    const line = page.createElement("p")
    line.append(...paragraph.childNodes)
    words.append(line)
  }
  figure.append(words)
  return figure
}

// The block of the editor for a post; `text` is what it says, a line a paragraph.
export function postBlock({ provider, href, author, date, lang, text }, dir) {
  const paragraph = (line) => ({ type: "paragraph", content: line ? [{ type: "text", text: line }] : [] })
  const lines = (text || "").split(/\n+/).map((line) => line.trim()).filter(Boolean)
  const inner = { type: "postText", attrs: { lang: lang || null, dir: (lang && dir) || null }, content: (lines.length ? lines : [""]).map(paragraph) }
  return { type: "embed", attrs: { provider, href, author, date }, content: [inner] }
}
