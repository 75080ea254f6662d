"use strict";
(() => {
  const table = document.querySelector(".matches");
  const find = document.getElementById("find");
  const found = document.getElementById("found");
  const filters = document.getElementById("filters");
  const disputed = document.getElementById("only-disputed");
  const all = [...table.querySelectorAll("tr.row")];
  const chosen = new Map(); // "cup" -> the competition that is to be shown
  const GROUP = 50;
  const AT = { cup: 4, site: 7 };
  let order = { column: 0, down: true };
  let shown = all;

  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const cell = (row, column) => row.cells[column].textContent;
  let texts = null; // what is searched of each row, made when first needed
  const index = () => {
    if (!texts) texts = new Map(all.map((row) => [row, plain([...row.cells].slice(0, 8).map((one) => one.textContent).join(" ¦ "))]));
    return texts;
  };

  // --- evidence under a row ---
  let proofs = null;
  const add = (parent, tag, text, kind) => {
    const made = document.createElement(tag);
    if (text) made.textContent = text;
    if (kind) made.className = kind;
    parent.append(made);
    return made;
  };
  const family = (field) => (/^\/(team|score|goal)/.exec(field) || [])[1] || { "/attendance": "crowd", "/date": "day" }[field] || (/^\/(venue|home)/.test(field) ? "place" : "cup");
  const unfold = (row) => {
    proofs ??= JSON.parse(document.getElementById("proofs").textContent);
    const under = document.createElement("tr");
    under.className = "proof";
    const box = add(under, "td");
    box.colSpan = 9;
    for (const [title, address, list] of proofs.rows[Number(row.id.slice(1))]) {
      const head = add(box, "p", "", "from");
      if (/^https?:\/\//.test(address)) {
        const link = add(head, "a", title);
        link.href = address;
        link.rel = "noreferrer noopener";
      } else {
        add(head, "b", title);
        if (address !== title) head.append(" · " + address);
      }
      const quotes = add(box, "ul");
      for (const [field, rule, quote, sure] of list) {
        const item = add(quotes, "li", "", family(field));
        add(item, "span", field, "field");
        add(item, "q", quote, "quote").dir = "auto";
        add(item, "code", proofs.rules[rule]);
        item.append(" " + sure + "%");
      }
    }
    return under;
  };
  const fold = (row, open) => {
    const link = row.querySelector(".result a");
    const under = row.nextElementSibling;
    const isOpen = under && under.classList.contains("proof");
    if (isOpen && !open) under.remove();
    else if (!isOpen && open) row.after(unfold(row));
    link.setAttribute("aria-expanded", String(open));
  };
  const isOpen = (row) => row.nextElementSibling?.classList.contains("proof") ?? false;

  // --- which rows, in which order ---
  const lay = () => {
    for (const old of table.querySelectorAll("tbody")) old.remove();
    const groups = document.createDocumentFragment();
    for (let i = 0; i < shown.length; i += GROUP) {
      const group = document.createElement("tbody");
      group.className = "rows";
      group.append(...shown.slice(i, i + GROUP));
      if (shown.length - i < GROUP) group.classList.add("short");
      groups.append(group);
    }
    table.append(groups);
  };
  const number = (text) => Number(text.replace(/[^\d.]/g, "") || -1);
  const key = (row, column) => (column === 6 || column === 8 ? number(cell(row, column)) : plain(cell(row, column)));
  const sort = (rows) => {
    const keys = new Map(rows.map((row) => [row, key(row, order.column)]));
    const by = order.down ? -1 : 1;
    return [...rows].sort((a, b) => {
      const x = keys.get(a);
      const y = keys.get(b);
      if (x === "" || y === "") return (x === "") - (y === "");
      return x < y ? -by : x > y ? by : 0;
    });
  };
  let sorted = all;
  const apply = () => {
    const words = plain(find.value).split(/\s+/).filter(Boolean);
    const text = words.length ? index() : null;
    shown = sorted.filter((row) =>
      words.every((word) => text.get(row).includes(word)) &&
      (!disputed.checked || row.querySelector(".sure abbr")) &&
      [...chosen].every(([name, value]) =>
        name === "month" ? cell(row, 0).startsWith(value) : name === "site" ? cell(row, AT.site).replace(/ \+\d+$/, "") === value : cell(row, AT[name]) === value));
    for (const under of table.querySelectorAll(".proof")) {
      under.previousElementSibling?.querySelector(".result a")?.setAttribute("aria-expanded", "false");
      under.remove();
    }
    lay();
    const count = (number) => number.toLocaleString("en");
    found.textContent = shown.length === all.length ? `${count(all.length)} matches` : `${count(shown.length)} of ${count(all.length)} matches`;
  };
  let waiting = 0;
  find.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 80);
  });
  disputed.addEventListener("change", apply);

  const choose = (name, value) => {
    if (value === null) chosen.delete(name);
    else chosen.set(name, value);
    filters.replaceChildren(...[...chosen].map(([one, text]) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "filter";
      button.textContent = text + " ×";
      button.setAttribute("aria-label", `Show all again, not only ${text}`);
      button.addEventListener("click", () => choose(one, null));
      return button;
    }));
    apply();
  };

  document.addEventListener("click", (event) => {
    const bar = event.target.closest("[data-filter]");
    const month = event.target.closest("#by-month .column");
    const result = event.target.closest(".row .result a");
    const dispute = event.target.closest(".disputes a");
    const head = event.target.closest("[data-sort]");
    if (bar) choose(bar.dataset.filter, bar.dataset.value);
    else if (month) {
      choose("month", month.dataset.value);
      document.getElementById("matches").scrollIntoView();
    } else if (result) {
      event.preventDefault();
      const row = result.closest("tr");
      fold(row, !isOpen(row));
    } else if (dispute) {
      event.preventDefault();
      find.value = "";
      disputed.checked = false;
      chosen.clear();
      choose("month", null);
      const row = document.getElementById(dispute.hash.slice(1));
      fold(row, true);
      row.scrollIntoView({ block: "center", behavior: "instant" });
      row.querySelector("a").focus({ preventScroll: true });
    } else if (head) {
      const column = Number(head.dataset.sort);
      order = { column, down: order.column === column ? !order.down : [0, 6, 8].includes(column) };
      for (const one of table.querySelectorAll("th")) one.removeAttribute("aria-sort");
      head.closest("th").setAttribute("aria-sort", order.down ? "descending" : "ascending");
      sorted = sort(all);
      apply();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && event.target !== find && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      find.focus();
    } else if (event.key === "Escape" && event.target === find) {
      find.value = "";
      apply();
    }
  });
  (window.requestIdleCallback || setTimeout)(index);
  document.documentElement.classList.add("live");
})();
