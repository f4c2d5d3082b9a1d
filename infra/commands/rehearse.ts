import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { addDays, localDate } from "../../shared/platform/wall-clock.ts";
import { differencesBetween, differencesFromStored, report } from "../rehearse/compare.ts";
import { loadAsBundled } from "../rehearse/load-as-bundled.ts";
import { rehearseWith } from "../rehearse/other-version.ts";
import { openArchive, openTableSource, type Source } from "../rehearse/source.ts";
import { checkOptions, connect, localAddress, WHERE } from "./operator.ts";

// `npm run rehearse`: tries this code on a copy of the programme before it is deployed.

const USAGE = `npm run rehearse -- [--against COMMIT] [--from DAY --to DAY] [--most N]    on a table (read only)
npm run rehearse -- --archive FILE.zip ...                               on an archive that the desk exported

--against COMMIT  compares with that version of the code: the one that is deployed. Without it, with what is stored.
--from, --to      days like 2026-11-23, both included; the last 30 unless told
--most N          of each kind of letter and of entry the newest N; 50 unless told

Exit status: 0 nothing differs, 1 something does, 2 it could not be tried. docs/runbooks/rehearse.md says what it sees and what not.

${WHERE}`;

const OPTIONS = ["--against", "--archive", "--from", "--to", "--most", "--record", "--local"];
const DAYS = 30;
const MOST = 50;

const root = fileURLToPath(new URL("../../", import.meta.url));

const optionValue = (args: readonly string[], option: string): string | undefined => {
  const at = args.indexOf(option);
  if (at < 0) return undefined;
  const value = args[at + 1];
  if (value === undefined || value.startsWith("-")) throw new Error(`${option} needs a value.\n\n${USAGE}`);
  return value;
};

const dayOf = (args: readonly string[], option: string): string | undefined => {
  const day = optionValue(args, option);
  if (day !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(day))
    throw new Error(`${option} ${day} is no day like 2026-11-23.`);
  return day;
};

/** The copy to rehearse on, and the moment that is now for it. */
const open = async (args: readonly string[]): Promise<{ source: Source; now: string }> => {
  const archive = optionValue(args, "--archive");
  if (archive !== undefined) return { source: openArchive(archive), now: new Date().toISOString() };
  const { needs } = await connect(localAddress(args));
  return { source: openTableSource(needs.table), now: needs.now() };
};

const compare = async (args: readonly string[]): Promise<void> => {
  checkOptions(args, OPTIONS, USAGE);
  const { source, now } = await open(args);
  const last = dayOf(args, "--to") ?? addDays(localDate(now), -1);
  const first = dayOf(args, "--from") ?? addDays(last, 1 - DAYS);
  if (first > last) throw new Error("The period must end after it begins.");
  const most = Number(optionValue(args, "--most") ?? MOST);
  if (!Number.isSafeInteger(most) || most < 1) throw new Error("--most takes a number like 50.");
  loadAsBundled();
  const { rehearse } = await import("../rehearse/rehearse.ts");
  const made = await rehearse(source, { period: { first, last }, most, root });
  const record = optionValue(args, "--record");
  if (record !== undefined) {
    writeFileSync(record, JSON.stringify(made));
    return;
  }
  const against = optionValue(args, "--against");
  // What was written has people's words in it; it is gone when the report is there.
  const place = mkdtempSync(join(root, ".build/rehearse-"));
  try {
    const where = args
      .filter((one, at) => one !== "--against" && args[at - 1] !== "--against")
      .map((one, at, all) => (all[at - 1] === "--archive" ? resolve(one) : one));
    const period = ["--from", first, "--to", last];
    const differences =
      against === undefined
        ? differencesFromStored(made)
        : differencesBetween(await rehearseWith(against, [...where, ...period], { root, place }), made);
    console.log(
      `${first} to ${last}, ${against === undefined ? "against what is stored" : `against ${against}`}\n`,
    );
    for (const line of report(made, differences)) console.log(line);
    process.exitCode = differences.length === 0 ? 0 : 1;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
};

try {
  mkdirSync(join(root, ".build"), { recursive: true });
  const args = process.argv.slice(2);
  if (args.includes("--help")) console.log(USAGE);
  else await compare(args);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
