// HTML from elsewhere, read without being believed.

export const UNSEEN = "unseen-7f3a-" // begins the name of what a browser must not see

// The body of a page that nothing is fetched for and nothing runs in. Styles, handlers and the like have other names there:
// the browser reports them against the content policy, though it would not apply them.
export function read(html) {
  const text = html
    .replace(/<style\b[^]*?<\/style\s*>/gi, "")
    .replace(/\bsrc\s*=\s*(["'])data:[^"'<>]*\1/gi, "")
    .replace(/([^\w-])((?:style|on\w+)(?=[\s/]*=)|on(?:error|load|click|focus|mouse\w*|key\w*|toggle|begin)\b)/gi, `$1${UNSEEN}$2`)
    .replace(/<(\/?)(style|base|meta|link)(?![\w-])/gi, `<$1${UNSEEN}$2`)
    .replace(/<(\/?)form(?![\w-])/gi, "<$1div") // a field of a form can hide what the form is
  const { body } = new DOMParser().parseFromString(text, "text/html")
  for (const element of body.querySelectorAll("*")) {
    for (const name of element.getAttributeNames().filter((one) => one.startsWith(UNSEEN))) {
      if (name === `${UNSEEN}style`) element.setAttribute("data-style", element.getAttribute(name))
      element.removeAttribute(name)
    }
  }
  return body
}

export const said = (body) => body.innerHTML.replaceAll(UNSEEN, "") // words that only looked like an attribute get their own back

// What the editor itself has copied, as it is; whatever else pretends to be that is not heard.
export function own(html) {
  const body = read(html)
  for (const element of body.querySelectorAll("*")) element.removeAttribute("data-style")
  return said(body)
}

export const saysWords = (html) => read(html).textContent.trim() !== ""
