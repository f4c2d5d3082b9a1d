import * as z from "zod/mini";
import type { Write } from "../journal/commit.ts";
import { type Entry, type Occasion, record } from "../journal/entry.ts";
import { FileImportFinished, FileImportUndone } from "./entries.ts";
import type { Decision, ImportKind, ImportNeeds, PartOccasion } from "./kind.ts";
import type { FileImport } from "./model.ts";
import type { Outcome } from "./outcome.ts";
import type { ReadRow } from "./row.ts";
import { madeWrites, outcomeWrites, readMade, readPart, readSubjectsBefore } from "./store.ts";

/** What a step of an import makes true: how the import stands after it, and what is written with that. */
export interface Step<Refusal extends string> {
  readonly after: FileImport;
  readonly writes: readonly Write<Refusal>[];
  readonly entries: readonly Entry[];
}

/** People did what is done, though a machine carries it out: who sent the file wrote what is in it, and who started the import releases it. */
const inTheNameOf = ({ by, startedBy = by, pass }: FileImport, occasion: Occasion): Occasion => {
  const id = pass === 0 ? by : startedBy;
  return id === undefined ? occasion : { ...occasion, actor: { kind: "team", id } };
};

const partOf = (needs: ImportNeeds, one: FileImport, occasion: Occasion): PartOccasion => ({
  one,
  occasion: inTheNameOf(one, occasion),
  subjectsBefore: () => readSubjectsBefore(needs.table, one.id, one.done),
});

const MOST_DETAIL = 300;

/** An outcome whose words are not longer than a line or two of a page. */
const shortened = (outcome: Outcome): Outcome =>
  outcome.detail.length <= MOST_DETAIL
    ? outcome
    : { ...outcome, detail: `${outcome.detail.slice(0, MOST_DETAIL).toWellFormed()}…` };

const plus = <Counts extends Readonly<Record<string, number>>>(
  counts: Counts,
  outcomes: readonly Outcome[],
): Counts => {
  const sums: Record<string, number> = { ...counts };
  for (const { outcome } of outcomes) sums[outcome] = (sums[outcome] ?? 0) + 1;
  return { ...counts, ...sums };
};

const start = { pass: 0, done: 0 } as const;

const isWithRow = <Row>(row: ReadRow<unknown>, schema: z.ZodMiniType<Row>): readonly Row[] =>
  row.row === undefined ? [] : [schema.parse(row.row)];

const decidePart = async <Row, Made, Refusal extends string>(
  needs: ImportNeeds,
  kind: ImportKind<Row, Made, Refusal>,
  one: FileImport,
  occasion: Occasion,
): Promise<readonly Decision<Made, Refusal>[]> => {
  const { rows } = await readPart(needs.table, one.id, one.done);
  const parsed = rows.flatMap((row) => isWithRow(row, kind.rowSchema));
  return parsed.length === 0 ? [] : kind.decide(needs, parsed, partOf(needs, one, occasion));
};

/** Compares a part with what is stored: the dry run. */
export const checkPart = async <Row, Made, Refusal extends string>(
  needs: ImportNeeds,
  kind: ImportKind<Row, Made, Refusal>,
  one: FileImport,
  occasion: Occasion,
): Promise<Step<Refusal>> => {
  const decisions = await decidePart(needs, kind, one, occasion);
  // What is not there yet has no page that a row could lead to.
  const outcomes = decisions.map(({ outcome }) =>
    shortened(outcome.outcome === "added" ? { ...outcome, subject: undefined } : outcome),
  );
  const planned = plus(one.planned, outcomes);
  const after = { ...one, planned, done: one.done + 1 };
  const writes = outcomeWrites(one, one.done, outcomes);
  if (after.done < one.parts) return { after, writes, entries: [] };
  return {
    after: { ...after, ...start, status: one.confirmed ? "running" : "checked" },
    writes,
    entries: [],
  };
};

const finish = (one: FileImport, occasion: Occasion): Pick<Step<never>, "after" | "entries"> => ({
  after: { ...one, ...start, status: "finished", finishedAt: occasion.now },
  entries: [
    record(FileImportFinished, { subject: one.id, data: { ...one.counts, kind: one.kind } }, occasion),
  ],
});

/** Imports a part. */
export const runPart = async <Row, Made, Refusal extends string>(
  needs: ImportNeeds,
  kind: ImportKind<Row, Made, Refusal>,
  one: FileImport,
  occasion: Occasion,
): Promise<Step<Refusal>> => {
  const decisions = await decidePart(needs, kind, one, occasion);
  const outcomes = decisions.map(({ outcome }) => shortened(outcome));
  const counts = plus(one.counts, outcomes);
  const writes = [
    ...outcomeWrites(one, one.done, outcomes),
    ...madeWrites(
      one,
      one.done,
      decisions.map(({ made }) => made ?? null),
    ),
    ...decisions.flatMap((decision) => decision.writes ?? []),
  ];
  const entries = decisions.flatMap((decision) => decision.entries ?? []);
  const after = { ...one, counts, done: one.done + 1 };
  if (after.done < one.parts) return { after, writes, entries };
  if (kind.releases?.(one) === true) return { after: { ...after, pass: 1, done: 0 }, writes, entries };
  const end = finish(after, partOf(needs, one, occasion).occasion);
  return { after: end.after, writes, entries: [...entries, ...end.entries] };
};

/** What was made of the rows of a part, without those of which nothing was made, each with its place among the rows. */
const readMadeRows = async <Made>(
  needs: ImportNeeds,
  one: FileImport,
  schema: z.ZodMiniType<Made>,
): Promise<{ readonly all: readonly (Made | null)[]; readonly made: readonly Made[] }> => {
  const all = z.array(z.nullable(schema)).parse(await readMade(needs.table, one.id, one.done));
  return { all, made: all.flatMap((each) => (each === null ? [] : [each])) };
};

/** Puts values, one for each that is not null, back among the others. */
const among = <Value, Other>(
  all: readonly (unknown | null)[],
  values: readonly Value[],
  other: (at: number) => Other,
) => {
  let next = 0;
  return all.map((each, at): Value | Other => {
    const value = each === null ? undefined : values[next];
    if (each !== null) next += 1;
    return value ?? other(at);
  });
};

/** Releases what the first way through the parts has drafted. */
export const releasePart = async <Row, Made, Refusal extends string>(
  needs: ImportNeeds,
  kind: ImportKind<Row, Made, Refusal>,
  one: FileImport,
  occasion: Occasion,
): Promise<Step<Refusal>> => {
  const part = partOf(needs, one, occasion);
  const { all, made } = await readMadeRows(needs, one, kind.madeSchema);
  const released = (await kind.release?.(needs, made, part)) ?? [];
  const now = made.map((each, at) => released[at]?.made ?? each);
  const writes = [
    ...madeWrites(
      one,
      one.done,
      among(all, now, () => null),
    ),
    ...released.flatMap((each) => each?.writes ?? []),
  ];
  const entries = released.flatMap((each) => each?.entries ?? []);
  const count = released.filter((each) => each?.isShown === true).length;
  const counts = { ...one.counts, released: one.counts.released + count };
  const after = { ...one, counts, done: one.done + 1 };
  if (after.done < one.parts) return { after, writes, entries };
  const end = finish(after, part.occasion);
  return { after: end.after, writes, entries: [...entries, ...end.entries] };
};

/** Undoes a part. What it made is kept: it says what became of each row. */
export const undoPart = async <Row, Made, Refusal extends string>(
  needs: ImportNeeds,
  kind: ImportKind<Row, Made, Refusal>,
  one: FileImport,
  occasion: Occasion,
): Promise<Step<Refusal>> => {
  const part = partOf(needs, one, occasion);
  const [{ outcomes: before }, { all, made }] = await Promise.all([
    readPart(needs.table, one.id, one.done),
    readMadeRows(needs, one, kind.madeSchema),
  ]);
  const decisions = (await kind.undo?.(needs, made, part)) ?? [];
  const outcomes = decisions.map(({ outcome }) => shortened(outcome));
  const undone = plus(one.undone, outcomes);
  const now = among(all, outcomes, (at) => before[at]).flatMap((each) => each ?? []);
  const after = { ...one, undone, done: one.done + 1 };
  const writes = [
    // Of a part that was not imported yet nothing is said any more.
    ...outcomeWrites(one, one.done, now),
    ...decisions.flatMap((decision) => decision.writes ?? []),
  ];
  const entries = decisions.flatMap((decision) => decision.entries ?? []);
  if (after.done < one.parts) return { after, writes, entries };
  const end = record(
    FileImportUndone,
    { subject: one.id, data: { ...undone, kind: one.kind } },
    part.occasion,
  );
  return { after: { ...after, ...start, status: "undone" }, writes, entries: [...entries, end] };
};
