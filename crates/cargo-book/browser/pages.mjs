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
  for (const scheme of SCHEMES) {
    for (const width of WIDTHS) {
      const before = t.problems.length;
      const page = await t.page({ scheme, width });
      await visit(page, t.server, file);
      for (const found of await axe(page)) t.check(false, `axe: ${found}`);
      await page.context().close();
      const where = `${scheme}, ${width} px`;
      t.problems.splice(before, Infinity, ...t.problems.slice(before).map((problem) => `${where}: ${problem}`));
    }
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
      wide: wide.slice(0, 3).map((element) => `<${element.localName} class="${element.getAttribute("class") ?? ""}"> ${element.textContent.trim().slice(0, 40)}`),
    };
  });
  t.check(width <= 320, `the page is ${width} px wide`);
  for (const element of wide) t.check(false, `reaches out of the page: ${element}`);
}

async function withoutScript(t, site, file) {
  for (const width of WIDTHS) {
    const page = await t.page({ width, script: false });
    await visit(page, t.server, file);
    const seen = await page.evaluate(() => {
      const shown = (element) => {
        const box = element.getBoundingClientRect();
        return element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && box.width > 1 && box.height > 1 && box.right > 0;
      };
      const main = document.querySelector("main");
      return {
        words: main && shown(main) ? main.innerText.trim().split(/\s+/).length : 0,
        hidden: [...document.querySelectorAll(".tabs .listing")].filter((one) => !shown(one)).length,
        dead: [...document.querySelectorAll("button, [role=button], [role=tab], input, select")].filter(shown).map((one) => one.outerHTML.slice(0, 60)),
        chapters: [...document.querySelectorAll("nav.contents a")].filter(shown).length,
      };
    });
    const say = (holds, otherwise) => t.check(holds, `${width} px: ${otherwise}`);
    say(seen.words >= 10, `only ${seen.words} words of the text are visible`);
    say(seen.hidden === 0, `${seen.hidden} listings of tabs are hidden`);
    say(seen.dead.length === 0, `does nothing without script: ${seen.dead.slice(0, 2).join(" ")}`);
    const reached = seen.chapters > 0 ? seen.chapters : await opened(page);
    say(reached > 0, "the contents cannot be reached");
    await page.context().close();
  }
}

/** How many chapters show once the fold or the link that names the contents was used. */
async function opened(page) {
  const chapters = page.locator("nav.contents a");
  for (const way of [page.locator("summary:has-text('Contents')"), page.locator("a[href^='#']:has-text('Contents')")]) {
    if (await way.first().isVisible()) {
      await way.first().click();
      return (await chapters.filter({ visible: true }).all()).length;
    }
  }
  return 0;
}
