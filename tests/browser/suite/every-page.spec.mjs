// Every page: in both themes and at two widths, on the narrowest screen, and without script.
import { findViolations } from "../lib/axe.mjs";
import { site, specimen } from "../lib/built.mjs";
import { visit } from "../lib/pages.mjs";
import { check, test } from "../lib/test.mjs";

const WIDTHS = [1350, 400];
const NARROWEST = 320;

// In this theme, colours depend on the scheme alone, and structure on the width alone. axe takes
// seconds for a page, so it sees each page of the book once in each scheme and at each width. It sees
// the small pages of the specimen, which has one of each kind, in all four combinations.
const SCREENS = [
  { scheme: "light", width: 1350 },
  { scheme: "dark", width: 400 },
];
const OTHER_SCREENS = [
  { scheme: "light", width: 400 },
  { scheme: "dark", width: 1350 },
];

for (const file of site.pages) {
  // the whole book on one page repeats the text of the others: only its structure is new
  const isWhole = file === "print.html";
  const without = isWhole ? ["color-contrast", "link-in-text-block", "target-size"] : [];
  for (const { scheme, width } of isWhole ? SCREENS.slice(0, 1) : SCREENS) {
    test(`${file} passes axe, ${scheme}, ${width} px`, async ({ newPage }) => {
      const page = await newPage({ scheme, width });
      await visit(page, file);
      for (const found of await findViolations(page, { without })) check(false, found);
    });
  }

  test(`${file} at ${NARROWEST} px`, async ({ newPage }) => {
    const page = await newPage({ width: NARROWEST });
    await visit(page, file);
    await page.evaluate(() => {
      for (const fold of document.querySelectorAll("details")) fold.open = true;
    });
    const { width, wide } = await measureWidth(page);
    check(width <= NARROWEST, `the page is ${width} px wide`);
    for (const element of wide) check(false, `wider than the page: ${element}`);
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

for (const file of specimen?.chapters ?? []) {
  const title = `${file} of the specimen passes axe, in both themes, at 1350 and 400 px`;
  test(title, async ({ newPage, specimenServer: from }) => {
    const page = await newPage({ from });
    for (const { scheme, width } of [...SCREENS, ...OTHER_SCREENS]) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height: 800 });
      await visit(page, file);
      for (const found of await findViolations(page)) {
        check(false, `${scheme}, ${width} px: ${found}`);
      }
    }
  });
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
