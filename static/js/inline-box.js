/* A box to write in, with its marks shown as they look, over a textarea that holds them as HTML. The textarea is what is sent. */

const KEPT = {
  strong: [], em: [], sub: [], sup: [], code: [], br: [],
  a: ["href", "data-story"], span: ["lang", "dir"], bdi: ["lang", "dir"],
};
const SAME_AS = { b: "strong", i: "em" };
const REFUSED = new Set(["formatUnderline", "formatStrikeThrough", "insertOrderedList", "insertUnorderedList", "formatIndent", "insertHorizontalRule"]);

/** The marks of a tree that may stand in a block, as new nodes; whatever else is around words is left behind. */
function keptNodes(nodes) {
  const kept = document.createDocumentFragment();
  for (const node of nodes) {
    if (node.nodeType === Node.TEXT_NODE) kept.append(node.data.replace(/[\r\n\t]+/g, " "));
    if (node.nodeType !== Node.ELEMENT_NODE) continue;
    const name = SAME_AS[node.localName] ?? node.localName;
    const inner = keptNodes(node.childNodes);
    const attributes = (KEPT[name] ?? []).filter((attribute) => node.hasAttribute(attribute));
    const isMark = name in KEPT && (KEPT[name].length === 0 || attributes.length > 0);
    if (!isMark) {
      kept.append(inner);
      continue;
    }
    const mark = document.createElement(name);
    for (const attribute of attributes) mark.setAttribute(attribute, node.getAttribute(attribute));
    mark.append(inner);
    kept.append(mark);
  }
  return kept;
}

function written(nodes) {
  const holder = document.createElement("div");
  holder.append(keptNodes(nodes));
  return holder.textContent.trim() || holder.querySelector("a") ? holder.innerHTML.replace(/(<br>|\s)+$/, "") : "";
}

function read(html) {
  return keptNodes(new DOMParser().parseFromString(html, "text/html").body.childNodes);
}

function insertPlain(text) {
  document.execCommand("insertText", false, text.replace(/\s+/g, " "));
}

/** Turns a textarea into such a box; gives {element, value, focus()}. Typing in it fires "input" on the textarea. */
export function inlineBox(textarea) {
  const box = document.createElement("div");
  box.className = "box";
  box.contentEditable = "true";
  box.role = "textbox";
  for (const name of ["lang", "dir", "aria-label", "aria-describedby"]) {
    if (textarea.hasAttribute(name)) box.setAttribute(name, textarea.getAttribute(name));
  }
  box.setAttribute("aria-multiline", "true");
  box.spellcheck = true;
  box.append(read(textarea.value));
  textarea.hidden = true;
  textarea.after(box);

  const tell = () => {
    textarea.value = written(box.childNodes);
    textarea.dispatchEvent(new Event("input", { bubbles: true }));
  };
  box.addEventListener("input", (event) => {
    if (!event.isComposing) tell();
  });
  box.addEventListener("compositionend", tell);
  box.addEventListener("beforeinput", (event) => {
    if (event.isComposing) return;
    if (event.inputType === "insertParagraph" || REFUSED.has(event.inputType)) event.preventDefault();
    if (event.inputType === "insertFromPaste" || event.inputType === "insertFromDrop") {
      event.preventDefault();
      insertPlain(event.dataTransfer?.getData("text/plain") ?? "");
    }
  });

  return {
    element: box,
    focus: () => box.focus(),
    get value() { return textarea.value; },
    set value(html) {
      textarea.value = html;
      box.replaceChildren(read(html));
    },
    changed: tell,
  };
}

/** Sets a mark of the source around what is selected in a box; where nothing is, the mark comes with the source's own words. */
export function carry(box, mark) {
  const selection = getSelection();
  const range = selection.rangeCount ? selection.getRangeAt(0) : null;
  const copy = keptNodes([mark.cloneNode(false)]).firstElementChild;
  if (range && box.element.contains(range.commonAncestorContainer)) {
    const words = range.extractContents();
    copy.append(words.textContent ? words : mark.textContent);
    range.insertNode(copy);
  } else {
    copy.append(mark.textContent);
    box.element.append(copy);
  }
  selection.selectAllChildren(copy);
  selection.collapseToEnd();
  box.element.focus();
  box.changed();
}
