import { chromium } from "playwright-core";
const base = "http://localhost:4550";
const browser = await chromium.launch({ executablePath: "node_modules/.cache/convenor-chromium/unpacked/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const shots: [string, string][] = [
  ["kinds", "/desk/organisations/kinds"],
  ["domains", "/desk/email-domains?address=england.team@nhs.net"],
  ["members", "/desk/members"],
  ["waiting", "/desk/members/waiting"],
  ["approval", "/desk/approval"],
  ["imports", "/desk/members/imports"],
];
for (const width of [1280, 375]) {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  await page.goto(`${base}/desk/sign-in`);
  await page.getByRole("link", { name: "Theo Team" }).click().catch(async () => { await page.getByText("Theo Team").first().click(); });
  await page.waitForURL("**/desk**");
  for (const [name, path] of shots) {
    const t = Date.now();
    await page.goto(base + path);
    console.log(name, width, page.url(), Date.now() - t, "ms", await page.evaluate(() => document.documentElement.scrollWidth));
    await page.screenshot({ path: `/tmp/cs-${name}-${width}.png`, fullPage: true });
  }
  const row = page.locator("main tbody a").first();
  if (await row.count()) { await row.click(); await page.screenshot({ path: `/tmp/cs-import-${width}.png`, fullPage: true }); console.log(page.url()); }
  await page.close();
}
await browser.close();
