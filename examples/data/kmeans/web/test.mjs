// Plays the demo of data/kmeans, and compares it with what the page says elsewhere.
import { readFileSync } from "node:fs";

/** Of the program, in brotli. */
export const budget = 70_000;

const recorded = (name) => readFileSync(new URL(`../output/${name}.txt`, import.meta.url), "utf8");

export async function play(t, page, figure, { says, button }) {
  const plain = (text) => text.replace(/[.+]/g, "\\$&");

  // the penguins' steps are those of the page's first output
  for (const line of recorded("penguins").split("\n\n")[0].split("\n").slice(2)) {
    const [step, changed, inertia] = line.trim().split(/\s+/);
    await button("Step").click();
    await says(new RegExp(`step ${step}: ${changed} changed cluster, inertia ${plain(inertia)};`), `step ${step}`);
  }
  await says(/Nothing changes/, "the last step");
  await button("Reset").click();
  await says(/^Seed 1: 3 of 342 points drawn by k-means/, "Reset");
  await button("Run").click();
  await says(/step 5: 0 changed.*186\.92/, "Run");

  // a hundred seeds end as its table says
  await figure.getByRole("combobox", { name: "Data" }).selectOption("Eight clouds");
  await figure.getByRole("spinbutton", { name: "Clusters" }).fill("8");
  await page.keyboard.press("Enter");
  await says(/8 of 1600 points/, "eight clouds");
  await button("Compare 100 seeds").click();
  const rows = recorded("seeding").trim().split("\n").slice(2);
  const ends = rows.map((row) => row.trim().split(/\s+/).slice(1));
  const [uniform, plus] = ends.map(([b, m, w, s]) => `best ${b}, median ${m}, worst ${w}, ${s} steps`);
  await says(new RegExp(plain(`100 seeds: at random ${uniform}; by k-means++ ${plus}`)), "Compare");

  // points, by keys alone and by a click
  await button("Clear points").click();
  await says(/^0 points\. 8 clusters need at least 8/, "Clear points");
  await figure.getByRole("spinbutton", { name: "Clusters" }).fill("2");
  await page.keyboard.press("Enter");
  const field = figure.locator("canvas").first();
  await field.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Shift+ArrowRight");
  await says(/^At /, "an arrow key");
  await page.keyboard.press(" ");
  await says(/^Seed 1: 2 of 2 points/, "two points by keys");
  await field.click({ position: { x: 40, y: 60 } });
  await says(/^Seed 1: 2 of 3 points/, "a third point by a click");
  await button("Step").click();
  await says(/step 1: 3 changed cluster/, "a step of one's own points");
}
