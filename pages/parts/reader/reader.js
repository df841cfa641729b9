// Two texts with locked positions: where one scrolls, the other follows to the counterpart. Words enter as textContent.
const drawn = new WeakMap();

const make = (name, text, of) => {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (of) made.className = of;
  return made;
};

function drawPiece(piece) {
  const made = make("span", "", ["piece", piece.tone, piece.heat ? `heat-${piece.heat}` : ""].filter(Boolean).join(" "));
  const words = piece.text.trimEnd();
  made.append(words);
  if (piece.badge) {
    const badge = make("sup", piece.badge);
    badge.setAttribute("aria-hidden", "true");
    made.append(badge);
  }
  made.append(piece.text.slice(words.length));
  if (piece.says) {
    made.title = piece.says;
    made.dataset.says = piece.says;
    made.setAttribute("role", "button");
    made.setAttribute("aria-label", `${piece.text} (${piece.says})`);
    made.tabIndex = -1;
  }
  if (piece.link) made.dataset.link = piece.link;
  made.leads = piece.leads;
  return made;
}

function drawPane(side, data) {
  const pane = make("section", "", "pane");
  pane.dataset.side = side;
  pane.setAttribute("aria-label", data.label);
  const head = make("header");
  head.append(make("strong", data.name), make("span", data.note));
  const text = make("div", "", "text");
  text.tabIndex = 0;
  text.setAttribute("role", "region");
  text.setAttribute("aria-label", data.label);
  for (const paragraph of data.paragraphs) {
    const line = make("p", "", paragraph.role === "body" ? "body" : "aside");
    if (paragraph.role !== "body") line.append(make("span", paragraph.role, "role"));
    for (const piece of paragraph.pieces) line.append(drawPiece(piece));
    text.append(line);
  }
  pane.append(head, text);
  return pane;
}

const top = (text, piece) => piece.getBoundingClientRect().top - text.getBoundingClientRect().top + text.scrollTop;

// Counterparts as pairs of heights, in order of this side; where the other side's order differs, the pair is left out.
function anchors(from, to) {
  const pairs = [];
  const seen = new Set();
  for (const piece of from.querySelectorAll("[data-link]")) {
    if (seen.has(piece.dataset.link)) continue;
    seen.add(piece.dataset.link);
    const there = to.querySelector(`[data-link="${CSS.escape(piece.dataset.link)}"]`);
    if (there) pairs.push([top(from, piece), top(to, there)]);
  }
  return pairs;
}

function follow(from, to) {
  const line = from.clientHeight / 3;
  const at = from.scrollTop + line;
  const pairs = anchors(from, to);
  if (!pairs.length) return;
  const after = pairs.findIndex(([here]) => here > at);
  const before = pairs.at(after === -1 ? -1 : after - 1);
  const next = after === -1 ? null : pairs[after];
  let there;
  if (after === 0) there = next[1] - (next[0] - at);
  else if (!next || next[1] < before[1]) there = before[1] + (at - before[0]);
  else there = before[1] + ((at - before[0]) / (next[0] - before[0] || 1)) * (next[1] - before[1]);
  to.scrollTop = there - line;
}

function lock(frame, texts) {
  const box = frame.querySelector("input");
  let leading = null;
  let release = 0;
  for (const [from, to] of [texts, [...texts].reverse()]) {
    const lead = () => { leading = from; };
    for (const kind of ["pointerenter", "focusin", "wheel", "touchstart", "keydown"]) {
      from.addEventListener(kind, lead, { passive: true });
    }
    from.addEventListener("scroll", () => {
      if (!box.checked || (leading && leading !== from)) return;
      leading = from;
      clearTimeout(release);
      release = setTimeout(() => { if (leading === from) leading = null; }, 250);
      follow(from, to);
    }, { passive: true });
  }
}

function lead(place, leads, pick) {
  const buttons = leads.map(({ name, label }) => {
    const button = make("button", label);
    button.type = "button";
    button.dataset.name = name;
    button.addEventListener("click", () => pick(name));
    return button;
  });
  place.replaceChildren(...buttons);
}

function open(frame, texts, chosen, pick) {
  for (const piece of frame.querySelectorAll(".open")) piece.classList.remove("open");
  chosen.classList.add("open");
  frame.querySelector(".told").textContent = chosen.dataset.says;
  lead(frame.querySelector(".leads"), chosen.leads ?? [], pick);
  const link = chosen.dataset.link;
  if (!link) return;
  const from = texts.find((text) => text.contains(chosen));
  const to = texts.find((text) => text !== from);
  const same = `[data-link="${CSS.escape(link)}"]`;
  for (const piece of frame.querySelectorAll(same)) piece.classList.add("open");
  const there = to.querySelector(same);
  if (!there) return;
  const first = from.querySelector(same);
  to.scrollTop = top(to, there) - (top(from, first) - from.scrollTop);
}

function keys(frame, texts, pick) {
  for (const text of texts) {
    text.addEventListener("keydown", (event) => {
      const pieces = [...text.querySelectorAll("[role=button]")];
      const at = pieces.indexOf(event.target);
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step) {
        const next = pieces[Math.max(0, Math.min(pieces.length - 1, at === -1 ? 0 : at + step))];
        next?.focus();
        event.preventDefault();
      } else if ((event.key === "Enter" || event.key === " ") && at !== -1) {
        open(frame, texts, event.target, pick);
        event.preventDefault();
      }
    });
    text.addEventListener("click", (event) => {
      const piece = event.target.closest("[role=button]");
      if (piece) open(frame, texts, piece, pick);
    });
  }
}

function draw(frame, data, pick) {
  const kept = frame.querySelector("input")?.checked ?? true;
  const before = frame.dataset.base === data.base.name ? frame.querySelector(".text")?.scrollTop : undefined;
  frame.dataset.base = data.base.name;
  const bar = make("div", "", "bar");
  const box = make("input");
  box.type = "checkbox";
  box.checked = kept;
  const label = make("label");
  label.append(box, " Scroll both together");
  const told = make("p", data.hint, "told");
  told.setAttribute("role", "status");
  bar.append(told, make("div", "", "leads"), label);
  const panes = make("div", "", "panes");
  panes.append(drawPane("base", data.base), drawPane("other", data.other));
  frame.replaceChildren(bar, panes);
  const texts = [...panes.querySelectorAll(".text")];
  lock(frame, texts);
  keys(frame, texts, pick);
  const first = texts[0].querySelector("[data-link]");
  if (!first) return;
  requestAnimationFrame(() => {
    texts[0].scrollTop = before ?? Math.max(0, top(texts[0], first) - texts[0].clientHeight / 3);
    follow(...texts);
  });
}

export default function ({ data, parentElement, setTriggerValue }) {
  const frame = parentElement.querySelector(".frame");
  const now = JSON.stringify(data);
  if (drawn.get(frame) === now) return;
  drawn.set(frame, now);
  draw(frame, data, (name) => setTriggerValue("pick", name));
}
