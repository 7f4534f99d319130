// A live demo: loaded when the reader starts one, as are its view, its worker and its WebAssembly.
//
//   page ── view.js ── demo (this file) ── messages ── demo-worker.js ── glue.js ── code.wasm: `Demo`, `work()`
//
// A view is `export default function view(demo) { … }`, called once, when the program is there; it may be async. Its
// first act is to make its controls, so that there is a Reset whatever happens, and its second one
// `await demo.restart(…)`. What `demo` offers:
//
// The program, in its worker:
//   restart(...args)       a new `Demo(...args)`; stops all runners first; after a failure it is made in a new worker
//   call(method, ...args)  a method of it, as a promise; numbers, strings and typed arrays come back as such
//   work()                 the fixed work that is measured: its answer;   timed(): { answer, seconds }
//   The reader has already seen why a call was rejected, so it need not be caught. Errors that the program returns
//   (`JsError`) are shown in their own words, and it goes on; after a trap every call fails until `restart`.
//
// Controls, in a row below the stage (`demo.controls`; `demo.group()` begins a new row):
//   button(label, action)                                → the <button>
//   runner(step, { label = "Run", pause = 0 })           → { stop(), running, button }: a Run/Stop button that awaits
//                                                          step() a frame (and `pause` ms) apart, until it returns false
//   number(label, { value, min, max, step }, change)     → the <input>; change(value) is called with a number in bounds
//   range(label, { value, min, max, step }, change)      → the <input> of a slider, which shows its value beside it
//   choice(label, [names], change)                       → the <select>; change(index, name)
//   check(label, value, change)                          → the <input> of a box; change(checked)
//   Actions, changes and steps are run one after the other, never at the same time, and may be async: what one awaits
//   is its own. So an action must not await another one, nor a runner.
//   soon(action)           queues an action of your own (from a pointer or a key); one that waits already is not queued
//                          twice; returns a promise of its value
//
// The stage, above (`demo.stage`, which wraps; any element can be appended to it, as one of class `demo-side`, which
// is beside a canvas where there is room and below it where there is not):
//   canvas(width, height, description)  → { element, context, width, height, at(event), clear(colours),
//                          write(colour, text, x, y, align) }: width × height CSS pixels,
//                          smaller in the same proportion where the column is narrower. Draw in these units, read
//                          `width` and `height` again in each drawing. at(event) → { x, y } of a pointer.
//   draw                   assign a function without arguments: it is called when a canvas changes its size or the
//                          theme its colours, once at the start, and when you ask for it by redraw(), once a frame
//   colours()              → { text, muted, line, background, raised, accent, series: [7 colours] } of the theme
//   say(text)              the status line, which is read out;  fail(error): the same for what went wrong
//   element(tag, properties, ...children)   makes an element
//
// `figure.demo` is this object, and `figure.dataset.state` is "loading", "running" or "failed" (after a trap).

const TEXT = {
  fetch: "The program of this demo could not be fetched.",
  offline: "This demo is not kept on this machine yet, and there is no network.",
  engine: "This browser does not run the WebAssembly of this demo.",
  worker: "This browser did not start the thread that this demo runs in.",
  file: "A page that is opened as a file cannot load a demo: serve the book, or read it on the web.",
  trap: "The program of this demo has stopped at an error. Reset starts it again.",
};

/** Errors that the reader has seen. */
const reported = new WeakSet();
addEventListener("unhandledrejection", (event) => {
  if (reported.has(event.reason)) event.preventDefault();
});

class Fault extends Error {
  constructor(kind, message) {
    super(message);
    this.kind = kind;
  }

  get words() {
    if (this.kind === "reported") return this.message;
    const lost = ["fetch", "worker"].includes(this.kind);
    if (lost && location.protocol === "file:") return TEXT.file;
    if (lost && !navigator.onLine) return TEXT.offline;
    return lost || this.kind === "engine" ? `${TEXT[this.kind]} (${this.message})` : TEXT.trap;
  }
}

let attempts = 0;

/** Runs the demo in `figure`, whose files begin with `files`; throws an error with `words` for the reader. */
export async function start(figure, files) {
  if (typeof WebAssembly === "undefined") throw new Fault("engine", "it has none, or it is turned off");
  const program = new Program(`${files}.glue.js`, `${files}.wasm`);
  // a browser may remember that a module could not be fetched, under this address
  const address = `${files}.view.js${attempts ? `#${attempts}` : ""}`;
  const view = import(address).catch((error) => {
    throw new Fault("fetch", error.message);
  });
  try {
    const [{ default: show }] = await Promise.all([view, program.load()]);
    const demo = new Demo(figure, program);
    demo.open();
    await demo.soon(() => show(demo));
    demo.redraw();
    return demo;
  } catch (error) {
    attempts += 1;
    program.close();
    throw error;
  }
}

/** The worker with the program, and the calls that it has not answered yet. */
class Program {
  #worker = null;
  #waiting = new Map();
  #count = 0;

  constructor(glue, code) {
    this.addresses = [glue, code];
  }

  get alive() {
    return this.#worker !== null;
  }

  async load() {
    try {
      this.#worker = new Worker(new URL(`{{ resource "theme/demo-worker.js" }}`, import.meta.url), { type: "module" });
    } catch (error) {
      throw new Fault("worker", error.message);
    }
    const ready = this.ask("load", ...this.addresses);
    this.#worker.onmessage = ({ data }) => this.#answer(data);
    this.#worker.onerror = (event) => {
      event.preventDefault();
      this.close(new Fault("worker", event.message ?? "its script could not be fetched"));
    };
    try {
      await ready;
    } catch (error) {
      this.close(error);
      throw error;
    }
  }

  ask(action, ...args) {
    return new Promise((done, failed) => {
      if (!this.alive) return failed(new Fault("trap", "the program has stopped"));
      const id = ++this.#count;
      this.#waiting.set(id, { done, failed });
      try {
        this.#worker.postMessage({ id, action, args });
      } catch (error) {
        this.#waiting.delete(id);
        failed(error); // an argument that cannot be sent
      }
    });
  }

  #answer({ id, value, seconds, kind, message }) {
    const call = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (!kind) return call?.done({ value, seconds });
    const fault = new Fault(kind, message);
    call?.failed(fault);
    if (kind === "trap") this.close(fault);
  }

  close(fault = new Fault("trap", "the program has stopped")) {
    this.#worker?.terminate();
    this.#worker = null;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    waiting.forEach(({ failed }) => failed(fault));
  }
}

function make(tag, properties = {}, ...children) {
  const given = Object.entries(properties).filter(([, value]) => value !== undefined);
  const element = Object.assign(document.createElement(tag), Object.fromEntries(given));
  element.append(...children);
  return element;
}

const frame = () => new Promise((next) => requestAnimationFrame(next));
const sleep = (ms) => new Promise((next) => setTimeout(next, ms));

class Demo {
  draw = null;
  #figure;
  #program;
  #runners = [];
  #last = Promise.resolve();
  #waiting = new Map();
  #status = make("p", { className: "demo-status", role: "status" });
  #probe = make("span", { className: "demo-probe", ariaHidden: "true" });
  #drawing = false;

  constructor(figure, program) {
    this.#figure = figure;
    this.#program = program;
    this.stage = make("div", { className: "demo-stage" });
    this.controls = null;
    this.body = make("div", { className: "demo-body", tabIndex: -1 }, this.stage, this.#status, this.#probe);
    this.group();
    figure.demo = this;
    new MutationObserver(() => this.redraw()).observe(document.documentElement, { attributeFilter: ["data-theme"] });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.redraw());
  }

  /** Puts the demo in the place of its picture. */
  open() {
    this.#figure.querySelector("figcaption").before(this.body);
    this.#figure.dataset.state = "running";
    this.body.focus({ preventScroll: true });
    if (this.#figure.getBoundingClientRect().top < 0) this.#figure.scrollIntoView();
  }

  element(tag, properties, ...children) {
    return make(tag, properties, ...children);
  }

  // The program

  async restart(...args) {
    this.#runners.forEach((runner) => runner.stop());
    await this.#ask(async () => {
      if (!this.#program.alive) await this.#program.load();
      await this.#program.ask("begin", ...args);
    });
    this.#figure.dataset.state = "running";
  }

  async call(method, ...args) {
    return (await this.#ask(() => this.#program.ask("call", method, ...args))).value;
  }

  async work() {
    return (await this.timed()).answer;
  }

  async timed() {
    const { value, seconds } = await this.#ask(() => this.#program.ask("work"));
    return { answer: value, seconds };
  }

  async #ask(question) {
    try {
      return await question();
    } catch (error) {
      this.fail(error);
      throw error;
    }
  }

  // Controls

  group() {
    const row = make("div", { className: "demo-controls", role: "group", ariaLabel: "Controls of the demo" });
    (this.controls ?? this.stage).after(row);
    this.controls = row;
    return row;
  }

  button(label, action) {
    const button = make("button", { type: "button", onclick: () => this.soon(action) }, label);
    this.controls.append(button);
    return button;
  }

  runner(step, { label = "Run", pause = 0 } = {}) {
    const runner = {
      running: false,
      stop: () => {
        runner.running = false;
        runner.button.textContent = label;
      },
    };
    let turn = 0;
    const run = async () => {
      const mine = ++turn;
      runner.running = true;
      runner.button.textContent = "Stop";
      const goes = () => runner.running && turn === mine;
      while (goes()) {
        const more = await this.soon(() => !goes() || step());
        if (!goes()) return;
        if (more === false || more === FAILED) return runner.stop();
        await frame();
        if (pause > 0) await sleep(pause);
      }
    };
    runner.button = make("button", { type: "button", onclick: () => (runner.running ? runner.stop() : run()) }, label);
    this.controls.append(runner.button);
    this.#runners.push(runner);
    return runner;
  }

  number(label, { value, min, max, step = 1 }, change) {
    const input = make("input", { type: "number", min, max, step, value, required: true });
    let good = Number(value);
    const apply = () => change?.(good);
    input.addEventListener("change", () => {
      const typed = input.valueAsNumber;
      if (Number.isFinite(typed)) good = bounded(typed, { min, max, step });
      input.value = good;
      this.soon(apply);
    });
    this.controls.append(make("label", {}, `${label} `, input));
    return input;
  }

  range(label, { value, min, max, step = 1 }, change) {
    const input = make("input", { type: "range", min, max, step, value });
    const shown = make("output", {}, input.value);
    const apply = () => change?.(input.valueAsNumber);
    input.addEventListener("input", () => {
      shown.textContent = input.value;
      this.soon(apply);
    });
    this.controls.append(make("span", { className: "demo-range" }, make("label", {}, `${label} `, input), shown));
    return input;
  }

  choice(label, names, change) {
    const select = make("select", {}, ...names.map((name) => make("option", {}, name)));
    const apply = () => change?.(select.selectedIndex, names[select.selectedIndex]);
    select.addEventListener("change", () => this.soon(apply));
    this.controls.append(make("label", {}, `${label} `, select));
    return select;
  }

  check(label, value, change) {
    const input = make("input", { type: "checkbox", checked: value });
    const apply = () => change?.(input.checked);
    input.addEventListener("change", () => this.soon(apply));
    this.controls.append(make("label", {}, input, ` ${label}`));
    return input;
  }

  /** Its value, or FAILED once the reader has seen why. */
  soon(action) {
    const waiting = this.#waiting.get(action);
    if (waiting) return waiting;
    const turn = this.#last.then(() => {
      this.#waiting.delete(action);
      return action();
    });
    const safe = turn.catch((error) => {
      this.fail(error);
      return FAILED;
    });
    this.#waiting.set(action, safe);
    this.#last = safe;
    return safe;
  }

  // The stage

  canvas(width, height, description) {
    const element = make("canvas", { role: "img", ariaLabel: description });
    element.style.aspectRatio = `${width} / ${height}`;
    element.style.maxWidth = `${width}px`;
    this.stage.append(element);
    const canvas = {
      element,
      context: element.getContext("2d"),
      width,
      height,
      at: (event) => {
        const box = element.getBoundingClientRect();
        return { x: event.clientX - box.left, y: event.clientY - box.top };
      },
      clear: (colours) => {
        canvas.context.fillStyle = colours.raised;
        canvas.context.fillRect(0, 0, canvas.width, canvas.height);
      },
      write: (colour, text, x, y, align = "left") => {
        Object.assign(canvas.context, { fillStyle: colour, font: "13px sans-serif", textAlign: align });
        canvas.context.fillText(text, x, y);
      },
    };
    const fit = () => {
      canvas.width = Math.min(width, element.clientWidth || width);
      canvas.height = (canvas.width * height) / width;
      const dots = devicePixelRatio || 1;
      [element.width, element.height] = [canvas.width, canvas.height].map((size) => Math.round(size * dots));
      canvas.context.setTransform(dots, 0, 0, dots, 0, 0);
    };
    fit();
    const refit = () => {
      const dots = element.width / canvas.width;
      const same = element.clientWidth === canvas.width && Math.abs(dots - (devicePixelRatio || 1)) < 0.01;
      if (same || element.clientWidth === 0) return;
      fit();
      this.draw?.(); // now: setting the size has emptied it
    };
    new ResizeObserver(refit).observe(element);
    addEventListener("resize", refit); // a page that is zoomed
    return canvas;
  }

  redraw() {
    if (this.#drawing) return;
    this.#drawing = true;
    requestAnimationFrame(() => {
      this.#drawing = false;
      this.draw?.();
    });
  }

  colours() {
    const colour = (name) => {
      this.#probe.style.color = `var(--${name})`;
      return getComputedStyle(this.#probe).color;
    };
    return {
      text: colour("ink"),
      muted: colour("soft"),
      line: colour("line"),
      background: colour("paper"),
      raised: colour("raised"),
      accent: colour("accent"),
      series: Array.from({ length: 7 }, (_, at) => colour(`series-${at}`)),
    };
  }

  say(text) {
    this.#status.classList.remove("failed");
    if (this.#status.textContent !== text) this.#status.textContent = text;
  }

  fail(error) {
    if (reported.has(error)) return;
    if (error instanceof Object) reported.add(error);
    if (!(error instanceof Fault)) console.error(error); // a mistake in the view
    this.say(error instanceof Fault ? error.words : `This demo has failed: ${error?.message ?? error}`);
    this.#status.classList.add("failed");
    if (this.#program.alive) return;
    this.#runners.forEach((runner) => runner.stop());
    this.#figure.dataset.state = "failed";
  }
}

/** What `soon` gives for an action that failed. */
const FAILED = Symbol("failed");

/** The nearest number that the field allows. */
function bounded(value, { min = -Infinity, max = Infinity, step }) {
  const from = Number.isFinite(Number(min)) ? Number(min) : 0;
  const stepped = step === "any" ? value : Number((from + Math.round((value - from) / step) * step).toPrecision(12));
  return Math.min(Math.max(stepped, min), max);
}
