// The machine's Chromium, and how it is started.
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "chrome"];
const FLAGS = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // letters are drawn the same, however the fonts of this machine are set
  "--font-render-hinting=none",
  "--disable-lcd-text",
  // only the servers of these tests can be reached
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

/** Playwright's options to launch this machine's Chromium, with more flags if wanted. */
export function launchOptions(...flags) {
  return { executablePath: findChromium(), args: [...FLAGS, ...flags], timeout: 30_000 };
}

export const launch = (...flags) => chromium.launch(launchOptions(...flags));

/** `$CHROMIUM`, a path or a name, or the first browser of that family on the path. */
function findChromium() {
  const named = process.env.CHROMIUM;
  if (named?.includes("/")) return named;
  const folders = (process.env.PATH ?? "").split(delimiter);
  const names = named ? [named] : NAMES;
  const places = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  const found = places.find(isExecutable);
  if (!found) throw new Error("no Chromium; install it, or name it in CHROMIUM");
  return found;
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
