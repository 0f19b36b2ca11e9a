/* The workbench: each block saves itself shortly after typing stops, one request at a time, never over somebody else's words. */

import { Block } from "./workbench-block.js";

const AGAIN = [4000, 10000, 30000];

class Bench {
  constructor(form) {
    this.form = form;
    this.version = Number(form.elements.version.value);
    this.waiting = new Set();
    this.failures = 0;
    this.blocks = [];
    this.blocks = [...form.querySelectorAll("[data-key]")].map((section) => new Block(section, this));
    form.addEventListener("submit", (event) => this.finish(event));
    addEventListener("beforeunload", (event) => { if (this.unsaved.length && !this.leaving) event.preventDefault(); });
    document.addEventListener("visibilitychange", () => { if (document.hidden) this.unsaved.forEach((block) => block.touch(0)); });
  }

  /** The cookie's: it is renewed when somebody signs in again in another window. */
  get token() {
    return document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? this.form.elements.csrfmiddlewaretoken.value;
  }

  get unsaved() { return this.blocks.filter((block) => block.dirty); }

  beside(block, step) { return this.blocks[this.blocks.indexOf(block) + step]; }

  send(block) {
    this.waiting.add(block);
    this.running ??= this.run().finally(() => { this.running = null; });
    return this.running;
  }

  async run() {
    while (this.waiting.size) {
      const [block] = this.waiting;
      this.waiting.delete(block);
      if (block.composing || block.conflict) continue;
      if (!(await this.save(block))) return;
    }
    if (!this.unsaved.length) this.say(this.form.dataset.saved);
  }

  /** Whether to go on with the next block. */
  async save(block) {
    const sent = block.words;
    this.say(this.form.dataset.saving);
    let response, answer;
    try {
      response = await fetch(this.form.dataset.segment, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": this.token },
        body: JSON.stringify({ ...sent, version: this.version }),
        keepalive: document.hidden,
        redirect: "manual",
      });
      answer = response.headers.get("Content-Type")?.startsWith("application/json") ? await response.json() : null;
    } catch {
      return this.fail(block, this.form.dataset.offline);
    }
    if (!answer) return this.fail(block, response.type === "opaqueredirect" ? this.form.dataset.signedOut : this.form.dataset.offline);
    this.failures = 0;
    if (response.status === 409 && answer.blocks) return this.compare(block, answer);
    if (!response.ok) {
      block.say(answer.sentence);
      this.say(answer.sentence);
      return true;
    }
    this.version = this.form.elements.version.value = answer.version;
    block.saved(answer, sent);
    this.progress(answer.progress);
    return true;
  }

  /** Somebody wrote since. Blocks that only they touched show their words; those that both touched ask. */
  compare(sent, answer) {
    this.version = this.form.elements.version.value = answer.version;
    for (const block of this.blocks) {
      const theirs = answer.blocks[block.key] ?? "";
      if (theirs === block.base || block.conflict) continue;
      if (block.dirty && theirs !== block.textarea.value) block.disagree(theirs);
      else {
        block.base = theirs;
        block.box.value = theirs;
      }
    }
    if (!sent.conflict) this.waiting.add(sent);
    this.say(answer.sentence);
    return true;
  }

  fail(block, sentence) {
    this.say(sentence);
    const pause = AGAIN[Math.min(this.failures++, AGAIN.length - 1)];
    setTimeout(() => this.send(block), pause);
    return false;
  }

  progress({ sentence, done, of }) {
    const place = this.form.ownerDocument.querySelector("[data-progress]");
    place.querySelector("progress").value = done;
    place.querySelector("progress").max = of;
    place.querySelector("[data-progress-words]").textContent = sentence;
  }

  say(sentence) {
    document.querySelector("[data-status]").textContent = sentence;
  }

  /** Saving or submitting waits until what is under way has arrived. */
  async finish(event) {
    this.blocks.forEach((block) => block.chooseAsMarked());
    if (!this.unsaved.length && !this.running) {
      this.leaving = true;
      return;
    }
    event.preventDefault();
    const { submitter } = event;
    this.unsaved.forEach((block) => { clearTimeout(block.timer); this.waiting.add(block); });
    await (this.unsaved.length ? this.send(this.unsaved[0]) : this.running);
    const torn = this.blocks.find((block) => block.conflict);
    if (torn) torn.section.scrollIntoView({ block: "center" });
    else if (!this.unsaved.length) this.form.requestSubmit(submitter);
  }
}

const form = document.getElementById("bench");
if (form?.dataset.segment) new Bench(form);
document.documentElement.dataset.script = "on";
