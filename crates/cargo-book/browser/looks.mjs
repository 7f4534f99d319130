// What the pages look like: pictures of a specimen, compared with those in `pictures/`.
//
// The specimen is a small book that holds one of each kind, built by the same tool with the book's own settings and
// theme. So a picture changes when the theme, the template or the tool's HTML changes, and never because a chapter was
// edited: pictures of chapters would be blessed with every chapter, and what is blessed daily is no longer looked at.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { until, visit } from "./browser.mjs";

const PICTURES = process.env.PICTURES ?? "pictures";
const DIFFERENCES = process.env.DIFFERENCES ?? "differences";
const AGAIN = "if that is right, `cargo book bless --browser`";
// Of a colour's distance, and of pixels. Chromium 147 and 156, of different packagers, do not differ in a single one.
const TOLERANCE = { threshold: 0.05 };
const PIXELS = 20;

const LOOKS = [
  { name: "cover", file: "index.html" },
  { name: "listings", file: "part/listings.html", scheme: "dark" },
  { name: "listings-narrow", file: "part/listings.html", width: 400 },
  { name: "errors", file: "part/errors.html", width: 400, scheme: "dark" },
  { name: "prose", file: "part/prose.html" },
  { name: "tested", file: "appendix/how-this-book-tests-itself.html", width: 800 },
  { name: "missing", file: "404.html", width: 400, scheme: "dark" },
  { name: "contents", file: "404.html", width: 400, before: contents },
  { name: "search", file: "404.html", scheme: "dark", before: search },
  { name: "paper", file: "part/errors.html", width: 700, media: "print" },
];

export function looksCases(server) {
  return LOOKS.map((look) => ({
    name: `the look of ${look.name}: ${look.file}, ${look.scheme ?? "light"}, ${look.width ?? 1350} px`,
    server,
    run: (t) => (server ? compare(t, look) : t.skip("no specimen was built; `cargo book test --browser` builds one")),
  }));
}

async function compare(t, look) {
  const bytes = await picture(t, look);
  const reference = join(PICTURES, `${look.name}.png`);
  const old = existsSync(reference) ? PNG.sync.read(readFileSync(reference)) : null;
  const now = PNG.sync.read(bytes);
  const told = old ? difference(old, now, look.name) : "has no picture yet";
  if (!told) return;
  if (process.env.BLESS) {
    mkdirSync(PICTURES, { recursive: true });
    writeFileSync(reference, small(now));
    return t.note(`wrote ${look.name}.png`);
  }
  mkdirSync(DIFFERENCES, { recursive: true });
  const shown = join(DIFFERENCES, `${look.name}.png`);
  writeFileSync(shown, bytes);
  t.check(false, `${look.name} ${told}; now ${relative(process.env.ROOT ?? ".", shown)}; ${AGAIN}`);
}

/** In words, or null. Where it can be drawn, the difference is put beside the new picture. */
function difference(old, now, name) {
  const size = ({ width, height }) => `${width} × ${height}`;
  if (size(old) !== size(now)) return `is ${size(now)} and was ${size(old)}`;
  const drawn = new PNG(now);
  const count = pixelmatch(old.data, now.data, drawn.data, now.width, now.height, TOLERANCE);
  if (count <= PIXELS) return null;
  mkdirSync(DIFFERENCES, { recursive: true });
  const file = join(DIFFERENCES, `${name}.diff.png`);
  writeFileSync(file, PNG.sync.write(drawn));
  return `differs in ${count} pixels, drawn in ${relative(process.env.ROOT ?? ".", file)}`;
}

/** In sixteen shades of red, green and blue and with a palette, at a third of the size; far within the tolerance. */
function small(picture) {
  const { width, height, data } = picture;
  const palette = new Map();
  const rows = Buffer.alloc((width + 1) * height);
  for (let at = 0; at < width * height; at++) {
    const colour = [0, 1, 2].map((part) => Math.round(data[4 * at + part] / 17) * 17).join();
    if (!palette.has(colour)) palette.set(colour, palette.size);
    // each row begins with the number of its filter, which is none
    rows[at + Math.floor(at / width) + 1] = palette.get(colour);
  }
  if (palette.size > 256) return PNG.sync.write(picture, { colorType: 2, deflateLevel: 9 });
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 3, 0, 0, 0]);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  const colours = Buffer.from([...palette.keys()].join().split(",").map(Number));
  const parts = { IHDR: head, PLTE: colours, IDAT: deflateSync(rows, { level: 9 }), IEND: Buffer.alloc(0) };
  return Buffer.concat([PNG_START, ...Object.entries(parts).map(([name, bytes]) => chunk(name, bytes))]);
}

const PNG_START = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(name, bytes) {
  const named = Buffer.concat([Buffer.from(name), bytes]);
  const ends = [bytes.length, crc32(named)].map((number) => (number >>> 0).toString(16).padStart(8, "0"));
  const [length, sum] = ends.map((hex) => Buffer.from(hex, "hex"));
  return Buffer.concat([length, named, sum]);
}

async function picture(t, { file, scheme, width, media, before }) {
  const page = await t.page({ scheme, width, bypassCSP: true });
  await visit(page, t.server, file);
  if (media) await page.emulateMedia({ media });
  await before?.(page, t.server);
  await page.addStyleTag({ content: SHEET });
  await page.evaluate(async () => {
    await Promise.all([...document.fonts].map((face) => face.load()));
    // what scrolls is measured anew with these letters, and told to the page in the frame after
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  });
  for (const font of await strangers(page)) t.check(false, `${file}: drawn with \`${font}\`, a font of this machine`);
  return page.screenshot({ fullPage: !before, animations: "disabled", caret: "hide", scale: "css" });
}

async function contents(page) {
  await page.getByRole("button", { name: "Contents" }).click();
}

/** The dialog with one result, from an index of its own: what a search finds depends on the words of the book. */
async function search(page, { origin }) {
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

// Letters from packages that package-lock.json pins, because no machine has the system fonts of another.
const FACES = [
  ["Pinned Serif", "source-serif-4", ["400-normal", "400-italic", "700-normal"]],
  ["Pinned Sans", "source-sans-3", ["400-normal", "600-normal"]],
  ["Pinned Mono", "source-code-pro", ["400-normal"]],
];
const SHEET = `${FACES.flatMap(([family, name, styles]) => styles.map((style) => face(family, name, style))).join("\n")}
  :root { --serif: "Pinned Serif"; --sans: "Pinned Sans"; --mono: "Pinned Mono"; }
  *, ::before, ::after { animation: none !important; transition: none !important; }
  /* letters where their outlines are, and not where the settings of a machine or a build of Chromium would move them */
  * { text-rendering: geometricPrecision !important; }
  /* a triangle and an arrow that these letters lack */
  summary { list-style: none; }
  [href^="#fr-"] { display: none; }`;

function face(family, name, style) {
  const [weight, slope] = style.split("-");
  const file = createRequire(import.meta.url).resolve(`@fontsource/${name}/files/${name}-latin-${style}.woff2`);
  const data = readFileSync(file).toString("base64");
  return `@font-face { font-family: "${family}"; font-style: ${slope};
    font-weight: ${weight}; src: url(data:font/woff2;base64,${data}); }`;
}

/** The fonts in use that are not pinned. */
async function strangers(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("DOM.enable");
  await devtools.send("CSS.enable");
  const { root } = await devtools.send("DOM.getDocument", { depth: -1 });
  const names = new Set();
  const look = async (node) => {
    if (node.nodeType === 1) {
      const { fonts } = await devtools.send("CSS.getPlatformFontsForNode", { nodeId: node.nodeId });
      fonts
        .filter((font) => !font.isCustomFont)
        .forEach((font) => names.add(`${font.familyName} in <${node.localName}>`));
    }
    for (const child of node.children ?? []) await look(child);
  };
  await look(root);
  await devtools.detach();
  return names;
}
