// The demos that the site has, and how a test starts one and plays with it. $ROOT has their crates.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { site } from "./built.mjs";
import { tags } from "./html.mjs";
import { visit } from "./pages.mjs";
import { check, until } from "./test.mjs";

/**
 * Each with its page, path and program, and with its `web/test.mjs` and `web/work.txt`. A demo on
 * two pages, as on the cover and on its own, is played with on the last one.
 */
const found = new Map(site.chapters.flatMap(findDemos).map((demo) => [demo.path, demo]));
export const demos = await Promise.all([...found.values()].map(withTest));

function findDemos(file) {
  return tags(site.text(file))
    .filter(({ name, attributes }) => name === "figure" && attributes.has("data-files"))
    .map(({ attributes }) => ({
      file,
      path: attributes.get("data-demo"),
      files: attributes.get("data-files"),
    }));
}

async function withTest(demo) {
  const folder = join(process.env.ROOT ?? "", "examples", demo.path, "web");
  const expected = join(folder, "work.txt");
  if (!existsSync(expected)) return demo;
  const test = await import(pathToFileURL(join(folder, "test.mjs")));
  return { ...demo, test, expected: readFileSync(expected, "utf8").trimEnd() };
}

/** Opens the page of a demo. Returns the page, and the demo in it. */
export async function open(newPage, { file, path }, options) {
  const page = await newPage(options);
  await visit(page, file);
  return [page, page.locator(`figure.demo[data-demo="${path}"]`)];
}

/** Opens the page of a demo and starts it. */
export async function start(newPage, demo, options) {
  const [page, figure] = await open(newPage, demo, options);
  await press(figure);
  await running(figure);
  return [page, figure];
}

export const press = (figure) => figure.locator(".start button").click();

/** `running` or `failed`, once it was started. */
export const state = (figure) => figure.evaluate((one) => one.dataset.state);

export async function running(figure) {
  const isRunning = async () => (await state(figure)) === "running";
  await until(isRunning, "the demo does not start", 20_000);
  await idle(figure);
}

/** Waits until everything that was asked for is done. */
export const idle = (figure) => figure.evaluate((one) => one.demo.soon(() => {}).then(() => {}));

export const status = (figure) => figure.locator(".demo-status").innerText();

export const button = (figure, name) => figure.getByRole("button", { name, exact: true });

/** What the demo's work answers in its page. */
export const work = async (figure) => (await figure.evaluate((one) => one.demo.work())).trimEnd();

/** Runs a demo's own test: `play(t, page, figure, { says, button })`. */
export async function play(demo, page, figure) {
  // the status line must come to say these words
  const says = async (words, when) => {
    const isSaid = async () => {
      const text = await status(figure);
      return words instanceof RegExp ? words.test(text) : text.includes(words);
    };
    await until(isSaid, "not said", 10_000).catch(() => {});
    check(await isSaid(), `${when}: \`${await status(figure)}\`, not \`${words}\``);
  };
  await demo.test.play({ check }, page, figure, { says, button: (name) => button(figure, name) });
}
