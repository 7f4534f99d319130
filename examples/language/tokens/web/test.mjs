// Plays the demo of language/tokens, and compares it with what the page says elsewhere.
import { readFileSync } from "node:fs";

/** Of the program, in brotli. */
export const budget = 400_000;

const recorded = (name) => readFileSync(new URL(`../output/${name}.txt`, import.meta.url), "utf8");

export async function play(t, page, figure, { says, button }) {
  // the counts are those of the page's outputs
  const counts = recorded("four_texts").trim().split("\n").slice(1).map((line) => line.trim().split(" ")[0]);
  const both = ([book, smollm2]) => `The book: ${book} tokens, .* SmolLM2: ${smollm2} tokens, `;
  await says(new RegExp(`^37 characters\\. ${both(counts.slice(0, 2))}`), "the sentence");
  const choice = figure.getByRole("combobox", { name: "Example" });
  await choice.selectOption("Rust");
  await says(new RegExp(`^36 characters\\. ${both(counts.slice(2, 4))}`), "Rust");
  await choice.selectOption("Hindi");
  const hindi = recorded("languages").split("\n").find((line) => line.startsWith("Hindi"));
  await says(new RegExp(`^36 characters\\. ${both(hindi.trim().split(/\s+/).slice(3))}`), "Hindi");

  // by keys alone
  const text = figure.getByRole("textbox", { name: "Text" });
  await text.fill("");
  await says(/^0 characters\. The book: 0 tokens\. SmolLM2: 0 tokens\.$/, "nothing");
  await text.focus();
  await page.keyboard.type("<|im_end|> 😀");
  await says(/^12 characters\. The book: \d+ tokens, .* SmolLM2: \d+ tokens/, "typed");
  await text.fill("a");
  await says(/^1 character\. The book: 1 token, 1\.00 .* SmolLM2: 1 token, 1\.00/, "one");
  await button("Reset").click();
  await says(new RegExp(`^37 characters\\. ${both(counts.slice(0, 2))}`), "Reset");
}
