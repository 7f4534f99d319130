// Listings: the two languages of one, and copying.
import { until, visit } from "./browser.mjs";

export function listingCases(site) {
  return [
    { name: "tabs by click, kept across pages and visits", run: (t) => tabsByClick(t, site) },
    { name: "tabs by keyboard", run: (t) => tabsByKeyboard(t, site) },
    { name: "copying gives the code alone", run: (t) => copying(t, site) },
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
      await figure.evaluate((one) => {
        const panel = one.closest("[role=tabpanel][hidden]");
        if (panel) document.querySelector(`[role=tab][aria-controls="${panel.id}"]`).click();
      });
      await copied(t, page, file, figure, kind);
    }
    await page.context().close();
  }
}

async function copied(t, page, file, figure, kind) {
  const button = figure.getByRole("button", { name: /copy/i });
  if ((await button.count()) === 0) {
    t.check(kind.startsWith("output"), `${file}: no copy button at a listing (${kind})`);
    return;
  }
  await page.evaluate(() => navigator.clipboard.writeText("nothing was copied"));
  await button.first().click();
  const text = await until(
    () =>
      page.evaluate(async () =>
        ((text) => text !== "nothing was copied" && text)(await navigator.clipboard.readText()),
      ),
    `${file}: the copy button copies nothing (${kind})`,
  );
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
