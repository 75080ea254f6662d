"use strict";
(() => {
  const root = document.documentElement;
  const tip = document.getElementById("tip");
  const keys = document.getElementById("use-keys");
  const marks = new Map(); // name of a mark -> the stretches of text it covers
  const uses = new Map(); // name of a mark -> what stands on it
  const values = new Map(); // name of a mark -> what on a card points to it
  const layers = ["unused", "loser", "near", "old", "number"];
  let lit = [];
  let pinned = false;

  const gather = (map, name, element) => {
    if (!map.has(name)) map.set(name, []);
    map.get(name).push(element);
  };
  for (const one of document.querySelectorAll("mark")) gather(marks, one.dataset.mark, one);
  for (const one of document.querySelectorAll(".records .use")) gather(uses, one.dataset.mark, one);
  for (const one of document.querySelectorAll("[data-marks]"))
    for (const name of one.dataset.marks.split(" ")) gather(values, name, one);

  const dim = () => {
    for (const one of lit) one.classList.remove("lit");
    lit = [];
  };
  const light = (elements) => {
    for (const one of elements) {
      one.classList.add("lit");
      lit.push(one);
    }
  };
  const lightMarks = (names) => {
    dim();
    for (const name of names) {
      light(marks.get(name) || []);
      light(values.get(name) || []);
    }
  };
  const inView = (box, top, bottom) => box.top >= top && box.bottom <= bottom;
  const barBottom = () => {
    const box = document.querySelector(".bar").getBoundingClientRect();
    return box.top <= 0 ? Math.max(box.bottom, 0) : 0;
  };
  const showMark = (name) => {
    const first = (marks.get(name) || [])[0];
    if (first && !inView(first.getBoundingClientRect(), barBottom() + 8, innerHeight - 8))
      first.scrollIntoView({ block: "center" });
  };
  // Scrolls the pane of the records alone, so that the text stays where it is.
  const showInPane = (element) => {
    const pane = element && element.closest(".records");
    if (!pane || pane.scrollHeight <= pane.clientHeight) return;
    const box = element.getBoundingClientRect();
    const frame = pane.getBoundingClientRect();
    if (!inView(box, frame.top, frame.bottom))
      pane.scrollTop += box.top - frame.top - pane.clientHeight / 3;
  };

  // --- what stands on a mark ---
  const piece = (parent, tag, text, kind) => {
    const made = document.createElement(tag);
    made.textContent = text;
    if (kind) made.className = kind;
    parent.append(made);
    return made;
  };
  const say = (use, layer) => {
    const p = document.createElement("p");
    const data = use.dataset;
    const line = piece(p, "span", "", "use " + (use.className.match(/team|score|goal|place|crowd|day|cup/) || [""])[0]);
    if (layer === "number") {
      piece(line, "b", "A number that nobody claimed");
      return p;
    }
    const told = { unused: "Read, but in no record: ", loser: "Lost an overlap: ", near: "Near miss: ", old: "Accepted before: " }[layer] || "";
    if (told) line.append(told);
    piece(line, "b", layer === "near" ? data.rule : data.what || data.rule);
    if (layer === "near") {
      piece(p, "span", data.what ? `stopped at ${data.what}, where the text ${data.why ? `says “${data.why}”` : "ends"}` : "matched, and was refused", "of");
      return p;
    }
    if (data.what && data.rule) {
      line.append(" ← ");
      piece(line, "code", data.rule);
    }
    if (data.percent) line.append(" " + data.percent + "%");
    if (data.why) piece(p, "span", "lost to " + data.why, "of");
    const card = use.closest(".card");
    if (card) piece(p, "span", card.querySelector(".match").textContent.replace(/\s+/g, " ").trim(), "of");
    return p;
  };
  const layerOf = (name) => {
    const first = (marks.get(name) || [])[0];
    return layers.find((layer) => first && first.classList.contains(layer)) || "field";
  };
  const shown = (name) => {
    const first = (marks.get(name) || [])[0];
    if (!first) return false;
    const layer = layerOf(name);
    const family = layer === "field" ? first.className.match(/team|score|goal|place|crowd|day|cup/)[0] : layer;
    return document.getElementById("show-" + family)?.checked ?? false;
  };
  const place = (box) => {
    const width = tip.offsetWidth;
    const height = tip.offsetHeight;
    const below = box.bottom + 12 + height < innerHeight;
    tip.style.left = Math.max(8, Math.min(box.left, innerWidth - width - 8)) + "px";
    tip.style.top = (below ? box.bottom + 12 : Math.max(8, box.top - height - 12)) + "px";
  };
  const tell = (names, box) => {
    const lines = names.flatMap((name) => (uses.get(name) || []).map((use) => say(use, layerOf(name))));
    tip.replaceChildren(...lines.slice(0, 12));
    tip.hidden = lines.length === 0;
    if (!tip.hidden) place(box);
  };
  const hush = () => {
    tip.hidden = true;
    tip.replaceChildren();
  };
  const around = (element) => {
    const names = [];
    for (let one = element.closest("mark"); one; one = one.parentElement.closest("mark"))
      if (!names.includes(one.dataset.mark) && shown(one.dataset.mark)) names.push(one.dataset.mark);
    return names;
  };
  const clear = () => {
    pinned = false;
    dim();
    hush();
  };

  // --- pointing ---
  let dwell = 0;
  document.addEventListener("pointerover", (event) => {
    if (pinned && event.pointerType === "mouse") return;
    clearTimeout(dwell);
    const value = event.target.closest("[data-marks]");
    const names = event.target.closest("mark") ? around(event.target) : [];
    if (value) {
      const wanted = value.dataset.marks.split(" ");
      hush();
      lightMarks(wanted);
      dwell = setTimeout(showMark, 120, wanted[0]);
    } else if (names.length) {
      lightMarks(names);
      tell(names, event.target.getBoundingClientRect());
      showInPane((values.get(names[0]) || [])[0]);
    } else if (!pinned) {
      clear();
    }
  });
  document.addEventListener("focusin", (event) => {
    const value = event.target.closest("[data-marks]");
    if (value) lightMarks(value.dataset.marks.split(" "));
  });

  const reveal = (name) => {
    const layer = layerOf(name);
    if (layer !== "field") document.getElementById("show-" + layer).checked = true;
  };
  document.addEventListener("click", (event) => {
    const value = event.target.closest("[data-marks]");
    const names = event.target.closest("mark") ? around(event.target) : [];
    if (value) {
      const wanted = value.dataset.marks.split(" ");
      event.preventDefault();
      clearTimeout(dwell);
      reveal(wanted[0]);
      pin(wanted);
    } else if (names.length) {
      lightMarks(names);
      tell(names, event.target.getBoundingClientRect());
      pinned = true;
    } else if (!event.target.closest(".bar")) {
      clear();
    }
  });
  // The marks stay lit, the first is brought into view and told.
  const pin = (names) => {
    const first = (marks.get(names[0]) || [])[0];
    pinned = true;
    lightMarks(names);
    if (!first) return;
    const moves = !inView(first.getBoundingClientRect(), barBottom() + 8, innerHeight - 8);
    if (moves) first.scrollIntoView({ block: "center", behavior: "instant" });
    tell(names, first.getBoundingClientRect());
    history.replaceState(null, "", "#" + names[0]);
  };
  addEventListener("scroll", () => {
    if (tip.hidden) return;
    const first = lit.find((one) => one.tagName === "MARK");
    if (first) place(first.getBoundingClientRect());
  }, { passive: true });

  // --- going from one to the next ---
  const cards = [...document.querySelectorAll(".card")];
  const spots = [...marks.keys()].filter((name) => layerOf(name) === "field");
  let card = -1;
  let spot = -1;
  const turn = (at, by, count) => (at < 0 ? (by > 0 ? 0 : count - 1) : (at + by + count) % count);
  const stepRecord = (by) => {
    if (!cards.length) return;
    if (cards[card]) cards[card].classList.remove("current");
    card = turn(card, by, cards.length);
    const one = cards[card];
    one.classList.add("current");
    clear();
    one.closest(".article").scrollIntoView({ block: "start" });
    one.focus({ preventScroll: !matchMedia("(max-width: 60rem)").matches });
    one.scrollIntoView({ block: "nearest" });
    lightMarks([...one.querySelectorAll(".proofs .use")].map((use) => use.dataset.mark));
    const first = one.querySelector(".proofs .use");
    if (first) spot = spots.indexOf(first.dataset.mark) - 1;
  };
  const stepEvidence = (by) => {
    const open = spots.filter(shown);
    if (!open.length) return;
    for (let i = 0; i < spots.length; i++) {
      spot = turn(spot, by, spots.length);
      if (shown(spots[spot])) break;
    }
    pin([spots[spot]]);
    showInPane((values.get(spots[spot]) || [])[0]);
  };
  const step = (what, by) => (what === "record" ? stepRecord(by) : stepEvidence(by));
  for (const button of document.querySelectorAll("[data-step]"))
    button.addEventListener("click", () => step(button.dataset.step, Number(button.dataset.by)));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") clear();
    if (!keys.checked || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("input:not([type=checkbox]), textarea, select")) return;
    const [what, by] = { j: ["record", 1], k: ["record", -1], n: ["evidence", 1], p: ["evidence", -1] }[event.key] || [];
    if (what) step(what, by);
  });

  // --- paper: the tables the numbers in the text lead to ---
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll(".proofs:not([open])")];
    for (const one of opened) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of opened) one.open = false;
  });

  root.classList.add("live");
})();
