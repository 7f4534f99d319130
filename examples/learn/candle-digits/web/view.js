// Digits drawn by the reader, and two networks: one that was trained before, and one that is trained here.
const SIDE = 32;
const PEN = 1.6; // cells around the point
const EPOCHS = 20;
const RATES = [0.003, 0.01, 0.03];

export default async function view(demo) {
  const paper = demo.canvas(288, 288, "A sheet of 32 by 32 cells to draw a digit on");
  const side = demo.element("div", { className: "demo-side" });
  demo.stage.append(side);
  const seen = demo.canvas(132, 132, "What the networks see of the drawing: 8 by 8 counts");
  const bars = demo.canvas(300, 190, "The probability of each digit; the status line names the largest");
  const curve = demo.canvas(300, 150, "The share of digits read correctly after each epoch; the status line has the last");
  side.append(seen.element, bars.element, curve.element);

  const chosen = { seed: 1, width: 64, rate: RATES[1] };
  const ink = new Float32Array(SIDE * SIDE);
  let counts = [];
  let shares = [];
  let history = []; // { loss, known, unknown } of each epoch
  let cursor = null; // { x, y, down }, for those who draw by keys
  let last = null; // where the pointer was, while it is down

  async function reset() {
    training.stop();
    history = [];
    await demo.restart(chosen.seed, chosen.width, chosen.rate);
    await read();
  }

  async function read() {
    counts = await demo.call("counts", ink);
    shares = await demo.call("read", ink);
    tell();
  }

  async function epoch() {
    const loss = await demo.call("epoch");
    const [known, unknown] = await demo.call("accuracies");
    history.push({ loss, known, unknown });
    shares = await demo.call("read", ink);
    tell();
    return history.length % EPOCHS !== 0;
  }

  function tell(before = "") {
    const told = before ? [before] : [];
    if (shares.length > 0) {
      const [saved, own] = [best(shares.slice(0, 10)), best(shares.slice(10))];
      told.push(`The trained network reads ${saved}, yours reads ${own}.`);
    } else {
      told.push("Draw a digit with a pointer. By keys: arrows move, Space puts the pen down or lifts it.");
    }
    const now = history.at(-1);
    if (now) {
      const right = `known right ${now.known.toFixed(2)}, unknown right ${now.unknown.toFixed(2)}`;
      told.push(`Seed ${chosen.seed}, epoch ${history.length}: loss ${now.loss.toFixed(3)}, ${right}.`);
    } else {
      told.push(`Seed ${chosen.seed}: yours has not been trained.`);
    }
    demo.say(told.join(" "));
    demo.redraw();
  }

  const clear = () => {
    ink.fill(0);
    return read();
  };

  // Controls
  demo.button("Clear", clear);
  const training = demo.runner(epoch, { label: `Train ${EPOCHS} epochs` });
  demo.button("Train one", epoch);
  demo.button("Reset", reset);
  demo.group();
  demo.number("Seed", { value: chosen.seed, min: 0, max: 4294967295 }, (seed) => {
    chosen.seed = seed;
    return reset();
  });
  demo.number("Hidden units", { value: chosen.width, min: 1, max: 256 }, (width) => {
    chosen.width = width;
    return reset();
  });
  const rate = demo.choice("Learning rate", RATES.map(String), (index) => {
    chosen.rate = RATES[index];
    return reset();
  });
  rate.selectedIndex = 1;

  // The pen
  function mark(from, to) {
    const steps = Math.max(1, Math.ceil(2 * Math.hypot(to.x - from.x, to.y - from.y)));
    for (let step = 0; step <= steps; step += 1) {
      const x = from.x + ((to.x - from.x) * step) / steps;
      const y = from.y + ((to.y - from.y) * step) / steps;
      for (let at = 0; at < ink.length; at += 1) {
        const [dx, dy] = [(at % SIDE) + 0.5 - x, Math.floor(at / SIDE) + 0.5 - y];
        if (Math.hypot(dx, dy) <= PEN) ink[at] = 1;
      }
    }
    demo.redraw();
    demo.soon(read);
  }

  const sheet = paper.element;
  sheet.tabIndex = 0;
  sheet.role = "application";
  sheet.ariaRoleDescription = "sheet to draw on";
  sheet.style.touchAction = "none";
  const place = (event) => {
    const { x, y } = paper.at(event);
    return { x: (x / paper.width) * SIDE, y: (y / paper.height) * SIDE };
  };
  sheet.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    cursor = null;
    last = place(event);
    sheet.setPointerCapture(event.pointerId);
    mark(last, last);
  });
  sheet.addEventListener("pointermove", (event) => {
    if (!last) return;
    const next = place(event);
    mark(last, next);
    last = next;
  });
  for (const end of ["pointerup", "pointercancel"]) sheet.addEventListener(end, () => (last = null));
  sheet.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (way) {
      const from = cursor ?? { x: SIDE / 2, y: SIDE / 2, down: false };
      const by = event.shiftKey ? 4 : 1;
      cursor = { x: within(from.x + by * way[0]), y: within(from.y + by * way[1]), down: from.down };
      if (cursor.down) mark(from, cursor);
      else tell(`At column ${cursor.x}, row ${cursor.y}, pen up.`);
    } else if (event.key === " " || event.key === "Enter") {
      cursor ??= { x: SIDE / 2, y: SIDE / 2, down: false };
      cursor.down = !cursor.down;
      if (cursor.down) mark(cursor, cursor);
      else tell(`At column ${cursor.x}, row ${cursor.y}, pen up.`);
    } else return;
    event.preventDefault();
  });

  demo.draw = () => {
    const colours = demo.colours();
    draw(paper, colours);
    look(seen, colours);
    probabilities(bars, colours);
    epochs(curve, colours);
  };

  function draw({ context, width, clear }, colours) {
    clear(colours);
    const cell = width / SIDE;
    context.fillStyle = colours.text;
    for (let at = 0; at < ink.length; at += 1) {
      if (ink[at]) context.fillRect((at % SIDE) * cell, Math.floor(at / SIDE) * cell, cell + 0.5, cell + 0.5);
    }
    if (!cursor) return;
    context.strokeStyle = cursor.down ? colours.accent : colours.muted;
    context.lineWidth = 2;
    context.beginPath();
    context.arc(cursor.x * cell, cursor.y * cell, PEN * cell + 2, 0, 2 * Math.PI);
    context.stroke();
  }

  function look({ context, width, height, clear }, colours) {
    clear(colours);
    context.fillStyle = colours.text;
    counts.forEach((count, at) => {
      context.globalAlpha = count / 16;
      context.fillRect(((at % 8) * width) / 8, (Math.floor(at / 8) * height) / 8, width / 8, height / 8);
    });
    context.globalAlpha = 1;
  }

  function probabilities({ context, width, height, clear, write }, colours) {
    clear(colours);
    write(colours.accent, "■ trained before", 10, 16);
    write(colours.muted, "■ yours", 150, 16);
    const row = (height - 26) / 10;
    for (let digit = 0; digit < 10; digit += 1) {
      const y = 24 + digit * row;
      write(colours.text, String(digit), 10, y + row * 0.75);
      if (shares.length === 0) continue;
      context.fillStyle = colours.accent;
      context.fillRect(28, y + 1, Math.max(1, shares[digit] * (width - 40)), row * 0.42);
      context.fillStyle = colours.muted;
      context.fillRect(28, y + 1 + row * 0.46, Math.max(1, shares[10 + digit] * (width - 40)), row * 0.42);
    }
  }

  function epochs({ context, width, height, clear, write }, colours) {
    clear(colours);
    write(colours.text, "read correctly, by epoch", 10, 18);
    const x = (at) => 34 + (at * (width - 50)) / Math.max(history.length - 1, EPOCHS - 1);
    const y = (share) => height - 14 - share * (height - 46);
    for (const share of [0, 0.5, 1]) {
      context.fillStyle = colours.line;
      context.fillRect(34, y(share), width - 44, 1);
      write(colours.muted, String(share), 28, y(share) + 4, "right");
    }
    for (const [name, colour, dash] of [["known", colours.muted, [4, 3]], ["unknown", colours.accent, []]]) {
      context.strokeStyle = colour;
      context.lineWidth = 2;
      context.setLineDash(dash);
      context.beginPath();
      history.forEach((entry, at) => context.lineTo(x(at), y(entry[name])));
      context.stroke();
      context.setLineDash([]);
    }
  }

  await reset();
}

const within = (cell) => Math.min(Math.max(cell, 1), SIDE - 1);

function best(shares) {
  const digit = shares.indexOf(Math.max(...shares));
  return `${digit} (${Math.round(100 * shares[digit])} %)`;
}
