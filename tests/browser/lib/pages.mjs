// Pages in a fresh profile that collect whatever goes wrong in them.

// Playwright says this in tests that block the service worker.
const BLOCKED_WORKER = "Service Worker registration blocked by Playwright";
// how long nothing may be requested before a page counts as loaded
const QUIET_MS = 150;

// The server of each context, and how many of its requests are under way.
const states = new WeakMap();

/** Opens an empty page. Whatever goes wrong in it is added to `problems`. */
export async function openPage(browser, server, problems, options = {}) {
  const { scheme = "light", width = 1350, script = true, worker = false, bypassCSP } = options;
  const context = await browser.newContext({
    viewport: { width, height: width < 600 ? 800 : 900 },
    colorScheme: scheme,
    reducedMotion: "reduce",
    javaScriptEnabled: script,
    serviceWorkers: worker ? "allow" : "block",
    bypassCSP,
  });
  context.setDefaultTimeout(5_000);
  const { origin } = server;
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin });
  countRequests(context, server);
  watchConsole(context, server, problems);
  watchNetwork(context, server, problems);
  return context.newPage();
}

function countRequests(context, server) {
  const state = { server, pending: 0, since: 0 };
  const change = (by) => {
    state.pending += by;
    state.since = performance.now();
  };
  context.on("request", () => change(1));
  context.on("requestfinished", () => change(-1));
  context.on("requestfailed", () => change(-1));
  states.set(context, state);
}

function watchConsole(context, server, problems) {
  const missing = new Set();
  context.on("response", (response) => {
    const isPage = response.request().isNavigationRequest();
    if (isPage && response.status() >= 400) missing.add(response.url());
  });
  context.on("console", (message) => {
    // a wrong address is answered with 404.html, which the test wanted
    const isWanted = missing.has(message.location().url) && / 404 /.test(message.text());
    if (message.text() === BLOCKED_WORKER || isWanted || server.down) return;
    problems.push(`console of ${place(message.page())}: ${message.text().slice(0, 300)}`);
  });
  context.on("weberror", (error) => {
    problems.push(`page error in ${place(error.page())}: ${error.error().message}`);
  });
}

const place = (page) => (page ? new URL(page.url()).pathname : "a worker");

function watchNetwork(context, server, problems) {
  const isOurs = (url) => url.startsWith(`${server.origin}/`) || /^(data|blob|about):/.test(url);
  context.on("request", (request) => {
    if (!isOurs(request.url())) problems.push(`foreign request: ${request.url()}`);
  });
  context.on("requestfailed", (request) => {
    const why = request.failure()?.errorText;
    // a page that the reader leaves stops fetching ahead
    if (/ERR_ABORTED/.test(why) || server.down || !isOurs(request.url())) return;
    problems.push(`failed request: ${request.url()} ${why}`);
  });
  context.on("response", (response) => {
    if (response.status() < 400 || response.request().isNavigationRequest()) return;
    problems.push(`${response.status()}: ${response.url()}`);
  });
}

/** Opens a file of the site, and waits until nothing is loading. */
export async function visit(page, file) {
  const state = states.get(page.context());
  await page.goto(state.server.address(file), { waitUntil: "load" });
  // work that a script defers until after `load` may request something
  const limit = performance.now() + 10_000;
  while (state.pending > 0 || performance.now() - state.since <= QUIET_MS) {
    if (performance.now() > limit) throw new Error(`${file} does not stop loading`);
    await new Promise((wake) => setTimeout(wake, 25));
  }
}

/** How far a page's contents have moved while it loaded, measured a while later. */
export function layoutShift(page, waitMs) {
  return page.evaluate((waitMs) => {
    let total = 0;
    const add = (list) => list.getEntries().forEach((entry) => (total += entry.value));
    new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
    return new Promise((done) => setTimeout(() => done(total), waitMs));
  }, waitMs);
}
