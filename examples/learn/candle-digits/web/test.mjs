// Plays the demo of learn/candle-digits, and compares it with what the page says elsewhere.
import { readFileSync } from "node:fs";

/** Of the program, in brotli. */
export const budget = 600_000;

const recorded = (name) => readFileSync(new URL(`../output/${name}.txt`, import.meta.url), "utf8");

export async function play(t, page, figure, { says, button }) {
  const sheet = figure.locator("canvas").first();

  // the losses and accuracies are those of the page's first output
  await button("Reset").click();
  await says(/yours has not been trained/, "Reset");
  const lines = recorded("train").trim().split("\n");
  const rows = lines.slice(3, -1).map((line) => line.trim().split(/\s+/));
  for (const [epoch, loss, known] of rows.slice(0, 2)) {
    await button("Train one").click();
    await says(new RegExp(`epoch ${epoch}: loss ${loss}, known right ${known},`), `epoch ${epoch}`);
  }
  await button("Train 20 epochs").click();
  const [epoch, loss, known] = rows.at(-1);
  const unknown = lines.at(-1).split(" ").at(-1);
  await says(new RegExp(`epoch ${epoch}: loss ${loss}, known right ${known}, unknown right ${unknown}`), "twenty epochs");

  // a one, by keys alone
  await button("Clear").click();
  await sheet.focus();
  for (const key of ["Shift+ArrowUp", "Shift+ArrowUp", "Space"]) await page.keyboard.press(key);
  for (let turn = 0; turn < 5; turn += 1) await page.keyboard.press("Shift+ArrowDown");
  await says(/The trained network reads 1 \(\d+ %\)/, "a one by keys");
  await page.keyboard.press("Space");
  await says(/pen up/, "the pen lifted");

  // a zero and a seven, by a pointer
  const draw = async (...points) => {
    await sheet.scrollIntoViewIfNeeded();
    const box = await sheet.boundingBox();
    const at = ([x, y]) => [box.x + (x / 32) * box.width, box.y + (y / 32) * box.height];
    await page.mouse.move(...at(points[0]));
    await page.mouse.down();
    for (const point of points.slice(1)) await page.mouse.move(...at(point), { steps: 4 });
    await page.mouse.up();
  };
  const turn = (part) => [16 + 6 * Math.cos(part * 2 * Math.PI), 16 + 9 * Math.sin(part * 2 * Math.PI)];
  await button("Clear").click();
  await draw(...Array.from({ length: 17 }, (_, at) => turn(at / 16)));
  await says(/The trained network reads 0 \(\d+ %\), yours reads 0/, "a zero");
  await button("Clear").click();
  await draw([10, 7], [21, 7], [14, 26]);
  await draw([11, 17], [21, 16]);
  await says(/The trained network reads 7 \(\d+ %\)/, "a seven");
  await button("Clear").click();
  await says(/^Draw a digit/, "a clean sheet");
}
