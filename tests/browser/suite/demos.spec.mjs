// What every live demo does for a reader, and what its own `web/test.mjs` plays through.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { findViolations } from "../lib/axe.mjs";
import { site } from "../lib/built.mjs";
import { button, demos, idle, open, play, press, running, start } from "../lib/demos.mjs";
import { state, status } from "../lib/demos.mjs";
import { layoutShift } from "../lib/pages.mjs";
import { check, note, test, until } from "../lib/test.mjs";

// a demo starts on the first screen of each pair, and goes on running on the second
const SCREENS = [
  [
    { scheme: "light", width: 1350 },
    { scheme: "dark", width: 1350 },
  ],
  [
    { scheme: "light", width: 400 },
    { scheme: "dark", width: 320 },
  ],
];

for (const demo of demos) {
  test.describe(`demo ${demo.path}`, () => {
    test("loads nothing before the reader starts it", async ({ newPage, server }) => {
      const [page, figure] = await open(newPage, demo);
      await checkUnloaded(page, figure, server);
      await checkLoading(figure, server);
      checkSize(demo);
    });

    test("does the work of the crate", async ({ newPage }) => {
      check(demo.expected !== undefined, `no examples/${demo.path}/web/work.txt`);
      const [, figure] = await start(newPage, demo);
      const { answer, seconds } = await figure.evaluate((one) => one.demo.timed());
      const differ = `the page answers \`${answer}\`, the crate \`${demo.expected}\``;
      check(answer.trimEnd() === demo.expected, differ);
      note(`${seconds.toFixed(2)} s`);
    });

    test("is played by its own test", async ({ newPage }) => {
      check(demo.test?.play, `no play in examples/${demo.path}/web/test.mjs`);
      if (!demo.test?.play) return;
      const [page, figure] = await start(newPage, demo);
      await play(demo, page, figure);
      await idle(figure);
      check((await state(figure)) === "running", `played, it says \`${await status(figure)}\``);
    });

    test("takes the same steps with the same seed", async ({ newPage }) => {
      const [, figure] = await start(newPage, demo);
      await checkSeed(figure);
    });

    test("stops when the reader says so", async ({ newPage }) => {
      const [page, figure] = await start(newPage, demo);
      await checkStopping(page, figure);
    });

    test("passes axe while it runs", async ({ newPage }) => {
      for (const screens of SCREENS) {
        const [page, figure] = await start(newPage, demo, screens[0]);
        const step = button(figure, "Step");
        if (await step.count()) await step.click();
        for (const { scheme, width } of screens) {
          await page.emulateMedia({ colorScheme: scheme });
          await page.setViewportSize({ width, height: 800 });
          await idle(figure);
          await checkScreen(page, figure, demo, `${scheme} ${width}`);
        }
        await page.context().close();
      }
    });
  });
}

const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

async function checkUnloaded(page, figure, server) {
  const early = server.log.filter(({ path }) => /\/demos\/|\/demo[-.]|demo-worker/.test(path));
  check(early.length === 0, `loaded unasked: ${early.map(({ path }) => path).join(" ")}`);
  const shift = await layoutShift(page, 200);
  check(shift < 0.001, `the page shifts by ${shift} without a click`);
  check(await figure.locator(":scope > svg").isVisible(), "the recorded picture is not shown");
}

async function checkLoading(figure, server) {
  server.log.length = 0;
  const begin = performance.now();
  await press(figure);
  await running(figure);
  const ms = performance.now() - begin;
  check(await figure.locator(".demo-stage").isVisible(), "a started demo has no stage");
  const picture = figure.locator(":scope > svg");
  check(!(await picture.isVisible()), "the picture stays beside the demo");
  const loaded = server.log.reduce((sum, { bytes }) => sum + bytes, 0);
  note(`${server.log.length} requests, ${kB(loaded)}, ${ms.toFixed(0)} ms to the first view`);
}

function checkSize({ path, files, test: { budget } = {} }) {
  const code = readFileSync(join(site.root, `${files}.wasm`));
  const [gzip, brotli] = [gzipSync(code, { level: 9 }).length, brotliCompressSync(code).length];
  note(`wasm ${kB(code.length)}, gzip ${kB(gzip)}, brotli ${kB(brotli)}`);
  check(Number.isFinite(budget), `no budget in examples/${path}/web/test.mjs`);
  check(brotli <= budget, `the program is ${brotli} bytes in brotli, at most ${budget}`);
}

async function checkSeed(figure) {
  const [reset, step] = [button(figure, "Reset"), button(figure, "Step")];
  // not every demo has steps
  if (!((await reset.count()) && (await step.count()))) return;
  const seen = [];
  for (let turn = 0; turn < 2; turn += 1) {
    await reset.click();
    for (let at = 0; at < 3; at += 1) await step.click();
    await idle(figure);
    seen.push(await status(figure));
  }
  check(seen[0] === seen[1], `the same seed says \`${seen[0]}\`, then \`${seen[1]}\``);
}

async function checkStopping(page, figure) {
  const [reset, stop] = [button(figure, "Reset"), button(figure, "Stop")];
  const runs = figure.getByRole("button", { name: /^(Run|Train)/ }).filter({ visible: true });
  // a button that runs is called Stop, so each is found by its own name
  for (const name of await runs.allInnerTexts()) {
    const run = button(figure, name);
    if (!(await run.isEnabled())) continue;
    const before = await status(figure);
    await run.click();
    await until(async () => (await status(figure)) !== before, `\`${name}\` says nothing`);
    if (!(await stop.count())) continue; // a short run may be over
    await stop.click();
    await idle(figure);
    const stopped = await status(figure);
    await page.waitForTimeout(600);
    check((await status(figure)) === stopped, `\`${name}\` goes on after Stop`);
    check((await stop.count()) === 0, `\`${name}\` still offers to stop`);
    if (await reset.count()) await reset.click();
    await idle(figure);
  }
}

async function checkScreen(page, figure, demo, screen) {
  const within = `figure.demo[data-demo="${demo.path}"]`;
  for (const found of await findViolations(page, { within })) {
    check(false, `${screen}: ${found}`);
  }
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  check(wide <= 0, `${screen}: the page is ${wide} px too wide`);
  const small = await figure.locator(".demo-body").evaluate((body) => {
    const isSmall = (control) => {
      const { width, height } = (control.closest("label") ?? control).getBoundingClientRect();
      return control.checkVisibility() && (width < 24 || height < 24);
    };
    return [...body.querySelectorAll("button, input, select")].filter(isSmall).length;
  });
  check(small === 0, `${screen}: ${small} controls are too small for a finger`);
}
