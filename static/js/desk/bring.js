// Many pictures at once into the library: chosen, dropped or pasted, each with its progress; what is there already is asked about first.
const place = document.querySelector("[data-bring]");

if (place) {
  const list = place.querySelector("[data-brought]"), said = place.querySelector("[data-bring-said]"), choice = place.querySelector("input[type=file]");
  const words = list.dataset, token = place.querySelector("[name=csrfmiddlewaretoken]").value;
  const waiting = [];
  let busy = false;

  const make = (tag, facts = {}, ...within) => {
    const element = Object.assign(document.createElement(tag), facts);
    element.append(...within);
    return element;
  };

  const row = (file) => {
    const image = make("img", { alt: "", src: URL.createObjectURL(file) });
    const told = make("div");
    const item = make("li", {}, image, told);
    image.addEventListener("error", () => (image.style.visibility = "hidden"));
    list.prepend(item);
    return { file, told, image };
  };

  const tell = (one, sentence, ...ways) => {
    const name = make("bdi", { textContent: one.file.name });
    one.told.replaceChildren(make("div", {}, name), ...[sentence].flat(), ...(ways.length ? [make("p", { className: "actions" }, ...ways)] : []));
  };

  const button = (text, act) => {
    const element = make("button", { type: "button", className: "quiet", textContent: text });
    element.addEventListener("click", act);
    return element;
  };

  const answered = (one, status, answer) => {
    URL.revokeObjectURL(one.image.src);
    if (status === 200) {
      one.image.src = answer.thumb;
      tell(one, make("a", { href: answer.page, textContent: words.there }));
    } else if (status === 409 && answer.alike) {
      one.image.src = answer.alike[0].thumb;
      const link = make("a", { href: answer.alike[0].page, textContent: words.use });
      tell(one, words.alike, link, button(words.keep, () => send({ ...one, ask: false })));
    } else {
      const errors = Object.values(answer.errors ?? {}).flat().join(" ");
      tell(one, make("span", { className: "is-refused", textContent: errors || words.failed }), ...(errors ? [] : [button(words.again, () => send(one))]));
    }
  };

  const next = () => {
    if (busy) return;
    const one = waiting.shift();
    if (!one) {
      said.textContent = words.done;
      return;
    }
    busy = true;
    const sent = new FormData(), request = new XMLHttpRequest(), bar = make("progress", { max: 1, value: 0 });
    bar.setAttribute("aria-label", words.sending);
    sent.set("csrfmiddlewaretoken", token);
    sent.set("file", one.file);
    if (one.ask !== false) sent.set("ask", "all");
    tell(one, bar);
    request.upload.addEventListener("progress", (event) => (bar.value = event.loaded / event.total));
    request.upload.addEventListener("load", () => {
      bar.removeAttribute("value");
      bar.setAttribute("aria-label", words.looking);
    });
    request.addEventListener("loadend", () => {
      busy = false;
      let answer = {};
      try {
        answer = JSON.parse(request.responseText);
      } catch {
        // a page instead of an answer, or nothing at all: the row says that it did not arrive
      }
      answered(one, request.status, answer);
      next();
    });
    request.open("POST", place.dataset.bring);
    request.send(sent);
  };

  const send = (one) => {
    tell(one, words.sending);
    waiting.push(one);
    next();
  };
  const take = (files) => [...files].filter((file) => file.type.startsWith("image/") || /\.hei[cf]$/i.test(file.name)).forEach((file) => send(row(file)));

  choice.addEventListener("change", () => {
    take(choice.files);
    choice.value = "";
  });
  for (const event of ["dragover", "dragleave", "drop"]) {
    place.addEventListener(event, (happening) => {
      happening.preventDefault();
      place.classList.toggle("is-over", event === "dragover");
      if (event === "drop") take(happening.dataTransfer.files);
    });
  }
  document.addEventListener("paste", (event) => {
    if (event.clipboardData.files.length) take(event.clipboardData.files);
  });
  place.hidden = false;
}
