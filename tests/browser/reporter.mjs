// Prints failures in full, the figures of timed tests, and the totals.
// With $TIMES it prints every test with its seconds. With $REPORT it also writes what it counted to
// that file, as JSON for `cargo book test --browser`; no file means that the suite did not end.
import { writeFileSync } from "node:fs";
import { relative } from "node:path";
import { stripVTControlCharacters } from "node:util";

const { CI, REPORT, ROOT = ".", TIMES } = process.env;
const SUITE = "tests/browser/playwright.config.mjs";

export default class Reporter {
  #report = { passed: 0, failed: [], skipped: [], figures: [] };

  /** An error outside all tests, such as a file of the suite that cannot be read. */
  onError(error) {
    this.#fail("the browser suite", SUITE, [inWords(error)]);
  }

  onTestEnd(test, result) {
    const notes = describe(test, "note");
    if (TIMES) console.log(`${(result.duration / 1000).toFixed(1)} s: ${test.title}: ${notes}`);
    if (result.status === "skipped") return this.#skip(test);
    if (result.status !== test.expectedStatus) return this.#failTest(test, result);
    this.#report.passed += 1;
    if (!test.tags.includes("@timed")) return;
    this.#report.figures.push(`${test.title}: ${notes}`);
    console.log(`${test.title}: ${notes}`);
  }

  onEnd({ status }) {
    if (status !== "passed" && this.#report.failed.length === 0) {
      this.#fail("the browser suite", SUITE, [`it ended early: ${status}`]);
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
      return this.#fail(test.title, fileOf(test), [problem]);
    }
    this.#report.skipped.push({ title: test.title, reason });
    console.log(`skipped ${test.title}: ${reason}`);
  }

  #failTest(test, result) {
    const problems = [...result.errors.map(inWords), ...pictures(result)];
    this.#fail(test.title, fileOf(test), problems);
  }

  #fail(title, file, problems) {
    this.#report.failed.push({ title, file, problems });
    console.log(`FAILED ${title}`);
    for (const problem of problems) console.log(`    ${problem}`);
  }
}

const fileOf = (test) => relative(ROOT, test.location.file);

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

/** Where the pictures are that a failed comparison wrote. */
function pictures({ attachments }) {
  const drawn = attachments.filter(({ name }) => /-(actual|diff)\.png$/.test(name));
  if (drawn.length === 0) return [];
  const files = drawn.map(({ path }) => relative(ROOT, path));
  return [`look at ${files.join(" and ")}; if it is right, run \`cargo book bless --browser\``];
}
