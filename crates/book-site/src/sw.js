// Keeps the book for reading without a network. The build writes BUILD and FILES above.
//
//   hashed file ── cache, else network          its name changes with its content
//   page, other ── network, else cache          so a reader with a network always sees the newest page
//   neither has it ── 404.html                  for pages only
//
// A new build is fetched into a cache of its own. Its worker takes over when the last open page of the old build is
// closed, as browsers do it unasked: no open page ever loses a file that it may still import, and no page is reloaded
// under the reader. Until then pages come from the network, so nobody waits for the new text.

const SCOPE = self.registration.scope;
const PREFIX = `book ${SCOPE} `; // other books may share the origin
const CACHE = PREFIX + BUILD;
const HASHED = /-[0-9a-f]{8}\.[^/]+(?<!\.html)$|\.pf_(?:fragment|index|meta)$/;
const FETCHES_AT_ONCE = 4;
const PATIENCE = 4000; // ms for a network that does not answer

addEventListener("install", (event) => event.waitUntil(keepAll()));
addEventListener("activate", (event) => event.waitUntil(dropOld()));
addEventListener("fetch", (event) => {
  const { method, url, headers } = event.request;
  if (method === "GET" && url.startsWith(SCOPE) && !headers.has("range")) event.respondWith(answer(event));
});

async function keepAll() {
  const cache = await caches.open(CACHE);
  const queue = FILES.values();
  const work = async () => {
    for (const file of queue) await keep(cache, new URL(file, SCOPE).href);
  };
  await Promise.all(Array.from({ length: FETCHES_AT_ONCE }, work));
}

async function keep(cache, url) {
  const hashed = HASHED.test(url);
  const known = hashed && (await caches.match(url, { ignoreVary: true }));
  const response = known || (await fetch(url, { cache: hashed ? "default" : "no-cache" }));
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  // hosts that drop ".html" redirect; a navigation may not be answered with a response that says so
  await cache.put(url, response.redirected ? new Response(response.body, response) : response);
}

async function dropOld() {
  const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await clients.claim(); // the page that registered the first worker is kept, too
}

async function answer(event) {
  const cache = await caches.open(CACHE);
  const { origin, pathname } = new URL(event.request.url);
  const url = origin + pathname;
  const kept = find(cache, url);
  if (HASHED.test(url) && (await kept)) return kept;
  const fresh = fetch(event.request);
  event.waitUntil(fresh.then((response) => store(cache, url, response.clone())).catch(() => {}));
  try {
    return (await Promise.race([fresh, pause(PATIENCE).then(() => kept)])) ?? (await fresh);
  } catch {
    return (await kept) ?? (event.request.mode === "navigate" ? notFound(cache) : Response.error());
  }
}

async function find(cache, url) {
  for (const rest of ["", ".html", "index.html", "/index.html"]) {
    const response = await cache.match(url + rest, { ignoreVary: true });
    if (response) return response;
  }
}

async function store(cache, url, response) {
  if (response.status === 200 && !response.redirected) await cache.put(url, response);
}

async function notFound(cache) {
  const page = await cache.match(new URL("404.html", SCOPE).href, { ignoreVary: true });
  return page ? new Response(page.body, { status: 404, headers: page.headers }) : Response.error();
}

function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
