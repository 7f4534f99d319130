// Plays the demo of data/classical-ml: files of readers, good ones and bad ones.
import { readFileSync } from "node:fs";

/** Of the program, in brotli. */
export const budget = 170_000;

const read = (path) => readFileSync(new URL(path, import.meta.url), "utf8");

export async function play(t, page, figure, { says, button }) {
  const chooser = figure.locator("input[type=file]");
  const give = (text, name = "own.csv") => {
    const buffer = typeof text === "string" ? Buffer.from(text) : text;
    return chooser.setInputFiles({ name, mimeType: "text/csv", buffer });
  };
  const guess = figure.getByRole("combobox", { name: "Guess" });
  const input = (name) => figure.getByRole("checkbox", { name, exact: true });

  // the numbers of the two files are those of the chapter
  const penguins = read("../output/own.txt").split("\n").slice(2, 5).join("; ");
  const [r2, error] = read("../output/study.txt").split("\n").slice(1);
  const tumours = `${r2} and ${error} on 190 held-out rows.`;
  await says(tumours, "at first");
  await says("The example: 569 rows;", "at first");
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  await give(read("../../kmeans/data/penguins.csv"), "penguins.csv");
  await says("penguins.csv: 342 rows", "penguins");
  await guess.selectOption("body_mass_g");
  await input("year").isVisible();
  await says("penguins.csv: 342 rows", "body mass");
  for (const name of ["flipper_length_mm", "bill_depth_mm", "bill_length_mm"])
    if (!(await input(name).isChecked())) await input(name).check();
  await says(`penguins.csv: ${penguins}.`, "the inputs of the program");
  await figure.getByRole("combobox", { name: "Colour by" }).selectOption("island");

  // by keys alone
  await input("year").focus();
  await page.keyboard.press(" ");
  await says("penguins.csv: 342 rows and 2 with gaps left out; components hold 0.", "a box by a key");
  t.check(await input("year").isChecked(), "a key does not tick a box");
  t.check((await page.evaluate(() => document.activeElement.name)) === "column-7", "the focus is lost");

  // what is refused is told, and the file before it stays
  for (const [text, words] of [
    ["a,b\n1,2\n3\n", "line 3 has 1 cell, where the first has 2"],
    ["a,b\n1,2\n3,\"4\n5,6\n", "line 3: a quote opens here and is never closed"],
    ["only\n1\n", "line 1 has one cell"],
    ["a,b\nx,1\ny,2\n", "`x` in line 2, column 1 is not a number"],
    ["", "the file is empty"],
    [Buffer.from("n,x\nJ\xf6rg,1\n", "latin1"), "line 2, character 2: byte 0xF6 is not UTF-8"],
    [Buffer.from("PK\x03\x04"), "a ZIP archive, as .xlsx"],
    ["x".repeat(5_000_001), "has 5000001 bytes, and 5000000 are the most"],
  ]) {
    await give(text);
    await says(words, `a file of ${text.length} bytes`);
  }
  await button("Reset").click();
  await says("penguins.csv: 342 rows", "Reset after refused files");

  // dropped and pasted files, with other separators
  await figure.locator(".demo-stage").evaluate((stage) => {
    const dataTransfer = new DataTransfer();
    const rows = Array.from({ length: 30 }, (_, at) => `${at};${(at * 7) % 11},5;${2 * at - 1}`);
    dataTransfer.items.add(new File([`a;b;c\r\n${rows.join("\r\n")}`], "dropped.csv"));
    stage.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  });
  await says("dropped.csv: 30 rows; components hold", "a dropped file");
  await says("R² 1.0000", "what follows from an input");
  await figure.locator(".demo-stage").evaluate((stage) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text", "x\ty\n1\t2\n2\t3\n3\t7\n4\t7\n5\t9\n6\t11\n7\t15\n");
    stage.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
  });
  await says("The pasted text: 7 rows; R²", "pasted text with one input");
  t.check(requests.length === 0, `a file led to requests: ${requests.join(" ")}`);
  await button("Use the example").click();
  await says(tumours, "the example again");
}
