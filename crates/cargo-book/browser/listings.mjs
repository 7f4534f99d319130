// Listings: the two languages of one, copying, marked lines, what their captions lead to, and remarks beside them.
import { until, visit } from "./browser.mjs";

export function listingCases(site, specimen) {
  const [book, server] = specimen ? [specimen.site, specimen.server] : [site];
  return [
    { name: "tabs by click, kept across pages and visits", run: (t) => tabsByClick(t, site) },
    { name: "tabs by keyboard", run: (t) => tabsByKeyboard(t, site) },
    // the clipboard is one for all pages
    { name: "copying gives the code alone", alone: true, run: (t) => copying(t, site) },
    { name: "marked lines are seen, and copied as code", alone: true, run: (t) => marks(t, site) },
    { name: "a caption leads to the versions of its crates", run: (t) => versions(t, site) },
    { name: "an aside versions beside the text, or in it", server, run: (t) => asides(t, book) },
  ];
}

async function tabsByClick(t, site) {
  const [one, other = one] = site.withClass("tabs");
  if (!one) t.skip("no page has tabs");
  const page = await t.page();
  await visit(page, t.server, one);
  const shows = async (language, when) => {
    const groups = await page.locator(".tabs").evaluateAll((all) =>
      all.map((group) => ({
        chosen: [...group.querySelectorAll("[role=tab][aria-selected=true]")].map((tab) => tab.textContent.trim()),
        shown: [...group.querySelectorAll(".listing")]
          .filter((one) => one.checkVisibility())
          .map((one) => one.querySelector("code[class*=language-]")?.className ?? ""),
        tied: [...group.querySelectorAll("[role=tab]")].every((tab) =>
          document.getElementById(tab.getAttribute("aria-controls"))?.matches("[role=tabpanel]"),
        ),
      })),
    );
    t.check(groups.length > 0, `${when}: no tabs`);
    for (const { chosen, shown, tied } of groups) {
      t.check(chosen.join() === language, `${when}: the tab \`${chosen}\` is chosen, not ${language}`);
      t.check(
        shown.length === 1 && shown[0].includes(`language-${language.toLowerCase()}`),
        `${when}: shows \`${shown}\`, not ${language} alone`,
      );
      t.check(tied, `${when}: a tab does not name its panel`);
    }
  };
  await shows("Rust", "at first");
  await page.getByRole("tab", { name: "Python" }).first().click();
  await shows("Python", "after a click");
  await page.reload();
  await shows("Python", "after a reload");
  await visit(page, t.server, other);
  await shows("Python", `on ${other}`);
  await page.getByRole("tab", { name: "Rust" }).first().click();
  await shows("Rust", "after a click back");
}

async function tabsByKeyboard(t, site) {
  const [one] = site.withClass("tabs");
  if (!one) t.skip("no page has tabs");
  const page = await t.page();
  await visit(page, t.server, one);
  const state = () =>
    page.evaluate(() => {
      const tab = document.activeElement;
      return `${tab.getAttribute("role")} ${tab.textContent.trim()} ${tab.getAttribute("aria-selected")}`;
    });
  const press = async (key, wanted) => {
    await page.keyboard.press(key);
    t.check((await state()) === wanted, `${key} gives \`${await state()}\`, not \`${wanted}\``);
  };
  await page.getByRole("tab", { name: "Rust" }).first().focus();
  await press("ArrowRight", "tab Python true");
  await press("ArrowRight", "tab Rust true");
  await press("ArrowLeft", "tab Python true");
  await press("ArrowLeft", "tab Rust true");
  t.check(page.url() === t.server.address(one), "an arrow key turned the page");
  await page.keyboard.press("Tab");
  t.check(!(await state()).startsWith("tab "), "Tab stays among the tabs");
}

async function copying(t, site) {
  const [tabbed] = site.withClass("tabs");
  const [plain] = site.withClass("listing");
  if (!plain) t.skip("no page has a listing");
  for (const file of new Set([plain, tabbed ?? plain])) {
    const page = await t.page();
    await visit(page, t.server, file);
    const figures = page.locator("figure.listing, figure.output");
    const kinds = await figures.evaluateAll((all) =>
      all.map(
        (one) =>
          `${one.className} ${one.querySelector("code[class*=language-]")?.className ?? ""} ${!!one.closest(".tabs")}`,
      ),
    );
    const seen = new Set();
    for (const [at, kind] of kinds.entries()) {
      if (seen.has(kind)) continue;
      seen.add(kind);
      const figure = figures.nth(at);
      await unhide(figure);
      await copied(t, page, file, figure, kind);
    }
    await page.context().close();
  }
}

const unhide = (figure) =>
  figure.evaluate((one) => {
    const panel = one.closest("[role=tabpanel][hidden]");
    if (panel) document.querySelector(`[role=tab][aria-controls="${panel.id}"]`).click();
  });

async function copied(t, page, file, figure, kind) {
  const button = figure.getByRole("button", { name: /copy/i });
  if ((await button.count()) === 0) {
    t.check(kind.startsWith("output"), `${file}: no copy button at a listing (${kind})`);
    return;
  }
  const text = await press(page, button, `${file}: the copy button copies nothing (${kind})`);
  const code = await figure.evaluate((one) => one.querySelector("pre code").textContent);
  const caption = await figure.evaluate((one) => one.querySelector("figcaption .path")?.textContent.trim() ?? "");
  t.check(!/^\$ /m.test(text), `${file}: a prompt is copied (${kind})`);
  t.check(!caption || !text.includes(caption), `${file}: the caption is copied (${kind})`);
  const lines = code.replace(/^\$ /gm, "").trim();
  // of a run, the commands alone may be wanted
  const commands = [...code.matchAll(/^\$ (.*)$/gm)].map(([, command]) => command).join("\n");
  t.check(
    [lines, commands].filter(Boolean).includes(text.trim()),
    `${file}: copied \`${text.slice(0, 60)}\` (${kind})`,
  );
}

/** What a copy button puts into the clipboard. */
async function press(page, button, otherwise) {
  await page.evaluate(() => navigator.clipboard.writeText("nothing was copied"));
  await button.first().click();
  const read = () => page.evaluate(() => navigator.clipboard.readText());
  return until(async () => ((text) => text !== "nothing was copied" && text)(await read()), otherwise);
}

async function marks(t, site) {
  const file = site.chapters.find((each) => site.text(each).includes("<mark>"));
  if (!file) t.skip("no page marks lines");
  const page = await t.page();
  await visit(page, t.server, file);
  // each page lies beside its Markdown, where a listing is what its file says
  const source = site.text(file.replace(/html$/, "md"));
  const figures = page.locator("figure.listing:has(pre mark)");
  for (const figure of await figures.all()) {
    await unhide(figure);
    const seen = await figure.locator("pre mark").evaluateAll((all) =>
      all.map((mark) => {
        const pre = mark.closest("pre");
        const [style, around] = [mark, pre].map((one) => getComputedStyle(one));
        const range = document.createRange();
        range.setStart(pre, 0);
        range.setEndBefore(mark);
        const before = range.toString();
        return {
          text: mark.textContent,
          ground: style.backgroundColor !== around.backgroundColor,
          bar: style.boxShadow !== "none",
          whole: before === "" || before.endsWith("\n"),
        };
      }),
    );
    for (const { text, ground, bar, whole } of seen) {
      t.check(ground && bar, `${file}: nothing shows that \`${text}\` is marked`);
      t.check(whole && text.trim(), `${file}: \`${text}\` is not a whole line`);
    }
    const text = await press(page, figure.getByRole("button", { name: /copy/i }), `${file}: nothing is copied`);
    t.check(
      source.includes(`\n${text}\n\`\`\``),
      `${file}: copied \`${text.slice(0, 60)}\`, which is no listing of its source`,
    );
  }
  t.check((await figures.count()) > 0, `${file}: no marked line in a listing`);
  t.note(`${await figures.count()} listings on ${file}`);
}

async function versions(t, site) {
  const [file] = site.withClass("versions");
  if (!file) t.skip("no caption leads to versions");
  const ways = { click: (link) => link.click(), Enter: (link) => link.press("Enter") };
  for (const width of [1350, 400]) {
    for (const [name, way] of Object.entries(ways)) {
      const page = await t.page({ width });
      await visit(page, t.server, file);
      const link = page.locator("figcaption a.versions").filter({ visible: true }).last();
      const target = page.locator(await link.evaluate((one) => one.hash));
      t.check(!(await target.isVisible()), `${file}: the crates are not folded at first`);
      await way(link);
      const seen = () =>
        target.evaluate((one) => {
          const { top, bottom } = one.getBoundingClientRect();
          const bar = document.querySelector("header.bar").getBoundingClientRect().bottom;
          return one.checkVisibility() && top >= bar && bottom <= innerHeight;
        });
      await until(seen, `${file}: at ${width} px, ${name} on "versions" does not show the crate`);
      await page.context().close();
    }
  }
}

async function asides(t, site) {
  const [file] = site.chapters.filter((each) => site.text(each).includes("<aside"));
  if (!file) t.skip("no page has an aside, and no specimen was built");
  for (const width of [1350, 400]) {
    const page = await t.page({ width });
    await visit(page, t.server, file);
    const places = await page.evaluate(() => {
      const aside = document.querySelector("main aside");
      const box = (one) => one.getBoundingClientRect();
      const others = [...document.querySelectorAll("main > :not(aside)")].filter((one) => box(one).height > 0);
      const { left, right, top, bottom } = box(aside);
      return {
        right: right <= innerWidth,
        beside: others.every((one) => box(one).right <= left),
        between: others.every((one) => box(one).bottom <= top || box(one).top >= bottom),
        aligned: Math.abs(left - box(others[0]).left) < 1,
      };
    });
    t.check(places.right, `at ${width} px the aside reaches out of the page`);
    if (width < 1000) t.check(places.between && places.aligned, `at ${width} px the aside is not a part of the text`);
    else t.check(places.beside && !places.between, `at ${width} px the aside does not stand beside the text`);
    t.check(await onTop(page), `at ${width} px something covers the aside`);
    await page.context().close();
  }
}

/** Whether an aside can be read where what sticks to the window, such as the sections, passes it. */
const onTop = (page) =>
  page.locator("main aside").evaluate(async (aside) => {
    const sections = document.querySelector(".sections ol");
    document.body.style.minHeight = "300vh"; // room to scroll on a short page
    const goal = (sections ?? document.querySelector("header.bar")).getBoundingClientRect();
    scrollBy({ top: aside.getBoundingClientRect().top - Math.max(goal.top, 60), behavior: "instant" });
    await new Promise(requestAnimationFrame);
    const { left, top, width, height } = aside.getBoundingClientRect();
    return aside.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  });
