// Every page: as a reader first sees it, by axe, on the narrowest screen, and without script.
//
// A page is loaded twice, with script and without; all checks of a load follow each other.
import { findViolations } from "../lib/axe.mjs";
import { site, specimen } from "../lib/built.mjs";
import { layoutShift, visit } from "../lib/pages.mjs";
import { check, note, test } from "../lib/test.mjs";

const WIDTHS = [1350, 400];
const NARROWEST = 320;
const BUDGET = {
  requests: 12,
  bytes: 90 * 1024,
  script: 35 * 1024,
  shift: 0.01,
};

// In this theme, colours depend on the scheme alone, and structure on the width alone. axe takes
// seconds for a page, so it sees each main page once in each scheme and at each width. Of a page
// below another one it sees one combination, and another one of the next such page. It sees the
// small pages of the specimen, which has one of each kind, in all four.
const SCREENS = [
  { scheme: "dark", width: 400 },
  { scheme: "light", width: 1350 },
];
const OTHER_SCREENS = [
  { scheme: "light", width: 400 },
  { scheme: "dark", width: 1350 },
];
const ALL_SCREENS = [...SCREENS, ...OTHER_SCREENS];

/** The pages below others, in the order of SUMMARY.md. */
const deeper = site.order.filter((file) => file.split("/").length > 2);

/** How axe sees a page. */
function screensOf(file) {
  const place = deeper.indexOf(file);
  if (place >= 0) return [ALL_SCREENS[place % ALL_SCREENS.length]];
  return file === "print.html" ? SCREENS.slice(1) : SCREENS;
}

for (const file of site.pages) {
  const screens = screensOf(file);
  const isWhole = file === "print.html";
  // the whole book on one page repeats the text of the others: only its structure is new
  const without = isWhole ? ["color-contrast", "link-in-text-block", "target-size"] : [];
  const shown = screens.map(({ scheme, width }) => `${scheme}, ${width} px`).join("; ");

  test(`${file} at first, at ${NARROWEST} px, and by axe (${shown})`, async ({
    newPage,
    server,
  }) => {
    // axe takes its time with the whole book
    if (isWhole) test.slow();
    // narrow screens have the least room for what moves while it loads
    const page = await newPage({ scheme: screens[0].scheme, width: 400 });
    await visit(page, file);
    if (site.chapters.includes(file)) {
      await checkFirstVisit(page, server);
      await checkMark(page, server, file);
    }
    await setScreen(page, screens[0].scheme, 1350);
    await checkSkipLink(page);
    await setScreen(page, screens[0].scheme, NARROWEST);
    await checkNarrow(page);
    for (const { scheme, width } of screens) {
      await setScreen(page, scheme, width);
      for (const found of await findViolations(page, { without })) {
        check(false, `${scheme}, ${width} px: ${found}`);
      }
    }
  });

  test(`${file} without script`, async ({ newPage }) => {
    const page = await newPage({ script: false });
    await visit(page, file);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      await checkWithoutScript(page, file, width);
    }
  });
}

test("axe sees the pages in every combination of theme and width", () => {
  const seen = site.pages.flatMap(screensOf).map(({ scheme, width }) => `${scheme} ${width}`);
  for (const { scheme, width } of deeper.length < ALL_SCREENS.length ? SCREENS : ALL_SCREENS) {
    check(seen.includes(`${scheme} ${width}`), `no page is seen ${scheme} at ${width} px`);
  }
});

for (const file of specimen?.chapters ?? []) {
  const title = `${file} of the specimen passes axe, in both themes, at 1350 and 400 px`;
  test(title, async ({ newPage, specimenServer: from }) => {
    const page = await newPage({ from });
    for (const { scheme, width } of ALL_SCREENS) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height: 800 });
      await visit(page, file);
      for (const found of await findViolations(page)) {
        check(false, `${scheme}, ${width} px: ${found}`);
      }
    }
  });
}

async function setScreen(page, colorScheme, width) {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize({ width, height: width < 600 ? 800 : 900 });
}

/** What a page costs a reader who comes for the first time. Nothing else was requested so far. */
async function checkFirstVisit(page, server) {
  const sum = (entries) => entries.reduce((total, { bytes }) => total + bytes, 0);
  const loaded = [...server.log];
  const cost = {
    requests: loaded.length,
    bytes: sum(loaded),
    script: sum(loaded.filter(({ type }) => /javascript|wasm/.test(type))),
    shift: await layoutShift(page, 50),
  };
  for (const [key, value] of Object.entries(cost)) {
    check(value <= BUDGET[key], `${key} ${figure(key, value)}, at most ${figure(key, BUDGET[key])}`);
  }
  note(Object.entries(cost).map(([key, value]) => `${key} ${figure(key, value)}`).join(", "));
}

const figure = (key, value) =>
  /bytes|script/.test(key) ? `${(value / 1024).toFixed(1)} KiB` : String(+value.toFixed(3));

/** Whether the contents mark the current page. */
async function checkMark(page, server, file) {
  const marked = await page
    .locator("nav.contents [aria-current=page]")
    .evaluateAll((all) => all.map((one) => one.href));
  check(
    marked.length === 1 && new URL(marked[0]).pathname === new URL(server.address(file)).pathname,
    `the contents mark \`${marked.join(" ")}\``,
  );
}

/** Whether the skip link comes first, and leads to the text. */
async function checkSkipLink(page) {
  await page.keyboard.press("Tab");
  const focus = await page.evaluate(() => {
    const { top, left, width, height } = document.activeElement.getBoundingClientRect();
    return {
      href: document.activeElement.getAttribute("href"),
      seen: top >= 0 && left >= 0 && width > 10 && height > 10,
    };
  });
  check(focus.href === "#content", `the first stop is \`${focus.href}\``);
  check(focus.seen, "the skip link in focus cannot be seen");
  if (focus.href !== "#content") return;
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const after = await page.evaluate(() => {
    const main = document.querySelector("main");
    const at = main.compareDocumentPosition(document.activeElement);
    return main.contains(document.activeElement) || !!(at & Node.DOCUMENT_POSITION_FOLLOWING);
  });
  check(after, "after the skip link, Tab goes on before the text");
}

/** Whether a page, all of it unfolded, fits the narrowest screen. */
async function checkNarrow(page) {
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll("details")) fold.open = true;
  });
  const { width, wide } = await measureWidth(page);
  check(width <= NARROWEST, `the page is ${width} px wide at ${NARROWEST} px`);
  for (const element of wide) check(false, `wider than the page: ${element}`);
}

/** How wide a page is, and its first elements that are wider than the window. */
function measureWidth(page) {
  return page.evaluate(() => {
    const scrolls = (element) => {
      for (let at = element; at && at !== document.body; at = at.parentElement) {
        if (/auto|scroll/.test(getComputedStyle(at).overflowX)) return true;
      }
      return false;
    };
    // `overflow: hidden` would hide the scroll bar and the text with it
    const isWide = (element) =>
      element.getClientRects().length > 0 &&
      element.checkVisibility({ visibilityProperty: true }) &&
      element.getBoundingClientRect().right > innerWidth + 1 &&
      !element.ownerSVGElement &&
      !scrolls(element.parentElement);
    const describe = (element) => {
      const text = element.textContent.trim().slice(0, 40);
      return `<${element.localName} class="${element.getAttribute("class") ?? ""}"> ${text}`;
    };
    const all = document.body.querySelectorAll("main *, header *, footer *, nav.turn *");
    return {
      width: Math.max(document.documentElement.scrollWidth, document.body.scrollWidth),
      wide: [...all].filter(isWide).slice(0, 3).map(describe),
    };
  });
}

async function checkWithoutScript(page, file, width) {
  const { words, hidden, dead, links } = await lookWithoutScript(page);
  const say = (holds, otherwise) => check(holds, `${width} px: ${otherwise}`);
  say(words >= 10, `only ${words} words of the text are visible`);
  say(hidden === 0, `${hidden} listings of tabs are hidden`);
  say(dead.length === 0, `does nothing without script: ${dead.slice(0, 2).join(" ")}`);
  if (file === "print.html") return;
  const reached = links > 0 ? links : await openContents(page);
  say(reached > 0, "the contents cannot be reached");
}

/** What a reader sees of a page that runs no script. */
function lookWithoutScript(page) {
  return page.evaluate(() => {
    const isShown = (element) => {
      const box = element.getBoundingClientRect();
      const options = { visibilityProperty: true, opacityProperty: true };
      const isDrawn = box.width > 1 && box.height > 1 && box.right > 0;
      return isDrawn && element.checkVisibility(options);
    };
    const shown = (selector) => [...document.querySelectorAll(selector)].filter(isShown);
    const controls = "button:not([popovertarget]), [role=button], [role=tab], input, select";
    const [main] = shown("main");
    const listings = document.querySelectorAll(".tabs .listing").length;
    return {
      words: main ? main.innerText.trim().split(/\s+/).length : 0,
      hidden: listings - shown(".tabs .listing").length,
      dead: shown(controls).map((one) => one.outerHTML.slice(0, 60)),
      links: shown("nav.contents a").length,
    };
  });
}

/** How many links show once the browser alone has opened the contents: a popover, a fold, a link. */
async function openContents(page) {
  const ways = page
    .locator("[popovertarget], summary, a[href^='#']")
    .and(page.getByText(/contents/i).or(page.getByLabel(/contents/i)));
  if (!(await ways.first().isVisible())) return 0;
  await ways.first().click();
  return page.locator("nav.contents a").filter({ visible: true }).count();
}
