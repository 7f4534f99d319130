// Runs the measured work of a demo once, in its page: `node work.mjs SITE PART/CHAPTER CHROMIUM`. Prints the answer,
// and as the last line how many seconds the demo's own thread took for it.
import { resolve } from "node:path";
import * as browsers from "./browser.mjs";
import { open, serve } from "./site.mjs";

async function main([folder, chapter, named]) {
  if (!named) throw new Error("usage: node work.mjs SITE PART/CHAPTER CHROMIUM");
  process.env.CHROMIUM = named;
  const executable = browsers.find();
  if (!executable) throw new Error(`no browser ${named}`);
  const server = await serve(open(resolve(folder)));
  const browser = await browsers.start(executable);
  const problems = [];
  try {
    const page = await browsers.fresh(browser, server, problems);
    await page.goto(server.address(`${chapter}.html`));
    await page.click(`.demo[data-demo="${chapter}"] .start button`);
    await page.waitForSelector(".demo[data-state=running]", { timeout: 60_000 });
    const { answer, seconds } = await page.evaluate(
      (chapter) => document.querySelector(`.demo[data-demo="${chapter}"]`).demo.timed(),
      chapter,
    );
    if (problems.length > 0) throw new Error(problems.join("\n"));
    console.log(`${answer.trimEnd()}\nseconds ${seconds}`);
  } finally {
    await browser.close();
    server.close();
  }
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error) => {
    console.error(`error: ${error.message}`);
    process.exit(1);
  },
);
