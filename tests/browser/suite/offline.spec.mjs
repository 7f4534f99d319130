// What the browser keeps for a reader: how far they have read, and the book without a network.
import { site } from "../lib/built.mjs";
import { plainText } from "../lib/html.mjs";
import { visit } from "../lib/pages.mjs";
import { check, note, test, until } from "../lib/test.mjs";

test("reading progress is kept, and can be cleared", async ({ newPage, server }) => {
  const [read, other] = site.chapters.filter((file) => file !== "index.html");
  const page = await newPage();
  page.on("dialog", (dialog) => dialog.accept());
  // however the contents show it: by a class, a word or a drawn mark
  const mark = () =>
    page.locator("nav.contents a[href]").evaluateAll((all, address) => {
      const link = all.find((one) => one.href === address);
      const drawn = [link, link.parentElement].flatMap((one) =>
        ["::before", "::after"].map((part) => getComputedStyle(one, part).content),
      );
      const said = [...link.attributes]
        .filter(({ name }) => name.startsWith("aria-"))
        .map(({ value }) => value);
      return [
        link.parentElement.className,
        link.className,
        link.parentElement.textContent,
        drawn,
        said,
      ].join(" ");
    }, server.address(read));
  await visit(page, other);
  const unread = await mark();
  await visit(page, read);
  for (let press = 0; press < 3; press += 1) await page.keyboard.press("End");
  await page.waitForFunction(
    () => scrollY + innerHeight >= document.documentElement.scrollHeight - 2,
  );
  await page.waitForTimeout(300);
  await visit(page, other);
  const kept = await mark();
  check(kept !== unread, `${read} is not marked once it was read to its end`);
  await page.reload();
  check((await mark()) === kept, "the mark is lost on reload");
  await page
    .getByRole("button", { name: /clear|forget|reset/i })
    .filter({ visible: true })
    .first()
    .click();
  await until(async () => (await mark()) === unread, "the mark stays when progress is cleared");
  await page.reload();
  check((await mark()) === unread, "progress comes back after it was cleared");
});

test("the whole book can be read without a network", async ({ newPage, server }) => {
  test.skip(!site.files.has("sw.js"), "the site has no sw.js");
  const page = await openWithWorker(newPage);
  const [one, ...others] = site.chapters;
  server.down = true;
  const before = await look(page);
  await page.reload();
  check((await look(page)) === before, `${one} looks different after an offline reload`);
  for (const file of others) {
    await page.goto(server.address(file));
    const [shown, wanted] = [await page.title(), /<title>([^<]*)/.exec(site.text(file))[1]];
    check(shown === plainText(wanted), `offline, ${file} shows \`${shown}\``);
  }
  await page.goto(server.address("404.html"));
  check(await page.locator("nav.contents").count(), "a wrong address has no page offline");
  note(`${others.length + 1} pages`);
});

test("the search says that it needs a network", async ({ newPage, server }) => {
  test.skip(!site.files.has("sw.js"), "the site has no sw.js");
  const page = await openWithWorker(newPage);
  const network = async (there) => {
    server.down = !there;
    await page.context().setOffline(!there);
  };
  const dialog = page.getByRole("dialog");
  await network(false);
  await page.keyboard.press("/");
  await until(
    async () =>
      /network/.test(await dialog.innerText()) && /contents/.test(await dialog.innerText()),
    "offline, the search does not say what it needs and where else to look",
  );
  await page.keyboard.type("the");
  await page.waitForTimeout(300);
  check(
    /network/.test(await dialog.innerText()),
    `offline, a search says \`${await dialog.innerText()}\``,
  );
  await network(true);
  if (![...site.files].some((file) => file.startsWith("pagefind/")))
    return note("built without search");
  await page.keyboard.type("re");
  await until(
    () => dialog.locator("a[href]").count(),
    "once the network is back, the search finds nothing",
  );
});

test("a new build reaches a reader who kept the old one", async ({ newPage, server }) => {
  test.skip(!site.files.has("sw.js"), "the site has no sw.js");
  const page = await openWithWorker(newPage);
  const [one, other = one] = site.chapters;
  const caches = (page) => page.evaluate(async () => (await window.caches.keys()).length);
  const before = await caches(page);
  const text = async (page) => (
    await page.goto(server.address(other)),
    page.locator("main h1").first().innerText()
  );
  server.replaced.set(
    other,
    site.text(other).replace(/(<main[^>]*>\s*)/, "$1<h1>A new edition</h1>"),
  );
  server.replaced.set(
    "sw.js",
    site.text("sw.js").replace(/BUILD = "\w*"/, 'BUILD = "another"') + "\n// another\n",
  );
  check((await text(page)) === "A new edition", "a reader with a network gets the old page");
  await page.evaluate(
    async () => void (await (await navigator.serviceWorker.getRegistration()).update()),
  );
  await until(
    () =>
      page.evaluate(async () =>
        ((worker) => !worker.installing)(await navigator.serviceWorker.getRegistration()),
      ),
    "the new service worker does not become ready",
    15_000,
  );
  // a worker may wait until no page of the old build is open
  const context = page.context();
  let again = page;
  const visitAgain = async () => {
    await again.goto("about:blank");
    await again.close();
    again = await context.newPage();
    await again.waitForTimeout(250);
    await again.goto(server.address(one));
    return (await caches(again)) === before;
  };
  await until(visitAgain, "the old build stays in the cache", 10_000);
  server.down = true;
  check((await text(again)) === "A new edition", "offline the old page is shown");
});

/** A page whose service worker has kept the book and is in charge. */
async function openWithWorker(newPage) {
  const page = await newPage({ worker: true });
  await visit(page, site.chapters[0]);
  await page.evaluate(() => {
    const late = new Promise((_, reject) =>
      setTimeout(() => reject(new Error("the service worker is not ready after 20 s")), 20_000),
    );
    return Promise.race([navigator.serviceWorker.ready, late]);
  });
  return page;
}

/** What of a page's look depends on its stylesheets. */
const look = (page) =>
  page.evaluate(() => {
    const parts = ["body", "main", "h1", "header"].map((name) => document.querySelector(name));
    const style = (part) => [
      getComputedStyle(part).fontFamily,
      getComputedStyle(part).backgroundColor,
      part.clientWidth,
    ];
    return JSON.stringify([document.title, ...parts.map((part) => part && style(part))]);
  });
