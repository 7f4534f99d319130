// A server for a built site.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { NO_ORIGIN } from "./site.mjs";

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
const COMPRESSED = /^(text|application\/(json|xml|manifest))|svg/;

/** Serves a site on a free port of this machine. */
export async function serve(site) {
  const served = new Served(site);
  const server = createServer((request, response) => served.answer(request, response));
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  served.origin = `http://127.0.0.1:${server.address().port}`;
  served.close = () => (server.closeAllConnections(), server.close());
  return served;
}

class Served {
  #site;
  #bodies = new Map();

  constructor(site) {
    this.#site = site;
    this.reset();
  }

  /** As it was at first: nothing requested, the network there, and every file as it was built. */
  reset() {
    this.log = [];
    this.down = false;
    this.replaced = new Map();
  }

  /** 404.html is what a reader gets at an address that does not exist. */
  address(file) {
    return this.origin + this.#site.base + (file === "404.html" ? "no/such/page.html" : file);
  }

  answer(request, response) {
    // as if there were no network
    if (this.down) return request.socket.destroy();
    const { pathname } = new URL(request.url, NO_ORIGIN);
    const found = this.#site.fileAt(pathname);
    const { body, type } = this.#read(found ?? "404.html");
    const status = found ? 200 : 404;
    this.log.push({ path: pathname, status, type, bytes: body.length });
    response.writeHead(status, {
      "content-type": type,
      "content-length": body.length,
      // the browser's own cache must not answer for the service worker
      "cache-control": "no-store",
      ...(COMPRESSED.test(type) && { "content-encoding": "gzip" }),
    });
    response.end(request.method === "HEAD" ? undefined : body);
  }

  #read(file) {
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    const compress = (raw) => (COMPRESSED.test(type) ? gzipSync(raw, { level: 9 }) : raw);
    const replaced = this.replaced.get(file);
    if (replaced !== undefined) return { type, body: compress(Buffer.from(replaced)) };
    if (!this.#bodies.has(file)) {
      this.#bodies.set(file, compress(readFileSync(join(this.#site.root, file))));
    }
    return { type, body: this.#bodies.get(file) };
  }
}
