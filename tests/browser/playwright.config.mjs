// How the suite runs. `cargo book test --browser` sets the environment:
// SITE and SPECIMEN are the built sites, PICTURES the folder of reference pictures, DIFFERENCES
// where pictures that differ are written, and ROOT the repository.
import { availableParallelism } from "node:os";
import { defineConfig } from "@playwright/test";
import { launchOptions } from "./lib/chromium.mjs";

const { PICTURES = "pictures", DIFFERENCES = "differences" } = process.env;

export default defineConfig({
  testDir: "suite",
  outputDir: DIFFERENCES,
  reporter: "./reporter.mjs",
  timeout: 120_000,
  forbidOnly: true,
  fullyParallel: true,
  workers: Math.min(4, availableParallelism()),
  use: { launchOptions: launchOptions() },
  // only `cargo book bless --browser` writes pictures
  updateSnapshots: "none",
  snapshotPathTemplate: `${PICTURES}/{arg}{ext}`,
  // of a colour's distance, and of pixels: Chromium 147 and 156, which two distributions built,
  // do not differ in a single one
  expect: { toHaveScreenshot: { threshold: 0.05, maxDiffPixels: 20 } },
  projects: [
    // a teardown project runs last, also after failures: what is timed needs the machine for itself
    { name: "site", grepInvert: /@timed/, teardown: "timed" },
    { name: "timed", grep: /@timed/, workers: 1 },
  ],
});
