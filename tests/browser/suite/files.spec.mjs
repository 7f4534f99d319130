// What the files of the site show without being drawn.
import { site } from "../lib/built.mjs";
import { tags } from "../lib/html.mjs";
import { check, note, test } from "../lib/test.mjs";

const POLICY = {
  "default-src": "'none'",
  "script-src": "'self' 'wasm-unsafe-eval'",
  "style-src": "'self'",
  "img-src": "'self' data:",
  "font-src": "'self'",
  "connect-src": "'self'",
  "worker-src": "'self'",
  "manifest-src": "'self'",
  "base-uri": "'self'",
  "form-action": "'none'",
};
// Links of the head that the browser follows by itself.
const LOADED =
  /^(stylesheet|preload|modulepreload|prefetch|preconnect|dns-prefetch|icon|apple-touch-icon|manifest)$/;

const show = ({ name, attributes }) =>
  `<${name} ${[...attributes]
    .map(([key, value]) => `${key}="${value}"`)
    .join(" ")
    .slice(0, 80)}>`;

test("no page has an inline script, style or event handler", () => {
  for (const file of site.html) {
    for (const tag of tags(site.text(file))) {
      const { name, attributes } = tag;
      const data = attributes.get("type") === "application/ld+json";
      check(name !== "script" || attributes.has("src") || data, `${file}: inline script`);
      check(name !== "style", `${file}: inline style`);
      for (const [key, value] of attributes) {
        check(
          key !== "style" && !/^on[a-z]/.test(key) && !/^\s*javascript:/i.test(value),
          `${file}: ${show(tag)}`,
        );
      }
    }
  }
  note(`${site.html.length} files`);
});

test("no file loads anything from another site", () => {
  for (const file of site.html) {
    for (const tag of tags(site.text(file))) {
      const { name, attributes } = tag;
      if (name === "a" || name === "form" || name === "meta" || name === "base") continue;
      if (
        name === "link" &&
        !(attributes.get("rel") ?? "").split(/\s+/).some((rel) => LOADED.test(rel))
      )
        continue;
      const sources = ["src", "srcset", "href", "xlink:href", "data", "poster"].map(
        (key) => attributes.get(key) ?? "",
      );
      check(!sources.some((source) => /^\s*(https?:)?\/\//i.test(source)), `${file}: ${show(tag)}`);
    }
  }
  for (const file of site.files) {
    if (!file.endsWith(".css")) continue;
    const outside = /(url\(\s*["']?|@import\s+["'])(https?:)?\/\//i.exec(site.text(file));
    check(!outside, `${file}: ${outside?.[0]}`);
  }
});

test("every page has the security policy", () => {
  for (const file of site.pages) {
    const head = tags(site.text(file));
    const at = head.findIndex(
      ({ name, attributes }) =>
        name === "meta" && /^content-security-policy$/i.test(attributes.get("http-equiv") ?? ""),
    );
    if (at < 0) {
      check(false, `${file}: no policy`);
      continue;
    }
    check(
      !head.slice(0, at).some(({ name }) => ["script", "link", "style"].includes(name)),
      `${file}: the policy comes after what it should govern`,
    );
    const given = head[at].attributes
      .get("content")
      .split(";")
      .map((part) => part.trim().split(/\s+/))
      .filter(([key]) => key);
    const stated = new Map(given.map(([key, ...sources]) => [key, sources.sort().join(" ")]));
    for (const [key, wanted] of Object.entries(POLICY)) {
      check(
        stated.get(key) === wanted.split(" ").sort().join(" "),
        `${file}: ${key} is \`${stated.get(key) ?? "absent"}\`, not \`${wanted}\``,
      );
    }
    for (const [key, sources] of stated) {
      check(
        key in POLICY || sources === "'none'",
        `${file}: ${key} \`${sources}\` is not in the policy of this book`,
      );
    }
  }
});

test("every link and fragment inside the site leads somewhere", () => {
  const pages = new Map();
  const idsOf = (file) => {
    const ids = () => new Set(tags(site.text(file)).map(({ attributes }) => attributes.get("id")));
    if (!pages.has(file)) pages.set(file, ids());
    return pages.get(file);
  };
  let count = 0;
  for (const file of site.pages) {
    for (const { tag, target } of tags(site.text(file)).flatMap((tag) => targets(file, tag))) {
      count += 1;
      const found = site.fileAt(target.pathname);
      check(found, `${file}: ${show(tag)} leads to no file`);
      const fragment = decodeURIComponent(target.hash.slice(1)).replace(/:~:.*/, "");
      if (!found?.endsWith(".html") || !fragment || fragment === "top") continue;
      const isThere = idsOf(found).has(fragment);
      check(isThere, `${file}: ${show(tag)} leads to no \`#${fragment}\` in ${found}`);
    }
  }
  note(`${count} links`);
});

/** Where the attributes of a tag lead inside the site. */
function targets(file, tag) {
  if (tag.name === "base") return [];
  const { published } = site;
  const { origin } = new URL(published);
  const values = ["href", "src", "content"].map((key) => [key, tag.attributes.get(key)]);
  return (
    values
      .filter(([, value]) => value !== undefined && !/^(data|mailto):/.test(value))
      // most values of `content` are not addresses
      .filter(([key, value]) => key !== "content" || value.startsWith(published))
      .map(([, value]) => {
        const isMissing = file === "404.html" && !value.startsWith("#");
        const base = published + (isMissing ? "no/such/page.html" : file);
        return { tag, target: new URL(value, base) };
      })
      .filter(({ target }) => target.origin === origin)
  );
}

test("every page has its title, language, heading and landmarks", () => {
  const titles = new Map();
  for (const file of site.pages) {
    const all = tags(site.text(file));
    checkLandmarks(file, all);
    const title = /<title>([^<]*)<\/title>/.exec(site.text(file))?.[1].trim();
    check(title, `${file}: no title`);
    check(!titles.has(title), `${file}: has the title of ${titles.get(title)}`);
    titles.set(title, file);
    // the whole book on one page has the headings and ids of every page
    if (file === "print.html") continue;
    const headings = all.filter(({ name }) => name === "h1").length;
    check(headings === 1, `${file}: ${headings} headings <h1>`);
    const ids = all.map(({ attributes }) => attributes.get("id")).filter((id) => id !== undefined);
    const doubled = ids.find((id, at) => ids.indexOf(id) !== at);
    check(!doubled, `${file}: two elements with id \`${doubled}\``);
  }
  for (const file of site.chapters) {
    const turns = /<nav[^>]*class="(?:[^"]* )?turn[ "]/.test(site.text(file));
    check(turns, `${file}: no <nav class="turn">`);
  }
});

function checkLandmarks(file, all) {
  const need = (what, name, attribute, value = /./) => {
    const holds = (tag) => tag.name === name && value.test(tag.attributes.get(attribute) ?? "");
    check(all.some(holds), `${file}: no ${what}`);
  };
  need("lang", "html", "lang");
  need("viewport", "meta", "name", /^viewport$/);
  need("skip link", "a", "href", /^#content$/);
  need('<header class="bar">', "header", "class", /(^|\s)bar(\s|$)/);
  need('<main id="content">', "main", "id", /^content$/);
  check(
    all.some(({ name }) => name === "footer"),
    `${file}: no <footer>`,
  );
  if (file === "print.html") return;
  const isContents = ({ name, attributes }) =>
    name === "nav" &&
    /(^|\s)contents(\s|$)/.test(attributes.get("class") ?? "") &&
    attributes.get("aria-label") === "Contents";
  check(all.some(isContents), `${file}: no contents`);
}

test("the JSON-LD of every page can be read", () => {
  let count = 0;
  for (const file of site.html) {
    for (const [, text] of site
      .text(file)
      .matchAll(/<script[^>]+application\/ld\+json[^>]*>([\s\S]*?)<\/script>/g)) {
      count += 1;
      try {
        const data = JSON.parse(text);
        for (const item of [data].flat())
          check(
            item["@context"] && (item["@type"] || item["@graph"]),
            `${file}: JSON-LD without @context or @type`,
          );
      } catch (error) {
        check(false, `${file}: JSON-LD: ${error.message}`);
      }
    }
  }
  test.skip(count === 0, "no page has JSON-LD");
  note(`${count} blocks`);
});

test("the sitemap and the feed list the pages", async ({ newPage }) => {
  const files = [...site.files].filter((file) => file.endsWith(".xml"));
  test.skip(files.length === 0, "the site has neither");
  const page = await newPage();
  for (const file of files) {
    const read = await page.evaluate(readXml, site.text(file));
    if (read.error) check(false, `${file}: ${read.error.slice(0, 200)}`);
    else if (read.kind === "urlset") checkSitemap(file, read);
    else if (read.kind === "feed") checkFeed(file, read);
    else note(`${file} parses`);
  }
});

function readXml(text) {
  const parsed = new DOMParser().parseFromString(text, "application/xml");
  const root = parsed.documentElement;
  const all = (scope, name) => [...scope.getElementsByTagName(name)];
  const needed = ["id", "title", "updated"];
  const children = [...root.children].map((child) => child.localName);
  return {
    error: parsed.querySelector("parsererror")?.textContent ?? null,
    kind: root.localName,
    places: all(parsed, "loc").map((place) => place.textContent.trim()),
    lacking: needed.filter((name) => !children.includes(name)),
    entries: all(parsed, "entry").map((entry) => ({
      link: all(entry, "link")[0]?.getAttribute("href") ?? "",
      lacking: needed.filter((name) => all(entry, name).length === 0),
    })),
  };
}

function checkSitemap(file, { places }) {
  const listed = new Set(places.map((place) => checkAddress(file, place)));
  for (const chapter of site.chapters) check(listed.has(chapter), `${file}: lacks ${chapter}`);
  note(`${file} with ${places.length} pages`);
}

function checkFeed(file, { lacking, entries }) {
  check(lacking.length === 0, `${file}: lacks ${lacking}`);
  check(entries.length > 0, `${file}: has no entry`);
  for (const { link, lacking } of entries) {
    checkAddress(file, link);
    check(lacking.length === 0, `${file}: the entry of ${link} lacks ${lacking}`);
  }
  note(`${file} with ${entries.length} entries`);
}

/** The page of this site that an address names. */
function checkAddress(file, address) {
  const rest = address.slice(site.published.length).replace(/#.*/, "");
  const found = address.startsWith(site.published) && site.fileAt(site.base + rest);
  check(found, `${file}: ${address} is not a page of this site`);
  return found;
}
