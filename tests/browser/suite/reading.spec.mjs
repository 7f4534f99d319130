// Reading: themes, and finding the way by keyboard.
import { findViolations } from "../lib/axe.mjs";
import { site } from "../lib/built.mjs";
import { visit } from "../lib/pages.mjs";
import { check, note, test, until } from "../lib/test.mjs";

test("the theme follows the system, and the reader's choice is kept", async ({ newPage }) => {
  const [one, other] = site.chapters;
  for (const scheme of ["light", "dark"]) {
    const wanted = scheme === "dark";
    const page = await newPage({ scheme });
    await visit(page, one);
    check((await dark(page)) === wanted, `a ${scheme} system does not give a ${scheme} page`);
    await page.emulateMedia({ colorScheme: wanted ? "light" : "dark" });
    check((await dark(page)) !== wanted, `the page does not follow the system from ${scheme}`);
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
    check((await dark(page)) !== wanted, `the button does not change ${scheme}`);
    for (const found of await findViolations(page))
      check(false, `chosen against a ${scheme} system: ${found}`);
    await page.reload();
    check((await dark(page)) !== wanted, "the choice is lost on reload");
    await visit(page, other ?? one);
    check((await dark(page)) !== wanted, "the choice is lost on another page");
    await page.context().close();
  }
});

/** Whether the page is dark to the eye. */
const dark = (page) =>
  page.evaluate(() => {
    const painted = [document.body, document.documentElement].map(
      (one) => getComputedStyle(one).backgroundColor,
    );
    const pen = document.createElement("canvas").getContext("2d");
    pen.fillStyle = painted.find((colour) => !/^transparent|, 0\)$/.test(colour)) ?? "white";
    pen.fillRect(0, 0, 1, 1);
    const [red, green, blue] = pen.getImageData(0, 0, 1, 1).data;
    return red + green + blue < 384;
  });

test("the contents open and close by keyboard on a small screen", async ({ newPage }) => {
  const page = await newPage({ width: 400 });
  await visit(page, site.chapters[0]);
  const nav = page.locator("nav.contents");
  const reachable = () => nav.evaluate(showsLink);
  check(!(await reachable()), "the contents cover the page before they are opened");
  const button = page
    .locator("header.bar")
    .getByRole("button", { name: /contents|menu/i })
    .first();
  await button.focus();
  check(
    (await expanded(page, button)) === false,
    "the button does not say that the contents are closed",
  );
  await page.keyboard.press("Enter");
  await until(reachable, "Enter does not open the contents");
  check(
    (await expanded(page, button)) === true,
    "the button does not say that the contents are open",
  );
  for (const found of await findViolations(page)) check(false, `opened: ${found}`);
  const within = () => nav.evaluate((one) => !!one.querySelector("a:focus"));
  for (let stop = 0; stop < 4 && !(await within()); stop += 1) await page.keyboard.press("Tab");
  check(await within(), "Tab does not reach the links of the opened contents");
  await page.keyboard.press("Escape");
  await until(async () => !(await reachable()), "Escape does not close the contents");
  check(
    await button.evaluate((one) => one === document.activeElement),
    "after Escape the button is not in focus",
  );
  await page.keyboard.press("Enter");
  await until(reachable, "Enter does not open the contents again");
  const link = nav.locator("a[href]").last();
  const target = await link.evaluate((one) => one.href);
  await link.focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(target);
});

function showsLink(nav) {
  return [...nav.querySelectorAll("a")].some((link) => {
    const { left, right } = link.getBoundingClientRect();
    return link.checkVisibility({ visibilityProperty: true }) && right > 0 && left < innerWidth;
  });
}

/**
 * Whether a screen reader says that a button has opened something. The button of a popover needs no
 * attribute for that.
 */
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

test("every stop of the Tab key can be seen", async ({ newPage }) => {
  const page = await newPage();
  const file = site.withClass("tabs")[0] ?? site.chapters[0];
  await visit(page, file);
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
        ring:
          (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) ||
          style.boxShadow !== "none",
      };
    });
    if (!stop) break;
    check(stop.seen, `out of sight in focus: ${stop.what}`);
    check(stop.ring, `nothing shows the focus on ${stop.what}`);
  }
  check(count > 5 && count < 400, `the Tab key makes ${count} stops`);
  note(`${count} stops on ${file}`);
});

test("on paper there is the text without the bars", async ({ newPage }) => {
  const page = await newPage({ scheme: "dark" });
  await visit(page, site.withClass("tabs")[0] ?? site.chapters[0]);
  await page.emulateMedia({ media: "print" });
  for (const bar of ["header.bar", "nav.contents", "nav.turn"]) {
    check(!(await page.locator(bar).first().isVisible()), `${bar} is printed`);
  }
  check(await page.locator("main p").first().isVisible(), "the text is not printed");
  check(!(await dark(page)), "paper is dark on a dark system");
  const unseen = await page.locator(".tabs .listing").filter({ visible: false }).count();
  check(unseen === 0, `${unseen} listings of tabs are not printed`);
});
