// What can be read from HTML without a browser.

/**
 * The start tags of an HTML text as `{ name, attributes, at }`, without those in comments and in the
 * text of scripts.
 */
export function tags(html) {
  const bare = html
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/(<script\b[^>]*>)[\s\S]*?(<\/script>)/gi, "$1$2");
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
  return text.replace(
    /&(?:#x([\da-f]+)|#(\d+)|(amp|lt|gt|quot|apos));/gi,
    (_, hex, number, name) =>
      name
        ? named[name.toLowerCase()]
        : String.fromCodePoint(parseInt(hex ?? number, hex ? 16 : 10)),
  );
}
