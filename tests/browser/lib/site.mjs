// A built site: its files, and what their HTML says.
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { tags } from "./html.mjs";

/** The origin of a site that names none. */
export const NO_ORIGIN = "http://site";
// Pages that no reader opens: a frame, and addresses that have moved.
const FRAME = "toc.html";
const MOVED = /<meta[^>]+http-equiv="?refresh/i;

/** The site in this folder, if it holds one. */
export function openSite(folder) {
  for (const file of ["index.html", "404.html"]) {
    if (existsSync(join(folder, file))) continue;
    throw new Error(`${relative(".", folder) || "."} has no ${file}: build the book first`);
  }
  return new Site(folder);
}

class Site {
  constructor(root) {
    this.root = root;
    const all = readdirSync(root, { recursive: true }).map((file) => file.split(sep).join("/"));
    this.files = new Set(all.filter((file) => statSync(join(root, file)).isFile()));
    this.html = [...this.files].filter((file) => file.endsWith(".html")).sort();
    this.pages = this.html.filter((file) => file !== FRAME && !MOVED.test(this.text(file)));
    // What a reader turns to; the others are for printers and for wrong addresses.
    this.chapters = this.pages.filter((file) => !["404.html", "print.html"].includes(file));
    // Where the site will be published: 404.html is shown at any depth, so its links work only there.
    const { origin, pathname } = new URL(this.#published() ?? "/", NO_ORIGIN);
    this.base = pathname;
    this.published = origin + pathname;
  }

  /** What the pages say: their canonical links, or else the base of stock mdBook's 404.html. */
  #published() {
    const canonical = tags(this.text("index.html")).find(
      ({ attributes }) => attributes.get("rel") === "canonical",
    );
    if (canonical) return new URL(".", canonical.attributes.get("href")).href;
    return tags(this.text("404.html"))
      .find(({ name }) => name === "base")
      ?.attributes.get("href");
  }

  /** The pages in the order of their contents, which is that of SUMMARY.md. */
  get order() {
    const contents = /<nav class="contents"[\s\S]*?<\/nav>/.exec(this.text("index.html"));
    const links = tags(contents?.[0] ?? "").map(({ attributes }) => attributes.get("href"));
    return links.filter((link) => this.pages.includes(link));
  }

  text(file) {
    return readFileSync(join(this.root, file), "utf8");
  }

  /** The chapters whose HTML has an element of this class. */
  withClass(name) {
    const pattern = new RegExp(`class="(?:[^"]* )?${name}[ "]`);
    return this.chapters.filter((file) => pattern.test(this.text(file)));
  }

  /** The file that an address of this site means, or null. */
  fileAt(pathname) {
    const path = decodeURIComponent(pathname);
    if (!path.startsWith(this.base)) return null;
    const rest = path.slice(this.base.length);
    const file = rest === "" || rest.endsWith("/") ? `${rest}index.html` : rest;
    return this.files.has(file) ? file : null;
  }
}
