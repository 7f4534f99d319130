// The search: what a first one loads, and how the keyboard gets to a result.
import { findViolations } from "../lib/axe.mjs";
import { site } from "../lib/built.mjs";
import { visit } from "../lib/pages.mjs";
import { check, note, test, until } from "../lib/test.mjs";

const hasSearch = [...site.files].some((file) => file.startsWith("pagefind/"));
const WANTED = "NumPy";
// on two busy cores
const BUDGET = { seconds: 0.75, bytes: 150_000 };

test("the search works by keyboard", async ({ newPage }) => {
  test.skip(!hasSearch, "the site has no pagefind/");
  const page = await newPage();
  await visit(page, site.chapters.at(-1));
  await openSearch(page, "Control+k");
  await page.keyboard.press("Escape");
  await until(
    () => page.evaluate(() => !document.activeElement?.closest("dialog, [role=dialog]")),
    "Escape does not close the search",
  );
  await openSearch(page, "/");
  check(
    (await page.evaluate(() => document.activeElement.value)) === "",
    "the key `/` is typed into the field",
  );
  await page.keyboard.type(WANTED);
  await until(async () => (await results(page).count()) > 0, `no result for ${WANTED}`);
  check(
    /numpy/i.test(await page.locator("dialog[open], [role=dialog]").first().innerText()),
    `no result shows ${WANTED}`,
  );
  for (const found of await findViolations(page, { within: "dialog[open], [role=dialog]" }))
    check(false, found);
  const first = await results(page)
    .first()
    .evaluate((link) => link.href);
  await page.keyboard.press("ArrowDown");
  const chosen = await page.evaluate(() => {
    const named = document.activeElement.getAttribute("aria-activedescendant");
    const at = named ? document.getElementById(named) : document.activeElement;
    return (at?.closest("a") ?? at?.querySelector("a"))?.href;
  });
  check(chosen === first, "the arrow down does not choose the first result");
  await page.keyboard.press("Enter");
  await page
    .waitForURL((url) => url.href === first)
    .catch(() =>
      check(false, `ArrowDown and Enter lead to ${page.url()}, not to the first result ${first}`),
    );
  check(
    /numpy/i.test(await page.locator("main").innerText()),
    `the first result ${page.url()} does not hold ${WANTED}`,
  );
});

test("a first search stays within its budgets", { tag: "@timed" }, async ({ newPage, server }) => {
  test.skip(!hasSearch, "the site has no pagefind/");
  let best = null;
  // other work on the machine may slow a run, and never speeds one up
  for (let run = 0; run < 5; run += 1) {
    const page = await newPage();
    await visit(page, site.chapters.at(-1));
    server.log.length = 0;
    const start = performance.now();
    await openSearch(page, "/");
    await page.keyboard.type(WANTED);
    await until(async () => (await results(page).count()) > 0, `no result for ${WANTED}`);
    const seconds = (performance.now() - start) / 1000;
    const bytes = server.log.reduce((total, entry) => total + entry.bytes, 0);
    if (!best || seconds < best.seconds) best = { seconds, bytes, requests: server.log.length };
    await page.context().close();
    if (best.seconds <= BUDGET.seconds) break;
  }
  note(
    `${best.seconds.toFixed(2)} s, ${(best.bytes / 1000).toFixed(1)} kB, ${best.requests} requests`,
  );
  check(
    best.seconds <= BUDGET.seconds,
    `${best.seconds.toFixed(2)} s, at most ${BUDGET.seconds} s`,
  );
  check(best.bytes <= BUDGET.bytes, `${best.bytes} bytes, at most ${BUDGET.bytes}`);
});

async function openSearch(page, key) {
  await page.keyboard.press(key);
  await until(
    () =>
      page.evaluate(
        () =>
          !!document.activeElement?.closest("dialog, [role=dialog]") &&
          document.activeElement.matches("input"),
      ),
    `${key} does not open the search with its field in focus`,
  );
}

const results = (page) =>
  page.locator("dialog[open] a[href], [role=dialog] a[href]").filter({ visible: true });
