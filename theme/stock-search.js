// mdBook's own search for a site that was built without pagefind: one index of the whole book, read by elasticlunr. It
// answers as pagefind does, so that the dialog need not know.
const SETTINGS = { bool: "AND", expand: true, fields: { title: { boost: 2 }, body: { boost: 1 }, breadcrumbs: { boost: 1 } } };
const BEFORE = 60; // letters of a snippet before the word that was found
const AFTER = 140;

function load(src) {
  return new Promise((loaded, failed) => {
    const script = Object.assign(document.createElement("script"), { src, onload: loaded, onerror: failed });
    document.head.append(script);
  });
}

export async function engine(root) {
  window.search ??= {}; // the index adds itself to it
  await load(new URL(`{{ resource "elasticlunr.min.js" }}`, import.meta.url));
  await load(new URL(`{{ resource "searchindex.js" }}`, import.meta.url));
  const index = elasticlunr.Index.load(window.search.index);
  const result = (words) => ({ ref, doc }) => {
    const url = new URL(window.search.doc_urls[ref], root).href;
    const page = doc.breadcrumbs.split(" » ")[0];
    const section = { url, title: doc.title, excerpt: excerpt(doc.body, words), weighted_locations: [] };
    return { data: async () => ({ url, meta: { title: page }, sub_results: [section] }) };
  };
  return {
    async search(query) {
      const words = query.toLowerCase().split(/\s+/).filter(Boolean);
      return { results: index.search(query, SETTINGS).map(result(words)) };
    },
  };
}

/** Text around the first word that it holds, with that word marked. */
function excerpt(body, words) {
  const lower = body.toLowerCase();
  const found = words.map((word) => [lower.indexOf(word), word.length]).filter(([at]) => at >= 0).sort(([a], [b]) => a - b);
  const [at, length] = found[0] ?? [0, 0];
  const from = at > BEFORE ? body.indexOf(" ", at - BEFORE) + 1 : 0;
  const escape = (text) => text.replace(/</g, "&lt;").replace(/>/g, "&gt;");
  const parts = [body.slice(from, at), body.slice(at, at + length), body.slice(at + length, at + AFTER)].map(escape);
  return `${parts[0]}<mark>${parts[1]}</mark>${parts[2]}`;
}
