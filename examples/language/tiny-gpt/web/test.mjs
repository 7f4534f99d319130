// Plays the demo of language/tiny-gpt.

/** Of the program with its weights, in brotli. */
export const budget = 1_500_000;

export async function play(t, page, figure, { says, button }) {
  await says(/^5 tokens\. Likeliest next: “/, "the beginning");
  await button("One token").click();
  await says(/^6 tokens\. Likeliest next: “/, "one token");
  await button("Write").click();
  await says(/^(1\d|2\d) tokens\./, "it writes");
  await button("Stop").click();
  await button("Reset").click();
  await says(/^5 tokens\./, "Reset");

  // a low top-p leaves one token
  const top = figure.getByRole("slider", { name: "Top-p" });
  await top.focus();
  await page.keyboard.press("Home");
  await says(/Likeliest next: “.*”, 1\.00\./, "top-p");
  await figure.getByRole("slider", { name: "Temperature" }).focus();
  await page.keyboard.press("End");
  await figure.getByRole("combobox", { name: "Block" }).selectOption("third");
  await figure.getByRole("combobox", { name: "Head" }).selectOption("4");
  await says(/^5 tokens\./, "another head");

  const text = figure.getByRole("textbox", { name: "Begin with" });
  await text.fill("");
  await says(/^The model needs a text to go on from\.$/, "no text");
  await text.fill("1".repeat(200));
  await says(/^The text has 200 tokens\. The model sees 128 at most/, "too long");
  await text.fill("## Measured");
  await says(/^\d+ tokens\. Likeliest next/, "another text");
}
