// What the book may not have, and the specimen has: pages below pages, and formulas.
import { specimen } from "../lib/built.mjs";
import { visit } from "../lib/pages.mjs";
import { check, test } from "../lib/test.mjs";

test.skip(!specimen, "SPECIMEN does not name the built specimen; `cargo book test --browser` does");

test("a page below another one is found from it, and leads back", async ({
  newPage,
  specimenServer: from,
}) => {
  const page = await newPage({ from });
  await visit(page, "part/listings/deeper.html");
  const crumbs = await page.locator(".crumbs").innerText();
  check(/Listings[\s/]+Deeper/.test(crumbs), `the breadcrumbs are ${crumbs}`);
  const current = page.locator('.contents li li a[aria-current="page"]');
  check(await current.isVisible(), "the contents do not show the page below its own");
  const previous = await page.locator(".turn a").first().getAttribute("href");
  check(previous?.endsWith("/listings.html"), `the previous page is ${previous}`);
  await visit(page, "part/listings.html");
  const below = page.locator(".contents li li a", { hasText: "Deeper" });
  check(await below.isVisible(), "the contents of a page do not show what is below it");
});

test("the old address of a section leads to its new place", async ({
  newPage,
  specimenServer: from,
}) => {
  const page = await newPage({ from });
  await visit(page, "part/listings.html");
  const old = page.locator("a.moved");
  check((await old.count()) === 2, `${await old.count()} sections have moved, not 2`);
  check(!(await old.first().isVisible()), "the old id can be seen");
  // on the page that is open
  await page.evaluate(() => (location.hash = "#printed"));
  await page.waitForURL(/listings\.html#what-it-prints$/);
  await page.evaluate(() => (location.hash = "#nothing"));
  await page.waitForURL(/listings\/deeper\.html#from-nothing$/);
  // from elsewhere
  await visit(page, "part/prose.html");
  await page.evaluate(() => (location.href = "listings.html#nothing"));
  await page.waitForURL(/listings\/deeper\.html#from-nothing$/);
  const heading = page.locator("#from-nothing");
  check(await heading.isVisible(), "the heading at the new place is not shown");
  // an id of the page, and one of no page
  for (const hash of ["#what-it-prints", "#%"]) {
    await visit(page, `part/listings.html${hash}`);
    const { pathname } = new URL(page.url());
    check(pathname.endsWith("/listings.html"), `${hash} leads to ${pathname}`);
  }
});

test("formulas are drawn, and fit a small screen", async ({ newPage, specimenServer: from }) => {
  for (const width of [1350, 320]) {
    const page = await newPage({ from, width });
    await visit(page, "part/formulas.html");
    const formulas = await page.locator("math").evaluateAll((all) =>
      all.map((math) => {
        const { height, right } = math.getBoundingClientRect();
        const names = [...math.querySelectorAll("*")].map((one) => one.localName);
        return { height, right, text: math.textContent, isError: names.includes("merror") };
      }),
    );
    check(formulas.length === 7, `${formulas.length} formulas, not 7`);
    for (const { height, right, text, isError } of formulas) {
      const isDrawn = height > 8 && right <= width && !isError;
      check(isDrawn, `${text} at ${width} px: ${height} high, ends at ${right}`);
    }
    // Markdown must not read the text of a formula
    check((await page.locator("math :is(em, a)").count()) === 0, "emphasis or a link in a formula");
    const aligned = await page.locator(".math-right").first().evaluate((cell) => {
      return getComputedStyle(cell).textAlign;
    });
    check(/right|end/.test(aligned), `equations are aligned at ${aligned}`);
  }
});
