/* One block of the workbench: what is typed in it, what it was when last saved, and what is said about it. */

import { carry, inlineBox } from "./inline-box.js";

const PAUSE = 1500;
const MARKS = "a, strong, em, span, bdi, sub, sup, code";

export class Block {
  constructor(section, bench) {
    this.bench = bench;
    this.section = section;
    this.key = section.dataset.key;
    const textarea = section.querySelector("textarea[name^=target-]");
    this.textarea = textarea;
    this.isInline = textarea.dataset.inline !== undefined;
    this.box = this.isInline ? inlineBox(textarea) : plainBox(textarea);
    this.base = textarea.dataset.stored ?? textarea.value;
    this.confirmed = section.querySelector("[name^=confirmed-]");
    this.leftOut = section.querySelector("[name^=left-out-]");
    this.composing = false;
    this.listen();
    this.offerMarks();
    this.choices = section.querySelectorAll("[name^=choose-]");
    this.conflict = this.choices.length > 0;
    for (const choice of this.choices) choice.addEventListener("change", () => this.choose(choice.value));
    if (this.textarea.value !== this.base) this.touch();
  }

  listen() {
    this.textarea.addEventListener("input", () => this.touch());
    this.leftOut?.addEventListener("input", () => this.touch());
    this.confirmed?.addEventListener("change", () => this.touch(0));
    this.section.addEventListener("change", (event) => {
      if (event.target.name?.startsWith("because-")) this.touch(0);
    });
    const element = this.box.element;
    element.addEventListener("compositionstart", () => { this.composing = true; });
    element.addEventListener("compositionend", () => { this.composing = false; this.touch(); });
    element.addEventListener("blur", () => { if (this.dirty && !this.conflict) this.touch(0); });
    element.addEventListener("focus", () => this.remember());
    element.addEventListener("keydown", (event) => {
      if (event.ctrlKey && event.shiftKey && !event.altKey && !event.isComposing && /^Digit[1-3]$/.test(event.code)) {
        const button = this.section.querySelectorAll("[data-take]")[Number(event.code.at(-1)) - 1];
        if (button) event.preventDefault();
        button?.click();
      }
      if (event.key !== "Enter" || !event.ctrlKey || event.isComposing) return;
      event.preventDefault();
      this.bench.beside(this, event.shiftKey ? -1 : 1)?.box.focus();
    });
    this.offerCopy(this.section.querySelector("[data-copy]"));
  }

  /** What the memory has for this block, asked for once, when somebody comes to it. */
  async remember() {
    const place = this.section.querySelector("[data-memory]");
    if (!place || this.remembered) return;
    this.remembered = true;
    try {
      const answer = await fetch(`${this.bench.form.dataset.memory}?${new URLSearchParams({ key: this.key })}`, { redirect: "error" });
      if (!answer.ok) return;
      place.replaceChildren(...new DOMParser().parseFromString(await answer.text(), "text/html").body.childNodes);
    } catch {
      this.remembered = false; // no line: asked again when somebody comes back
    }
    for (const button of place.querySelectorAll("[data-take]")) button.addEventListener("click", () => this.take(button.closest("li").querySelector("[data-offered]")));
  }

  /** Words from the memory in place of what stands here; of one sentence, after it. */
  take(offered) {
    const text = offered.textContent;
    const html = this.isInline ? Object.assign(document.createElement("div"), { textContent: text }).innerHTML : text;
    const before = offered.dataset.part === undefined ? "" : this.textarea.value.trim();
    this.box.value = before ? `${before} ${html}` : html;
    this.touch();
    this.box.focus();
  }

  offerCopy(button) {
    if (!button) return;
    button.hidden = false;
    button.addEventListener("click", () => {
      const source = this.section.querySelector("[data-source]");
      this.box.value = (this.isInline ? source.innerHTML : source.textContent).trim();
      this.touch(0);
      this.box.focus();
    });
  }

  /** The source's links, emphases and foreign words, each a button that carries it over to what is selected. */
  offerMarks() {
    const tools = this.section.querySelector("[data-marks]");
    if (!tools || this.textarea.readOnly) return;
    for (const mark of this.section.querySelectorAll(`[data-source] :is(${MARKS})`)) {
      if (mark.parentElement.matches(MARKS)) continue;
      const button = document.createElement("button");
      button.type = "button";
      const label = mark.cloneNode(false);
      label.removeAttribute("href");
      label.append(mark.textContent);
      button.append(label);
      button.addEventListener("pointerdown", (event) => event.preventDefault()); // what is selected stays selected
      button.addEventListener("click", () => carry(this.box, mark));
      tools.append(button);
    }
    tools.hidden = !tools.querySelector("button");
  }

  touch(pause = PAUSE) {
    this.dirty = true;
    this.bench.say("");
    clearTimeout(this.timer);
    if (this.conflict || this.composing) return;
    this.timer = setTimeout(() => this.bench.send(this), pause);
  }

  get words() {
    const words = { key: this.key, html: this.textarea.value, because: {} };
    if (this.confirmed) words.confirmed = this.confirmed.checked;
    if (this.leftOut) words.left_out = this.leftOut.value;
    for (const reason of this.section.querySelectorAll("[name^=because-]")) words.because[reason.name.slice(8)] = reason.value;
    return words;
  }

  saved(answer, sent) {
    this.base = answer.html;
    const typedOn = this.textarea.value !== sent.html;
    this.dirty = typedOn;
    if (!typedOn && answer.html !== sent.html && document.activeElement !== this.box.element) this.box.value = answer.html;
    if (this.confirmed && !typedOn) this.confirmed.checked = answer.confirmed;
    this.section.dataset.state = answer.state;
    this.section.querySelector("[data-state-word]").textContent = answer.word;
    const told = this.section.querySelector("[data-findings]");
    told.replaceChildren(...new DOMParser().parseFromString(answer.findings, "text/html").body.childNodes);
    this.say("");
    if (typedOn) this.touch();
  }

  /** Somebody wrote here too: both texts, and a choice. Nothing of this block is sent until it is made. */
  disagree(theirs) {
    this.conflict = true;
    const panel = document.getElementById("disagreement").content.cloneNode(true).firstElementChild;
    const text = panel.querySelector("[data-theirs]");
    text.lang = this.textarea.lang;
    text.dir = this.textarea.dir;
    text.append(...new DOMParser().parseFromString(theirs, "text/html").body.childNodes);
    const settle = () => {
      this.conflict = false;
      this.base = theirs;
      panel.remove();
      this.touch(0);
    };
    panel.querySelector("[data-mine]").addEventListener("click", settle);
    panel.querySelector("[data-take]").addEventListener("click", () => { this.box.value = theirs; settle(); });
    this.section.querySelector("[data-disagreement]").replaceChildren(panel);
  }

  /** The same choice, on a page that came back torn. */
  choose(whose) {
    this.conflict = false;
    this.mine ??= this.textarea.value;
    this.box.value = whose === "theirs" ? this.base : this.mine;
    this.touch(0);
  }

  chooseAsMarked() {
    const marked = [...this.choices].find((choice) => choice.checked);
    if (marked && this.conflict) this.choose(marked.value);
  }

  say(sentence) {
    this.section.querySelector("[data-said]").textContent = sentence;
  }
}

/** Headline, summary and the like have no marks: the textarea itself is the box. */
function plainBox(textarea) {
  return {
    element: textarea,
    focus: () => textarea.focus(),
    get value() { return textarea.value; },
    set value(text) { textarea.value = text; },
  };
}
