// Two views: a network that learns the two moons, and an expression with the gradient of each of its steps.
const VIEWS = ["two moons", "an expression"];
const PLANE = { left: -1.75, right: 2.75, bottom: -1.25, top: 1.75 };
const COLUMNS = 60;
const BOX = { width: 96, height: 44, across: 16, down: 26 };
const FIRST = "tanh(a * b + c) * a";
const VALUES = [0.5, -1, 1, 0.2, -0.4, 2];

export default async function view(demo) {
  const plane = demo.canvas(450, 300, "The points of two moons, and the sides that the network gives to them, shaded");
  const side = demo.element("div", { className: "demo-side" });
  const curve = demo.canvas(260, 170, "The loss after each step; the status line has its numbers");
  side.append(curve.element);
  demo.stage.append(side);
  const graph = demo.canvas(560, 420, "The graph of the expression; the status line has its result and gradients");

  const chosen = { view: 0, seed: 3, hidden: 16, rate: 1, text: FIRST };
  let known = null; // x, y and side of each point
  let field = null; // scores
  let losses = [];
  let shown = null; // { names, labels, arrows, gradients } of the expression
  const values = new Map(); // of the names

  async function reset() {
    running.stop();
    await demo.restart(chosen.seed, chosen.hidden);
    known ??= await demo.call("points");
    losses = [await demo.call("loss")];
    await look();
    values.clear();
    chosen.text = text.value = FIRST;
    await read();
  }

  /** What the network answers now. */
  async function look() {
    field = await demo.call("field", COLUMNS);
    const [old, unseen] = await demo.call("right");
    if (chosen.view === 0) {
      demo.say(
        `Seed ${chosen.seed}, step ${losses.length - 1}: loss ${losses.at(-1).toFixed(4)}, ` +
          `right ${old} of 100 known points and ${unseen} of 500 others.`,
      );
    }
    demo.redraw();
  }

  async function train(steps) {
    for (let left = steps; left > 0; left -= 1) losses.push(await demo.call("train", 1, chosen.rate));
    await look();
    return losses.length <= 2000;
  }

  async function read() {
    const names = (await demo.call("read", chosen.text)).split(" ").filter(Boolean);
    const labels = (await demo.call("labels")).split("\n");
    const arrows = await demo.call("arrows");
    if (names.join() !== shown?.names.join() || values.size === 0) sliders(names);
    shown = { names, labels, arrows, gradients: [] };
    await differentiate();
  }

  async function differentiate() {
    if (!shown) return;
    shown.gradients = await demo.call("gradients", Float64Array.from(shown.names, (name) => values.get(name)));
    if (chosen.view === 1) {
      const result = shown.gradients.at(-2);
      const slopes = shown.names.map((name) => `${name} ${digits(shown.gradients[2 * shown.labels.indexOf(name) + 1])}`);
      demo.say(`The value is ${digits(result)}.${slopes.length ? ` Gradients: ${slopes.join(", ")}.` : ""}`);
    }
    demo.redraw();
  }

  function sliders(names) {
    demo.controls = inputs;
    inputs.replaceChildren();
    names.forEach((name, at) => {
      const value = values.get(name) ?? VALUES[at];
      values.set(name, value);
      demo.range(name, { value, min: -3, max: 3, step: 0.1 }, (moved) => {
        values.set(name, moved);
        return differentiate();
      });
    });
  }

  function show() {
    const moons = chosen.view === 0;
    for (const element of [plane.element, side, training, settings]) element.style.display = moons ? "" : "none";
    for (const element of [graph.element, typing, inputs]) element.style.display = moons ? "none" : "";
  }

  // Controls
  demo.choice("Show", VIEWS, (index) => {
    chosen.view = index;
    running.stop();
    show();
    return index === 0 ? look() : differentiate();
  });
  demo.button("Reset", reset);
  const training = demo.group();
  const running = demo.runner(() => train(4), { pause: 30 });
  demo.button("Step", () => train(1));
  demo.button("40 steps", () => train(40));
  const settings = demo.group();
  demo.number("Hidden neurons", { value: chosen.hidden, min: 1, max: 32 }, (hidden) => {
    chosen.hidden = hidden;
    return reset();
  });
  demo.number("Rate", { value: chosen.rate, min: 0.1, max: 5, step: 0.1 }, (rate) => {
    chosen.rate = rate;
  });
  demo.number("Seed", { value: chosen.seed, min: 0, max: 4294967295 }, (seed) => {
    chosen.seed = seed;
    return reset();
  });
  const typing = demo.group();
  const text = demo.element("input", { type: "text", value: FIRST, maxLength: 200, spellcheck: false });
  text.autocapitalize = "off";
  text.style.width = "min(24rem, 55vw)";
  typing.append(demo.element("label", {}, "Expression ", text));
  text.addEventListener("input", () => {
    chosen.text = text.value;
    demo.soon(read);
  });
  const inputs = demo.group();

  demo.draw = () => {
    const colours = demo.colours();
    if (chosen.view === 1) return draw(graph, colours);
    moons(plane, colours);
    loss(curve, colours);
  };

  function moons({ context, width, clear }, colours) {
    clear(colours);
    if (!field || !known) return;
    const cell = width / COLUMNS;
    const edge = (number) => Math.round(number * cell); // whole pixels: no seams
    field.forEach((score, at) => {
      const [column, row] = [at % COLUMNS, Math.floor(at / COLUMNS)];
      const [x, y] = [edge(column), edge(row)];
      context.globalAlpha = 0.08 + 0.3 * Math.min(Math.abs(score), 1);
      context.fillStyle = colours.series[score > 0 ? 0 : 1];
      context.fillRect(x, y, edge(column + 1) - x, edge(row + 1) - y);
    });
    context.globalAlpha = 1;
    const scale = width / (PLANE.right - PLANE.left);
    context.strokeStyle = context.fillStyle = colours.text;
    context.lineWidth = 1.5;
    for (let at = 0; at < known.length; at += 3) {
      const [x, y] = [(known[at] - PLANE.left) * scale, (PLANE.top - known[at + 1]) * scale];
      context.beginPath();
      if (known[at + 2] > 0) {
        context.arc(x, y, 2.8, 0, 2 * Math.PI);
        context.fill();
      } else {
        context.moveTo(x - 4, y);
        context.lineTo(x + 4, y);
        context.moveTo(x, y - 4);
        context.lineTo(x, y + 4);
        context.stroke();
      }
    }
  }

  function loss({ context, width, height, clear, write }, colours) {
    clear(colours);
    write(colours.text, "loss after each step", 10, 20);
    if (losses.length < 2) return write(colours.muted, "Run or Step draws it.", 10, 42);
    const high = Math.max(...losses.filter(Number.isFinite), 1e-9);
    const x = (at) => 12 + (at * (width - 70)) / Math.max(losses.length - 1, 20);
    const y = (value) => height - 12 - (Math.min(value, high) / high) * (height - 46);
    context.strokeStyle = colours.accent;
    context.lineWidth = 2;
    context.beginPath();
    losses.forEach((value, at) => context.lineTo(x(at), y(value)));
    context.stroke();
    write(colours.text, losses.at(-1).toFixed(4), x(losses.length - 1) + 6, Math.min(y(losses.at(-1)) + 4, height - 8));
  }

  function draw({ context, width, height, clear, write }, colours) {
    clear(colours);
    if (!shown) return;
    const boxes = places(shown);
    const wide = Math.max(...boxes.map(({ x }) => x)) + BOX.width + BOX.across;
    const high = Math.max(...boxes.map(({ y }) => y)) + BOX.height + BOX.across;
    const scale = Math.min(1, width / wide, height / high);
    context.save();
    context.translate(Math.max(0, (width - wide * scale) / 2), 0);
    context.scale(scale, scale);
    context.strokeStyle = context.fillStyle = colours.muted;
    context.lineWidth = 1.5;
    for (let at = 0; at < shown.arrows.length; at += 2) {
      const [from, to] = [boxes[shown.arrows[at]], boxes[shown.arrows[at + 1]]];
      const twice = at > 0 && shown.arrows[at - 2] === shown.arrows[at] && shown.arrows[at - 1] === shown.arrows[at + 1];
      arrow(context, from, to, twice ? 10 : 0);
    }
    boxes.forEach(({ x, y }, at) => {
      context.fillStyle = colours.background;
      context.strokeStyle = at === boxes.length - 1 ? colours.accent : colours.text;
      context.fillRect(x, y, BOX.width, BOX.height);
      context.strokeRect(x, y, BOX.width, BOX.height);
      write(colours.text, shown.labels[at].slice(0, 12), x + 7, y + 17);
      write(colours.text, digits(shown.gradients[2 * at], 2), x + 7, y + 36);
      write(colours.accent, digits(shown.gradients[2 * at + 1], 2), x + BOX.width - 7, y + 36, "right");
    });
    context.restore();
    write(colours.text, "value", 10, height - 10);
    write(colours.accent, "gradient", 50, height - 10);
  }

  show();
  await reset();
}

/** The upper left corners of boxes: each term below all that it is computed from, and inputs just above their first use. */
function places({ labels, arrows }) {
  const rows = labels.map(() => 0);
  for (let at = 0; at < arrows.length; at += 2) {
    rows[arrows[at + 1]] = Math.max(rows[arrows[at + 1]], rows[arrows[at]] + 1); // terms come after their inputs
  }
  const inner = new Set(arrows.filter((_, at) => at % 2)); // what is computed from something
  const leaves = labels.map((_, at) => at).filter((at) => !inner.has(at));
  for (const leaf of leaves) {
    const users = arrows.filter((_, at) => at % 2 && arrows[at - 1] === leaf);
    if (users.length) rows[leaf] = Math.min(...Array.from(users, (user) => rows[user])) - 1;
  }
  const counts = [];
  const columns = rows.map((row) => (counts[row] = (counts[row] ?? 0) + 1) - 1);
  const most = Math.max(...counts);
  return rows.map((row, at) => ({
    x: BOX.across + (columns[at] + (most - counts[row]) / 2) * (BOX.width + BOX.across),
    y: BOX.across + row * (BOX.height + BOX.down),
  }));
}

function arrow(context, from, to, aside) {
  const start = [from.x + BOX.width / 2 + aside, from.y + BOX.height];
  const end = [to.x + BOX.width / 2 + aside + Math.sign(from.x - to.x) * 20, to.y];
  context.beginPath();
  context.moveTo(...start);
  context.lineTo(...end);
  context.stroke();
  const turn = Math.atan2(end[1] - start[1], end[0] - start[0]);
  context.beginPath();
  context.moveTo(...end);
  for (const by of [-0.4, 0.4]) context.lineTo(end[0] - 9 * Math.cos(turn + by), end[1] - 9 * Math.sin(turn + by));
  context.fill();
}

const digits = (value, count = 4) =>
  Number.isFinite(value) && Math.abs(value) < 1e5 ? value.toFixed(count).replace("-", "−") : String(value?.toPrecision?.(3) ?? "");
