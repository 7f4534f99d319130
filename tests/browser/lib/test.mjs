// Playwright's `test` with what the tests of this book share.
import { test as base, expect } from "@playwright/test";
import { specimen, site } from "./built.mjs";
import { openPage } from "./pages.mjs";
import { serve } from "./server.mjs";

export { expect };

export const test = base.extend({
  /** The server of the site. Each worker has its own, so no test sees the requests of another. */
  siteServer: [({}, use) => useServer(site, use), { scope: "worker" }],
  specimenServer: [({}, use) => useServer(specimen, use), { scope: "worker" }],

  server: async ({ siteServer }, use) => {
    siteServer.reset();
    await use(siteServer);
    siteServer.reset();
  },

  /** What went wrong in pages; whatever is left in it fails the test. */
  problems: [
    async ({}, use) => {
      const problems = [];
      await use(problems);
      for (const problem of new Set(problems)) check(false, problem);
    },
    { auto: true },
  ],

  /** Opens an empty page in a fresh profile; see `pages.mjs` for its options. */
  newPage: async ({ browser, server, problems }, use) => {
    const contexts = [];
    await use(async ({ from = server, ...options } = {}) => {
      const page = await openPage(browser, from, problems, options);
      contexts.push(page.context());
      return page;
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});

async function useServer(site, use) {
  const server = await serve(site);
  await use(server);
  server.close();
}

/** Notes a failure and goes on, so that a test reports all that it finds. */
export function check(holds, otherwise) {
  if (!holds) expect.soft(holds, otherwise.replace(/\s*\n\s*/g, " ")).toBeTruthy();
}

/** Waits for a condition, or fails with these words. */
export async function until(condition, otherwise, timeout = 3_000) {
  await expect.poll(condition, { message: otherwise, timeout, intervals: [25] }).toBeTruthy();
}

/** A figure that the reporter shows beside the test's name. */
export function note(text) {
  test.info().annotations.push({ type: "note", description: text });
}
