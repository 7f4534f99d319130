// Turns each `<div class="tabs">`, which holds a Rust and a Python listing in order, into two tabs.
// One choice holds for all listings on all pages. Without this script both listings are shown.
(() => {
    "use strict";
    const KEY = "listing-language";
    const languages = ["Rust", "Python"];
    let remembered = null;
    try {
        remembered = localStorage.getItem(KEY);
    } catch {
        // storage may be forbidden; the choice then lasts for this page
    }
    let chosen = languages.includes(remembered) ? remembered : languages[0];
    const groups = [];

    function choose(language) {
        chosen = language;
        try {
            localStorage.setItem(KEY, language);
        } catch {
            // as above
        }
        groups.forEach(show);
    }

    function show({ tabs, panels }) {
        languages.forEach((language, at) => {
            const selected = language === chosen;
            tabs[at].setAttribute("aria-selected", String(selected));
            tabs[at].tabIndex = selected ? 0 : -1;
            panels[at].hidden = !selected;
        });
    }

    function move(event, tabs) {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (step === undefined) {
            return;
        }
        // the page turns on arrow keys too; inside the tabs they move between tabs
        event.preventDefault();
        event.stopPropagation();
        const at = (languages.indexOf(chosen) + step + languages.length) % languages.length;
        choose(languages[at]);
        tabs[at].focus();
    }

    document.querySelectorAll(".tabs").forEach((container, group) => {
        const panels = [...container.querySelectorAll(":scope > .listing")];
        if (panels.length !== languages.length) {
            return;
        }
        const list = document.createElement("div");
        list.className = "tablist";
        list.setAttribute("role", "tablist");
        list.setAttribute("aria-label", "Language of this listing");
        const tabs = languages.map((language, at) => {
            const tab = document.createElement("button");
            tab.type = "button";
            tab.id = `tab-${group}-${at}`;
            tab.textContent = language;
            tab.setAttribute("role", "tab");
            tab.setAttribute("aria-controls", `panel-${group}-${at}`);
            tab.addEventListener("click", () => choose(language));
            tab.addEventListener("keydown", (event) => move(event, tabs));
            panels[at].id = `panel-${group}-${at}`;
            panels[at].setAttribute("role", "tabpanel");
            panels[at].setAttribute("aria-labelledby", tab.id);
            list.append(tab);
            return tab;
        });
        container.prepend(list);
        container.classList.add("tabs-ready");
        const entry = { tabs, panels };
        groups.push(entry);
        show(entry);
    });
})();
