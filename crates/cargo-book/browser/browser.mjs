// Chromium, pages that note whatever goes wrong in them, and axe.
import { accessSync, constants, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome"];
const FLAGS = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // nothing but the server of these tests can be reached
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
// Playwright says this where a test goes without the service worker.
const OWN = "Service Worker registration blocked by Playwright";

/** `$CHROMIUM`, or the first browser of that family on the path. */
export function find() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    for (const name of NAMES) {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return join(folder, name);
      } catch {
        // not here
      }
    }
  }
  return null;
}

export function start(executablePath) {
  return chromium.launch({ executablePath, args: FLAGS, timeout: 30_000 });
}

/** A page in a fresh profile. Whatever goes wrong in it is added to `problems`. */
export async function fresh(browser, server, problems, { scheme = "light", width = 1350, script = true, worker = false } = {}) {
  const context = await browser.newContext({
    viewport: { width, height: width < 600 ? 800 : 900 },
    colorScheme: scheme,
    reducedMotion: "reduce",
    javaScriptEnabled: script,
    serviceWorkers: worker ? "allow" : "block",
  });
  context.setDefaultTimeout(5_000);
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: server.origin });
  const here = (url) => url.startsWith(`${server.origin}/`) || /^(data|blob|about):/.test(url);
  const missing = new Set();
  context.on("console", (message) => {
    const { url } = message.location();
    // a wrong address is answered with 404.html, and that is what was wanted
    if (message.text() === OWN || (missing.has(url) && / 404 /.test(message.text()))) return;
    if (!server.down) problems.push(`console: ${message.text().slice(0, 300)}`);
  });
  context.on("weberror", (error) => problems.push(`page error: ${error.error().message}`));
  context.on("request", (request) => {
    if (!here(request.url())) problems.push(`foreign request: ${request.url()}`);
  });
  context.on("requestfailed", (request) => {
    if (here(request.url()) && !server.down) problems.push(`failed request: ${request.url()} ${request.failure()?.errorText}`);
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
  await page.waitForLoadState("networkidle");
}

/** What axe finds, a line for each kind; folded and hidden parts are opened first. */
export async function axe(page, { within = null } = {}) {
  if (!within) {
    await page.evaluate(() => {
      for (const fold of document.querySelectorAll("details")) fold.open = true;
      for (const panel of document.querySelectorAll("[role=tabpanel][hidden]")) panel.hidden = false;
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
