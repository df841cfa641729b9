// A row for each thing, a cell for each outlet. Drawn once for its data; opening a row only moves a mark.
const drawn = new WeakMap();

const make = (name, text, of) => {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (of) made.className = of;
  return made;
};

function head(entry) {
  const place = make("th");
  place.scope = "row";
  const button = make("button");
  button.type = "button";
  button.dataset.name = entry.name;
  const label = make("span", "", "label");
  label.append(make("span", entry.before), make("strong", entry.value), make("span", entry.after));
  button.append(make("span", entry.kind, "kind"), label);
  if (entry.note) button.append(make("span", entry.note, "note"));
  place.append(button);
  return place;
}

function cell(values, outlet, apart) {
  const place = make("td", "", values.length ? "" : "empty");
  place.dataset.outlet = outlet;
  if (!values.length) place.append(make("span", "–", "none"), make("span", "no value found", "unseen"));
  for (const value of values) place.append(make("span", value, apart.includes(value) ? "value apart" : "value"));
  return place;
}

function draw(frame, data, pick) {
  const table = make("table", "", data.outlets.length === 1 ? "plain" : "");
  table.append(make("caption", data.caption));
  const columns = make("tr");
  for (const column of [data.head, ...data.outlets]) {
    const place = make("th", column);
    place.scope = "col";
    columns.append(place);
  }
  const top = make("thead");
  top.append(columns);
  const body = make("tbody");
  for (const entry of data.entries) {
    const row = make("tr", "", entry.disputed ? "disputed" : "");
    row.append(head(entry), ...entry.cells.map((values, number) => cell(values, data.outlets[number], entry.apart)));
    row.addEventListener("click", () => pick(entry.name));
    body.append(row);
  }
  table.append(top, body);
  frame.replaceChildren(table);
}

function mark(frame, current) {
  for (const button of frame.querySelectorAll("button")) {
    const open = button.dataset.name === current;
    button.closest("tr").classList.toggle("open", open);
    if (open) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
}

export default function ({ data, parentElement, setTriggerValue }) {
  const frame = parentElement.querySelector(".frame");
  const { current, ...lasting } = data;
  const now = JSON.stringify(lasting);
  if (drawn.get(frame) !== now) {
    draw(frame, data, (name) => setTriggerValue("pick", name));
    drawn.set(frame, now);
  }
  mark(frame, current);
}
