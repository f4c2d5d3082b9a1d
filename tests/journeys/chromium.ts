import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import chromium from "@sparticuz/chromium";
import { type Browser, chromium as playwright } from "playwright-core";
import { oncePerRun } from "../support/once-per-run.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
/** `npm ci` deletes it with the package whose program it has. */
const HOME = join(root, "node_modules/.cache/convenor-chromium");
const UNPACKED = join(HOME, "unpacked");

/**
 * Unpacks the program of the package and gives its path. The package unpacks into the system's temporary folder and takes what it finds there for whole: a run that
 * was stopped meanwhile left half a program, with which no later one could start. So it is unpacked elsewhere, and gets its name when it is whole.
 */
const unpack = async (): Promise<string> => {
  const program = join(UNPACKED, "chromium");
  if (existsSync(program)) return program;
  await mkdir(HOME, { recursive: true });
  const unfinished = await mkdtemp(join(HOME, "unfinished-"));
  const script = 'await (await import("@sparticuz/chromium")).default.executablePath();';
  await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", script], {
    cwd: root,
    env: { ...process.env, TMPDIR: unfinished },
  });
  // Another run may have been quicker.
  await rename(unfinished, UNPACKED).catch(() => rm(unfinished, { recursive: true }));
  return program;
};

// Made for Lambda, where one process must do, and for pages of all kinds. Here, drawing in that process costs three times the time of all the rest,
// and what a browser refuses between sites is looked at.
const NOT_HERE =
  /^--(single-process|in-process-gpu|use-gl|use-angle|ignore-gpu|enable-unsafe-swiftshader|disable-web-security|disable-site-isolation-trials|allow-running-insecure-content)/;

/** A Chromium in which journeys are made. */
export const startChromium = async (): Promise<Browser> =>
  playwright.launch({
    executablePath: await oncePerRun("chromium", unpack),
    args: [
      ...chromium.args.filter((argument) => !NOT_HERE.test(argument)),
      "--disable-gpu",
      "--disable-background-networking",
    ],
  });
