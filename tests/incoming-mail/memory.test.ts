import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import * as z from "zod/mini";

/** What the function that receives mail has, in bytes. */
const MEMORY = 1024 * 1_048_576;
const SECONDS = 60;

const shapes = [
  "short lines",
  "short lines of a page",
  "long lines",
  "one long line",
  "flowed lines",
  "quoted-printable",
  "many parts",
  "parts within parts",
  "many headers",
  "a long header",
  "one file",
  "many files",
  "quoted lines",
  "attached mails",
];

const measured = z.object({
  peak: z.number(),
  seconds: z.number(),
  text: z.number(),
  remarks: z.array(z.string()),
});

/** Reads a mail of 25 MB of that shape in a process of its own, which tells its highest memory. */
const readIn = (shape: string) =>
  new Promise<z.infer<typeof measured>>((resolve, reject) => {
    const script = fileURLToPath(new URL("./read-large-mail.ts", import.meta.url));
    const child = fork(script, [shape], { execArgv: [] });
    child.once("message", (message) => resolve(measured.parse(message)));
    child.once("error", reject);
    child.once("exit", (code) => {
      if (code !== 0) reject(new Error(`The process ended with ${code}.`));
    });
  });

describe("a mail of 25 MB", () => {
  it.each(shapes)("of %s is read within the function's memory", { timeout: 240_000 }, async (shape) => {
    const { peak, seconds, text, remarks } = await readIn(shape);
    expect(peak).toBeLessThan(0.8 * MEMORY);
    expect(seconds).toBeLessThan(SECONDS);
    expect(text > 0 || remarks.length > 0).toBe(true);
  });
});
