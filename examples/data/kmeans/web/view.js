// k-means on a plane: a run step by step, its inertia, and where a hundred seeds end.
const DATA = ["Penguins", "Eight clouds", "Your own points"];
const OWN = 2;
const SEEDS = 100;
const MARKS = [dot, plus, triangle, square, cross, diamond, dash, ring];

export default async function view(demo) {
  const plot = demo.canvas(440, 400, "The points, a sign for each cluster, and the centres. A click places a point; so do the arrow keys and Enter.");
  const side = demo.element("div", { className: "demo-side" });
  demo.stage.append(side);
  const curve = demo.canvas(270, 185, "The inertia after each step; the status line has its numbers");
  const ends = demo.canvas(270, 185, "Where a hundred seeds of each kind end; the status line has their numbers");
  side.append(curve.element, ends.element);

  const chosen = { seed: 1, plusPlus: true, k: 3, data: 0, own: [] };
  let run = null; // { points, labels, centres, trail, inertias, done }, or null where there are too few points
  let compared = { uniform: [], plusPlus: [] };
  let frame = null; // the part of the plane that is shown
  let cursor = null; // where the keys are

  async function reset({ moved = false } = {}) {
    running.stop();
    comparing.stop();
    compared = { uniform: [], plusPlus: [] };
    const { seed, plusPlus, k, data, own } = chosen;
    if (data === OWN && own.length < 2 * k) {
      run = null;
      demo.say(`${own.length / 2} points. ${k} clusters need at least ${k}: click into the field, or move there by arrow keys and press Enter.`);
      return demo.redraw();
    }
    await demo.restart(seed, plusPlus, k, data, Float64Array.from(data === OWN ? own : []));
    const points = await demo.call("points");
    run = { points, labels: null, trail: [await demo.call("centres")], inertias: [], done: false };
    if (moved || !frame) frame = around(points);
    const way = plusPlus ? "by k-means++" : "at random";
    demo.say(`Seed ${seed}: ${k} of ${points.length / 2} points drawn ${way} are the first centres.`);
    demo.redraw();
  }

  async function step() {
    if (!run || run.done) return false;
    const changed = await demo.call("step");
    run.labels = await demo.call("labels");
    run.trail.push(await demo.call("centres"));
    run.inertias.push(await demo.call("inertia"));
    run.done = changed === 0;
    const looked = await demo.call("compared");
    demo.say(
      `Seed ${chosen.seed}, step ${run.inertias.length}: ${changed} changed cluster, inertia ${run.inertias.at(-1).toFixed(2)}; ` +
        `${looked} were compared with all centres.${run.done ? " Nothing changes any more." : ""}`,
    );
    demo.redraw();
    return !run.done;
  }

  async function compare() {
    const first = compared.plusPlus.length;
    if (!run || first >= SEEDS) return false;
    const share = 5;
    compared.uniform.push(...pairs(await demo.call("ends", false, first, share)));
    compared.plusPlus.push(...pairs(await demo.call("ends", true, first, share)));
    const done = compared.plusPlus.length >= SEEDS;
    demo.say(
      `${compared.plusPlus.length} seeds: at random ${summary(compared.uniform)}; by k-means++ ${summary(compared.plusPlus)}.`,
    );
    demo.redraw();
    return !done;
  }

  function add(x, y) {
    if (chosen.data !== OWN) chosen.own = run ? [...run.points] : [];
    chosen.own.push(x, y);
    chosen.data = OWN;
    data.selectedIndex = OWN;
    demo.soon(reset);
  }

  // Controls
  const running = demo.runner(step, { pause: 300 });
  demo.button("Step", step);
  demo.button("Reset", () => reset());
  const comparing = demo.runner(
    () => {
      if (compared.plusPlus.length >= SEEDS) compared = { uniform: [], plusPlus: [] };
      return compare();
    },
    { label: `Compare ${SEEDS} seeds` },
  );
  demo.group();
  const data = demo.choice("Data", DATA, (index) => {
    if (index === OWN && chosen.data !== OWN) chosen.own = run ? [...run.points] : [];
    chosen.data = index;
    return reset({ moved: index !== OWN });
  });
  demo.number("Clusters", { value: chosen.k, min: 1, max: 8 }, (k) => {
    chosen.k = k;
    return reset();
  });
  demo.choice("First centres", ["k-means++", "at random"], (index) => {
    chosen.plusPlus = index === 0;
    return reset();
  });
  demo.number("Seed", { value: chosen.seed, min: 0, max: 4294967295 }, (seed) => {
    chosen.seed = seed;
    return reset();
  });
  demo.button("Clear points", () => {
    Object.assign(chosen, { data: OWN, own: [] });
    data.selectedIndex = OWN;
    return reset();
  });

  // The field takes points, by a pointer or by keys
  const field = plot.element;
  field.tabIndex = 0;
  field.role = "application";
  field.ariaRoleDescription = "field of points";
  field.addEventListener("click", (event) => {
    if (!frame) return;
    cursor = null;
    const { x, y } = plot.at(event);
    add(...frame.back(x / plot.width, y / plot.height));
  });
  field.addEventListener("keydown", (event) => {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!frame || event.ctrlKey || event.metaKey || event.altKey) return;
    if (way) {
      const by = event.shiftKey ? 0.1 : 0.02;
      cursor ??= { x: 0.5, y: 0.5 };
      cursor = { x: within(cursor.x + way[0] * by), y: within(cursor.y + way[1] * by) };
      const [x, y] = frame.back(cursor.x, cursor.y);
      demo.say(`At ${x.toFixed(2)}, ${y.toFixed(2)}. Enter places a point.`);
      demo.redraw();
    } else if (event.key === "Enter" || event.key === " ") {
      cursor ??= { x: 0.5, y: 0.5 };
      add(...frame.back(cursor.x, cursor.y));
    } else return;
    event.preventDefault();
  });

  demo.draw = () => {
    const colours = demo.colours();
    colours.series.push(colours.muted); // of the eighth cluster
    scatter(plot, colours);
    inertias(curve, colours);
    histogram(ends, colours);
  };

  function scatter({ context, width, height, clear }, colours) {
    clear(colours);
    const place = (values, at) => {
      const [x, y] = frame.place(values[2 * at], values[2 * at + 1]);
      return [x * width, y * height];
    };
    const points = run ? run.points : chosen.own;
    context.lineWidth = 1.5;
    for (let at = 0; at < points.length / 2; at += 1) {
      const label = run?.labels?.[at];
      context.strokeStyle = context.fillStyle = label === undefined ? colours.muted : colours.series[label];
      (label === undefined ? dot : MARKS[label])(context, ...place(points, at));
    }
    if (run) centres(context, place, colours);
    if (cursor) {
      context.strokeStyle = colours.text;
      cross(context, cursor.x * width, cursor.y * height, 8);
    }
  }

  function centres(context, place, colours) {
    const last = run.trail.at(-1);
    for (let label = 0; label < last.length / 2; label += 1) {
      context.strokeStyle = colours.text;
      context.lineWidth = 1;
      context.beginPath();
      run.trail.forEach((centres, at) => context[at ? "lineTo" : "moveTo"](...place(centres, label)));
      context.stroke();
      const [x, y] = place(last, label);
      context.fillStyle = colours.series[label];
      context.lineWidth = 2;
      context.fillRect(x - 7, y - 7, 14, 14);
      context.strokeRect(x - 7, y - 7, 14, 14);
    }
  }

  function inertias({ context, width, height, clear, write }, colours) {
    clear(colours);
    write(colours.text, "inertia after each step", 10, 20);
    const values = run?.inertias ?? [];
    if (values.length === 0) return;
    const [high, low] = [values[0], values.at(-1)];
    const x = (at) => 16 + (at * (width - 84)) / Math.max(values.length - 1, 4);
    const y = (value) => height - 20 - ((value - low) / (high - low || 1)) * (height - 66);
    context.strokeStyle = context.fillStyle = colours.accent;
    context.lineWidth = 2;
    context.beginPath();
    values.forEach((value, at) => context.lineTo(x(at), y(value)));
    context.stroke();
    values.forEach((value, at) => dot(context, x(at), y(value), 3));
    write(colours.text, high.toFixed(2), x(0) + 8, y(high) + 4);
    if (values.length > 1) write(colours.text, low.toFixed(2), x(values.length - 1) + 8, y(low) + 4);
  }

  function histogram({ context, width, height, clear, write }, colours) {
    clear(colours);
    const all = [...compared.uniform, ...compared.plusPlus].map(([end]) => end);
    write(colours.text, "inertia at the end", 10, 20);
    if (all.length === 0) return write(colours.muted, "Compare draws it.", 10, 42);
    const [low, high] = [Math.min(...all), Math.max(...all)];
    const floors = [(height - 30) * 0.5 + 14, height - 22];
    const counts = [compared.uniform, compared.plusPlus].map((runs) => {
      const columns = new Map();
      for (const [end] of runs) {
        const column = Math.round(((end - low) / (high - low || 1)) * (width - 28) * 0.25);
        columns.set(column, (columns.get(column) ?? 0) + 1);
      }
      return columns;
    });
    const most = Math.max(...counts.flatMap((columns) => [...columns.values()]));
    const bars = (columns, floor, colour) => {
      context.fillStyle = colour;
      for (const [column, count] of columns) {
        const tall = Math.max((count / most) * (floors[1] - floors[0] - 6), 2);
        context.fillRect(12 + column * 4, floor - tall, 3, tall);
      }
    };
    bars(counts[0], floors[0], colours.muted);
    bars(counts[1], floors[1], colours.accent);
    for (const [text, floor] of [["at random", floors[0]], ["k-means++", floors[1]]]) {
      context.fillStyle = colours.line;
      context.fillRect(10, floor, width - 20, 1);
      write(colours.muted, text, width - 10, floor - 8, "right");
    }
    write(colours.text, low.toFixed(2), 10, height - 6);
    write(colours.text, high.toFixed(2), width - 10, height - 6, "right");
  }

  await reset();
}

const within = (share) => Math.min(Math.max(share, 0.02), 0.98);

/** The part of the plane that holds all points, from 0 to 1 to the right and downwards. */
function around(points) {
  const side = (at) => {
    const values = points.filter((_, index) => index % 2 === at);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const edge = 0.06 * (high - low || 1);
    return [low - edge, high - low + 2 * edge || 1];
  };
  const [[left, wide], [bottom, high]] = [side(0), side(1)];
  return {
    place: (x, y) => [(x - left) / wide, 1 - (y - bottom) / high],
    back: (x, y) => [left + x * wide, bottom + (1 - y) * high],
  };
}

const pairs = (values) => Array.from({ length: values.length / 2 }, (_, at) => [values[2 * at], values[2 * at + 1]]);

function summary(runs) {
  const ends = runs.map(([end]) => end).sort((a, b) => a - b);
  const steps = runs.reduce((sum, [, count]) => sum + count, 0);
  const [best, median, worst] = [0, ends.length >> 1, ends.length - 1].map((at) => ends[at].toFixed(2));
  return `best ${best}, median ${median}, worst ${worst}, ${steps} steps`;
}

// The signs of clusters

function path(context, x, y, ...moves) {
  context.beginPath();
  moves.forEach(([dx, dy, move], at) => context[move || at === 0 ? "moveTo" : "lineTo"](x + dx, y + dy));
}

function dot(context, x, y, r = 2) {
  context.beginPath();
  context.arc(x, y, r, 0, 2 * Math.PI);
  context.fill();
}

function ring(context, x, y, r = 3) {
  context.beginPath();
  context.arc(x, y, r, 0, 2 * Math.PI);
  context.stroke();
}

function plus(context, x, y, r = 3.5) {
  path(context, x, y, [-r, 0], [r, 0], [0, -r, true], [0, r]);
  context.stroke();
}

function cross(context, x, y, r = 3) {
  path(context, x, y, [-r, -r], [r, r], [-r, r, true], [r, -r]);
  context.stroke();
}

function triangle(context, x, y, r = 3.5) {
  path(context, x, y, [0, -r], [r, r * 0.75], [-r, r * 0.75], [0, -r]);
  context.stroke();
}

function square(context, x, y, r = 2.5) {
  context.strokeRect(x - r, y - r, 2 * r, 2 * r);
}

function diamond(context, x, y, r = 3.5) {
  path(context, x, y, [0, -r], [r, 0], [0, r], [-r, 0], [0, -r]);
  context.stroke();
}

function dash(context, x, y, r = 3.5) {
  path(context, x, y, [-r, 0], [r, 0]);
  context.stroke();
}
