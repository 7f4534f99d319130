// Chromium, pages that note whatever goes wrong in them, and axe.
import { accessSync, constants, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "chrome"];
const FLAGS = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // letters are drawn the same whatever this machine's fonts are set to
  "--font-render-hinting=none",
  "--disable-lcd-text",
  // nothing but the server of these tests can be reached
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
// Playwright says this where a test goes without the service worker.
const OWN = "Service Worker registration blocked by Playwright";

// How many requests of a context are under way, and since when.
const quiet = new WeakMap();

/** `$CHROMIUM`, a path or a name, or the first browser of that family on the path. */
export function find() {
  const named = process.env.CHROMIUM;
  if (named?.includes("/")) return named;
  const folders = (process.env.PATH ?? "").split(delimiter);
  const places = (named ? [named] : NAMES).flatMap((name) => folders.map((folder) => join(folder, name)));
  return places.find(runs) ?? null;
}

function runs(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export function start(executablePath) {
  return chromium.launch({ executablePath, args: FLAGS, timeout: 30_000 });
}

/** A browser that others can talk to as well. */
export function startAt(executablePath, port) {
  return chromium.launch({ executablePath, args: [...FLAGS, `--remote-debugging-port=${port}`], timeout: 30_000 });
}

/** A page in a fresh profile. Whatever goes wrong in it is added to `problems`. */
export async function fresh(
  browser,
  server,
  problems,
  { scheme = "light", width = 1350, script = true, worker = false, bypassCSP = false } = {},
) {
  const context = await browser.newContext({
    viewport: { width, height: width < 600 ? 800 : 900 },
    colorScheme: scheme,
    reducedMotion: "reduce",
    javaScriptEnabled: script,
    serviceWorkers: worker ? "allow" : "block",
    bypassCSP,
  });
  context.setDefaultTimeout(5_000);
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: server.origin });
  const here = (url) => url.startsWith(`${server.origin}/`) || /^(data|blob|about):/.test(url);
  const at = (page) => (page ? new URL(page.url()).pathname : "a worker");
  const missing = new Set();
  const loading = { now: 0, since: 0 };
  quiet.set(context, loading);
  const change = (by) => Object.assign(loading, { now: loading.now + by, since: performance.now() });
  context.on("request", () => change(1));
  context.on("requestfinished", () => change(-1));
  context.on("requestfailed", () => change(-1));
  context.on("console", (message) => {
    const { url } = message.location();
    // a wrong address is answered with 404.html, and that is what was wanted
    if (message.text() === OWN || (missing.has(url) && / 404 /.test(message.text()))) return;
    if (!server.down) problems.push(`console of ${at(message.page())}: ${message.text().slice(0, 300)}`);
  });
  context.on("weberror", (error) => problems.push(`page error in ${at(error.page())}: ${error.error().message}`));
  context.on("request", (request) => {
    if (!here(request.url())) problems.push(`foreign request: ${request.url()}`);
  });
  context.on("requestfailed", (request) => {
    // what a page was still fetching ahead ends when the reader leaves it
    if (/ERR_ABORTED/.test(request.failure()?.errorText) || server.down) return;
    if (here(request.url())) problems.push(`failed request: ${request.url()} ${request.failure()?.errorText}`);
  });
  context.on("response", (response) => {
    if (response.status() < 400) return;
    if (response.request().isNavigationRequest()) missing.add(response.url());
    else problems.push(`${response.status()}: ${response.url()}`);
  });
  return context.newPage();
}

/** Opens a file of the site and waits until nothing is loading. */
export async function visit(page, server, file) {
  await page.goto(server.address(file), { waitUntil: "load" });
  // deferred work after `load` may still ask for something
  const loading = quiet.get(page.context());
  await until(() => loading.now === 0 && performance.now() - loading.since > 150, `${file} goes on loading`, 10_000);
}

/** What axe finds, a line for each kind; folded and hidden parts are opened first. */
export async function axe(page, { within = null } = {}) {
  if (!within) {
    await page.evaluate(async () => {
      for (const fold of document.querySelectorAll("details")) fold.open = true;
      for (const panel of document.querySelectorAll("[role=tabpanel][hidden]")) panel.hidden = false;
      // what has come into view is measured in the next frame, and told to the page in the one after
      for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    });
  }
  await page.evaluate(AXE);
  const found = await page.evaluate(async (scope) => {
    const { violations } = await window.axe.run(scope ?? document, { resultTypes: ["violations"] });
    return violations.map((kind) => ({
      id: kind.id,
      help: kind.help,
      count: kind.nodes.length,
      first: kind.nodes[0].target.join(" "),
      why: (kind.nodes[0].failureSummary ?? "").split("\n")[1]?.trim() ?? "",
    }));
  }, within);
  return found.map((kind) => `${kind.id} at ${kind.count}, first ${kind.first}: ${kind.why || kind.help}`);
}

/** Waits for a condition, or fails with these words. */
export async function until(condition, otherwise, limit = 3_000) {
  const end = Date.now() + limit;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (Date.now() > end) throw new Error(otherwise);
    await new Promise((again) => setTimeout(again, 25));
  }
}
