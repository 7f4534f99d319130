// Runs the measured work of a demo once, in its page: `node work.mjs SITE PART/CHAPTER CHROMIUM`.
// Prints the answer and, as the last line, how many seconds the demo's own thread took for it.
import { resolve } from "node:path";
import { launch } from "./lib/chromium.mjs";
import { openPage } from "./lib/pages.mjs";
import { serve } from "./lib/server.mjs";
import { openSite } from "./lib/site.mjs";

async function main([folder, chapter, chromium]) {
  if (!chromium) throw new Error("usage: node work.mjs SITE PART/CHAPTER CHROMIUM");
  process.env.CHROMIUM = chromium;
  const server = await serve(openSite(resolve(folder)));
  const browser = await launch();
  const problems = [];
  try {
    const page = await openPage(browser, server, problems);
    await page.goto(server.address(`${chapter}.html`));
    const demo = page.locator(`.demo[data-demo="${chapter}"]`);
    await demo.locator(".start button").click();
    await demo.and(page.locator("[data-state=running]")).waitFor({ timeout: 60_000 });
    const { answer, seconds } = await demo.evaluate((one) => one.demo.timed());
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
