import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import * as z from "zod/mini";
import { AttendanceRecorded } from "../../shared/events/entries.ts";
import { record } from "../../shared/journal/entry.ts";
import { entryItem } from "../../shared/journal/store.ts";
import { LetterDelivered, LetterSent } from "../../shared/letters/entries.ts";
import type { Item } from "../../shared/platform/dynamo.ts";
import { newId } from "../../shared/platform/ids.ts";
import { readRollups } from "../../shared/reports/days/store.ts";
import { putAll } from "../support/crowds.ts";
import { startBenchTable } from "./bench-table.ts";
import type { Bench } from "./part.ts";
import { type Found, mark, round, worst } from "./table.ts";

const DATE = "2026-11-23";
const MEMORY_MB = 512;
const MOST_PERCENT = 60;

/** A day on which a letter goes to very many people, with what becomes of each, and in which one in twenty entries ticks somebody off as having come: so many different people that their rows are not held at once. */
const heavyDay = function* (entries: number): Generator<Item, void, undefined> {
  const start = Date.parse(`${DATE}T08:00:00.000Z`);
  for (let nth = 0; nth < entries; nth += 1) {
    const occasion = {
      now: new Date(start + Math.floor((nth / entries) * 36_000_000)).toISOString(),
      newId,
      actor: { kind: "system" as const },
      correlation: `letters:${nth % 50}`,
    };
    const subject = newId();
    const data = { kind: "webinar-invitation" };
    if (nth % 20 === 0)
      yield entryItem(
        record(
          AttendanceRecorded,
          {
            subject: "EVT-CRWD-2222",
            person: newId(),
            data: { registration: `REG-${nth}`, attended: true },
          },
          occasion,
        ),
      );
    else yield entryItem(record(nth % 2 === 0 ? LetterSent : LetterDelivered, { subject, data }, occasion));
  }
};

const outcome = z.object({ peakMb: z.number(), seconds: z.number() });

/** The night after a quiet day and after a heavy one: memory and processor time of the process that sums it up. */
export const measureNight = async ({ quick }: Pick<Bench, "quick">): Promise<Found> => {
  const rows = [];
  for (const entries of quick ? [1_000] : [1_000, 300_000]) {
    const bench = await startBenchTable();
    try {
      await putAll(bench.table, heavyDay(entries));
      const script = fileURLToPath(new URL("./night-process.ts", import.meta.url));
      const options = [`--max-old-space-size=${Math.floor(MEMORY_MB * 0.9)}`, "--max-semi-space-size=25"];
      const run = await promisify(execFile)(process.execPath, [...options, script, String(bench.port), DATE]);
      const { peakMb, seconds } = outcome.parse(JSON.parse(run.stdout));
      const [day] = await readRollups(bench.table, DATE, DATE);
      if (day?.attended !== Math.ceil(entries / 20)) throw new Error("The night did not count its day.");
      rows.push({
        name: `${entries} entries`,
        "peak, MB": round(peakMb),
        "% of 512 MB": round((peakMb / MEMORY_MB) * 100),
        "processor, s": round(seconds, 1),
        bar: mark((peakMb / MEMORY_MB) * 100, MOST_PERCENT),
      });
    } finally {
      await bench.stop();
    }
  }
  return {
    title: "The night after a heavy day",
    note: `The most memory that a process of its own held, its heap limited as Lambda does.`,
    rows,
    bars: [
      {
        what: `memory of the night <= ${MOST_PERCENT} %`,
        ...worst(rows.map((row) => ({ name: row.name, figure: row["% of 512 MB"], bar: MOST_PERCENT }))),
      },
    ],
  };
};
