// Reading: what a first visit costs, themes, and finding one's way by keyboard.
import { axe, until, visit } from "./browser.mjs";

const BUDGET = {
  requests: 12,
  bytes: 90 * 1024,
  script: 35 * 1024,
  shift: 0.01,
};

export function readingCases(site) {
  return [
    { name: "budgets of a first visit", alone: true, run: (t) => budgets(t, site) },
    { name: "the theme follows the system, and the choice is kept", run: (t) => themes(t, site) },
    { name: "the contents on a small screen, by keyboard", run: (t) => drawer(t, site) },
    { name: "the current chapter is marked in the contents", run: (t) => current(t, site) },
    { name: "the skip link comes first", run: (t) => skipLink(t, site) },
    { name: "every stop of the Tab key can be seen", run: (t) => tabStops(t, site) },
    { name: "on paper: the text without the bars", run: (t) => paper(t, site) },
  ];
}

async function budgets(t, site) {
  const most = { requests: 0, bytes: 0, script: 0, shift: 0 };
  for (const file of site.chapters) {
    // narrow screens have the least room for what moves while it loads
    const page = await t.page({ width: 400 });
    t.server.log.length = 0;
    await visit(page, t.server, file);
    const sum = (entries) => entries.reduce((total, { bytes }) => total + bytes, 0);
    const shift = await page.evaluate(
      () =>
        new Promise((done) => {
          let total = 0;
          new PerformanceObserver((list) => list.getEntries().forEach((entry) => (total += entry.value))).observe({
            type: "layout-shift",
            buffered: true,
          });
          setTimeout(() => done(total), 50);
        }),
    );
    const cost = {
      requests: t.server.log.length,
      bytes: sum(t.server.log),
      script: sum(t.server.log.filter(({ type }) => /javascript|wasm/.test(type))),
      shift,
    };
    for (const [key, value] of Object.entries(cost)) {
      t.check(value <= BUDGET[key], `${file}: ${key} ${figure(key, value)}, at most ${figure(key, BUDGET[key])}`);
      most[key] = Math.max(most[key], value);
    }
    await page.context().close();
  }
  t.note(
    `at most ${Object.entries(most)
      .map(([key, value]) => `${key} ${figure(key, value)}`)
      .join(", ")}`,
  );
}

const figure = (key, value) =>
  /bytes|script/.test(key) ? `${(value / 1024).toFixed(1)} KiB` : String(+value.toFixed(3));

async function themes(t, site) {
  const [one, other] = site.chapters;
  for (const scheme of ["light", "dark"]) {
    const wanted = scheme === "dark";
    const page = await t.page({ scheme });
    await visit(page, t.server, one);
    t.check((await dark(page)) === wanted, `a ${scheme} system does not give a ${scheme} page`);
    await page.emulateMedia({ colorScheme: wanted ? "light" : "dark" });
    t.check((await dark(page)) !== wanted, `the page does not follow the system from ${scheme}`);
    await page.emulateMedia({ colorScheme: scheme });
    const toggle = page
      .locator("header.bar")
      .getByRole("button", { name: /theme|dark|light|colou?r/i })
      .first();
    // a button of three states passes the system's on its way
    for (let press = 0; press < 3 && (await dark(page)) === wanted; press += 1) {
      await toggle.focus();
      await page.keyboard.press("Enter");
    }
    t.check((await dark(page)) !== wanted, `the button does not change ${scheme}`);
    for (const found of await axe(page)) t.check(false, `chosen against a ${scheme} system: axe: ${found}`);
    await page.reload();
    t.check((await dark(page)) !== wanted, "the choice is lost on reload");
    await visit(page, t.server, other ?? one);
    t.check((await dark(page)) !== wanted, "the choice is lost on another page");
    await page.context().close();
  }
}

/** Whether the page is dark to the eye. */
const dark = (page) =>
  page.evaluate(() => {
    const painted = [document.body, document.documentElement].map((one) => getComputedStyle(one).backgroundColor);
    const pen = document.createElement("canvas").getContext("2d");
    pen.fillStyle = painted.find((colour) => !/^transparent|, 0\)$/.test(colour)) ?? "white";
    pen.fillRect(0, 0, 1, 1);
    const [red, green, blue] = pen.getImageData(0, 0, 1, 1).data;
    return red + green + blue < 384;
  });

async function drawer(t, site) {
  const page = await t.page({ width: 400 });
  await visit(page, t.server, site.chapters[0]);
  const nav = page.locator("nav.contents");
  const reachable = () =>
    nav.evaluate((one) =>
      [...one.querySelectorAll("a")].some(
        (link) =>
          link.checkVisibility({ visibilityProperty: true }) &&
          link.getBoundingClientRect().right > 0 &&
          link.getBoundingClientRect().left < innerWidth,
      ),
    );
  t.check(!(await reachable()), "the contents cover the page before they are opened");
  const button = page
    .locator("header.bar")
    .getByRole("button", { name: /contents|menu/i })
    .first();
  await button.focus();
  t.check((await expanded(page, button)) === false, "the button does not say that the contents are closed");
  await page.keyboard.press("Enter");
  await until(reachable, "Enter does not open the contents");
  t.check((await expanded(page, button)) === true, "the button does not say that the contents are open");
  for (const found of await axe(page)) t.check(false, `opened: axe: ${found}`);
  const within = () =>
    page.evaluate(
      () =>
        !!document.activeElement?.closest("nav.contents")?.querySelector("a") && document.activeElement.matches("a"),
    );
  for (let stop = 0; stop < 4 && !(await within()); stop += 1) await page.keyboard.press("Tab");
  t.check(await within(), "Tab does not reach the links of the opened contents");
  await page.keyboard.press("Escape");
  await until(async () => !(await reachable()), "Escape does not close the contents");
  t.check(await button.evaluate((one) => one === document.activeElement), "after Escape the button is not in focus");
  await page.keyboard.press("Enter");
  await until(reachable, "Enter does not open the contents again");
  const link = nav.locator("a[href]").last();
  const target = await link.evaluate((one) => one.href);
  await link.focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(target);
}

/** What a screen reader hears of a button that opens something; a popover's own button needs no attribute for it. */
async function expanded(page, button) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("DOM.enable");
  await button.evaluate((one) => (window.asked = one));
  const { result } = await devtools.send("Runtime.evaluate", { expression: "window.asked" });
  const { nodes } = await devtools.send("Accessibility.getPartialAXTree", {
    objectId: result.objectId,
    fetchRelatives: false,
  });
  await devtools.detach();
  return nodes[0].properties?.find(({ name }) => name === "expanded")?.value.value ?? null;
}

async function current(t, site) {
  const page = await t.page();
  for (const file of site.chapters) {
    await visit(page, t.server, file);
    const marked = await page
      .locator("nav.contents [aria-current=page]")
      .evaluateAll((all) => all.map((one) => one.href));
    t.check(
      marked.length === 1 && new URL(marked[0]).pathname === new URL(t.server.address(file)).pathname,
      `${file}: marked are \`${marked.join(" ")}\``,
    );
  }
}

async function skipLink(t, site) {
  const page = await t.page();
  for (const file of site.pages) {
    await visit(page, t.server, file);
    await page.keyboard.press("Tab");
    const focus = await page.evaluate(() => {
      const { top, left, width, height } = document.activeElement.getBoundingClientRect();
      return {
        href: document.activeElement.getAttribute("href"),
        seen: top >= 0 && left >= 0 && width > 10 && height > 10,
      };
    });
    t.check(focus.href === "#content", `${file}: the first stop is \`${focus.href}\``);
    t.check(focus.seen, `${file}: the skip link in focus cannot be seen`);
    if (focus.href !== "#content") continue;
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    const after = await page.evaluate(() => {
      const main = document.querySelector("main");
      const at = main.compareDocumentPosition(document.activeElement);
      return main.contains(document.activeElement) || !!(at & Node.DOCUMENT_POSITION_FOLLOWING);
    });
    t.check(after, `${file}: after the skip link, Tab goes on before the text`);
  }
}

async function tabStops(t, site) {
  const page = await t.page();
  const file = site.withClass("tabs")[0] ?? site.chapters[0];
  await visit(page, t.server, file);
  let count = 0;
  for (; count < 400; count += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const at = document.activeElement;
      if (!at || at === document.body) return null;
      const box = at.getBoundingClientRect();
      const style = getComputedStyle(at);
      return {
        what: at.outerHTML.slice(0, 70),
        seen:
          at.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
          box.width > 1 &&
          box.height > 1 &&
          box.bottom > 0 &&
          box.top < innerHeight &&
          box.right > 0,
        ring: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none",
      };
    });
    if (!stop) break;
    t.check(stop.seen, `out of sight in focus: ${stop.what}`);
    t.check(stop.ring, `nothing shows the focus on ${stop.what}`);
  }
  t.check(count > 5 && count < 400, `the Tab key makes ${count} stops`);
  t.note(`${count} stops on ${file}`);
}

async function paper(t, site) {
  const page = await t.page({ scheme: "dark" });
  await visit(page, t.server, site.withClass("tabs")[0] ?? site.chapters[0]);
  await page.emulateMedia({ media: "print" });
  for (const bar of ["header.bar", "nav.contents", "nav.turn"]) {
    t.check(!(await page.locator(bar).first().isVisible()), `${bar} is printed`);
  }
  t.check(await page.locator("main p").first().isVisible(), "the text is not printed");
  t.check(!(await dark(page)), "paper is dark on a dark system");
  const unseen = await page.locator(".tabs .listing").filter({ visible: false }).count();
  t.check(unseen === 0, `${unseen} listings of tabs are not printed`);
}
