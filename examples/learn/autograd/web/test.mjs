// Plays the demo of learn/autograd, and compares it with what the page says elsewhere.
import { readFileSync } from "node:fs";

/** Of the program, in brotli. */
export const budget = 60_000;

const recorded = (name) => readFileSync(new URL(`../output/${name}.txt`, import.meta.url), "utf8");

export async function play(t, page, figure, { says, button }) {
  const plain = (text) => text.replace(/[.+()*]/g, "\\$&");

  // the training is that of the page's first output
  for (const line of recorded("moons").trim().split("\n").slice(2)) {
    const [step, loss, known, others] = line.trim().split(/\s+/);
    if (step !== "0") await button("40 steps").click();
    await says(new RegExp(`^Seed 3, step ${step}: loss ${plain(loss)}, right ${known} of 100.*and ${others} of 500`), `step ${step}`);
  }
  await button("Reset").click();
  await says(/^Seed 3, step 0: loss 0\.8697/, "Reset");
  await button("Run").click();
  await says(/step [1-9]\d*:/, "Run");
  await button("Stop").click();
  const seed = figure.getByRole("spinbutton", { name: "Seed" });
  await seed.fill("7");
  await page.keyboard.press("Enter");
  await says(/^Seed 7, step 0:/, "another seed");

  // the expression is that of the page's second output
  await figure.getByRole("combobox", { name: "Show" }).selectOption("an expression");
  const rows = recorded("expression").trim().split("\n").slice(2).map((row) => row.trim().split(/\s+/));
  const [a, b, c] = rows.map((row) => row.at(-1));
  const y = rows.at(-1).at(-2);
  await says(new RegExp(`^The value is ${plain(y)}\\. Gradients: a ${plain(a)}, b ${plain(b)}, c ${plain(c)}\\.`), "the expression");

  // by keys alone
  await figure.getByRole("slider", { name: "a" }).focus();
  await page.keyboard.press("ArrowRight");
  await says(/^The value is (?!0\.2311)/, "a slider");
  const text = figure.getByRole("textbox", { name: "Expression" });
  await text.fill("2 + sin(a)");
  await says(/^column 5: no function `sin`/, "an error");
  await text.fill("x * x");
  await says(/Gradients: x 1\.0000\.$/, "another expression");
  await button("Reset").click();
  await says(new RegExp(`^The value is ${plain(y)}`), "Reset");
}
