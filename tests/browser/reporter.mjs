// Prints failures in full, the figures of timed tests, and the totals.
// With $TIMES it prints every test with its seconds. With $REPORT it also writes what it counted to
// that file, as JSON for `cargo book test --browser`; no file means that the suite did not end.
import { writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { stripVTControlCharacters } from "node:util";

const { CI, REPORT, ROOT = ".", TIMES } = process.env;
// the suite runs in a copy below `target/`
const HOME = "tests/browser";
const CONFIG = join(HOME, "playwright.config.mjs");

export default class Reporter {
  #report = { passed: 0, failed: [], skipped: [], figures: [] };

  /** An error outside all tests, such as a file of the suite that cannot be read. */
  onError(error) {
    const problem = inWords(error);
    // each file of the suite may meet the same error
    if (this.#report.failed.some(({ problems }) => problems.includes(problem))) return;
    this.#fail("the browser suite", CONFIG, [problem]);
  }

  onTestEnd(test, result) {
    const notes = describe(test, "note");
    if (TIMES) console.log(`${(result.duration / 1000).toFixed(1)} s: ${nameOf(test)}: ${notes}`);
    if (result.status === "skipped") return this.#skip(test);
    if (result.status !== test.expectedStatus) return this.#failTest(test, result);
    this.#report.passed += 1;
    if (!test.tags.includes("@timed")) return;
    this.#report.figures.push(`${nameOf(test)}: ${notes}`);
    console.log(`${nameOf(test)}: ${notes}`);
  }

  onEnd({ status }) {
    if (status !== "passed" && this.#report.failed.length === 0) {
      this.#fail("the browser suite", CONFIG, [`it ended early: ${status}`]);
    }
    const { passed, failed, skipped } = this.#report;
    const counts = [`${passed} passed`, `${failed.length} failed`];
    if (skipped.length > 0) counts.push(`${skipped.length} skipped`);
    console.log(counts.join(", "));
    if (REPORT) writeFileSync(REPORT, JSON.stringify(this.#report));
    return { status: failed.length > 0 ? "failed" : undefined };
  }

  #skip(test) {
    const reason = describe(test, "skip");
    if (CI === "true") {
      const problem = `must not be skipped with CI=true: ${reason}`;
      return this.#fail(nameOf(test), fileOf(test), [problem]);
    }
    this.#report.skipped.push({ title: nameOf(test), reason });
    console.log(`skipped ${nameOf(test)}: ${reason}`);
  }

  #failTest(test, result) {
    this.#fail(nameOf(test), fileOf(test), [
      ...result.errors.map(inWords),
      ...adviceOnPicture(result),
    ]);
  }

  #fail(title, file, problems) {
    this.#report.failed.push({ title, file, problems });
    console.log(`FAILED ${title}`);
    for (const problem of problems) console.log(`    ${problem}`);
  }
}

/** A test's title after those of its groups, without its project and file. */
const nameOf = (test) => test.titlePath().slice(3).join(": ");

const fileOf = (test) => join(HOME, relative(import.meta.dirname, test.location.file));

/** What a test's annotations of this type say. */
function describe(test, type) {
  const all = test.annotations.filter((annotation) => annotation.type === type);
  return all.map(({ description }) => description).join(", ");
}

/** An error's message, without what Playwright adds about its own call. */
function inWords({ message = "", value = "" }) {
  const text = stripVTControlCharacters(message || value).replace(/^Error: /, "");
  const [words] = text.split(/\n\s*\n(?:expect\(|Call log:)|\nCall log:/);
  return words.trim().replace(/\s*\n\s*/g, " ");
}

/** What to do about a picture that differs or is missing. */
function adviceOnPicture({ errors, attachments }) {
  if (!errors.some(({ message }) => /toHaveScreenshot|snapshot doesn't exist/.test(message)))
    return [];
  const drawn = attachments.filter(({ name }) => /-(actual|diff)\.png$/.test(name));
  const files = drawn.map(({ path }) => relative(ROOT, path));
  const look = files.length > 0 ? [`look at ${files.join(" and ")}`] : [];
  return [...look, "if the new picture is right, run `cargo book bless --browser`"];
}
