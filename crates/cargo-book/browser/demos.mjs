// Live demos: what every one of them must do, and what its own `web/test.mjs` plays through.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { axe, until, visit } from "./browser.mjs";
import { tags } from "./site.mjs";

const WILD = { seed: 1, actions: 120, seconds: 20 };

/** The cases of all demos that this site has; $ROOT holds their crates. */
export async function demoCases(site) {
  const demos = await Promise.all(found(site).map((demo) => withTest(demo)));
  return demos.flatMap((demo) => [
    { name: `demo ${demo.path}: nothing is loaded before it is asked for`, alone: true, run: (t) => asked(t, site, demo) },
    { name: `demo ${demo.path}: the page does the work of the crate`, run: (t) => work(t, demo) },
    { name: `demo ${demo.path}: played`, run: (t) => played(t, demo) },
    { name: `demo ${demo.path}: the same seed twice, and stopping`, run: (t) => repeated(t, demo) },
    { name: `demo ${demo.path}: wild clicks and keys`, run: (t) => wild(t, demo) },
    { name: `demo ${demo.path}: failures are told`, run: (t) => failures(t, demo) },
    { name: `demo ${demo.path}: a failed program is started anew`, run: (t) => anew(t, demo) },
    { name: `demo ${demo.path}: kept for a time without a network`, alone: true, run: (t) => kept(t, site, demo) },
    { name: `demo ${demo.path}: axe while it runs`, run: (t) => accessible(t, demo) },
  ]);
}

function found(site) {
  return site.chapters.flatMap((file) =>
    tags(site.text(file))
      .filter(({ name, attributes }) => name === "figure" && attributes.has("data-files"))
      .map(({ attributes }) => ({ file, path: attributes.get("data-demo"), files: attributes.get("data-files") })),
  );
}

async function withTest(demo) {
  const folder = join(process.env.ROOT ?? "", "examples", demo.path, "web");
  const expected = join(folder, "work.txt");
  if (!existsSync(expected)) return demo;
  const test = await import(pathToFileURL(join(folder, "test.mjs")));
  return { ...demo, test, expected: readFileSync(expected, "utf8").trimEnd() };
}

async function open(t, { file, path }, options) {
  const page = await t.page(options);
  await visit(page, t.server, file);
  return [page, page.locator(`figure.demo[data-demo="${path}"]`)];
}

async function start(t, demo, options) {
  const [page, figure] = await open(t, demo, options);
  await press(figure);
  await running(figure);
  return [page, figure];
}

const press = (figure) => figure.locator(".start button").click();

const state = (figure) => figure.evaluate((one) => one.dataset.state);

async function running(figure) {
  await until(async () => (await state(figure)) === "running", "the demo does not start", 20_000);
  await idle(figure);
}

/** Once everything that was asked for is done. */
const idle = (figure) => figure.evaluate((one) => one.demo.soon(() => {}).then(() => {}));

const status = (figure) => figure.locator(".demo-status").innerText();

async function asked(t, site, demo) {
  t.server.log.length = 0; // what other cases have loaded
  const [page, figure] = await open(t, demo);
  const early = t.server.log.filter(({ path }) => /\/demos\/|\/demo[-.]|demo-worker/.test(path));
  t.check(early.length === 0, `loaded unasked: ${early.map(({ path }) => path).join(" ")}`);
  const shift = await page.evaluate(
    () =>
      new Promise((done) => {
        let sum = 0;
        new PerformanceObserver((list) => list.getEntries().forEach((entry) => (sum += entry.value))).observe({
          type: "layout-shift",
          buffered: true,
        });
        setTimeout(() => done(sum), 200);
      }),
  );
  t.check(shift < 0.001, `the page shifts by ${shift} without a click`);
  t.check(await figure.locator(":scope > svg").isVisible(), "the recorded picture is not shown");
  t.server.log.length = 0;
  const begin = performance.now();
  await press(figure);
  await running(figure);
  const ms = performance.now() - begin;
  t.check(await figure.locator(".demo-stage").isVisible(), "a started demo has no stage");
  t.check(!(await figure.locator(":scope > svg").isVisible()), "the picture stays beside the demo");
  const loaded = t.server.log.reduce((sum, { bytes }) => sum + bytes, 0);
  const code = readFileSync(join(site.root, `${demo.files}.wasm`));
  const [gzip, brotli] = [gzipSync(code, { level: 9 }).length, brotliCompressSync(code).length];
  const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
  t.note(`wasm ${kB(code.length)}, gzip ${kB(gzip)}, brotli ${kB(brotli)}`);
  t.note(`${t.server.log.length} requests, ${kB(loaded)}, ${ms.toFixed(0)} ms to the first view`);
  const { budget } = demo.test ?? {};
  t.check(Number.isFinite(budget), `no budget in examples/${demo.path}/web/test.mjs`);
  t.check(brotli <= budget, `the program is ${brotli} bytes in brotli, at most ${budget}`);
}

async function work(t, demo) {
  t.check(demo.expected !== undefined, `no examples/${demo.path}/web/work.txt`);
  const [, figure] = await start(t, demo);
  const { answer, seconds } = await figure.evaluate((one) => one.demo.timed());
  t.check(answer.trimEnd() === demo.expected, `the page answers \`${answer}\`, the crate \`${demo.expected}\``);
  t.note(`${seconds.toFixed(2)} s`);
}

/** How a player reaches a demo: a button by its name, and a status line that must come to hold words. */
function hands(t, figure) {
  const says = async (words, when) => {
    const holds = async () => {
      const text = await status(figure);
      return words instanceof RegExp ? words.test(text) : text.includes(words);
    };
    await until(holds, "", 10_000).catch(() => {});
    t.check(await holds(), `${when}: \`${await status(figure)}\`, not \`${words}\``);
  };
  return { says, button: (name) => figure.getByRole("button", { name, exact: true }) };
}

async function played(t, demo) {
  if (!demo.test?.play) return t.check(false, `no play in examples/${demo.path}/web/test.mjs`);
  const [page, figure] = await start(t, demo);
  await demo.test.play(t, page, figure, hands(t, figure));
  await idle(figure);
  t.check((await state(figure)) === "running", `played, it says \`${await status(figure)}\``);
}

async function repeated(t, demo) {
  const [page, figure] = await start(t, demo);
  const reset = figure.getByRole("button", { name: "Reset", exact: true });
  const step = figure.getByRole("button", { name: "Step", exact: true });
  if ((await reset.count()) && (await step.count())) {
    const seen = [];
    for (let turn = 0; turn < 2; turn += 1) {
      await reset.click();
      for (let at = 0; at < 3; at += 1) await step.click();
      await idle(figure);
      seen.push(await status(figure));
    }
    t.check(seen[0] === seen[1], `the same seed says \`${seen[0]}\`, then \`${seen[1]}\``);
  }
  // a button that runs is called Stop, so each is looked for by its own name
  const all = await figure.getByRole("button", { name: /^(Run|Train)/ }).filter({ visible: true }).allInnerTexts();
  const stop = figure.getByRole("button", { name: "Stop", exact: true });
  for (const name of all) {
    const button = figure.getByRole("button", { name, exact: true });
    if (!(await button.isEnabled())) continue;
    const before = await status(figure);
    await button.click();
    await until(async () => (await status(figure)) !== before, `\`${name}\` says nothing`);
    if (!(await stop.count())) continue; // a short run may be over
    await stop.click();
    await idle(figure);
    const stopped = await status(figure);
    await page.waitForTimeout(600);
    t.check((await status(figure)) === stopped, `\`${name}\` goes on after Stop`);
    t.check((await stop.count()) === 0, `\`${name}\` still offers to stop`);
    if (await reset.count()) await reset.click();
    await idle(figure);
  }
}

/** The same actions each time: SplitMix32. */
function generator(seed) {
  let state = seed | 0;
  return (limit) => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) % limit;
  };
}

const KEYS = ["Enter", " ", "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "Delete", "7", "x", "-"];
const TYPED = ["", "0", "1", "-3", "2.5", "1e9", "99999999999999999999", "(", "a*b + tanh(", "\u00e9\u{1f980}", "x,y\n1,2\n"];
const CONTROLS = "button, select, input:not([type=file]), textarea, canvas, [tabindex='0']";

async function wild(t, demo) {
  const [page, figure] = await start(t, demo);
  const next = generator(WILD.seed);
  const end = Date.now() + WILD.seconds * 1000;
  const done = [];
  for (let at = 0; at < WILD.actions && Date.now() < end; at += 1) {
    const all = await figure.locator(".demo-body").locator(CONTROLS).filter({ visible: true }).all();
    const one = all[next(all.length)];
    const kind = await one.evaluate((element) => element.type ?? element.localName).catch(() => null);
    const quick = { timeout: 500 };
    if (kind === "select-one") {
      const count = await one.locator("option").count();
      await one.selectOption({ index: next(count) }, quick).catch(() => {});
    } else if (["number", "text", "textarea", "search"].includes(kind)) {
      const text = TYPED[next(TYPED.length)];
      await one.focus(quick).catch(() => {});
      await page.keyboard.press("Control+A");
      await page.keyboard.insertText(kind === "number" ? text.replace(/[^\d.e-]/g, "") : text);
      if (next(2)) await page.keyboard.press("Tab");
    } else if (kind === "canvas" || kind === "range" || kind === "svg") {
      const box = await one.boundingBox();
      const place = box && { x: next(Math.ceil(box.width)), y: next(Math.ceil(box.height)) };
      await one.click({ ...quick, position: place, force: true }).catch(() => {});
    } else if (kind) await one.click({ ...quick, force: true, clickCount: 1 + next(2) }).catch(() => {});
    for (let key = next(3); key > 0; key -= 1) await page.keyboard.press(KEYS[next(KEYS.length)]);
    done.push(kind);
    if ((await state(figure)) === "failed") break;
  }
  t.check((await state(figure)) === "running", `after ${done.length} actions it says \`${await status(figure)}\``);
  const reset = figure.getByRole("button", { name: "Reset", exact: true });
  if (await reset.count()) await reset.click();
  await idle(figure);
  t.check((await state(figure)) === "running", `Reset says \`${await status(figure)}\``);
  const answer = await figure.evaluate((one) => one.demo.work()).catch((error) => error.message);
  t.check(answer.trimEnd() === demo.expected, `afterwards its work is \`${answer.slice(0, 100)}\``);
  t.note(`${done.length} actions`);
}

async function failures(t, demo) {
  const says = async (figure, words, when) => {
    const note = figure.locator(".start span");
    await until(async () => words.test(await note.innerText()), `${when}, the demo does not say ${words}`, 10_000);
    t.check(await figure.locator(":scope > svg").isVisible(), `${when}, the picture is gone`);
  };
  // what is made to fail is not found fault with
  const forgive = (pattern) => t.problems.splice(0, Infinity, ...t.problems.filter((one) => !pattern.test(one)));

  const [blocked, figure] = await open(t, demo);
  await blocked.route("**/*.wasm", (route) => route.abort());
  await press(figure);
  await says(figure, /could not be fetched/, "without its program");
  await blocked.unroute("**/*.wasm");
  await press(figure);
  await running(figure);
  forgive(/\.wasm|ERR_FAILED/);

  const [, without] = await lacking(t, demo);
  await press(without);
  await says(without, /WebAssembly/, "without WebAssembly");

  const [offline, lost] = await open(t, demo);
  const before = t.problems.length;
  await offline.context().setOffline(true);
  await press(lost);
  await says(lost, /network/, "without a network");
  await offline.context().setOffline(false);
  await press(lost);
  await running(lost);
  const expected = /ERR_INTERNET_DISCONNECTED|failed request/;
  t.problems.splice(before, Infinity, ...t.problems.slice(before).filter((one) => !expected.test(one)));
}

async function lacking(t, demo) {
  const page = await t.page();
  await page.addInitScript(() => delete globalThis.WebAssembly);
  await visit(page, t.server, demo.file);
  return [page, page.locator(`figure.demo[data-demo="${demo.path}"]`)];
}

// Appended to what wasm-bindgen wrote: every method ends as a panic in Rust does.
const TRAP = `
for (const name of Object.getOwnPropertyNames(Demo.prototype).filter((name) => !/^(constructor|free)$|^_/.test(name)))
  Demo.prototype[name] = () => { throw new WebAssembly.RuntimeError("unreachable"); };
`;

async function anew(t, demo) {
  const [page, figure] = await open(t, demo);
  await page.route("**/*.glue.js", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()) + TRAP });
  });
  await press(figure);
  await until(async () => ["running", "failed"].includes(await state(figure)), "it does not start", 20_000);
  await idle(figure);
  const step = figure.getByRole("button", { name: "Step", exact: true });
  if ((await state(figure)) === "running" && (await step.count())) await step.click();
  await until(async () => (await state(figure)) === "failed", "a trap is not told");
  t.check(/Reset/.test(await status(figure)), `after a trap it says \`${await status(figure)}\``);
  await page.unroute("**/*.glue.js");
  const reset = figure.getByRole("button", { name: "Reset", exact: true });
  if (!(await reset.count())) return t.check(false, "there is no Reset");
  await reset.click();
  await running(figure);
  t.check((await figure.evaluate((one) => one.demo.work())).trimEnd() === demo.expected, "Reset does not start it anew");
}

/** A reader who has started it once can do so again. */
async function kept(t, site, demo) {
  if (!site.files.has("sw.js")) t.skip("the site has no sw.js");
  const [page, figure] = await open(t, demo, { worker: true });
  const controlled = () => page.evaluate(() => !!navigator.serviceWorker.controller);
  await until(controlled, "the service worker does not take charge", 20_000);
  await press(figure);
  await running(figure);
  t.server.down = true;
  try {
    await page.reload();
    await press(figure);
    await running(figure);
    t.check((await figure.evaluate((one) => one.demo.work())).trimEnd() === demo.expected, "offline it does other work");
  } finally {
    t.server.down = false;
  }
}

async function accessible(t, demo) {
  for (const [scheme, width] of [
    ["light", 1350],
    ["dark", 1350],
    ["light", 400],
    ["dark", 320],
  ]) {
    const [page, figure] = await start(t, demo, { scheme, width });
    const step = figure.getByRole("button", { name: "Step", exact: true });
    if (await step.count()) await step.click();
    await idle(figure);
    const within = `figure.demo[data-demo="${demo.path}"]`;
    for (const problem of await axe(page, { within })) t.check(false, `${scheme} ${width}: axe: ${problem}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    t.check(wide <= 0, `${scheme} ${width}: the page is ${wide} px too wide`);
    const small = await figure.locator(".demo-body").evaluate((body) =>
      [...body.querySelectorAll("button, input, select")].filter((one) => {
        const { width, height } = (one.closest("label") ?? one).getBoundingClientRect();
        return one.checkVisibility() && (width < 24 || height < 24);
      }).length,
    );
    t.check(small === 0, `${scheme} ${width}: ${small} controls are too small for a finger`);
    await page.context().close();
  }
}
