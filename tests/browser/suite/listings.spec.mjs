// Listings: tabs of two languages, copying, marked lines, where captions lead, and asides.
import { site, specimen } from "../lib/built.mjs";
import { visit } from "../lib/pages.mjs";
import { check, note, test, until } from "../lib/test.mjs";

test("tabs change by click, and the choice is kept across pages and visits", async ({
  newPage,
}) => {
  const [one, other = one] = site.withClass("tabs");
  test.skip(!one, "no page has tabs");
  const page = await newPage();
  await visit(page, one);
  const shows = async (language, when) => {
    const groups = await page.locator(".tabs").evaluateAll((all) =>
      all.map((group) => ({
        chosen: [...group.querySelectorAll("[role=tab][aria-selected=true]")].map((tab) =>
          tab.textContent.trim(),
        ),
        shown: [...group.querySelectorAll(".listing")]
          .filter((one) => one.checkVisibility())
          .map((one) => one.querySelector("code[class*=language-]")?.className ?? ""),
        tied: [...group.querySelectorAll("[role=tab]")].every((tab) =>
          document.getElementById(tab.getAttribute("aria-controls"))?.matches("[role=tabpanel]"),
        ),
      })),
    );
    check(groups.length > 0, `${when}: no tabs`);
    for (const { chosen, shown, tied } of groups) {
      check(
        chosen.join() === language,
        `${when}: the tab \`${chosen}\` is chosen, not ${language}`,
      );
      check(
        shown.length === 1 && shown[0].includes(`language-${language.toLowerCase()}`),
        `${when}: shows \`${shown}\`, not ${language} alone`,
      );
      check(tied, `${when}: a tab does not name its panel`);
    }
  };
  await shows("Rust", "at first");
  await page.getByRole("tab", { name: "Python" }).first().click();
  await shows("Python", "after a click");
  await page.reload();
  await shows("Python", "after a reload");
  await visit(page, other);
  await shows("Python", `on ${other}`);
  await page.getByRole("tab", { name: "Rust" }).first().click();
  await shows("Rust", "after a click back");
});

test("tabs change by keyboard", async ({ newPage, server }) => {
  const [one] = site.withClass("tabs");
  test.skip(!one, "no page has tabs");
  const page = await newPage();
  await visit(page, one);
  const state = () =>
    page.evaluate(() => {
      const tab = document.activeElement;
      const name = tab.textContent.trim();
      return `${tab.getAttribute("role")} ${name} ${tab.getAttribute("aria-selected")}`;
    });
  const press = async (key, wanted) => {
    await page.keyboard.press(key);
    check((await state()) === wanted, `${key} gives \`${await state()}\`, not \`${wanted}\``);
  };
  await page.getByRole("tab", { name: "Rust" }).first().focus();
  await press("ArrowRight", "tab Python true");
  await press("ArrowRight", "tab Rust true");
  await press("ArrowLeft", "tab Python true");
  await press("ArrowLeft", "tab Rust true");
  check(page.url() === server.address(one), "an arrow key turned the page");
  await page.keyboard.press("Tab");
  check(!(await state()).startsWith("tab "), "Tab stays among the tabs");
});

test("a copy button copies the code alone", async ({ newPage }) => {
  const [tabbed] = site.withClass("tabs");
  const [plain] = site.withClass("listing");
  test.skip(!plain, "no page has a listing");
  for (const file of new Set([plain, tabbed ?? plain])) {
    const page = await newPage();
    await visit(page, file);
    const figures = page.locator("figure.listing, figure.output");
    const kinds = await figures.evaluateAll((all) =>
      all.map((one) => {
        const language = one.querySelector("code[class*=language-]")?.className ?? "";
        return `${one.className} ${language} ${!!one.closest(".tabs")}`;
      }),
    );
    const seen = new Set();
    for (const [at, kind] of kinds.entries()) {
      if (seen.has(kind)) continue;
      seen.add(kind);
      const figure = figures.nth(at);
      await unhide(figure);
      await checkCopy(page, file, figure, kind);
    }
    await page.context().close();
  }
});

const unhide = (figure) =>
  figure.evaluate((one) => {
    const panel = one.closest("[role=tabpanel][hidden]");
    if (panel) document.querySelector(`[role=tab][aria-controls="${panel.id}"]`).click();
  });

async function checkCopy(page, file, figure, kind) {
  const button = figure.getByRole("button", { name: /copy/i });
  if ((await button.count()) === 0) {
    check(kind.startsWith("output"), `${file}: no copy button at a listing (${kind})`);
    return;
  }
  const text = await press(page, button, `${file}: the copy button copies nothing (${kind})`);
  const code = await figure.evaluate((one) => one.querySelector("pre code").textContent);
  const caption = await figure.evaluate(
    (one) => one.querySelector("figcaption .path")?.textContent.trim() ?? "",
  );
  check(!/^\$ /m.test(text), `${file}: a prompt is copied (${kind})`);
  check(!caption || !text.includes(caption), `${file}: the caption is copied (${kind})`);
  const lines = code.replace(/^\$ /gm, "").trim();
  // of a run, the commands alone may be wanted
  const commands = [...code.matchAll(/^\$ (.*)$/gm)].map(([, command]) => command).join("\n");
  check(
    [lines, commands].filter(Boolean).includes(text.trim()),
    `${file}: copied \`${text.slice(0, 60)}\` (${kind})`,
  );
}

/** What a copy button puts into the clipboard. */
async function press(page, button, otherwise) {
  await page.evaluate(() => navigator.clipboard.writeText("nothing was copied"));
  await button.first().click();
  const read = () => page.evaluate(() => navigator.clipboard.readText());
  await until(async () => !["", "nothing was copied"].includes(await read()), otherwise);
  return read();
}

test("marked lines can be seen, and are copied as code", async ({ newPage }) => {
  const file = site.chapters.find((each) => site.text(each).includes("<mark>"));
  test.skip(!file, "no page marks lines");
  const page = await newPage();
  await visit(page, file);
  // beside each page is its Markdown, where a listing is what its file says
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
      check(ground && bar, `${file}: nothing shows that \`${text}\` is marked`);
      check(whole && text.trim(), `${file}: \`${text}\` is not a whole line`);
    }
    const text = await press(
      page,
      figure.getByRole("button", { name: /copy/i }),
      `${file}: nothing is copied`,
    );
    check(
      source.includes(`\n${text}\n\`\`\``),
      `${file}: copied \`${text.slice(0, 60)}\`, which is not a listing of its source`,
    );
  }
  check((await figures.count()) > 0, `${file}: no marked line in a listing`);
  note(`${await figures.count()} listings on ${file}`);
});

test("a caption leads to the versions of its crates", async ({ newPage }) => {
  const [file] = site.withClass("versions");
  test.skip(!file, "no caption leads to versions");
  const ways = { click: (link) => link.click(), Enter: (link) => link.press("Enter") };
  for (const width of [1350, 400]) {
    for (const [name, way] of Object.entries(ways)) {
      const page = await newPage({ width });
      await visit(page, file);
      const link = page.locator("figcaption a.versions").filter({ visible: true }).last();
      const target = page.locator(await link.evaluate((one) => one.hash));
      check(!(await target.isVisible()), `${file}: the crates are not folded at first`);
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
});

test("an aside is beside the text, or in it on a small screen", async ({
  newPage,
  siteServer,
  specimenServer,
}) => {
  // without a specimen, a page of the book may have one
  const [book, from] = specimen ? [specimen, specimenServer] : [site, siteServer];
  const file = book.chapters.find((each) => book.text(each).includes("<aside"));
  test.skip(!file, "no page has an aside, and no specimen was built");
  for (const width of [1350, 400]) {
    const page = await newPage({ from, width });
    await visit(page, file);
    const places = await page.evaluate(() => {
      const aside = document.querySelector("main aside");
      const box = (one) => one.getBoundingClientRect();
      const others = [...document.querySelectorAll("main > :not(aside)")].filter(
        (one) => box(one).height > 0,
      );
      const { left, right, top, bottom } = box(aside);
      return {
        right: right <= innerWidth,
        beside: others.every((one) => box(one).right <= left),
        between: others.every((one) => box(one).bottom <= top || box(one).top >= bottom),
        aligned: Math.abs(left - box(others[0]).left) < 1,
      };
    });
    check(places.right, `at ${width} px the aside reaches out of the page`);
    if (width < 1000)
      check(places.between && places.aligned, `at ${width} px the aside is not a part of the text`);
    else check(places.beside && !places.between, `at ${width} px the aside is not beside the text`);
    check(await onTop(page), `at ${width} px something covers the aside`);
    await page.context().close();
  }
});

/** Whether an aside can be read while what sticks to the window passes it. */
const onTop = (page) =>
  page.locator("main aside").evaluate(async (aside) => {
    const sections = document.querySelector(".sections ol");
    document.body.style.minHeight = "300vh"; // room to scroll on a short page
    const goal = (sections ?? document.querySelector("header.bar")).getBoundingClientRect();
    scrollBy({
      top: aside.getBoundingClientRect().top - Math.max(goal.top, 60),
      behavior: "instant",
    });
    await new Promise(requestAnimationFrame);
    const { left, top, width, height } = aside.getBoundingClientRect();
    return aside.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  });
