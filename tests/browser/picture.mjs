// Comes in: a page and a name. Goes out: the picture of it that the README
// shows, with one value pointed at.
import { chromium } from "playwright-core";
import { pathToFileURL } from "node:url";

const [file, out] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
const page = await browser.newPage({ viewport: { width: 1180, height: 600 } });
await page.goto(pathToFileURL(file).href);
await page.locator("mark.score").first().hover();
await page.screenshot({ path: out, clip: { x: 0, y: 0, width: 1180, height: 600 } });
await browser.close();
