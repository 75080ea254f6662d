// Comes in: pages and a folder. Goes out: pictures of them, wide and narrow,
// light, dark and on paper. See script/screenshots.
import { chromium } from "playwright-core";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, ...pages] = process.argv.slice(2);
const views = {
  light: { viewport: { width: 1360, height: 900 } },
  dark: { viewport: { width: 1360, height: 900 }, colorScheme: "dark" },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  plain: { viewport: { width: 1360, height: 900 }, javaScriptEnabled: false },
};

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
for (const file of pages) {
  const name = join(folder, basename(file, ".html"));
  for (const [view, options] of Object.entries(views)) {
    const page = await browser.newPage(options);
    await page.goto(pathToFileURL(file).href);
    const height = view === "plain" ? 0 : await page.evaluate(() => document.documentElement.scrollHeight);
    await page.screenshot({ path: `${name}-${view}.png`, fullPage: view === "phone" && height < 6000 });
    if (view === "light" && height < 60000) await page.pdf({ path: `${name}-print.pdf`, format: "A4" });
    await page.close();
  }
}
await browser.close();
