// Tests the built site in a real browser: `node suite.mjs SITE [WORD]`, where only cases whose name has WORD are run.
// A line for each case, and as the last one how many passed and failed. What cannot be tested is skipped and named;
// with `CI=true` that is a failure. $SPECIMEN is the built specimen, whose pictures lie in $PICTURES; with $BLESS they
// are taken anew.
import { resolve } from "node:path";
import { availableParallelism } from "node:os";
import * as browsers from "./browser.mjs";
import { demoCases } from "./demos.mjs";
import { fileCases } from "./files.mjs";
import { keptCases } from "./kept.mjs";
import { lighthouseCases } from "./lighthouse.mjs";
import { listingCases } from "./listings.mjs";
import { looksCases } from "./looks.mjs";
import { pageCases } from "./pages.mjs";
import { readingCases } from "./reading.mjs";
import { searchCases } from "./search.mjs";
import { open, serve } from "./site.mjs";

const LIMIT = 120_000;

class Skip extends Error {}

/** What a case gets: pages, and ways to say what it found. */
function helper(browser, server, executable) {
  const contexts = [];
  const problems = [];
  return {
    problems,
    notes: [],
    server,
    executable,
    note(text) {
      this.notes.push(text);
    },
    check(holds, otherwise) {
      if (!holds) problems.push(otherwise);
    },
    skip(reason) {
      throw new Skip(reason);
    },
    async page(options) {
      if (!browser) throw new Skip("there is no Chromium; install it, or name it in $CHROMIUM");
      const page = await browsers.fresh(browser, server, problems, options);
      contexts.push(page.context());
      return page;
    },
    async end() {
      await Promise.all(contexts.map((context) => context.close().catch(() => {})));
    },
  };
}

async function run(test, browser, server, executable) {
  const help = helper(browser, server, executable);
  const started = Date.now();
  let skipped = null;
  let clock;
  try {
    const late = new Promise((_, reject) => {
      clock = setTimeout(() => reject(new Error(`not done after ${LIMIT / 1000} s`)), LIMIT);
    });
    await Promise.race([test.run(help), late]);
  } catch (error) {
    if (error instanceof Skip) skipped = error.message;
    else help.problems.push(error.message.split("\n").slice(0, 3).join(" "));
  } finally {
    clearTimeout(clock);
    await help.end();
  }
  const problems = [...new Set(help.problems)];
  if (skipped && process.env.CI === "true") problems.push(`cannot be skipped with CI=true: ${skipped}`);
  const outcome = problems.length > 0 ? "FAILED" : skipped ? "skipped" : "ok";
  const detail = skipped && problems.length === 0 ? [skipped] : help.notes;
  const seconds = process.env.TIMES ? ` [${((Date.now() - started) / 1000).toFixed(1)} s]` : "";
  console.log(`${outcome} ${test.name}${seconds}${detail.length > 0 ? `: ${detail.join(", ")}` : ""}`);
  for (const problem of problems) console.log(`    ${problem.replaceAll("\n", " ")}`);
  return outcome;
}

async function both(folder) {
  const site = open(resolve(folder));
  return { site, server: await serve(site) };
}

async function main([folder, word = ""]) {
  if (!folder) throw new Error("usage: node suite.mjs SITE [WORD]");
  const { site, server } = await both(folder);
  const specimen = process.env.SPECIMEN ? await both(process.env.SPECIMEN) : null;
  const executable = browsers.find();
  const browser = executable && (await browsers.start(executable));
  const cases = [
    ...fileCases(site),
    ...readingCases(site),
    ...listingCases(site, specimen),
    ...searchCases(site),
    ...(await demoCases(site)),
    ...keptCases(site),
    ...lighthouseCases(site),
    ...pageCases(site),
    ...looksCases(specimen?.server),
  ];
  const chosen = cases.filter((test) => test.name.includes(word));
  const outcomes = [];
  // cases that count requests, cut the network or copy have server and browser for themselves
  for (const test of chosen.filter((test) => test.alone))
    outcomes.push(await run(test, browser, test.server ?? server, executable));
  const queue = chosen.filter((test) => !test.alone);
  const worker = async () => {
    for (let test = queue.shift(); test; test = queue.shift())
      outcomes.push(await run(test, browser, test.server ?? server, executable));
  };
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, worker));
  await browser?.close();
  server.close();
  specimen?.server.close();
  const count = (outcome) => outcomes.filter((each) => each === outcome).length;
  const [failed, skipped] = [count("FAILED"), count("skipped")];
  console.log(`${count("ok")} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
  if (outcomes.length === 0) throw new Error(`no case has \`${word}\` in its name`);
  return failed === 0 ? 0 : 1;
}

main(process.argv.slice(2)).then(
  (status) => process.exit(status),
  (error) => {
    console.error(`error: ${error.message}`);
    process.exit(2);
  },
);
