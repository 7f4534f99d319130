// The model goes on from a text; its tokens are shaded by the attention of the last one, beside what may come next.
const FIRST = "You will be able to";
const MOST = 400;

export default async function view(demo) {
  const written = demo.element("div", { role: "group", tabIndex: 0, ariaLabel: "The text, token by token" });
  written.style.cssText =
    "flex: 1 1 18rem; min-width: 0; min-height: 12rem; max-height: 20rem; overflow: auto; white-space: pre-wrap; line-height: 1.7";
  demo.stage.append(written);
  const side = demo.element("div", { className: "demo-side" });
  const bars = demo.canvas(240, 196, "The eight likeliest tokens to come next; the status line has the first of them");
  side.append(bars.element);
  demo.stage.append(side);

  const chosen = { text: FIRST, temperature: 0.8, top: 0.95, layer: 1, head: 0, seed: 1 };
  let labels = [];
  let next = { labels: [], shares: [] };
  let attention = [];

  async function reset() {
    running.stop();
    await demo.restart(chosen.seed);
    await demo.call("read", chosen.text);
    await look();
  }

  async function look() {
    labels = (await demo.call("labels")).split("\n");
    attention = Array.from(await demo.call("attention", chosen.layer, chosen.head));
    next.labels = (await demo.call("next_labels", chosen.temperature, chosen.top)).split("\n");
    next.shares = Array.from(await demo.call("next_shares", chosen.temperature, chosen.top));
    const full = (await demo.call("full")) ? " That is all that the model sees: Reset begins again." : "";
    // a reset that began meanwhile has not read its text yet
    if (!next.shares.length) return;
    const first = `Likeliest next: “${next.labels[0]}”, ${next.shares[0].toFixed(2)}.`;
    demo.say(`${labels.length} ${labels.length === 1 ? "token" : "tokens"}. ${full ? full.trim() : first}`);
    demo.redraw();
  }

  async function step() {
    if (await demo.call("full")) return false;
    await demo.call("step", chosen.temperature, chosen.top);
    await look();
    return true;
  }

  const running = demo.runner(step, { label: "Write", pause: 60 });
  demo.button("One token", step);
  demo.button("Reset", reset);
  demo.number("Seed", { value: chosen.seed, min: 0, max: 4294967295 }, (seed) => {
    chosen.seed = seed;
    return reset();
  });
  demo.group();
  demo.range("Temperature", { value: chosen.temperature, min: 0.1, max: 2, step: 0.1 }, (value) => {
    chosen.temperature = value;
    return look();
  });
  demo.range("Top-p", { value: chosen.top, min: 0.05, max: 1, step: 0.05 }, (value) => {
    chosen.top = value;
    return look();
  });
  demo.group();
  demo.choice("Block", ["first", "second", "third"], (index) => {
    chosen.layer = index;
    return look();
  }).selectedIndex = chosen.layer;
  demo.choice("Head", ["1", "2", "3", "4"], (index) => {
    chosen.head = index;
    return look();
  });
  const typing = demo.group();
  const text = demo.element("input", { type: "text", value: FIRST, maxLength: MOST, spellcheck: false });
  text.autocapitalize = "off";
  text.style.width = "min(24rem, 55vw)";
  typing.append(demo.element("label", {}, "Begin with ", text));
  text.addEventListener("input", () => {
    chosen.text = text.value;
    demo.soon(reset);
  });

  demo.draw = () => {
    const colours = demo.colours();
    const most = Math.max(...attention, 1e-9);
    written.replaceChildren(
      ...labels.map((label, at) => {
        const token = demo.element("span", {}, label.replaceAll("⏎", "⏎\n"));
        const shade = Math.round((30 * (attention[at] ?? 0)) / most);
        token.style.background = `color-mix(in srgb, ${colours.accent} ${shade}%, transparent)`;
        token.title = (attention[at] ?? 0).toFixed(2);
        return token;
      }),
    );
    written.scrollTop = written.scrollHeight;
    const { context, width, clear, write } = bars;
    clear(colours);
    next.labels.forEach((label, at) => {
      const share = next.shares[at] ?? 0;
      const y = 8 + at * 23;
      write(colours.text, label.slice(0, 12).replaceAll(" ", "␣"), 84, y + 14, "right");
      context.fillStyle = colours.accent;
      context.fillRect(92, y, Math.max(1, share * (width - 150)), 17);
      write(colours.muted, share.toFixed(2), 98 + share * (width - 150), y + 14);
    });
  };

  await reset();
}
