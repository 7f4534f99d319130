// What a page does beyond being read: theme, tabs, copying, sections, progress, search. Every part can be missing.
const page = document.documentElement;
const here = location.pathname.replace(/\/$/, "/index.html");
const root = new URL("..", import.meta.url).pathname;

/** Storage may be forbidden; a choice then lasts for this page. */
const store = {
    get(key) {
        try {
            return localStorage.getItem(key);
        } catch {
            return null;
        }
    },
    set(key, value) {
        try {
            value === null ? localStorage.removeItem(key) : localStorage.setItem(key, value);
        } catch {}
    },
};

const all = (selector, within = document) => [...within.querySelectorAll(selector)];

function make(tag, properties, ...children) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
}

// Before the page is drawn, if the script comes from a cache: readers would see it change later.
const THEME = "theme";
const LANGUAGE = "listing-language";
const languages = ["Rust", "Python"];
applyChoices();

function applyChoices() {
    const theme = store.get(THEME);
    if (theme === "light" || theme === "dark") page.dataset.theme = theme;
    else delete page.dataset.theme;
    const language = store.get(LANGUAGE);
    page.dataset.language = languages.includes(language) ? language : languages[0];
}

/** The button changes to the other theme; a change back to the system's forgets the choice. */
function themes() {
    const system = matchMedia("(prefers-color-scheme: dark)");
    const current = () => page.dataset.theme ?? (system.matches ? "dark" : "light");
    document.querySelector("button.theme").addEventListener("click", () => {
        const next = current() === "dark" ? "light" : "dark";
        store.set(THEME, next === (system.matches ? "dark" : "light") ? null : next);
        page.dataset.theme = next;
    });
}

/** Each `.tabs` has a Rust and a Python side, which is a listing or all that a program is created from. One choice is for all listings on all pages. */
const groups = [];

function tabs() {
    all(".tabs").forEach((container, group) => {
        const figures = all(":scope > :is(.listing, .side)", container);
        if (figures.length !== languages.length) return;
        const list = make("div", { className: "tablist", role: "tablist", ariaLabel: "Language of this listing" });
        const entry = { tabs: [], panels: [] };
        figures.forEach((figure, at) => {
            const tab = make("button", { type: "button", id: `tab-${group}-${at}`, role: "tab" }, languages[at]);
            const panel = make("div", { id: `panel-${group}-${at}`, role: "tabpanel" });
            tab.setAttribute("aria-controls", panel.id);
            panel.setAttribute("aria-labelledby", tab.id);
            tab.addEventListener("click", () => choose(languages[at], tab));
            tab.addEventListener("keydown", (event) => move(event, at, entry));
            figure.replaceWith(panel);
            panel.append(figure);
            list.append(tab);
            entry.tabs.push(tab);
            entry.panels.push(panel);
        });
        container.prepend(list);
        container.classList.add("ready");
        groups.push(entry);
    });
    show();
}

function show() {
    const chosen = languages.indexOf(page.dataset.language);
    for (const { tabs, panels } of groups) {
        tabs.forEach((tab, at) => {
            tab.ariaSelected = String(at === chosen);
            tab.tabIndex = at === chosen ? 0 : -1;
            panels[at].hidden = at !== chosen;
        });
    }
}

/** Other listings change their height; the one that was clicked must not move. */
function choose(language, tab) {
    const before = tab.getBoundingClientRect().top;
    store.set(LANGUAGE, language);
    page.dataset.language = language;
    show();
    scrollBy({ top: tab.getBoundingClientRect().top - before, behavior: "instant" });
}

function move(event, at, { tabs }) {
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const tab = tabs.at(to % tabs.length);
    choose(tab.textContent, tab);
    tab.focus();
}

/** From a terminal only the commands are copied, without prompts and output. */
function copyable(code) {
    const text = code.textContent.replace(/\n$/, "");
    const commands = text.split("\n").filter((line) => line.startsWith("$ "));
    const terminal = code.classList.contains("language-console") && commands.length > 0;
    return terminal ? commands.map((line) => line.slice(2)).join("\n") : text;
}

function copying() {
    for (const code of all("main pre > code:not(.language-text)")) {
        const pre = code.parentElement;
        const button = make("button", { type: "button", className: "copy", ariaLabel: "Copy the code" }, "Copy");
        button.addEventListener("click", async () => {
            const done = await navigator.clipboard.writeText(copyable(code)).then(
                () => "Copied",
                () => "Not allowed",
            );
            button.textContent = done;
            status.textContent = done;
            setTimeout(() => (button.textContent = "Copy"), 2000);
        });
        const figure = pre.closest(".listing, .output") ?? pre.parentElement.insertBefore(make("div", { className: "copyable" }), pre);
        if (!figure.contains(pre)) figure.append(pre);
        figure.append(button);
    }
    const status = make("p", { className: "unseen", role: "status" });
    document.querySelector("footer").append(status);
}

/** The keyboard reaches what scrolls sideways, and no other block. */
function scrollers() {
    const watch = new ResizeObserver((entries) => {
        for (const { target } of entries) {
            if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
            else target.removeAttribute("tabindex");
        }
    });
    all("main pre, main .table-wrapper, .measurement details").forEach((element) => watch.observe(element));
}

function sections() {
    const nav = document.querySelector(".sections");
    const headings = all("main h2[id], main h3[id]").filter((heading) => !heading.closest("details"));
    if (!nav || headings.length < 2) return;
    const links = headings.map((heading) => make("a", { href: `#${heading.id}`, className: heading.localName }, heading.textContent));
    nav.append(make("p", {}, "On this page"), make("ol", {}, ...links.map((link) => make("li", {}, link))));
    let current = null;
    const mark = () => {
        const line = innerHeight / 4;
        const last = headings.findLastIndex((heading) => heading.getBoundingClientRect().top < line);
        if (links[last] === current) return;
        current?.removeAttribute("aria-current");
        current = links[last];
        current?.setAttribute("aria-current", "location");
    };
    let waiting = false;
    addEventListener("scroll", () => {
        if (waiting) return;
        waiting = true;
        requestAnimationFrame(() => {
            waiting = false;
            mark();
        });
    }, { passive: true });
    mark();
}

/** Prose at 220 words a minute; code at three seconds a line. */
function minutes() {
    const place = document.querySelector(".minutes");
    if (!place) return;
    const text = document.querySelector("main").cloneNode(true);
    all("details", text).forEach((folded) => folded.remove());
    const lines = all("pre", text).reduce((sum, pre) => sum + pre.textContent.split("\n").length, 0);
    all("pre, svg, table, figcaption, .footnote-definition", text).forEach((part) => part.remove());
    const words = text.textContent.split(/\s+/).length;
    const count = Math.max(1, Math.round(words / 220 + lines / 20));
    place.textContent = `${count} minute${count === 1 ? "" : "s"}`;
}

/** Which pages were read to their end; kept on this machine alone. */
const READ = "read";

function progress() {
    const read = new Set(JSON.parse(store.get(READ) ?? "[]"));
    const path = here.startsWith(root) ? here.slice(root.length) : here;
    const pages = all(".contents li a");
    const key = (link) => new URL(link.href).pathname.slice(root.length);
    const note = document.querySelector(".progress");
    const draw = () => {
        for (const link of [...pages, ...all(".routes a")]) {
            const done = read.has(key(link)) && !new URL(link.href).hash;
            link.classList.toggle("read", done);
            done ? link.setAttribute("aria-description", "read") : link.removeAttribute("aria-description");
        }
        const count = pages.filter((link) => read.has(key(link))).length;
        note.hidden = count === 0;
        note.firstChild.textContent = `${count} of ${pages.length} pages read `;
    };
    if (!note) return;
    const clear = make("button", { type: "button" }, "Clear");
    clear.addEventListener("click", () => {
        read.clear();
        store.set(READ, null);
        draw();
    });
    note.append("", clear);
    draw();
    const end = document.querySelector(".turn");
    if (!end) return;
    new IntersectionObserver((entries, observer) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        read.add(path);
        store.set(READ, JSON.stringify([...read]));
        draw();
    }).observe(end);
}

/** A section that is on another page now has left a hidden link under its old id. */
function moved() {
    const follow = () => {
        const link = all("a.moved").find(({ id }) => new URL(`#${id}`, location).hash === location.hash);
        if (link) location.replace(link.href);
    };
    addEventListener("hashchange", follow);
    follow();
}

/** A report names the section that the reader was in. */
function reporting() {
    const report = document.querySelector(".report");
    report?.addEventListener("click", () => {
        const section = document.querySelector(".sections [aria-current]")?.hash ?? location.hash;
        if (section) report.href = report.href.replace(/(%23.*)?$/, encodeURIComponent(section));
    });
}

/** Loads a stylesheet once; the search and the demos have one of their own. */
function style(href) {
    if (document.querySelector(`link[href="${href}"]`)) return;
    const link = make("link", { rel: "stylesheet", href });
    document.head.append(link);
    return new Promise((done) => {
        link.onload = done;
        link.onerror = () => done(link.remove());
    });
}

/** Live demos, of which nothing is loaded until the reader asks for it. */
function demos() {
    for (const figure of all(".demo[data-files]")) {
        const [button, note] = all(".start > *", figure);
        let tries = "";
        button.addEventListener("click", async () => {
            if (figure.dataset.state) return;
            figure.dataset.state = "loading";
            note.role = "status";
            note.textContent = "Loading …";
            try {
                await style(new URL(`{{ resource "theme/css/demo.css" }}`, import.meta.url).href);
                const module = await import(`./{{ resource "theme/demo.js" }}${tries}`);
                await module.start(figure, root + figure.dataset.files);
            } catch (error) {
                delete figure.dataset.state;
                if (!error.words) tries += "#"; // a browser may remember that an address failed
                note.textContent = error.words ?? "The demo could not be loaded. Without a network only what is kept on this machine runs.";
            }
        });
    }
}

function search() {
    const dialog = document.querySelector("dialog.search");
    if (!dialog) return; // a site that was built without an index
    const open = async () => {
        if (dialog.open) return;
        dialog.showModal();
        try {
            await style(new URL(`{{ resource "theme/css/search.css" }}`, import.meta.url).href);
            const module = await import(`./{{ resource "theme/search.js" }}`);
            await module.open(dialog);
        } catch {
            const close = make("button", { type: "button", onclick: () => dialog.close() }, "Close");
            dialog.replaceChildren(make("p", {}, "The search could not be loaded. The contents list all pages."), close);
        }
    };
    all("button.find").forEach((button) => button.addEventListener("click", open));
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
    addEventListener("keydown", (event) => {
        const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
        const slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
        const chord = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
        if (!slash && !chord) return;
        event.preventDefault();
        open();
    });
}

/** Stock mdBook links from the root of the site and marks no page; a finished site needs only the last line. */
function contents() {
    const nav = document.querySelector(".contents");
    for (const link of all(".contents[data-root] a")) {
        link.href = nav.dataset.root + link.getAttribute("href");
        if (new URL(link.href).pathname === here) link.setAttribute("aria-current", "page");
    }
    nav?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
}

function worker() {
    const name = page.dataset.worker;
    if (name && "serviceWorker" in navigator) navigator.serviceWorker.register(root + name).catch(() => {});
}

function start() {
    for (const part of [moved, themes, tabs, copying, scrollers, contents, sections, minutes, progress, reporting, search, demos]) {
        try {
            part();
        } catch (error) {
            console.error(error);
        }
    }
    addEventListener("storage", () => {
        applyChoices();
        show();
    });
    addEventListener("load", worker);
    page.dataset.ready = "";
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
