// The order matters: most browsers also name those that they are like.
const BROWSERS = [
  [/\bEdg(?:e|A|iOS)?\//, "Edge"],
  [/\b(?:OPR|Opera)\//, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\b(?:Firefox|FxiOS)\//, "Firefox"],
  [/\b(?:Chrome|CriOS|Chromium|HeadlessChrome)\//, "Chrome"],
  [/\bSafari\//, "Safari"],
] as const;

const SYSTEMS = [
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, "Android"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b|\bMacintosh\b/, "Mac"],
  [/\bCrOS\b/, "Chromebook"],
  [/\bLinux\b/, "Linux"],
] as const;

const MOST_READ = 400;

const firstIn = (pairs: readonly (readonly [RegExp, string])[], text: string): string | undefined =>
  pairs.find(([pattern]) => pattern.test(text))?.[1];

/** A browser as its user knows it, `Firefox on Windows`, from what it calls itself (`User-Agent`). Nothing else of that is kept. */
export const browserWords = (userAgent: string | undefined): string => {
  const text = (userAgent ?? "").slice(0, MOST_READ);
  const [browser, system] = [firstIn(BROWSERS, text), firstIn(SYSTEMS, text)];
  if (browser === undefined) return system ?? "A browser";
  return system === undefined ? browser : `${browser} on ${system}`;
};
