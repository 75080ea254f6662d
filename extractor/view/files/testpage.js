"use strict";
(() => {
  const filter = document.getElementById("filter");
  const idle = document.getElementById("only-idle");
  const rows = [...document.querySelectorAll(".filtered")];
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const texts = new Map(rows.map((row) => [row, plain(row.textContent)]));
  const apply = () => {
    const words = plain(filter.value).split(/\s+/).filter(Boolean);
    for (const row of rows)
      row.hidden = !words.every((word) => texts.get(row).includes(word)) || (idle.checked && row.closest("#rules tbody") && !row.classList.contains("idle"));
  };
  let waiting = 0;
  filter.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 80);
  });
  idle.addEventListener("change", apply);

  const number = (text) => Number(text.replace("%", "") || NaN);
  const compare = (x, y) => {
    const [a, b] = [number(x), number(y)];
    return Number.isNaN(a) || Number.isNaN(b) ? x.localeCompare(y, "en") : a - b;
  };
  for (const head of document.querySelectorAll(".sortable th[scope=col]")) {
    if (head.querySelector(".hush")) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const column = [...head.parentElement.children].indexOf(head);
      const down = head.getAttribute("aria-sort") ? head.getAttribute("aria-sort") === "ascending" : head.classList.contains("n");
      for (const one of head.parentElement.children) one.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const body = head.closest("table").tBodies[0];
      body.append(...[...body.rows].sort((a, b) => (down ? -1 : 1) * compare(a.cells[column].textContent.trim(), b.cells[column].textContent.trim())));
    });
  }
})();
