import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { accessible, close, dark, innocent, open, phone, plain, show, source, wide } from "./browser.mjs";

let at;
let markup;
// Some articles of the corpus, of which one was accepted with another score and
// another goal, and one with an old hand in its gold.
before(async () => {
  at = await open();
  const corpus = join(at.folder, "corpus");
  for (const name of ["report/gabon-togo-qualifier", "roundup/efl-saturday", "results/saturday-scoreboard"]) {
    mkdirSync(join(corpus, name), { recursive: true });
    cpSync(join(source, "corpus", name), join(corpus, name), { recursive: true });
  }
  const file = join(corpus, "report/gabon-togo-qualifier/accepted.ndjson");
  const before = readFileSync(file, "utf8");
  writeFileSync(file, before.replace('"ft":[2,1]', '"ft":[1,1]').replace("Komlan Adjei-Sossou", "Edem Kpatcha"));
  assert.notEqual(readFileSync(file, "utf8"), before);
  const ran = spawnSync(process.env.FULLTIME, ["test", "--html", "--rules", join(source, "rules"), "--corpus", corpus], { encoding: "utf8", maxBuffer: 1 << 28 });
  markup = ran.stdout;
});
after(() => close(at));

test("figures stand in a table, with bars as long as they say", async () => {
  const page = await show(at, markup);
  const row = page.locator("#figures tbody tr").first();
  const f1 = Number(await row.locator("b").textContent());
  const [part, all] = await row.locator("svg.bar-line rect.part, svg.bar-line rect.all").evaluateAll((rects) =>
    [".part", ".all"].map((kind) => rects.find((one) => one.matches(kind)).getBoundingClientRect().width));
  assert.ok(Math.abs((100 * part) / all - f1) < 1, `${part} of ${all} is not ${f1} %`);
  assert.ok((await page.locator("#figures td.better").count()) > 0);
  await innocent(page);
});

test("a changed record shows what was accepted beside what came, and leads to the article", async () => {
  const page = await show(at, markup);
  const change = page.locator(".change").first();
  assert.match(await change.textContent(), /better.*Gabon 2-1 Togo/s);
  const score = change.locator("tr.changed").filter({ hasText: "score" });
  assert.equal(await score.locator("del").textContent(), "ft 1–1");
  assert.equal(await score.locator("ins").textContent(), "ft 2–1");
  const link = change.getByRole("link", { name: "report/gabon-togo-qualifier" });
  await link.click();
  await page.waitForFunction((place) => {
    const box = document.querySelector(place).getBoundingClientRect();
    return box.top < innerHeight && box.bottom > 0;
  }, await link.getAttribute("href"));
  await innocent(page);
});

test("the words of an old value are marked on the article", async () => {
  const page = await show(at, markup);
  const old = page.locator("mark.old").filter({ hasText: "Edem Kpatcha" }).first();
  await old.scrollIntoViewIfNeeded();
  await old.hover();
  assert.match(await page.locator("#tip").textContent(), /Accepted before: goals2/);
  await innocent(page);
});

test("the filter leaves what has its words", async () => {
  const page = await show(at, markup);
  await page.locator("#filter").fill("score.beat");
  await page.waitForFunction(() => document.querySelector("#figures tbody tr").hidden);
  const rules = await page.locator("#rules > table tbody tr:not([hidden]) th code").allTextContents();
  assert.ok(rules.length > 1 && rules.every((rule) => rule.includes("score.beat")));
  await page.locator("#filter").fill("");
  await page.waitForFunction(() => !document.querySelector("#figures tbody tr").hidden);
  await page.locator("#only-idle").check();
  assert.equal(await page.locator("#rules > table tbody tr:not([hidden]):not(.idle)").count(), 0);
  assert.ok((await page.locator("#rules > table tbody tr:not([hidden])").count()) > 0);
  await innocent(page);
});

test("tables sort by any column", async () => {
  const page = await show(at, markup);
  const tried = async () => (await page.locator("#rules > table tbody tr td:nth-child(3)").allTextContents()).map(Number);
  await page.locator("#rules > table").getByRole("button", { name: "Tried" }).click();
  const down = await tried();
  assert.deepEqual(down, [...down].sort((a, b) => b - a));
  await page.locator("#rules > table").getByRole("button", { name: "Tried" }).click();
  assert.deepEqual(await tried(), [...down].reverse().sort((a, b) => a - b));
  await innocent(page);
});

test("every link inside the page leads somewhere", async () => {
  const page = await show(at, markup);
  const lost = await page.evaluate(() =>
    [...document.querySelectorAll('a[href^="#"]')].map((one) => one.getAttribute("href")).filter((href) => !document.getElementById(href.slice(1))));
  assert.deepEqual([...new Set(lost)], []);
  await innocent(page);
});

for (const [name, options] of Object.entries({ wide, dark, phone })) {
  test(`axe finds nothing: ${name}`, async () => {
    const page = await show(at, markup, options);
    await page.evaluate(() => {
      for (const one of document.querySelectorAll("details")) one.open = true;
    });
    await accessible(page);
    if (name === "phone") assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await innocent(page);
  });
}

test("without script the page reads as well", async () => {
  const page = await show(at, markup, plain);
  assert.ok(await page.locator("#figures table").isVisible());
  assert.ok(await page.locator("#filter").isHidden());
  await innocent(page);
});
