// Draws the table once for its data; a change of the open cell only moves a mark, so that keyboard focus stays.
const drawn = new WeakMap();

const make = (name, text, of) => {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (of) made.className = of;
  return made;
};

function fill(place, cell, pick) {
  place.classList.add(`tone-${cell.tone}`);
  const holder = cell.name ? make("button") : place;
  if (cell.name) {
    holder.type = "button";
    holder.dataset.name = cell.name;
    holder.addEventListener("click", () => pick(cell.name));
    place.append(holder);
  }
  if (cell.says) holder.setAttribute("aria-label", cell.says);
  if (cell.says && cell.name) holder.title = cell.says;
  holder.append(make("span", cell.text, "text"));
  if (cell.under) holder.append(make("span", cell.under, "under"));
}

function draw(frame, data, pick) {
  const table = make("table", "", data.narrow);
  table.style.setProperty("--cells", data.columns.length - 1);
  if (data.caption) table.append(make("caption", data.caption));
  const head = make("tr");
  for (const column of data.columns) {
    const place = make("th", column);
    place.scope = "col";
    head.append(place);
  }
  const top = make("thead");
  top.append(head);
  const body = make("tbody");
  for (const row of data.rows) {
    const line = make("tr");
    const first = make("th");
    first.scope = "row";
    fill(first, row.head, pick);
    line.append(first);
    row.cells.forEach((cell, column) => {
      const place = make("td");
      place.dataset.column = data.columns[column + 1] ?? "";
      fill(place, cell, pick);
      line.append(place);
    });
    body.append(line);
  }
  table.append(top, body);
  frame.replaceChildren(table);
}

function step(frame, button, key) {
  const rows = [...frame.querySelectorAll("tbody tr")].map((row) => [...row.querySelectorAll("button")]);
  const across = rows.filter((row) => row.length);
  const row = across.findIndex((cells) => cells.includes(button));
  const column = across[row].indexOf(button);
  const at = (r, c) => across[Math.max(0, Math.min(r, across.length - 1))].at(c);
  const near = (r) => {
    const cells = across[Math.max(0, Math.min(r, across.length - 1))];
    return cells[Math.min(column, cells.length - 1)];
  };
  return {
    ArrowRight: () => across[row][column + 1],
    ArrowLeft: () => across[row][column - 1],
    ArrowDown: () => near(row + 1),
    ArrowUp: () => near(row - 1),
    Home: () => at(row, 0),
    End: () => at(row, -1),
  }[key]?.();
}

function move(frame) {
  frame.addEventListener("keydown", (event) => {
    const button = event.target.closest?.("button");
    const next = button && step(frame, button, event.key);
    if (!next) return;
    event.preventDefault();
    for (const other of frame.querySelectorAll("button")) other.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  });
}

function mark(frame, current, arrows) {
  const buttons = [...frame.querySelectorAll("button")];
  const focused = frame.getRootNode().activeElement;
  for (const button of buttons) {
    const open = button.dataset.name === current;
    if (open) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
  if (!arrows) return;
  const stop = buttons.includes(focused) ? focused : buttons.find((one) => one.dataset.name === current) ?? buttons[0];
  for (const button of buttons) button.tabIndex = button === stop ? 0 : -1;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const frame = parentElement.querySelector(".frame");
  const { current, ...lasting } = data;
  const now = JSON.stringify(lasting);
  if (drawn.get(frame) !== now) {
    if (!drawn.has(frame) && data.arrows) move(frame);
    draw(frame, data, (name) => setTriggerValue("pick", name));
    drawn.set(frame, now);
  }
  mark(frame, current, data.arrows);
}
