// axe-core in a page.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Opens all that is folded or hidden in tabs, so that axe sees it. */
async function unfold(page) {
  await page.evaluate(async () => {
    for (const fold of document.querySelectorAll("details")) fold.open = true;
    for (const panel of document.querySelectorAll("[role=tabpanel][hidden]")) panel.hidden = false;
    // the next frame measures what has come into view, and the one after reports it to the page
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  });
}

/**
 * What axe finds, as a line for each rule that is broken: in the whole page or within a
 * selector, and with all its usual rules or without some.
 */
export async function findViolations(page, { within, without = [] } = {}) {
  if (!within) await unfold(page);
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  const options = {
    resultTypes: ["violations"],
    rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
  };
  const found = await page.evaluate(runAxe, { within, options });
  return found.map(
    ({ id, help, count, first, why }) =>
      `axe: ${id}, ${count} times, first at ${first}: ${why || help}`,
  );
}

async function runAxe({ within, options }) {
  const { violations } = await window.axe.run(within ?? document, options);
  return violations.map(({ id, help, nodes }) => ({
    id,
    help,
    count: nodes.length,
    first: nodes[0].target.join(" "),
    why: (nodes[0].failureSummary ?? "").split("\n")[1]?.trim() ?? "",
  }));
}
