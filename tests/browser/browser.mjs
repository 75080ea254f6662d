// What the tests share: fulltime run as a command, and its pages in a browser
// that keeps an eye on them.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const fulltime = process.env.FULLTIME;
export const source = fileURLToPath(new URL("../..", import.meta.url));

export const wide = { viewport: { width: 1360, height: 800 } };
export const dark = { ...wide, colorScheme: "dark" };
export const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
export const plain = { ...wide, javaScriptEnabled: false };

// Standard output of the command.
export const run = (...args) =>
  execFileSync(fulltime, args, {
    cwd: source,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    env: { ...process.env, FULLTIME_RULES: join(source, "rules") },
  });

export const open = async () => {
  const folder = mkdtempSync(join(tmpdir(), "fulltime-browser-"));
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ["--no-sandbox", "--disable-dev-shm-usage"],
  });
  return { browser, folder };
};

export const close = async ({ browser, folder }) => {
  await browser.close();
  rmSync(folder, { recursive: true });
};

// Writes a page to disk and opens it; what it does that it should not is in
// `page.sins`.
export const show = async ({ browser, folder }, markup, options = wide) => {
  const file = join(folder, "page.html");
  writeFileSync(file, markup);
  const page = await browser.newPage(options);
  page.sins = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) page.sins.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => page.sins.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => page.sins.push(`dialog: ${dialog.message()}`));
  page.on("request", (request) => {
    if (request.url().split("#")[0] !== pathToFileURL(file).href) page.sins.push(`request: ${request.url()}`);
  });
  await page.goto(pathToFileURL(file).href);
  return page;
};

export const innocent = async (page) => {
  assert.deepEqual(page.sins, []);
  await page.close();
};

// axe-core, in a world of its own so that the page's policy does not stop it.
export const accessible = async (page) => {
  const session = await page.context().newCDPSession(page);
  const { frameTree } = await session.send("Page.getFrameTree");
  const { executionContextId } = await session.send("Page.createIsolatedWorld", { frameId: frameTree.frame.id });
  const evaluate = (expression) =>
    session.send("Runtime.evaluate", { expression, contextId: executionContextId, awaitPromise: true, returnByValue: true });
  await evaluate(axe);
  const { result, exceptionDetails } = await evaluate(
    `axe.run(document, { resultTypes: ["violations"] }).then((found) => found.violations.map((one) =>
       one.id + ": " + one.help + "\\n" + one.nodes.slice(0, 3).map((node) => "  " + node.html + "\\n  " + node.failureSummary).join("\\n")))`,
  );
  assert.equal(exceptionDetails, undefined);
  assert.deepEqual(result.value, []);
};

export const style = (locator, property) =>
  locator.evaluate((element, name) => getComputedStyle(element)[name], property);
