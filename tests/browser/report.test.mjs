import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { accessible, close, dark, innocent, open, phone, plain, run, show, source, wide } from "./browser.mjs";
import { records } from "./records.mjs";

let at;
let few;
let many;
const report = (lines) => {
  const file = join(at.folder, "records.ndjson");
  writeFileSync(file, lines);
  return run("report", file);
};
before(async () => {
  at = await open();
  const lines = records(process.env.FULLTIME, source, 10000);
  few = report(lines.split("\n").slice(0, 300).join("\n"));
  many = report(lines);
});
after(() => close(at));

const found = (page) => page.locator("#found").textContent();
const shown = (page) => page.locator("tr.row").count();

test("what is typed is searched for at once, whatever its case and accents", async () => {
  const page = await show(at, few);
  const name = await page.locator("tr.row .one").first().textContent();
  await page.locator("#find").fill(name.toUpperCase());
  await page.waitForFunction(() => / of /.test(document.getElementById("found").textContent));
  assert.ok((await shown(page)) > 0 && (await shown(page)) < 300);
  for (const row of await page.locator("tr.row").all()) assert.ok((await row.textContent()).includes(name));
  await page.locator("#find").press("Escape");
  assert.equal(await found(page), "300 matches");
  await page.locator("#find").fill("no such side");
  await page.waitForFunction(() => /^0 of /.test(document.getElementById("found").textContent));
  await innocent(page);
});

test("a result opens the quotes it stands on, and closes them", async () => {
  const page = await show(at, few);
  const result = page.locator("tr.row .result a").first();
  await result.click();
  assert.equal(await result.getAttribute("aria-expanded"), "true");
  const proof = page.locator(".proof").first();
  assert.match(await proof.textContent(), /\/score\/(?:ft|et).*%/);
  assert.ok((await proof.locator("code").count()) > 2);
  await result.click();
  assert.equal(await page.locator(".proof").count(), 0);
  assert.equal(await result.getAttribute("aria-expanded"), "false");
  await innocent(page);
});

test("bars of competitions, sources and months narrow the table, and a button widens it", async () => {
  const page = await show(at, few);
  const cup = page.locator("[data-filter=cup]").first();
  const value = await cup.getAttribute("data-value");
  const count = Number(await cup.locator(".count").textContent());
  await cup.click();
  assert.equal(await shown(page), count);
  assert.deepEqual([...new Set(await page.locator("tr.row .cup").allTextContents())], [value]);
  await page.locator(".filter").click();
  assert.equal(await shown(page), 300);
  const site = page.locator("[data-filter=site]").first();
  await site.click();
  assert.equal(await shown(page), Number(await site.locator(".count").textContent()));
  await page.locator(".filter").click();
  const month = page.locator("#by-month .column").filter({ has: page.locator("title") }).nth(3);
  const label = await month.getAttribute("data-value");
  await month.click();
  for (const day of await page.locator("tr.row .day").allTextContents()) assert.ok(day.startsWith(label));
  await innocent(page);
});

test("columns sort the table, up and down", async () => {
  const page = await show(at, few);
  const crowds = async () => (await page.locator("tr.row .crowd").allTextContents()).map((text) => Number(text.replace(",", "")));
  await page.getByRole("button", { name: "Crowd" }).click();
  const down = await crowds();
  assert.deepEqual(down, [...down].sort((a, b) => b - a));
  await page.getByRole("button", { name: "Crowd" }).click();
  const up = await crowds();
  assert.deepEqual(up, [...up].sort((a, b) => a - b));
  assert.equal(await page.locator("th[aria-sort]").getAttribute("aria-sort"), "ascending");
  await innocent(page);
});

test("a contradiction shows both quotes and leads to its match", async () => {
  const page = await show(at, few);
  const first = page.locator(".disputes li").first();
  assert.match(await first.textContent(), /<b>9,000<\/b> came.*9,100 "were" there/s);
  const target = (await first.locator("a").getAttribute("href")).slice(1);
  await first.locator("a").click();
  assert.equal(await page.locator(`#${target} + .proof`).count(), 1);
  await page.locator("#only-disputed").check();
  assert.equal(await shown(page), await page.locator("tr.row .sure abbr").count());
  assert.ok((await shown(page)) >= 4);
  await innocent(page);
});

test("the slash goes to the search", async () => {
  const page = await show(at, few);
  await page.keyboard.press("/");
  assert.equal(await page.evaluate(() => document.activeElement.id), "find");
  await innocent(page);
});

test("figures add up", async () => {
  const page = await show(at, few);
  const months = await page.locator("#by-month title").allTextContents();
  const told = months.map((one) => Number(one.split(": ")[1])).reduce((a, b) => a + b, 0);
  const days = (await page.locator("tr.row .day").allTextContents()).filter(Boolean).length;
  assert.equal(told, days);
  await innocent(page);
});

test("without script the table is there, and the figures", async () => {
  const page = await show(at, few, plain);
  assert.equal(await shown(page), 300);
  assert.ok(await page.locator(".find").isHidden());
  await innocent(page);
});

test("a phone shows it without scrolling sideways", async () => {
  const page = await show(at, few, phone);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await innocent(page);
});

for (const [name, options] of Object.entries({ wide, dark, phone })) {
  test(`axe finds nothing: ${name}`, async () => {
    const page = await show(at, few, options);
    await page.locator("tr.row .result a").first().click();
    await accessible(page);
    await innocent(page);
  });
}

// Not a clock: the browser is asked what it laid out.
test("of ten thousand matches only those in view are laid out, and all are found", async () => {
  const page = await show(at, many);
  assert.equal(await shown(page), 10000);
  const drawn = await page.evaluate(() =>
    [...document.querySelectorAll(".rows")].filter((one) => one.firstElementChild.checkVisibility({ contentVisibilityAuto: true })).length);
  assert.ok(drawn < 20, `${drawn} of 200 groups`);
  await page.locator("#find").fill("2016-0");
  await page.waitForFunction(() => / of 10,000/.test(document.getElementById("found").textContent));
  assert.equal(await shown(page), (await page.locator("tr.row .day").allTextContents()).filter((day) => day.startsWith("2016-0")).length);
  await innocent(page);
});

test("a dataset is shown merged: one row a match, with the quotes of all its sources", async () => {
  const articles = ["one", "two"].map((name) => join(at.folder, `${name}.txt`));
  writeFileSync(articles[0], "Wales beat Finland\n\nNov. 17, 2025\n\nWales beat Finland 2-1 on Saturday night before 18,204 spectators at Elland Road.\n");
  writeFileSync(articles[1], "Finland lose\n\nNov. 16, 2025\n\nFinland lost 2-1 to Wales on Saturday night. Before 19,000 spectators they never looked like it.\n");
  const file = join(at.folder, "results.db");
  run("extract", "--db", file, ...articles);
  const page = await show(at, run("report", "--db", file));
  assert.equal(await shown(page), 1);
  await page.locator("tr.row .result a").click();
  assert.equal(await page.locator(".proof .from").count(), 2);
  assert.equal(run("report", file), run("report", "--db", file));
  await innocent(page);
});

test("records that are written to do harm do none", async () => {
  const bad = "</script><img src=x onerror=alert(1)><script>harmed=1</script>\"'`{{title}}";
  const line = JSON.stringify({
    schema: "fulltime/match/1", id: `-/${bad}/x`, sport: "football", role: "reported", status: "final", date: "2021-11-16",
    competition: bad, team1: bad, team2: `${bad}2`, codes: [null, null], score: { ft: [2, 1] }, venue: { name: bad, city: bad },
    confidence: 0.9, checks: {}, conflicts: [{ field: bad, kept: 1, refused: 2, kept_quote: bad, refused_quote: bad }],
    evidence: { "/score/ft": [{ rule: bad, span: [0, 3], quote: bad, block: 0, conf: 0.9 }] },
    source: { uri: `javascript:alert(1)/${bad}/a`, title: bad, url: "javascript:alert(1)", lang: "en", text_sha256: "0".repeat(64), pack: bad, fulltime: "0.1.0" },
  });
  const page = await show(at, report(line + "\n"));
  await page.locator("tr.row .result a").click();
  await page.locator("[data-filter=cup]").click();
  await page.locator("tr.row .result a").click();
  const state = await page.evaluate(() => ({
    ran: "harmed" in globalThis,
    scripts: document.querySelectorAll("script:not([type])").length,
    strangers: document.querySelectorAll("img, iframe, link, base, form").length,
    links: [...document.querySelectorAll("a[href]")].filter((one) => !/^(#|https?:\/\/)/.test(one.getAttribute("href"))).length,
  }));
  assert.deepEqual(state, { ran: false, scripts: 1, strangers: 0, links: 0 });
  assert.ok((await page.locator(".proof").textContent()).includes(bad));
  await innocent(page);
});
