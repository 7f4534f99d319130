// Random clicks and keys on the controls of a demo, the same in every run.
import { state } from "./demos.mjs";

const SEED = 1;
const ACTIONS = 80;
const LIMIT_MS = 10_000;
const KEYS = [
  ...["Enter", " ", "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"],
  ...["Home", "End", "Delete", "7", "x", "-"],
];
const TEXTS = [
  ...["", "0", "1", "-3", "2.5", "1e9", "99999999999999999999"],
  ...["(", "a*b + tanh(", "\u00e9\u{1f980}", "x,y\n1,2\n"],
];
const CONTROLS = "button, select, input:not([type=file]), textarea, canvas, [tabindex='0']";
// a control may have vanished, or lie below another
const QUICK = { timeout: 500 };

/** Stops after enough actions or seconds, or when the demo fails. Returns the count of actions. */
export async function misuse(page, figure) {
  const next = generator(SEED);
  const end = Date.now() + LIMIT_MS;
  const controls = figure.locator(".demo-body").locator(CONTROLS).filter({ visible: true });
  let count = 0;
  while (count < ACTIONS && Date.now() < end && (await state(figure)) !== "failed") {
    const all = await controls.all();
    await use(page, all[next(all.length)], next);
    for (let keys = next(3); keys > 0; keys -= 1) {
      const key = KEYS[next(KEYS.length)];
      if (await hasFocus(figure)) await page.keyboard.press(key);
    }
    count += 1;
  }
  return count;
}

/** A Tab may have left the demo, and Enter would follow the link that comes after it. */
function hasFocus(figure) {
  const body = figure.locator(".demo-body");
  return body.evaluate((element) => element.contains(document.activeElement));
}

async function use(page, control, next) {
  const kindOf = (element) => element.type ?? element.localName;
  const kind = await control.evaluate(kindOf).catch(() => null);
  if (kind === "select-one") {
    const index = next(await control.locator("option").count());
    await control.selectOption({ index }, QUICK).catch(() => {});
  } else if (["number", "text", "textarea", "search"].includes(kind)) {
    await type(page, control, kind, next);
  } else if (["canvas", "range", "svg"].includes(kind)) {
    const box = await control.boundingBox();
    const position = box && { x: next(Math.ceil(box.width)), y: next(Math.ceil(box.height)) };
    await control.click({ ...QUICK, position, force: true }).catch(() => {});
  } else if (kind) {
    await control.click({ ...QUICK, force: true, clickCount: 1 + next(2) }).catch(() => {});
  }
}

async function type(page, control, kind, next) {
  const text = TEXTS[next(TEXTS.length)];
  await control.focus(QUICK).catch(() => {});
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText(kind === "number" ? text.replace(/[^\d.e-]/g, "") : text);
  if (next(2)) await page.keyboard.press("Tab");
}

/** SplitMix32: whole numbers below a limit. */
function generator(seed) {
  let state = seed | 0;
  return (limit) => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) % limit;
  };
}
