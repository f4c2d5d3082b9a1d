import { describe, expect, test } from "vitest";
import { addDays } from "../../shared/platform/wall-clock.ts";
import { drawYear } from "../../shared/reports/weekly/chart.ts";
import { toPng } from "../../shared/reports/weekly/picture.ts";
import { sayPicture } from "../../shared/reports/weekly/say-report.ts";

const report = {
  weeks: Array.from({ length: 57 }, (_, index) => ({
    week: addDays("2025-10-20", 7 * index),
    joined: 20 + ((index * 7) % 13),
  })),
  average: { joined: 26.3, weeks: 52 },
};

describe("the picture of the year", () => {
  test("stands in a page as it is: nothing that the content security policy would block", () => {
    const svg = drawYear(report);
    expect(svg).toMatch(/^<svg [^>]*aria-hidden="true"/);
    expect(svg).not.toMatch(/\sstyle=|<style|<script|\son\w+=|href=|url\(/);
    expect(svg.match(/<rect [^>]*fill="#005eb8"/g)).toHaveLength(57);
    expect(svg).toContain("average 26.3");
  });

  test("is a PNG of twice the size for letters, with its text drawn", async () => {
    const svg = drawYear(report);
    const [, width = "", height = ""] = /width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
    const png = Buffer.from(await toPng(svg));
    expect(png.subarray(0, 8).toString("latin1")).toBe("\x89PNG\r\n\x1a\n");
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2 * Number(width), 2 * Number(height)]);
    expect(png.length).toBeLessThan(300_000);
    const wordless = await toPng(svg.replaceAll(/<text[\s\S]*?<\/text>/g, ""));
    expect(png.length).toBeGreaterThan(wordless.length + 1000);
  });

  test("can be drawn of one week and of weeks in which nobody joined", () => {
    for (const weeks of [[], [{ week: "2026-11-16", joined: 0 }], [{ week: "2026-11-16", joined: 1 }]])
      expect(drawYear({ weeks })).not.toMatch(/NaN|undefined|Infinity/);
  });

  test("is told in words", () => {
    expect(sayPicture(report)).toBe(
      "Bar chart of new members in each of 57 weeks since Monday 20 October 2025: from 20 to 32 a week, 26.3 on average and 22 in the last.",
    );
  });
});
