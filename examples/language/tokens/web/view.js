// One text, as boxes: the book's tokens above, SmolLM2's below.
const FIRST = "Each row of the tensor is a sentence.";
const EXAMPLES = [
  ["a sentence", FIRST],
  ["Rust", "let counts: Vec<usize> = Vec::new();"],
  ["Chinese", "每个孩子都有上学的权利。"],
  ["Hindi", "हर बच्चे को स्कूल जाने का अधिकार है।"],
  ["a number", "3.14159265 or 31,415,926"],
];
const MOST = 2000;

export default async function view(demo) {
  const chosen = { text: FIRST };
  const panels = [false, true].map((smollm2) => {
    const title = demo.element("p", {});
    const name = smollm2 ? "SmolLM2" : "The book";
    const boxes = demo.element("div", { role: "group", tabIndex: 0, ariaLabel: `${name}: the tokens` });
    const panel = demo.element("div", {}, title, boxes);
    panel.style.width = "100%";
    title.style.margin = "0.2rem 0";
    boxes.style.cssText = "display: flex; flex-wrap: wrap; gap: 3px; max-height: 14rem; overflow: auto";
    demo.stage.append(panel);
    return { smollm2, name, title, boxes, ids: [], labels: [] };
  });

  async function reset() {
    await demo.restart();
    chosen.text = text.value = FIRST;
    await read();
  }

  async function read() {
    await demo.call("read", chosen.text);
    const characters = await demo.call("characters");
    for (const panel of panels) {
      panel.ids = Array.from(await demo.call("ids", panel.smollm2));
      panel.labels = (await demo.call("labels", panel.smollm2)).split("\n");
      const size = panel.smollm2 ? "49,152" : "1,024";
      panel.title.textContent = `${panel.name}, ${panel.ids.length} of its ${size} tokens:`;
    }
    const [book, smollm2] = panels.map(({ ids }) => counted(ids.length, characters));
    demo.say(`${characters} ${characters === 1 ? "character" : "characters"}. The book: ${book}. SmolLM2: ${smollm2}.`);
    demo.redraw();
  }

  const examples = demo.choice("Example", EXAMPLES.map(([name]) => name), (index) => {
    chosen.text = text.value = EXAMPLES[index][1];
    return read();
  });
  demo.button("Reset", () => {
    examples.selectedIndex = 0;
    return reset();
  });
  const typing = demo.group();
  const text = demo.element("textarea", { value: FIRST, rows: 3, maxLength: MOST, spellcheck: false });
  text.autocapitalize = "off";
  text.style.cssText = "width: 100%; font: inherit; box-sizing: border-box";
  const label = demo.element("label", {}, "Text ", text);
  label.style.width = "100%";
  typing.append(label);
  text.addEventListener("input", () => {
    chosen.text = text.value;
    demo.soon(read);
  });

  demo.draw = () => {
    const colours = demo.colours();
    for (const { boxes, ids, labels } of panels) {
      boxes.replaceChildren(...ids.map((id, at) => box(id, labels[at], colours)));
    }
  };

  /** The same token has the same colour wherever it is. */
  function box(id, label, colours) {
    const shown = demo.element("span", {}, label);
    const number = demo.element("small", {}, String(id));
    number.style.cssText = `display: block; color: ${colours.muted}`;
    const element = demo.element("span", {}, shown, number);
    const colour = colours.series[id % colours.series.length];
    element.style.cssText =
      `border: 1px solid ${colours.line}; border-bottom: 3px solid ${colour}; border-radius: 3px; ` +
      "max-width: 100%; overflow-wrap: anywhere; padding: 0 4px; text-align: center; font-family: var(--mono-font, monospace); line-height: 1.3";
    return element;
  }

  await reset();
}

function counted(tokens, characters) {
  const each = tokens ? `, ${(characters / tokens).toFixed(2)} characters each` : "";
  return `${tokens} ${tokens === 1 ? "token" : "tokens"}${each}`;
}
