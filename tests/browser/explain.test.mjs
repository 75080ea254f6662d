import assert from "node:assert/strict";
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { accessible, close, dark, innocent, open, phone, plain, run, show, source, style, wide } from "./browser.mjs";

const report = "corpus/report/gabon-togo-qualifier/article.txt";
const roundup = "corpus/roundup/efl-saturday/article.html";
const board = "corpus/results/saturday-scoreboard/article.html";
const made = new Map(); // pages by what they were asked with
const articles = (...files) => {
  const asked = files.join("\n");
  if (!made.has(asked)) made.set(asked, run("explain", "--html", ...files));
  return made.get(asked);
};
const own = (name) => join("tests/browser/articles", name);

let at;
before(async () => {
  at = await open();
});
after(() => close(at));

const clear = "rgba(0, 0, 0, 0)";
const isLit = (locator) => locator.evaluate((element) => element.classList.contains("lit"));
// Scrolling takes its time: waits for it, but not for ever.
const comesIntoView = (locator) =>
  locator.evaluate((element) => new Promise((done) => {
    const begin = performance.now();
    const look = () => {
      const box = element.getBoundingClientRect();
      if (box.top >= 0 && box.bottom <= innerHeight) done(true);
      else if (performance.now() - begin > 10000) done(false);
      else requestAnimationFrame(look);
    };
    look();
  }));

test("pointing at a value lights the words it stands on and brings them into view", async () => {
  const page = await show(at, articles(roundup, report), { viewport: { width: 1360, height: 480 } });
  const value = page.locator("#a2r0 .result a.value");
  const mark = page.locator(`mark#${(await value.getAttribute("href")).slice(1)}`);
  await value.scrollIntoViewIfNeeded();
  await page.evaluate(() => scrollBy(0, 140));
  await value.hover();
  assert.ok(await comesIntoView(mark));
  assert.equal(await mark.textContent(), "2-1");
  assert.ok(await isLit(mark));
  assert.ok(await isLit(value));
  await page.mouse.move(3, 200);
  assert.ok(!(await isLit(mark)));
  await innocent(page);
});

test("pointing at words tells rule, slot and confidence, and lights the value", async () => {
  const page = await show(at, articles(report));
  const mark = page.locator("mark.field.score").first();
  await mark.hover();
  const told = await page.locator("#tip").textContent();
  assert.match(told, /\/score\/ft ← score\.\S+ \d+%/);
  assert.match(told, /Gabon 2–1 Togo/);
  assert.ok(await isLit(page.locator(".result a.value")));
  await page.keyboard.press("Escape");
  assert.ok(await page.locator("#tip").isHidden());
  await innocent(page);
});

test("words that several values stand on tell all of them, and lines do not hide each other", async () => {
  const page = await show(at, articles(report));
  const inner = page.locator("mark.field mark.field").first();
  assert.equal(await inner.count(), 1);
  const bottoms = await inner.evaluate((element) => {
    const outer = element.parentElement.closest("mark.field");
    return [element, outer].map((one) => one.getClientRects()[0].bottom);
  });
  assert.ok(Math.abs(bottoms[0] - bottoms[1]) >= 3, `lines at ${bottoms}`);
  await inner.hover();
  assert.ok((await page.locator("#tip p").count()) >= 2);
  await innocent(page);
});

test("the marks cover exactly the words of the evidence", async () => {
  const page = await show(at, articles(roundup, report, board));
  const wrong = await page.evaluate(() => {
    const bad = [];
    for (const use of document.querySelectorAll(".use[data-mark]")) {
      const covered = [...document.querySelectorAll(`mark[data-mark="${use.dataset.mark}"]`)];
      const squeeze = (text) => text.replace(/\s+/g, "");
      const text = covered.map((one) => {
        const copy = one.cloneNode(true);
        for (const note of copy.querySelectorAll(".note")) note.remove();
        return copy.textContent;
      });
      if (squeeze(text.join("")) !== squeeze(use.querySelector(".quote").textContent)) bad.push(text.join("|"));
    }
    return bad;
  });
  assert.deepEqual(wrong, []);
  await innocent(page);
});

test("every switch shows and hides what it names", async () => {
  const page = await show(at, articles(report, own("numbers.txt"), own("lost.txt")));
  for (const family of ["team", "score", "goal", "place", "crowd", "day", "cup"]) {
    const mark = page.locator(`mark.field.${family}`).first();
    assert.notEqual(await style(mark, "borderBottomColor"), clear, family);
    await page.locator(`#show-${family}`).uncheck();
    assert.equal(await style(mark, "borderBottomColor"), clear, family);
  }
  for (const layer of ["unused", "loser", "near"]) {
    const mark = page.locator(`mark.${layer}`).first();
    assert.equal(await style(mark, "borderTopWidth"), "0px", layer);
    await page.locator(`#show-${layer}`).check();
    assert.equal(await style(mark, "borderTopWidth"), "2px", layer);
  }
  const number = page.locator("mark.number").first();
  assert.equal(await style(number, "outlineStyle"), "none");
  await page.locator("#show-number").check();
  assert.equal(await style(number, "outlineStyle"), "solid");
  assert.ok(await page.locator(".zone").first().isVisible());
  await page.locator("#show-zones").uncheck();
  assert.ok(await page.locator(".zone").first().isHidden());
  await innocent(page);
});

test("a loser, a near miss and a number say what they are when pointed at", async () => {
  const page = await show(at, articles(report, own("numbers.txt"), own("lost.txt")));
  for (const [layer, words] of [["loser", /Lost an overlap: .* ← \S+ .*lost to \S+/], ["near", /Near miss: \S+stopped at|Near miss: /], ["unused", /Read, but in no record: /], ["number", /A number that nobody claimed/]]) {
    await page.locator(`#show-${layer}`).check();
    const mark = page.locator(`mark.${layer}`).first();
    await mark.hover();
    assert.match(await page.locator("#tip").textContent(), words, layer);
    await page.locator(`#show-${layer}`).uncheck();
  }
  await innocent(page);
});

test("a list of what is in no record leads to the words and switches its layer on", async () => {
  const page = await show(at, articles(own("numbers.txt")));
  await page.locator(".list.number summary").click();
  const quote = page.locator(".list.number .quote").first();
  await quote.click();
  assert.ok(await page.locator("#show-number").isChecked());
  assert.ok(await isLit(page.locator("mark.number").first()));
  await innocent(page);
});

test("keys go from record to record and from evidence to evidence", async () => {
  const page = await show(at, articles(roundup, report));
  const current = () => page.evaluate(() => document.querySelector(".card.current")?.id);
  await page.keyboard.press("j");
  assert.equal(await current(), "a1r0");
  assert.equal(await page.evaluate(() => document.activeElement.id), "a1r0");
  await page.keyboard.press("j");
  assert.equal(await current(), "a1r1");
  await page.keyboard.press("k");
  assert.equal(await current(), "a1r0");
  await page.keyboard.press("k");
  assert.equal(await current(), "a2r0");
  await page.keyboard.press("n");
  const first = await page.evaluate(() => document.querySelector("mark.lit").dataset.mark);
  await page.keyboard.press("n");
  const second = await page.evaluate(() => document.querySelector("mark.lit").dataset.mark);
  assert.notEqual(first, second);
  assert.ok(await page.locator("#tip").isVisible());
  await page.keyboard.press("p");
  assert.equal(await page.evaluate(() => document.querySelector("mark.lit").dataset.mark), first);
  await page.keyboard.press("Escape");
  assert.equal(await page.locator(".lit").count(), 0);
  await page.locator("#use-keys").uncheck();
  await page.keyboard.press("n");
  assert.equal(await page.locator(".lit").count(), 0);
  await innocent(page);
});

test("buttons do what the keys do", async () => {
  const page = await show(at, articles(report));
  await page.getByRole("button", { name: "Next record" }).click();
  assert.equal(await page.locator(".card.current").count(), 1);
  await page.getByRole("button", { name: "Next evidence" }).click();
  assert.ok(await page.locator("#tip").isVisible());
  await innocent(page);
});

test("the keyboard alone reaches every value, in the order of the page", async () => {
  const page = await show(at, articles(report));
  const seen = [];
  for (let i = 0; i < 80; i++) {
    await page.keyboard.press("Tab");
    const label = await page.evaluate(() => document.activeElement.id || document.activeElement.textContent);
    if (label === await page.evaluate(() => document.body.textContent)) break;
    seen.push(label);
  }
  const places = ["Gabon", "2–1", "Togo", "18,204"].map((text) => seen.indexOf(text));
  assert.ok(places.every((place) => place > seen.indexOf("show-zones")), `${places}`);
  assert.deepEqual(places, [...places].sort((a, b) => a - b));
  await innocent(page);
});

test("without script it is an annotated page whose links and switches work", async () => {
  const page = await show(at, articles(report), plain);
  const value = page.locator(".result a.value");
  const mark = page.locator(await value.getAttribute("href"));
  await value.click();
  assert.notEqual(await style(mark, "backgroundColor"), clear);
  const note = page.locator(".note a").first();
  assert.ok(await note.isVisible());
  await note.click();
  assert.ok(await page.locator(".proofs .use:target").isVisible());
  await page.locator("#show-score").uncheck();
  assert.equal(await style(mark, "borderBottomColor"), clear);
  assert.ok(await page.locator(".steps").isHidden());
  await innocent(page);
});

test("goals stand on the time line between 0 and 90", async () => {
  const page = await show(at, articles(report));
  const labels = await page.locator(".dot text").allTextContents();
  assert.deepEqual([...labels].sort(), ["21′", "51′", "86′"]);
  const band = await page.locator(".pitch").boundingBox();
  const places = await page.locator(".dot circle:first-child").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().x));
  for (const place of places) assert.ok(place > band.x && place < band.x + band.width);
  await page.locator(".dot").first().hover();
  assert.ok((await page.locator("mark.lit").count()) > 0);
  await innocent(page);
});

test("dark follows the reader's choice", async () => {
  const light = await show(at, articles(report));
  const paper = await style(light.locator("body"), "backgroundColor");
  await innocent(light);
  const page = await show(at, articles(report), dark);
  assert.notEqual(await style(page.locator("body"), "backgroundColor"), paper);
  await innocent(page);
});

test("a phone shows it without scrolling sideways, and taps tell", async () => {
  const page = await show(at, articles(report, board), phone);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await page.locator("mark.field.score").first().tap();
  const box = await page.locator("#tip").boundingBox();
  assert.ok(box.x >= 0 && box.x + box.width <= 390 && box.y + box.height <= 844);
  assert.match(await page.locator("#tip").textContent(), /\/score\/ft/);
  await innocent(page);
});

test("on paper the switches go, and numbers lead to the table of evidence", async () => {
  const page = await show(at, articles(report));
  await page.emulateMedia({ media: "print" });
  assert.ok(await page.locator(".bar").isHidden());
  const note = page.locator(".note").first();
  assert.ok(await note.isVisible());
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  const numbers = await page.locator(".proofs td.number").allTextContents();
  assert.ok(numbers.includes(await note.textContent()));
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  assert.equal(await page.locator(".proofs[open]").count(), 0);
  await innocent(page);
});

for (const [name, options] of Object.entries({ wide, dark, phone })) {
  test(`axe finds nothing: ${name}`, async () => {
    const page = await show(at, articles(report, board, own("numbers.txt"), own("hostile.html")), options);
    await page.evaluate(() => {
      for (const one of document.querySelectorAll("details")) one.open = true;
      for (const one of document.querySelectorAll("input[id^=show-]")) one.checked = true;
    });
    await accessible(page);
    await page.keyboard.press("n");
    await accessible(page);
    await innocent(page);
  });
}

const harmful = () => {
  const name = join(at.folder, "'\"><img src=x onerror=alert(1)>.txt");
  copyFileSync(join(source, own("hostile.txt")), name);
  return [articles(own("hostile.html"), own("hostile.txt"), name), articles("--type", "text", name)];
};

test("an article that is written to do harm does none", async () => {
  for (const [markup, options] of harmful().flatMap((one) => [[one, wide], [one, plain]])) {
    const page = await show(at, markup, options);
    if (options === wide) {
      for (const mark of await page.locator("mark").all()) await mark.dispatchEvent("pointerover");
      await page.keyboard.press("n");
      const found = await page.evaluate(() => ({
        ran: "harmed" in globalThis,
        scripts: document.scripts.length,
        strangers: document.querySelectorAll("img, iframe, object, embed, base, form, meta[http-equiv=refresh], svg a, link").length,
        handlers: [...document.querySelectorAll("*:not(#tip)")].flatMap((one) => [...one.attributes]).filter((one) => /^on|^style$/i.test(one.name)).length,
        links: [...document.querySelectorAll("a[href]")].filter((one) => !/^(#|https?:\/\/)/.test(one.getAttribute("href"))).length,
      }));
      assert.deepEqual(found, { ran: false, scripts: 1, strangers: 0, handlers: 0, links: 0 });
    }
    assert.ok((await page.locator(".card").count()) >= 1, "the articles have records, or they test little");
    assert.match(await page.locator("main").textContent(), /<script>/);
    await innocent(page);
  }
});

test("the policy stops what would get in all the same", async () => {
  const page = await show(at, articles(report));
  const ran = await page.evaluate(() => {
    const script = document.createElement("script");
    try {
      script.textContent = "globalThis.harmed = true";
    } catch {
      return "refused";
    }
    document.body.append(script);
    return "harmed" in globalThis ? "ran" : "refused";
  });
  assert.equal(ran, "refused");
  await page.close();
});

test("ten articles stay well under a megabyte", () => {
  const names = ["gabon-togo-qualifier"].map((name) => `corpus/report/${name}/article.txt`);
  const ten = [...names, roundup, board, ...Array(7).fill(roundup)];
  assert.equal(ten.length, 10);
  assert.ok(Buffer.byteLength(articles(...ten)) < 900_000);
});
