// What can be told from the files of the site alone.
import { tags } from "./site.mjs";

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
const LOADED = /^(stylesheet|preload|modulepreload|prefetch|preconnect|dns-prefetch|icon|apple-touch-icon|manifest)$/;

export function fileCases(site) {
  return [
    { name: "no inline script, style or handler", run: (t) => inline(t, site) },
    { name: "nothing is loaded from elsewhere", run: (t) => foreign(t, site) },
    { name: "the security policy of every page", run: (t) => policy(t, site) },
    { name: "links and fragments inside the site", run: (t) => links(t, site) },
    { name: "title, language, heading and landmarks of every page", run: (t) => landmarks(t, site) },
    { name: "JSON-LD", run: (t) => jsonLd(t, site) },
    { name: "sitemap and feed", run: (t) => lists(t, site) },
  ];
}

const show = ({ name, attributes }) =>
  `<${name} ${[...attributes]
    .map(([key, value]) => `${key}="${value}"`)
    .join(" ")
    .slice(0, 80)}>`;

async function inline(t, site) {
  for (const file of site.html) {
    for (const tag of tags(site.text(file))) {
      const { name, attributes } = tag;
      const data = attributes.get("type") === "application/ld+json";
      t.check(name !== "script" || attributes.has("src") || data, `${file}: inline script`);
      t.check(name !== "style", `${file}: inline style`);
      for (const [key, value] of attributes) {
        t.check(key !== "style" && !/^on[a-z]/.test(key) && !/^\s*javascript:/i.test(value), `${file}: ${show(tag)}`);
      }
    }
  }
  t.note(`${site.html.length} files`);
}

async function foreign(t, site) {
  for (const file of site.html) {
    for (const tag of tags(site.text(file))) {
      const { name, attributes } = tag;
      if (name === "a" || name === "form" || name === "meta" || name === "base") continue;
      if (name === "link" && !(attributes.get("rel") ?? "").split(/\s+/).some((rel) => LOADED.test(rel))) continue;
      const sources = ["src", "srcset", "href", "xlink:href", "data", "poster"].map((key) => attributes.get(key) ?? "");
      t.check(!sources.some((source) => /^\s*(https?:)?\/\//i.test(source)), `${file}: ${show(tag)}`);
    }
  }
  for (const file of site.files) {
    if (!file.endsWith(".css")) continue;
    const outside = /(url\(\s*["']?|@import\s+["'])(https?:)?\/\//i.exec(site.text(file));
    t.check(!outside, `${file}: ${outside?.[0]}`);
  }
}

async function policy(t, site) {
  for (const file of site.pages) {
    const head = tags(site.text(file));
    const at = head.findIndex(
      ({ name, attributes }) =>
        name === "meta" && /^content-security-policy$/i.test(attributes.get("http-equiv") ?? ""),
    );
    if (at < 0) {
      t.check(false, `${file}: no policy`);
      continue;
    }
    t.check(
      !head.slice(0, at).some(({ name }) => ["script", "link", "style"].includes(name)),
      `${file}: the policy stands after what it should govern`,
    );
    const given = head[at].attributes
      .get("content")
      .split(";")
      .map((part) => part.trim().split(/\s+/))
      .filter(([key]) => key);
    const stated = new Map(given.map(([key, ...sources]) => [key, sources.sort().join(" ")]));
    for (const [key, wanted] of Object.entries(POLICY)) {
      t.check(
        stated.get(key) === wanted.split(" ").sort().join(" "),
        `${file}: ${key} is \`${stated.get(key) ?? "absent"}\`, not \`${wanted}\``,
      );
    }
    for (const [key, sources] of stated) {
      t.check(
        key in POLICY || sources === "'none'",
        `${file}: ${key} \`${sources}\` is not in the policy of this book`,
      );
    }
  }
}

async function links(t, site) {
  const places = new Map();
  const ids = (file) => {
    if (!places.has(file)) places.set(file, new Set(tags(site.text(file)).map((tag) => tag.attributes.get("id"))));
    return places.get(file);
  };
  const root = site.published;
  let count = 0;
  for (const file of site.pages) {
    for (const tag of tags(site.text(file))) {
      if (tag.name === "base") continue;
      for (const key of ["href", "src", "content"]) {
        const value = tag.attributes.get(key);
        // most values of `content` are no addresses
        if (value === undefined || (key === "content" && !value.startsWith(root))) continue;
        const target = new URL(
          value,
          root + (file === "404.html" && !value.startsWith("#") ? "no/such/page.html" : file),
        );
        if (target.origin !== new URL(root).origin || /^(data|mailto):/.test(value)) continue;
        count += 1;
        const found = site.fileAt(target.pathname);
        if (!found) t.check(false, `${file}: ${show(tag)} leads to no file`);
        const fragment = decodeURIComponent(target.hash.slice(1)).replace(/:~:.*/, "");
        if (!found?.endsWith(".html") || !fragment || fragment === "top") continue;
        t.check(ids(found).has(fragment), `${file}: ${show(tag)} leads to no \`#${fragment}\` in ${found}`);
      }
    }
  }
  t.note(`${count} links`);
}

async function landmarks(t, site) {
  const titles = new Map();
  for (const file of site.pages) {
    const html = site.text(file);
    const all = tags(html);
    const need = (what, holds) => t.check(all.some(holds), `${file}: no ${what}`);
    const named = (tag, name, key, value) =>
      tag.name === name && (!key || (tag.attributes.get(key) ?? "").split(/\s+/).includes(value));
    need("lang", (tag) => tag.name === "html" && tag.attributes.get("lang"));
    need("viewport", (tag) => tag.name === "meta" && tag.attributes.get("name") === "viewport");
    need("skip link", (tag) => tag.name === "a" && tag.attributes.get("href") === "#content");
    need('<header class="bar">', (tag) => named(tag, "header", "class", "bar"));
    need('<main id="content">', (tag) => named(tag, "main", "id", "content"));
    need("<footer>", (tag) => named(tag, "footer"));
    if (file !== "print.html")
      need(
        "contents",
        (tag) => named(tag, "nav", "class", "contents") && tag.attributes.get("aria-label") === "Contents",
      );
    const headings = all.filter(({ name }) => name === "h1").length;
    t.check(headings === 1 || file === "print.html", `${file}: ${headings} headings <h1>`);
    const title = /<title>([^<]*)<\/title>/.exec(html)?.[1].trim();
    t.check(title, `${file}: no title`);
    t.check(!titles.has(title), `${file}: has the title of ${titles.get(title)}`);
    titles.set(title, file);
    const doubled = all
      .map((tag) => tag.attributes.get("id"))
      .find((id, at, ids) => id !== undefined && ids.indexOf(id) !== at);
    t.check(!doubled || file === "print.html", `${file}: two elements with id \`${doubled}\``);
  }
  for (const file of site.chapters) {
    t.check(/<nav[^>]*class="(?:[^"]* )?turn[ "]/.test(site.text(file)), `${file}: no <nav class="turn">`);
  }
}

async function jsonLd(t, site) {
  let count = 0;
  for (const file of site.html) {
    for (const [, text] of site.text(file).matchAll(/<script[^>]+application\/ld\+json[^>]*>([\s\S]*?)<\/script>/g)) {
      count += 1;
      try {
        const data = JSON.parse(text);
        for (const item of [data].flat())
          t.check(item["@context"] && (item["@type"] || item["@graph"]), `${file}: JSON-LD without @context or @type`);
      } catch (error) {
        t.check(false, `${file}: JSON-LD: ${error.message}`);
      }
    }
  }
  if (count === 0) t.skip("no page has any");
  t.note(`${count} blocks`);
}

async function lists(t, site) {
  const files = [...site.files].filter((file) => file.endsWith(".xml"));
  if (files.length === 0) t.skip("the site has neither");
  const page = await t.page();
  const root = site.published;
  const expect = (file, address) => {
    const inside = address.startsWith(root) && site.fileAt(site.base + address.slice(root.length).replace(/#.*/, ""));
    t.check(inside, `${file}: ${address} is no page of this site`);
    return inside;
  };
  for (const file of files) {
    const read = await page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, "application/xml");
      const all = (scope, name) => [...scope.getElementsByTagName(name)];
      return {
        error: parsed.querySelector("parsererror")?.textContent ?? null,
        kind: parsed.documentElement.localName,
        places: all(parsed, "loc").map((place) => place.textContent.trim()),
        lacking: ["id", "title", "updated"].filter(
          (name) => ![...parsed.documentElement.children].some((child) => child.localName === name),
        ),
        entries: all(parsed, "entry").map((entry) => ({
          link: all(entry, "link")[0]?.getAttribute("href") ?? "",
          lacking: ["id", "title", "updated"].filter((name) => all(entry, name).length === 0),
        })),
      };
    }, site.text(file));
    if (read.error) t.check(false, `${file}: ${read.error.slice(0, 200)}`);
    else if (read.kind === "urlset") {
      const listed = new Set(read.places.map((place) => expect(file, place)));
      for (const chapter of site.chapters) t.check(listed.has(chapter), `${file}: lacks ${chapter}`);
      t.note(`${file} with ${read.places.length} pages`);
    } else if (read.kind === "feed") {
      t.check(read.lacking.length === 0, `${file}: lacks ${read.lacking}`);
      t.check(read.entries.length > 0, `${file}: has no entry`);
      for (const { link, lacking } of read.entries) {
        expect(file, link);
        t.check(lacking.length === 0, `${file}: the entry of ${link} lacks ${lacking}`);
      }
      t.note(`${file} with ${read.entries.length} entries`);
    } else t.note(`${file} parses`);
  }
}
