// Every page: in both themes and at two widths, on the narrowest screen, and without script.
import { axe, visit } from "./browser.mjs";

const SCHEMES = ["light", "dark"];
const WIDTHS = [1350, 400];

export function pageCases(site) {
  return site.pages.flatMap((file) => [
    { name: `${file} in both themes, at 1350 and 400 px`, run: (t) => themesAndWidths(t, file) },
    { name: `${file} at 320 px`, run: (t) => narrow(t, file) },
    { name: `${file} without script`, run: (t) => withoutScript(t, site, file) },
  ]);
}

async function themesAndWidths(t, file) {
  const places = new Map();
  const page = await t.page();
  for (const scheme of SCHEMES) {
    for (const width of WIDTHS) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height: 800 });
      await visit(page, t.server, file);
      // the whole book on one page repeats the others: its structure is looked at once
      const looked = file !== "print.html" || (scheme === "light" && width === WIDTHS[0]);
      for (const found of looked ? await axe(page) : []) t.check(false, `axe: ${found}`);
      for (const problem of new Set(t.problems.splice(0))) {
        places.set(problem, [...(places.get(problem) ?? []), `${scheme} ${width}`]);
      }
    }
  }
  const all = SCHEMES.length * WIDTHS.length;
  for (const [problem, where] of places) {
    t.check(false, where.length === all ? problem : `${where.join(", ")}: ${problem}`);
  }
}

async function narrow(t, file) {
  const page = await t.page({ width: 320 });
  await visit(page, t.server, file);
  await page.evaluate(() => document.querySelectorAll("details").forEach((fold) => (fold.open = true)));
  const { width, wide } = await page.evaluate(() => {
    const scrolls = (element) => {
      for (let at = element; at && at !== document.body; at = at.parentElement) {
        if (/auto|scroll/.test(getComputedStyle(at).overflowX)) return true;
      }
      return false;
    };
    // `overflow: hidden` would hide the scroll bar and the text with it
    const wide = [...document.body.querySelectorAll("main *, header *, footer *, nav.turn *")].filter(
      (element) =>
        element.getClientRects().length > 0 &&
        element.checkVisibility({ visibilityProperty: true }) &&
        element.getBoundingClientRect().right > innerWidth + 1 &&
        !element.ownerSVGElement &&
        !scrolls(element.parentElement),
    );
    return {
      width: Math.max(document.documentElement.scrollWidth, document.body.scrollWidth),
      wide: wide
        .slice(0, 3)
        .map(
          (element) =>
            `<${element.localName} class="${element.getAttribute("class") ?? ""}"> ${element.textContent.trim().slice(0, 40)}`,
        ),
    };
  });
  t.check(width <= 320, `the page is ${width} px wide`);
  for (const element of wide) t.check(false, `reaches out of the page: ${element}`);
}

async function withoutScript(t, site, file) {
  const page = await t.page({ script: false });
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    await visit(page, t.server, file);
    const seen = await page.evaluate(() => {
      const shown = (element) => {
        const box = element.getBoundingClientRect();
        return (
          element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
          box.width > 1 &&
          box.height > 1 &&
          box.right > 0
        );
      };
      const main = document.querySelector("main");
      return {
        words: main && shown(main) ? main.innerText.trim().split(/\s+/).length : 0,
        hidden: [...document.querySelectorAll(".tabs .listing")].filter((one) => !shown(one)).length,
        dead: [...document.querySelectorAll("button:not([popovertarget]), [role=button], [role=tab], input, select")]
          .filter(shown)
          .map((one) => one.outerHTML.slice(0, 60)),
        chapters: [...document.querySelectorAll("nav.contents a")].filter(shown).length,
      };
    });
    const say = (holds, otherwise) => t.check(holds, `${width} px: ${otherwise}`);
    say(seen.words >= 10, `only ${seen.words} words of the text are visible`);
    say(seen.hidden === 0, `${seen.hidden} listings of tabs are hidden`);
    say(seen.dead.length === 0, `does nothing without script: ${seen.dead.slice(0, 2).join(" ")}`);
    if (file === "print.html") continue;
    const reached = seen.chapters > 0 ? seen.chapters : await opened(page);
    say(reached > 0, "the contents cannot be reached");
  }
}

/** How many chapters show once the contents were opened by the browser's own means: a popover, a fold, a link. */
async function opened(page) {
  const ways = page
    .locator("[popovertarget], summary, a[href^='#']")
    .and(page.getByText(/contents/i).or(page.getByLabel(/contents/i)));
  if (!(await ways.first().isVisible())) return 0;
  await ways.first().click();
  return page.locator("nav.contents a").filter({ visible: true }).count();
}
