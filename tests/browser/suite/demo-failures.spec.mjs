// What a live demo does when a reader misuses it, and when something fails.
import { site } from "../lib/built.mjs";
import { button, demos, idle, open, press, running, start } from "../lib/demos.mjs";
import { state, status, work } from "../lib/demos.mjs";
import { misuse } from "../lib/misuse.mjs";
import { visit } from "../lib/pages.mjs";
import { check, note, test, until } from "../lib/test.mjs";

for (const demo of demos) {
  test.describe(`demo ${demo.path}`, () => {
    test("survives random clicks and keys", async ({ newPage }) => {
      const [page, figure] = await start(newPage, demo);
      const actions = await misuse(page, figure);
      await checkAlive(figure, `after ${actions} actions`);
      const reset = button(figure, "Reset");
      if (await reset.count()) await reset.click();
      await idle(figure);
      await checkAlive(figure, "after Reset");
      const answer = await work(figure).catch((error) => error.message);
      check(answer === demo.expected, `afterwards its work is \`${answer.slice(0, 100)}\``);
      note(`${actions} actions`);
    });

    test("reports in words that its program is missing", async ({ newPage, problems }) => {
      const [page, figure] = await open(newPage, demo);
      await page.route("**/*.wasm", (route) => route.abort());
      await press(figure);
      await checkWords(figure, /could not be fetched/, "without its program");
      await page.unroute("**/*.wasm");
      await press(figure);
      await running(figure);
      forgive(problems, /\.wasm|ERR_FAILED/);
    });

    test("reports in words that there is no WebAssembly", async ({ newPage }) => {
      const page = await newPage();
      await page.addInitScript(() => delete globalThis.WebAssembly);
      await visit(page, demo.file);
      const figure = page.locator(`figure.demo[data-demo="${demo.path}"]`);
      await press(figure);
      await checkWords(figure, /WebAssembly/, "without WebAssembly");
    });

    test("reports in words that there is no network", async ({ newPage, problems }) => {
      const [page, figure] = await open(newPage, demo);
      await page.context().setOffline(true);
      await press(figure);
      await checkWords(figure, /network/, "without a network");
      await page.context().setOffline(false);
      await press(figure);
      await running(figure);
      forgive(problems, /ERR_INTERNET_DISCONNECTED|failed request/);
    });

    test("starts again after its program has failed", async ({ newPage }) => {
      const [page, figure] = await open(newPage, demo);
      await failInRust(page, figure);
      const words = await status(figure);
      check(/Reset/.test(words), `after a panic it says \`${words}\``);
      await page.unroute("**/*.glue.js");
      const reset = button(figure, "Reset");
      check(await reset.count(), "there is no Reset");
      if (!(await reset.count())) return;
      await reset.click();
      await running(figure);
      check((await work(figure)) === demo.expected, "Reset does not start it again");
    });

    test("starts again without a network", async ({ newPage, server }) => {
      test.skip(!site.files.has("sw.js"), "the site has no sw.js");
      const [page, figure] = await open(newPage, demo, { worker: true });
      const isControlled = () => page.evaluate(() => !!navigator.serviceWorker.controller);
      await until(isControlled, "the service worker does not take control", 20_000);
      await press(figure);
      await running(figure);
      server.down = true;
      await page.reload();
      await press(figure);
      await running(figure);
      check((await work(figure)) === demo.expected, "offline its work is different");
    });
  });
}

async function checkAlive(figure, when) {
  check((await state(figure)) === "running", `${when} it says \`${await status(figure)}\``);
}

async function checkWords(figure, words, when) {
  const says = async () => words.test(await figure.locator(".start span").innerText());
  await until(says, `${when}, the demo does not say ${words}`, 10_000);
  check(await figure.locator(":scope > svg").isVisible(), `${when}, the picture is gone`);
}

/** Removes the problems that the test has caused on purpose. */
function forgive(problems, pattern) {
  problems.splice(0, Infinity, ...problems.filter((problem) => !pattern.test(problem)));
}

// Appended to what wasm-bindgen wrote: every method ends as a panic in Rust does.
const TRAP = `
for (const name of Object.getOwnPropertyNames(Demo.prototype)) {
  if (/^(constructor|free)$|^_/.test(name)) continue;
  Demo.prototype[name] = () => { throw new WebAssembly.RuntimeError("unreachable"); };
}
`;

/** Starts a demo whose program panics, and waits until it reports that. */
async function failInRust(page, figure) {
  await page.route("**/*.glue.js", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()) + TRAP });
  });
  await press(figure);
  const isStarted = async () => ["running", "failed"].includes(await state(figure));
  await until(isStarted, "it does not start", 20_000);
  await idle(figure);
  const step = button(figure, "Step");
  if ((await state(figure)) === "running" && (await step.count())) await step.click();
  const isFailed = async () => (await state(figure)) === "failed";
  await until(isFailed, "a panic is not reported");
}
