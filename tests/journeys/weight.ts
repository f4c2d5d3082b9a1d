import type { Page } from "playwright-core";

/** One answer that a page is made of. */
export interface Part {
  readonly path: string;
  /** What the browser has in the end, in bytes. */
  readonly bytes: number;
  /** How it came: `gzip`, `br`, or empty when as it is. */
  readonly encoding: string;
}

/** Everything that a browser with an empty cache asks for to show what stands at an address, its icon included. */
export const partsOf = async (page: Page, address: string): Promise<Part[]> => {
  const asked: Promise<Part>[] = [];
  page.on("response", (response) =>
    asked.push(
      response.body().then((body) => ({
        path: new URL(response.url()).pathname,
        bytes: body.length,
        encoding: response.headers()["content-encoding"] ?? "",
      })),
    ),
  );
  await page.goto(address, { waitUntil: "networkidle" });
  const icon = await page.locator("link[rel=icon]").getAttribute("href");
  const parts = await Promise.all(asked);
  page.removeAllListeners("response");
  const bytes = Buffer.byteLength(await (await page.request.get(icon ?? "")).body());
  return [...parts, { path: icon ?? "", bytes, encoding: "" }];
};
