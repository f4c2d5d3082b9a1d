import type { Table } from "../../platform/dynamo.ts";
import { addDays } from "../../platform/wall-clock.ts";
import type { Rollup } from "../days/model.ts";
import { addUp, type Counts } from "./counts.ts";
import { type Facts, knownOn, noFacts, withDay } from "./facts.ts";
import type { PeriodFigures } from "./figure.ts";
import { countsOfDay, standingOf } from "./from-rollup.ts";
import type { KnownNow } from "./known-now.ts";
import { addDay, addMoves, addPerson, type Sum, startSum } from "./people.ts";
import { periodOf } from "./period.ts";
import { type DayRows, mergeRuns, type Row, type Run, startRows } from "./rows.ts";
import { cutList, type ListWriter, listOf, readFacts, readListRows, saveFacts, writeList } from "./store.ts";

/** A day's rows while its journal is read. What is too much to hold is written down until they are merged. */
export interface ReadDay {
  readonly date: string;
  readonly rows: DayRows;
  readonly spilled: string[];
}

/** Begins to read a day. */
export const startDayRows = (date: string): ReadDay => ({ date, rows: startRows(), spilled: [] });

/** Writes rows down for a while once there are many. */
export const spillIfFull = async (table: Table, { date, rows, spilled }: ReadDay): Promise<void> => {
  if (!rows.isFull()) return;
  const name = `${date}~${String(spilled.length).padStart(4, "0")}`;
  const list = writeList(table, name);
  for (const row of rows.take()) await list.add({ ...row, topics: [] });
  await list.end();
  spilled.push(name);
};

/** People whose facts are read at once. */
const PEOPLE_AT_ONCE = 100;

const inRun = async function* (run: Run): AsyncGenerator<Row, void, undefined> {
  yield* run;
};

const inChunks = async function* (rows: AsyncIterable<Row>): AsyncGenerator<Row[], void, undefined> {
  let chunk: Row[] = [];
  for await (const row of rows) {
    chunk.push(row);
    if (chunk.length < PEOPLE_AT_ONCE) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
};

interface Summing {
  readonly table: Table;
  readonly knownNow: KnownNow;
  readonly date: string;
  /** The day was summed up before. */
  readonly again: boolean;
}

/** What is known of the people of a chunk once their day is over; it is kept where it is news. */
const factsOf = async (
  { table, knownNow, date, again }: Summing,
  rows: readonly Row[],
): Promise<readonly Facts[]> => {
  const before = await readFacts(
    table,
    rows.map(({ person }) => person),
  );
  const toAsk = rows.filter((_row, nth) => !again || before[nth] === undefined).map(({ person }) => person);
  const answers = toAsk.length === 0 ? [] : await knownNow(toAsk);
  const known = new Map(toAsk.map((person, nth) => [person, answers[nth]]));
  const after = rows.map(({ person, member }, nth) =>
    withDay(before[nth] ?? noFacts(person), {
      date,
      known: known.get(person) ?? { topics: [] },
      member,
      again,
    }),
  );
  await saveFacts(
    table,
    after.filter((facts, nth) => JSON.stringify(facts) !== JSON.stringify(before[nth])),
  );
  return after;
};

const addChunk = async (
  summing: Summing,
  rows: readonly Row[],
  to: { readonly counts: Sum; readonly moves: Sum; readonly people: Sum; readonly list: ListWriter },
): Promise<void> => {
  const { date } = summing;
  const facts = await factsOf(summing, rows);
  for (const [nth, row] of rows.entries()) {
    const of = facts[nth] ?? noFacts(row.person);
    const known = { ...row, ...knownOn(of, date) };
    addDay(to.counts, known);
    addMoves(to.moves, of, date, addDays(date, -1));
    addPerson(to.people, known);
    await to.list.add(known);
  }
};

/** Stocks that a day moves on; those that the day's own sum knows are taken from there. */
const movedOn = (before: Counts, moves: Counts, { totals }: Rollup): Counts => {
  const own = standingOf(totals);
  const isOwn = (name: string) =>
    Object.hasOwn(own, name) || !name.includes("|") || name.includes("|organisation:");
  return addUp([
    own,
    Object.fromEntries(Object.entries(addUp([before, moves])).filter(([name]) => !isOwn(name))),
  ]);
};

/** How many members a day moved from where to where, kept with its counts, so that days can be put on other ones. */
const MOVES = "moved-";

const movesIn = (counts: Counts): Counts =>
  Object.fromEntries(
    Object.entries(counts).flatMap(([name, count]) =>
      name.startsWith(MOVES) ? [[name.slice(MOVES.length), count]] : [],
    ),
  );

/** The figures of a day whose own counts stay, on top of how things stood before it. */
export const standOn = (day: PeriodFigures, before: Counts, rollup: Rollup): PeriodFigures => ({
  ...day,
  standing: movedOn(before, movesIn(day.counts), rollup),
});

/**
 * The figures of a day whose journal was read, and the list of its people, which is written. What was known of each is kept, so that the same day summed up again gives the
 * same, whatever they changed or whether they were erased since.
 */
export const sumUpDay = async (
  { table, knownNow }: { readonly table: Table; readonly knownNow: KnownNow },
  { date, rows, spilled }: ReadDay,
  day: { readonly rollup: Rollup; readonly before: Counts; readonly again: boolean },
): Promise<PeriodFigures> => {
  const period = periodOf("day", date);
  const [counts, moves, people] = [startSum(), startSum(), startSum()];
  const list = writeList(table, listOf(period));
  const runs = [...spilled.map((name) => readListRows(table, name)), inRun(rows.take())];
  const summing = { table, knownNow, date, again: day.again };
  for await (const chunk of inChunks(mergeRuns<Row>(runs)))
    await addChunk(summing, chunk, { counts, moves, people, list });
  await list.end();
  for (const name of spilled) await cutList(table, name);
  const moved = Object.entries(moves.counts()).map(([name, count]) => [`${MOVES}${name}`, count] as const);
  return {
    period,
    through: date,
    counts: addUp([
      { ...rows.counts(), ...counts.counts(), ...countsOfDay(day.rollup), ...Object.fromEntries(moved) },
    ]),
    standing: movedOn(day.before, moves.counts(), day.rollup),
    people: people.counts(),
  };
};
