// The focal point by click or by arrow keys; the parts that cards will show follow at once. Without it, two numbers do the same.
const STEP = 1, LEAP = 10;

for (const box of document.querySelectorAll("[data-focal]")) {
  const across = document.querySelector("[name=focal_across]"), down = document.querySelector("[name=focal_down]");
  if (!across || !down) continue;
  const whole = box.querySelector(".focal-whole"), mark = box.querySelector("[data-focal-mark]");
  const within = (number) => Math.min(100, Math.max(0, Math.round(number)));

  const show = () => {
    const x = within(across.value), y = within(down.value);
    mark.style.left = `${x}%`;
    mark.style.top = `${y}%`;
    for (const part of box.querySelectorAll("[data-focal-part]")) part.style.objectPosition = `${x}% ${y}%`;
  };
  const set = (x, y) => {
    across.value = within(x);
    down.value = within(y);
    show();
  };

  whole.setAttribute("role", "group");
  whole.setAttribute("tabindex", "0");
  whole.setAttribute("aria-label", document.querySelector(`label[for=${across.id}]`)?.textContent.trim() ?? "");
  whole.addEventListener("click", (event) => {
    const frame = whole.querySelector("img").getBoundingClientRect();
    set((100 * (event.clientX - frame.left)) / frame.width, (100 * (event.clientY - frame.top)) / frame.height);
  });
  whole.addEventListener("keydown", (event) => {
    const by = event.shiftKey ? LEAP : STEP;
    const moved = { ArrowLeft: [-by, 0], ArrowRight: [by, 0], ArrowUp: [0, -by], ArrowDown: [0, by] }[event.key];
    if (!moved) return;
    event.preventDefault();
    set(Number(across.value) + moved[0], Number(down.value) + moved[1]);
  });
  for (const field of [across, down]) field.addEventListener("input", show);

  mark.hidden = box.querySelector(".focal-parts").hidden = false;
  show();
}
