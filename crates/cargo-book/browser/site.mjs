// The built site: its files, what its HTML says, and a server for it.
import { createServer } from "node:http";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { gzipSync } from "node:zlib";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".md": "text/markdown; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
  ".xml": "application/xml",
};
/** The origin of a site that names none. */
export const NOWHERE = "http://site";
const PACKED = /^(text|application\/(json|xml|manifest))|svg/;
// Pages that no reader opens: a frame, and addresses that have moved.
const FRAME = "toc.html";
const MOVED = /<meta[^>]+http-equiv="?refresh/i;

/** The start tags of an HTML text as `{ name, attributes, at }`, without comments and the text of scripts. */
export function tags(html) {
  const bare = html.replace(/<!--[\s\S]*?-->/g, "").replace(/(<script\b[^>]*>)[\s\S]*?(<\/script>)/gi, "$1$2");
  const found = [];
  for (const tag of bare.matchAll(/<([a-z][\w-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/gi)) {
    const attributes = new Map();
    for (const [, name, , double, single, plain] of tag[2].matchAll(
      /([^\s"'>/=]+)(\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g,
    )) {
      attributes.set(name.toLowerCase(), plainText(double ?? single ?? plain ?? ""));
    }
    found.push({ name: tag[1].toLowerCase(), attributes, at: tag.index });
  }
  return found;
}

/** Without character references. */
export function plainText(text) {
  const named = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(amp|lt|gt|quot|apos));/gi, (_, hex, number, name) =>
    name ? named[name.toLowerCase()] : String.fromCodePoint(parseInt(hex ?? number, hex ? 16 : 10)),
  );
}

export class Site {
  constructor(root) {
    this.root = root;
    const all = readdirSync(root, { recursive: true }).map((file) => file.split(sep).join("/"));
    this.files = new Set(all.filter((file) => statSync(join(root, file)).isFile()));
    this.html = [...this.files].filter((file) => file.endsWith(".html")).sort();
    this.pages = this.html.filter((file) => file !== FRAME && !MOVED.test(this.text(file)));
    // What a reader turns to; the others are for printers and for wrong addresses.
    this.chapters = this.pages.filter((file) => !["404.html", "print.html"].includes(file));
    // Where the site will stand: 404.html is shown at any depth, so its links hold in that place alone.
    const { origin, pathname } = new URL(this.#published() ?? "/", NOWHERE);
    this.base = pathname;
    this.published = origin + pathname;
  }

  /** What the pages say: their canonical links, or else the base of stock mdBook's 404.html. */
  #published() {
    const canonical = tags(this.text("index.html")).find(({ attributes }) => attributes.get("rel") === "canonical");
    if (canonical) return new URL(".", canonical.attributes.get("href")).href;
    return tags(this.text("404.html"))
      .find(({ name }) => name === "base")
      ?.attributes.get("href");
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

/** Serves a site on a free port of this machine, and keeps what was asked for. */
export async function serve(site) {
  const packed = new Map();
  const shown = { log: [], down: false, instead: new Map() };
  const server = createServer((request, response) => {
    // as if there were no network
    if (shown.down) return request.socket.destroy();
    const { pathname } = new URL(request.url, NOWHERE);
    const found = site.fileAt(pathname);
    const file = found ?? "404.html";
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    const text = shown.instead.get(file);
    if (text !== undefined || !packed.has(file)) {
      const raw = text !== undefined ? Buffer.from(text) : readFileSync(join(site.root, file));
      packed.set(file, PACKED.test(type) ? gzipSync(raw, { level: 9 }) : raw);
    }
    const body = packed.get(file);
    const status = found ? 200 : 404;
    shown.log.push({ path: pathname, status, type, bytes: body.length });
    response.writeHead(status, {
      "content-type": type,
      "content-length": body.length,
      // neither the browser's own cache nor an old answer may stand in for the service worker
      "cache-control": "no-store",
      ...(PACKED.test(type) && { "content-encoding": "gzip" }),
    });
    response.end(request.method === "HEAD" ? undefined : body);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return Object.assign(shown, {
    origin,
    // 404.html is what a reader gets at an address that does not exist
    address: (file) => origin + site.base + (file === "404.html" ? "no/such/page.html" : file),
    close: () => (server.closeAllConnections(), server.close()),
  });
}

/** The folder named on the command line, if it holds a site. */
export function open(folder) {
  for (const file of ["index.html", "404.html"]) {
    if (!existsSync(join(folder, file)))
      throw new Error(`${relative(".", folder) || "."} has no ${file}: build the book first`);
  }
  return new Site(folder);
}
