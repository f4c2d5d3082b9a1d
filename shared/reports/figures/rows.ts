import * as z from "zod/mini";
import type { Entry } from "../../journal/entry.ts";
import { addUp, type Counts, countName } from "./counts.ts";
import { doingIn } from "./doings.ts";

/** What one person did in a period, in whole numbers and last words: of all that the journal says of them, no more is needed. */
export const rowShape = {
  person: z.string(),
  counts: z.record(z.string(), z.int()),
  active: z.boolean(),
  /** Each registration of which it was recorded whether they came. */
  came: z.record(z.string(), z.boolean()),
  member: z.optional(z.boolean()),
};

const rowSchema = z.lazy(() => z.object(rowShape));

/** What one person did in a period. */
export type Row = z.infer<typeof rowSchema>;

/** The same person's rows of two stretches of time as that of both. Of two words the later holds. */
export const joinRows = <One extends Row>(earlier: One, later: One): One => ({
  ...earlier,
  ...later,
  counts: addUp([earlier.counts, later.counts]),
  active: earlier.active || later.active,
  came: { ...earlier.came, ...later.came },
  member: later.member ?? earlier.member,
});

/** Rows of different people, in order of their ids. */
export type Run = readonly Row[];

/** A day while it is read: what it counts that needs no person, and the rows of those it has met since the last run was taken. */
export interface DayRows {
  readonly add: (entries: readonly Entry[]) => void;
  /** Whether so many people were met that their rows are to be taken now, so that memory does not grow with the day. */
  readonly isFull: () => boolean;
  /** The rows since the last call, in order of the ids. */
  readonly take: () => Run;
  readonly counts: () => Counts;
}

/** So many people's rows are held at once: some three megabytes. */
const MOST_HELD = 5_000;

const byPerson = (one: Row, other: Row): number => (one.person < other.person ? -1 : 1);

/** Begins to read a day. Its entries come in order of time. */
export const startRows = (): DayRows => {
  let held = new Map<string, Row>();
  const counts = new Map<string, number>();
  const addOne = (entry: Entry): void => {
    const done = doingIn(entry);
    if (done === undefined) return;
    const { count, by = 1, of = [], active = false, came, member } = done;
    if (count !== undefined)
      for (const name of [count, ...of.map((one) => countName(count, one))])
        counts.set(name, (counts.get(name) ?? 0) + by);
    if (entry.person === undefined || done.ofNobody === true) return;
    const row: Row = {
      person: entry.person,
      counts: count === undefined ? {} : { [count]: by },
      active,
      came: came === undefined ? {} : Object.fromEntries([came]),
      member,
    };
    const before = held.get(row.person);
    held.set(row.person, before === undefined ? row : joinRows(before, row));
  };
  return {
    add: (entries) => {
      for (const entry of entries) addOne(entry);
    },
    isFull: () => held.size >= MOST_HELD,
    take: () => {
      const run = [...held.values()].sort(byPerson);
      held = new Map();
      return run;
    },
    counts: () => Object.fromEntries(counts),
  };
};

interface Stream<One> {
  readonly nth: number;
  readonly rows: AsyncIterator<One>;
  row: One;
}

/**
 * Runs merged into one, in order of the ids, each person once. The runs come in order of time, so that of two words the later holds. At no time is there more
 * in memory than the next row of each run.
 */
export const mergeRuns = async function* <One extends Row>(
  runs: readonly AsyncIterable<One>[],
): AsyncGenerator<One, void, undefined> {
  const streams: Stream<One>[] = [];
  for (const [nth, run] of runs.entries()) {
    const rows = run[Symbol.asyncIterator]();
    const first = await rows.next();
    if (first.done !== true) streams.push({ nth, rows, row: first.value });
  }
  while (streams.length > 0) {
    const person = streams.reduce((least, { row }) => (row.person < least ? row.person : least), "~");
    let merged: One | undefined;
    for (const stream of streams.filter(({ row }) => row.person === person)) {
      merged = merged === undefined ? stream.row : joinRows(merged, stream.row);
      const next = await stream.rows.next();
      if (next.done === true) streams.splice(streams.indexOf(stream), 1);
      else stream.row = next.value;
    }
    if (merged !== undefined) yield merged;
  }
};
