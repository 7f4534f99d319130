// The search dialog, loaded when it is first opened. It loads pagefind and, with each search, the pieces of the index
// that the words need; `book-search` writes them.
const ROOT = import.meta.url.replace(/(theme\/)?[^/]*$/, "");
const INDEX = new URL("pagefind/", ROOT);
const PAGES = 3; // shown at a time; each is fetched with all its text
const SECTIONS = 3; // of one page
const PAUSE = 100; // milliseconds without a key
const MISSING = "The index of the search can’t be reached.";
const OFFLINE = "The search needs a network until it was used once. The contents list all pages.";

/** Shows the search in `dialog`, which it fills the first time. */
export function open(dialog) {
  const input = dialog.querySelector("#search-words") ?? build(dialog);
  if (!dialog.open) dialog.showModal();
  input.focus();
  input.select();
}

function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const name in attributes) element.setAttribute(name, attributes[name]);
  element.append(...children);
  return element;
}

function build(dialog) {
  const label = make("label", { for: "search-words" }, "Search the book");
  const input = make("input", { id: "search-words", autocomplete: "off", spellcheck: "false" });
  const close = make("button", { type: "button", class: "search-close" }, "Close");
  const status = make("p", { class: "search-status", "aria-live": "polite" });
  const list = make("ol", { class: "search-results" });
  const more = make("button", { type: "button", class: "search-more", hidden: "" }, "More pages");
  dialog.replaceChildren(make("div", { class: "search-box", role: "search" }, label, input, close, status, list, more));

  // pagefind's worker would load the same script once more
  const load = () => import(new URL("pagefind.js", INDEX)).then((it) => it.createInstance({ noWorker: true, excerptLength: 18 }));
  const fail = () => {
    status.textContent = navigator.onLine ? MISSING : OFFLINE;
    engine = null; // the network may come back
  };
  let engine = load();
  engine.catch(fail);
  let timer, answered, turn = 0, rest = [];

  async function find(query) {
    const { results } = query ? await (await (engine ??= load())).search(query) : { results: [] };
    return [results, await results[0]?.data()];
  }

  async function search() {
    clearTimeout(timer);
    const current = ++turn;
    const text = input.value.trim();
    const query = words(text);
    try {
      let [results, best] = await find(query);
      const meant = await corrected(query, best);
      if (meant !== query) [results] = await find(meant);
      if (current !== turn) return;
      const pages = `${results.length} page${results.length === 1 ? "" : "s"} for “${meant === query ? text : meant}”`;
      const lacking = meant === query ? "" : `“${text}” is not in the book. `;
      status.textContent = lacking + (meant && pages);
      list.replaceChildren();
      rest = results;
      answered = text;
      await extend();
    } catch {
      if (current === turn) fail();
    }
  }

  async function extend() {
    const current = turn;
    const next = rest.splice(0, PAGES);
    more.hidden = !rest.length;
    // the first one is shown before the others are fetched
    for (const part of [next.splice(0, 1), next]) {
      for (const page of part.map((result) => result.data())) {
        const items = links(await page);
        if (current !== turn) return;
        list.append(...items);
      }
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, PAUSE);
  });
  more.addEventListener("click", async () => {
    const at = list.children.length;
    await extend();
    list.children[at]?.firstChild.focus();
  });
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", ({ target }) => {
    if (target.closest("a")) dialog.close(); // it may lead to a section of this page
  });
  dialog.addEventListener("keydown", (event) => {
    const stops = [input, ...list.querySelectorAll("a")];
    const at = stops.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (at < 0 || event.isComposing) return;
    if (step) stops[at + step]?.focus();
    else if (event.key !== "Enter" || at > 0) return;
    else if (answered === input.value.trim()) stops[1]?.click();
    else search();
    event.preventDefault();
  });
  return input;
}

/** The query as the index has it: cut at punctuation, except within words such as `k-means`, `don't` and `0.5`. */
function words(query) {
  return query.replace(/[^\p{L}\p{N}_"'’.\s-]|(?<!\d)\.|\.(?!\d)|(?<![\p{L}\p{N}])-/gu, " ").trim();
}

/** The query, with the words that the book lacks replaced by the nearest ones that it has. */
async function corrected(query, page) {
  // of a word that it lacks pagefind finds the beginning, if only one letter: was this asked for?
  const found = page?.sub_results.map((section) => section.excerpt).join(" ").toLowerCase().split(/[^\p{L}\p{N}_]+/u) ?? [];
  const doubtful = (word) => word.length > 3 && !found.some((other) => other.startsWith(word));
  if (!query.toLowerCase().split(/\s+/).some(doubtful)) return query;
  return import(new URL("words.js", INDEX)).then((it) => it.corrected(query, doubtful)).catch(() => query);
}

/** Without the seams that the index has between words of code. */
const joined = (text) => text.replace(/\^`(<\/mark>)? ?/g, "$1");
const plain = (text) => joined(text).replace(/&lt;/g, "<").replace(/&gt;/g, ">");

function links(page) {
  const weight = (section) => section.weighted_locations.reduce((sum, at) => sum + at.balanced_score, 0);
  const heading = plain(page.meta.title ?? page.url);
  const title = page.meta.above ? `${plain(page.meta.above)} › ${heading}` : heading; // a page below another one
  return page.sub_results.sort((a, b) => weight(b) - weight(a)).slice(0, SECTIONS).map((section) => {
    const link = make("a", { href: section.url }, make("span", { class: "search-page" }, title), " ");
    const name = plain(section.title ?? heading);
    if (name !== heading) link.append(make("span", { class: "search-section" }, name), " ");
    const parts = joined(section.excerpt).split(/<\/?mark>/).map(plain); // text, marked word, text, …
    link.append(make("span", { class: "search-snippet" }, ...parts.map((part, at) => (at % 2 ? make("mark", {}, part) : part))));
    return make("li", {}, link);
  });
}
