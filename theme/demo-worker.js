// A demo's own thread: loads its WebAssembly, holds one `Demo`, and answers one message after the other.
let program = null; // what wasm-bindgen's module exports
let demo = null;
let last = Promise.resolve();

addEventListener("message", ({ data }) => {
  last = last.then(() => answer(data));
});

async function answer({ id, action, args }) {
  const begin = performance.now();
  try {
    const value = await actions[action](...args);
    const seconds = (performance.now() - begin) / 1000;
    // wasm-bindgen has copied an array out of the program's memory, so it can be given away
    postMessage({ id, value, seconds }, ArrayBuffer.isView(value) ? [value.buffer] : []);
  } catch (error) {
    postMessage({ id, kind: kind(error), message: error?.message ?? String(error) });
  }
}

const actions = {
  async load(glue, code) {
    if (typeof WebAssembly === "undefined") throw new Fault("engine", "no WebAssembly");
    const lost = (error) => {
      throw new Fault("fetch", error.message);
    };
    const [module, response] = await Promise.all([import(glue).catch(lost), fetch(code).catch(lost)]);
    if (!response.ok) throw new Fault("fetch", `${response.status} ${response.statusText}`.trim());
    await module.default({ module_or_path: response });
    program = module;
  },
  begin(...args) {
    const next = new program.Demo(...args); // if this fails, the old one stays
    demo?.free();
    demo = next;
  },
  call(method, ...args) {
    if (typeof demo?.[method] !== "function") throw new TypeError(`the demo has no method ${method}`);
    return demo[method](...args);
  },
  work: () => program.work(),
};

class Fault extends Error {
  constructor(kind, message) {
    super(message);
    this.kind = kind;
  }
}

/** What went wrong: "fetch", "engine", "trap" after which the program is dead, or "reported" by the program itself. */
function kind(error) {
  if (error instanceof Fault) return error.kind;
  if (typeof WebAssembly === "undefined" || error instanceof WebAssembly.CompileError) return "engine";
  if (error instanceof WebAssembly.LinkError) return "engine";
  // the stack of a program that calls itself too often ends in a RangeError
  if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) return "trap";
  return "reported";
}
