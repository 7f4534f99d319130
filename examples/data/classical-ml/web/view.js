// A table from a file of the reader's: which columns, PCA, a linear regression. The file goes to the worker and nowhere else.
const CROWD = 4000; // rows that get a sign each; more are drawn as small squares
const EXAMPLE = "The example";

export default async function view(demo) {
  const cloud = demo.canvas(430, 430, "All rows along the first two components; the status line has their shares");
  const side = demo.element("div", { className: "demo-side" });
  demo.stage.append(side);
  const fit = demo.canvas(290, 290, "Held-out rows, the actual number to the right and the guess upwards");
  const misses = demo.element("p");
  side.append(fit.element, misses);

  let file = null; // { name, bytes }, or null for the example
  let opened = null; // { table, numeric, inputs, target }, as the program tells it
  let report = null; // of the last study, or null where there is none
  let points = null; // four numbers for each row in use: two components, actual, guess
  let groups = null; // { names, members }

  // Files

  async function open(next) {
    const { name, bytes } = next ?? { name: EXAMPLE };
    const answer = bytes ? await demo.call("open", bytes) : await demo.call("example");
    file = next;
    opened = JSON.parse(answer);
    fill(name);
    await study();
  }

  async function take(blob, name) {
    const limit = await demo.call("limit");
    if (blob.size > limit) return demo.say(`${name} has ${blob.size} bytes, and ${limit} are the most.`);
    let bytes;
    try {
      bytes = new Uint8Array(await blob.arrayBuffer());
    } catch (error) {
      return demo.say(`${name} cannot be read: ${error.message}`);
    }
    await open({ name, bytes });
  }

  async function reset() {
    await demo.restart();
    await open(file);
  }

  // Controls

  const chooser = demo.element("input", { type: "file", accept: ".csv,.tsv,.txt,text/csv,text/plain" });
  Object.assign(chooser.style, { minWidth: 0, maxWidth: "100%" });
  chooser.addEventListener("change", () => {
    const [chosen] = chooser.files;
    if (chosen) demo.soon(() => take(chosen, chosen.name));
  });
  const zone = demo.element("label", {}, "Your CSV file ", chooser, " or drop it here, or paste its text");
  const dashed = { boxSizing: "border-box", padding: "0.5rem", border: "1px dashed", borderRadius: "4px" };
  Object.assign(zone.style, { ...dashed, flexWrap: "wrap", maxWidth: "100%" });
  demo.controls.append(zone);
  demo.button("Use the example", () => open(null));
  demo.button("Reset", reset);

  const body = demo.stage.parentElement;
  body.addEventListener("dragover", (event) => event.preventDefault());
  body.addEventListener("drop", (event) => {
    event.preventDefault();
    const [dropped] = event.dataTransfer.files;
    if (dropped) demo.soon(() => take(dropped, dropped.name));
  });
  body.addEventListener("paste", (event) => {
    const text = event.clipboardData.getData("text");
    if (text) demo.soon(() => take(new Blob([text]), "The pasted text"));
  });

  demo.group();
  const target = demo.choice("Guess", ["–"], (index) => {
    opened.target = numeric()[index];
    opened.inputs = opened.inputs.filter((column) => column !== opened.target);
    return study();
  });
  const colour = demo.choice("Colour by", ["–"], () => paint());
  for (const select of [target, colour]) {
    select.style.maxWidth = select.parentElement.style.maxWidth = "100%";
    select.style.minWidth = 0;
  }
  const columns = scrolling("Columns, and what they weigh");
  const rows = scrolling("The first rows of the file");
  body.append(columns, rows);

  function scrolling(label) {
    const box = demo.element("div", { tabIndex: 0, role: "region", ariaLabel: label });
    Object.assign(box.style, { overflow: "auto", maxHeight: "20rem", marginBlock: "0.75rem" });
    return box;
  }

  const numeric = () => opened.numeric.flatMap((yes, column) => (yes ? [column] : []));

  /** The controls of a file that was just opened. */
  function fill(name) {
    const names = opened.table.columns.map((column) => column.name);
    const options = (list) => list.map((text) => demo.element("option", {}, text));
    target.replaceChildren(...options(numeric().map((column) => names[column])));
    colour.replaceChildren(...options(names));
    colour.selectedIndex = opened.colour;
    const { rows: count, notes, preview } = opened.table;
    const facts = [`${name}: ${count} rows, ${names.length} columns`, ...notes].join("; ");
    rows.replaceChildren(table(facts, names, preview.map((cells) => cells.map((cell) => [cell]))));
  }

  // Study

  async function study() {
    [report, points, groups] = [null, null, null];
    list();
    demo.redraw();
    target.selectedIndex = numeric().indexOf(opened.target);
    const inputs = [...opened.inputs]; // while the program works, a reader may tick another box
    const answer = JSON.parse(await demo.call("study", Uint32Array.from(inputs), opened.target));
    points = await demo.call("points");
    report = { ...answer, inputs };
    list();
    await paint();
  }

  async function paint() {
    groups = null;
    demo.redraw();
    if (!report) return;
    groups = JSON.parse(await demo.call("groups", colour.selectedIndex));
    demo.say(`${file?.name ?? EXAMPLE}: ${report.sentence}.`);
    demo.redraw();
  }

  /** A row for each column of the file: a box, and what the study says of it. */
  function list() {
    const largest = Math.max(...(report?.effects ?? [0]).map(Math.abs));
    const lines = opened.table.columns.map((column, at) => {
      const input = report ? report.inputs.indexOf(at) : -1;
      const found = input >= 0;
      const weights = [0, 1].map((component) => [found ? fixed(report.weights[component]?.[input]) : ""]);
      const bar = found ? barOf(report.effects[input] / largest) : "";
      return [
        [box(column, at, opened.inputs.includes(at))],
        [found ? digits(report.coefficients[input]) : why(column, at)],
        [found ? digits(report.effects[input]) : "", bar],
        ...weights,
      ];
    });
    const focused = columns.contains(document.activeElement) ? document.activeElement.name : "";
    const heads = ["Input", "One unit more", "One deviation more", "First component", "Second component"];
    columns.replaceChildren(table("Columns, and what they add to the guess", heads, lines));
    if (focused) columns.querySelector(`[name="${focused}"]`)?.focus();
    const worst = (report?.misses ?? []).map(
      ({ line, actual, guess }) => `line ${line}: ${digits(actual)}, guessed ${digits(guess)}`,
    );
    misses.textContent = worst.length ? `Farthest off: ${worst.join("; ")}.` : "";
  }

  function box(column, at, checked) {
    const input = demo.element("input", { type: "checkbox", name: `column-${at}`, checked });
    input.disabled = !opened.numeric[at] || at === opened.target;
    input.addEventListener("change", () => {
      opened.inputs = opened.inputs.filter((other) => other !== at);
      if (input.checked) opened.inputs = [...opened.inputs, at].sort((a, b) => a - b);
      demo.soon(study);
    });
    const label = demo.element("label", {}, input, ` ${column.name}`);
    Object.assign(label.style, { display: "inline-flex", gap: "0.4rem", minHeight: "24px", alignItems: "center" });
    return label;
  }

  function why(column, at) {
    if (at === opened.target) return "is guessed";
    if (column.bad) return `words: ${column.bad}`;
    if (!opened.numeric[at]) return "is empty";
    return column.missing ? `${column.missing} missing` : "";
  }

  /** To the right for more, to the left for less. */
  function barOf(share) {
    const bar = demo.element("span", { ariaHidden: "true" });
    Object.assign(bar.style, {
      display: "block",
      width: `${Math.abs(share) * 50}%`,
      height: "4px",
      marginInlineStart: `${share < 0 ? 50 - Math.abs(share) * 50 : 50}%`,
      background: "var(--accent)",
    });
    return bar;
  }

  function table(caption, heads, lines) {
    const cell = (tag, properties, parts) => demo.element(tag, properties, ...parts);
    const head = cell("tr", {}, heads.map((text) => cell("th", { scope: "col" }, [text])));
    const body = lines.map((parts) => cell("tr", {}, parts.map((part) => cell("td", {}, part))));
    const title = cell("caption", {}, [caption]);
    title.style.textAlign = "start";
    return cell("table", {}, [title, cell("thead", {}, [head]), cell("tbody", {}, body)]);
  }

  // Pictures

  demo.draw = () => {
    const colours = demo.colours();
    const { shares = [] } = report ?? {};
    const [first, second] = shares.map((share) => share.toFixed(3));
    const title = second ? `components: ${first} across, ${second} upwards` : "two inputs have two components";
    const all = chosen(() => true, 0, 1);
    scatter(cloud, colours, title, second ? all : [], ranges(all));
    legend(cloud, colours);
    const held = chosen((row) => row % 3 === 0, 2, 3);
    const [low, high] = ends(held.flatMap(([x, y]) => [x, y]));
    const diagonal = scatter(fit, colours, "guess, against actual", held, [[low, high], [low, high]]);
    if (held.length === 0) return;
    fit.context.strokeStyle = colours.muted;
    fit.context.lineWidth = 1;
    fit.context.beginPath();
    fit.context.moveTo(...diagonal(low, low));
    fit.context.lineTo(...diagonal(high, high));
    fit.context.stroke();
  };

  /** [x, y, group] of some rows. */
  function chosen(keep, x, y) {
    const found = [];
    for (let row = 0; points && row < points.length / 4; row += 1)
      if (keep(row)) found.push([points[4 * row + x], points[4 * row + y], groups?.members[row]]);
    return found;
  }

  function scatter({ context, width, height, clear, write }, colours, title, marks, [[left, right], [low, high]]) {
    clear(colours);
    write(colours.text, title, 10, 20);
    const [top, edge] = [52, 14];
    const place = (x, y) => [
      edge + ((x - left) / (right - left || 1)) * (width - 2 * edge),
      height - edge - ((y - low) / (high - low || 1)) * (height - top - edge),
    ];
    context.lineWidth = 1.5;
    for (const [x, y, group] of marks) {
      context.strokeStyle = context.fillStyle = group === undefined ? colours.muted : colours.series[group];
      sign(context, marks.length > CROWD ? -1 : (group ?? 0), ...place(x, y));
    }
    return place;
  }

  function legend({ context, width, write }, colours) {
    let x = 14;
    for (const [group, name] of (groups?.names ?? []).entries()) {
      context.strokeStyle = context.fillStyle = colours.series[group];
      if (x > width - 40) return write(colours.muted, "…", x, 42);
      sign(context, group, x, 38);
      write(colours.text, name, x + 9, 42);
      x += context.measureText(name).width + 28;
    }
  }

  await reset();
}

const fixed = (number) => (number === undefined ? "" : number.toFixed(3));
const digits = (number) => String(Number(number.toPrecision(4)));

function ends(values) {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
  return [low, high];
}

const ranges = (marks) => [0, 1].map((at) => ends(marks.map((mark) => mark[at])));

/** One for each group; -1 for rows of a crowd. */
function sign(context, group, x, y, r = 3) {
  const lines = [
    [],
    [[-r, 0], [r, 0], null, [0, -r], [0, r]],
    [[0, -r], [r, r], [-r, r], [0, -r]],
    [[-r, -r], [r, -r], [r, r], [-r, r], [-r, -r]],
    [[-r, -r], [r, r], null, [-r, r], [r, -r]],
    [[0, -r - 1], [r, 0], [0, r + 1], [-r, 0], [0, -r - 1]],
  ][group];
  if (!lines) return context.fillRect(x - 1, y - 1, 2, 2);
  context.beginPath();
  if (lines.length === 0) {
    context.arc(x, y, 2, 0, 2 * Math.PI);
    return context.fill();
  }
  let move = true;
  for (const place of lines) {
    if (place) context[move ? "moveTo" : "lineTo"](x + place[0], y + place[1]);
    move = !place;
  }
  context.stroke();
}
