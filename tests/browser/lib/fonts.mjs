// Fonts from packages that package-lock.json pins, because each machine has other system fonts.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const FACES = [
  ["Pinned Serif", "source-serif-4", ["400-normal", "400-italic", "700-normal"]],
  ["Pinned Sans", "source-sans-3", ["400-normal", "600-normal"]],
  ["Pinned Mono", "source-code-pro", ["400-normal"]],
];

/** The CSS that declares the pinned fonts. */
export const FONTS = FACES.flatMap(([family, name, styles]) =>
  styles.map((style) => fontFace(family, name, style)),
).join("\n");

function fontFace(family, name, style) {
  const [weight, slope] = style.split("-");
  const path = `@fontsource/${name}/files/${name}-latin-${style}.woff2`;
  const data = readFileSync(createRequire(import.meta.url).resolve(path)).toString("base64");
  return `@font-face { font-family: "${family}"; font-style: ${slope};
    font-weight: ${weight}; src: url(data:font/woff2;base64,${data}); }`;
}

/** The fonts that a page is drawn with and that are not pinned, each with an element's name. */
export async function findOtherFonts(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("DOM.enable");
  await devtools.send("CSS.enable");
  const { root } = await devtools.send("DOM.getDocument", { depth: -1 });
  const names = new Set();
  const collect = async ({ nodeId, nodeType, localName, children = [] }) => {
    if (nodeType === 1) {
      const { fonts } = await devtools.send("CSS.getPlatformFontsForNode", { nodeId });
      const others = fonts.filter((font) => !font.isCustomFont);
      for (const { familyName } of others) names.add(`\`${familyName}\` in <${localName}>`);
    }
    for (const child of children) await collect(child);
  };
  await collect(root);
  await devtools.detach();
  return names;
}
