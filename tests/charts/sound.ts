import { load } from "cheerio";
import { expect } from "vitest";

/** Every place that a drawing names, and the size of its frame. */
const places = (svg: string) => {
  const $ = load(svg, { xml: true });
  const number = (name: string, element: Parameters<typeof $>[0]): number =>
    Number($(element).attr(name) ?? 0);
  const boxes = $("rect, text, line")
    .toArray()
    .map((element) => ({
      right: Math.max(
        number("x", element) + number("width", element),
        number("x1", element),
        number("x2", element),
      ),
      left: number("x", element),
      bottom: Math.max(
        number("y", element) + number("height", element),
        number("y1", element),
        number("y2", element),
      ),
      top: number("y", element),
    }));
  return { boxes, width: number("width", "svg"), height: number("height", "svg") };
};

/** From where to where each word of a drawing reaches, and at what height. A letter is 0.6 of its size wide, more or less. */
const words = (svg: string) => {
  const $ = load(svg, { xml: true });
  const letters = Number($("svg").attr("font-size"));
  return $("text")
    .toArray()
    .map((element) => {
      const width = $(element).text().length * letters * 0.6;
      const [x, anchor] = [Number($(element).attr("x")), $(element).attr("text-anchor") ?? "start"];
      const left = x - (anchor === "end" ? width : anchor === "middle" ? width / 2 : 0);
      return {
        left,
        right: left + width,
        y: $(element).attr("y"),
        bold: $(element).attr("font-weight") === "bold",
      };
    });
};

/** Holds a drawing to what every chart keeps: nothing leaves its frame, no word lies on another, and no place is none. */
export const isSound = (svg: string): void => {
  expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  const { boxes, width, height } = places(svg);
  for (const { left, right, top, bottom } of boxes) {
    expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(width);
    expect(bottom).toBeLessThanOrEqual(height);
  }
  // What a line is called stands on lines of its own, above.
  const said = words(svg).filter(({ bold }) => !bold);
  for (const [index, word] of said.entries()) {
    expect(word.left).toBeGreaterThanOrEqual(0);
    expect(word.right).toBeLessThanOrEqual(width);
    const next = said[index + 1];
    if (next?.y === word.y) expect(next?.left).toBeGreaterThanOrEqual(word.right);
  }
};
