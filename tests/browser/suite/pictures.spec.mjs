// What the pages look like: pictures of a specimen, compared with those in `pictures/`.
//
// The specimen is a small book that has one of each kind, built by the same tool with the settings
// and the theme of the book. So a picture changes when the theme, the template or the tool's HTML
// changes, and never when a chapter does: pictures of chapters would be blessed with every chapter,
// and nobody looks at what is blessed daily.
import { specimen } from "../lib/built.mjs";
import { FONTS, findOtherFonts } from "../lib/fonts.mjs";
import { visit } from "../lib/pages.mjs";
import { check, expect, test, until } from "../lib/test.mjs";

const LOOKS = [
  { name: "cover", file: "index.html" },
  { name: "listings", file: "part/listings.html", scheme: "dark" },
  { name: "listings-narrow", file: "part/listings.html", width: 400 },
  { name: "errors", file: "part/errors.html", width: 400, scheme: "dark" },
  { name: "prose", file: "part/prose.html" },
  { name: "tested", file: "appendix/how-this-book-tests-itself.html", width: 800 },
  { name: "missing", file: "404.html", width: 400, scheme: "dark" },
  { name: "contents", file: "404.html", width: 400, prepare: openContents },
  { name: "search", file: "404.html", scheme: "dark", prepare: openSearch },
  { name: "paper", file: "part/errors.html", width: 700, media: "print" },
];

test.skip(!specimen, "SPECIMEN does not name the built specimen; `cargo book test --browser` does");

for (const { name, file, scheme = "light", width = 1350, media, prepare } of LOOKS) {
  const title = `the look of ${name}: ${file}, ${scheme}, ${width} px`;
  test(title, async ({ newPage, specimenServer: from }) => {
    const page = await newPage({ from, scheme, width, bypassCSP: true });
    await visit(page, file);
    if (media) await page.emulateMedia({ media });
    await prepare?.(page, from);
    await useOwnFonts(page);
    for (const font of await findOtherFonts(page)) {
      check(false, `${file} is drawn with ${font}, a font of this machine`);
    }
    await expect(page).toHaveScreenshot(`${name}.png`, { fullPage: !prepare });
  });
}

const STYLE = `${FONTS}
  :root { --serif: "Pinned Serif"; --sans: "Pinned Sans"; --mono: "Pinned Mono"; }
  *, ::before, ::after { animation: none !important; transition: none !important; }
  /* letters where their outlines are, wherever a machine or a build of Chromium would move them */
  * { text-rendering: geometricPrecision !important; }
  /* a triangle and an arrow that these fonts lack */
  summary { list-style: none; }
  [href^="#fr-"] { display: none; }`;

async function useOwnFonts(page) {
  await page.addStyleTag({ content: STYLE });
  await page.evaluate(async () => {
    await Promise.all([...document.fonts].map((face) => face.load()));
    // the next frame measures again what scrolls, and the one after reports it to the page
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  });
}

async function openContents(page) {
  await page.getByRole("button", { name: "Contents" }).click();
}

/** Opens the dialog with one result from an index of its own, which no word of the book changes. */
async function openSearch(page, { origin }) {
  const result = {
    url: `${origin}/book/part/prose.html`,
    meta: { title: "Prose" },
    sub_results: ["Prose", "A heading"].map((title) => ({
      title,
      url: "#",
      excerpt: "words before a <mark>sum</mark> and words after it",
      weighted_locations: [{ balanced_score: 1 }],
    })),
  };
  const engine = `const results = [{ data: () => (${JSON.stringify(result)}) }];
    export const createInstance = () => ({ search: () => ({ results }) });`;
  await page.route("**/pagefind/pagefind.js", (route) =>
    route.fulfill({ body: engine, contentType: "text/javascript" }),
  );
  await page.keyboard.press("/");
  await page.getByRole("textbox", { name: "Search the book" }).fill("sum");
  await until(() => page.locator(".search-results a").count(), "no result is shown");
}
