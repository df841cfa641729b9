// Origins as frames with their outlets inside: every outlet is a button. Words enter as textContent.
const drawn = new WeakMap();

const make = (name, text, of) => {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (of) made.className = of;
  return made;
};

function outlet(data, pick) {
  const place = make("li");
  const button = make("button");
  button.type = "button";
  button.dataset.name = data.article_id;
  button.title = data.says;
  button.setAttribute("aria-label", data.says);
  button.addEventListener("click", () => pick(data.article_id));
  const bar = make("span", "", "bar");
  const filled = make("span", "", "filled");
  filled.style.width = `${data.percent}%`;
  bar.append(filled);
  button.append(make("span", data.name, "name"), bar, make("span", data.note, "note"));
  for (const credit of data.credits) button.append(make("span", credit, "credit"));
  place.append(button);
  return place;
}

function draw(frame, data, pick) {
  const frames = data.origins.map((origin) => {
    const made = make("section", "", origin.outlets.length > 1 ? "origin several" : "origin");
    made.style.setProperty("--outlets", origin.outlets.length);
    made.append(make("h3", origin.title));
    const list = make("ul");
    list.append(...origin.outlets.map((one) => outlet(one, pick)));
    made.append(list, make("p", origin.statement));
    return made;
  });
  frame.replaceChildren(...frames);
}

export default function ({ data, parentElement, setTriggerValue }) {
  const frame = parentElement.querySelector(".frame");
  const now = JSON.stringify(data);
  if (drawn.get(frame) === now) return;
  drawn.set(frame, now);
  draw(frame, data, (name) => setTriggerValue("pick", name));
}
