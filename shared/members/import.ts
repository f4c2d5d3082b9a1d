import * as z from "zod/mini";
import { unchanged } from "../journal/answer.ts";
import { changeStored } from "../journal/change.ts";
import type { CommitNeeds, Overtaken, Write } from "../journal/commit.ts";
import type { Entry, Occasion } from "../journal/entry.ts";
import { addressKey } from "../people/store.ts";
import { lateDaysOf, readKnown, takeOverRow } from "./import/take-over.ts";
import { type MemberRow, memberRow } from "./input.ts";

/** Six writes each (person, address, membership, directory, two entries), the mark of late days and the name of the change: 98 of the 100 that a transaction holds. */
const PEOPLE_AT_ONCE = 16;
const BATCHES_AT_ONCE = 4;

/** A row that led to no new member, counted from 1: they are one, they were one and left, the list names them twice, or the row is not whole, as `problem` says. */
const skippedSchema = z.lazy(() =>
  z.object({
    row: z.number(),
    because: z.enum(["already-member", "has-left", "twice-in-list", "malformed"]),
    problem: z.optional(z.string()),
  }),
);

type Skipped = z.infer<typeof skippedSchema>;

/** What became of a list. */
export interface Imported {
  readonly joined: number;
  readonly skipped: readonly Skipped[];
}

interface ListedRow {
  readonly row: number;
  readonly person: MemberRow;
}

const readRows = (rows: readonly unknown[], now: string): { listed: ListedRow[]; skipped: Skipped[] } => {
  const listed: ListedRow[] = [];
  const skipped: Skipped[] = [];
  const seen = new Set<string>();
  for (const [index, candidate] of rows.entries()) {
    const row = index + 1;
    const read = memberRow.safeParse(candidate);
    if (!read.success) {
      skipped.push({ row, because: "malformed", problem: read.error.issues[0]?.message ?? "Not a row" });
    } else if (read.data.joinedAt > now) {
      skipped.push({ row, because: "malformed", problem: "The joining time is in the future" });
    } else {
      const { pk } = addressKey(read.data.email);
      if (seen.has(pk)) skipped.push({ row, because: "twice-in-list" });
      else listed.push({ row, person: read.data });
      seen.add(pk);
    }
  }
  return { listed, skipped };
};

const batchResult = z.lazy(() => z.object({ joined: z.number(), skipped: z.array(skippedSchema) }));

/** Decides what becomes of each row of a batch. */
const decideBatch = (
  batch: readonly ListedRow[],
  known: Awaited<ReturnType<typeof readKnown>>,
  occasion: Occasion,
) => {
  const skipped: Skipped[] = [];
  const writes: Write<Overtaken>[] = [];
  const entries: Entry[] = [];
  let joined = 0;
  for (const [index, { row, person }] of batch.entries()) {
    const taken = takeOverRow(person, known[index] ?? { address: undefined, member: undefined }, occasion);
    if ("before" in taken) {
      skipped.push({ row, because: taken.before.status === "left" ? "has-left" : "already-member" });
      continue;
    }
    writes.push(...taken.writes);
    entries.push(...taken.entries);
    joined += 1;
  }
  return { skipped, joined, writes, entries };
};

const importBatch = async (
  needs: CommitNeeds,
  batch: readonly ListedRow[],
  occasion: Occasion,
): Promise<z.infer<typeof batchResult>> => {
  const id = occasion.newId();
  const imported = await changeStored(
    needs,
    // Named anew each time: what keeps a second import from doing anything is that the addresses are known by then.
    { once: `import:${id}` },
    {
      read: () =>
        readKnown(
          needs.table,
          batch.map(({ person }) => person.email),
        ),
      decide: (found) => {
        const decided = decideBatch(batch, found, occasion);
        return decided.joined === 0
          ? unchanged({ joined: 0, skipped: decided.skipped })
          : { ...decided, late: lateDaysOf(decided.entries, id) };
      },
      save: (_found, { skipped, joined, writes, entries, late }) => ({
        writes: [...writes, ...late],
        entries,
        result: { joined, skipped },
      }),
      told: batchResult,
    },
  );
  return imported.done;
};

/**
 * Takes over existing memberships from a list as a file import does (`import/kind.ts`), for whoever loads a whole programme at once; each begins on its own date and gets no letter. Who is a member already, or has left, is
 * skipped and reported, so the same list can be imported again after whatever stopped it. `progress` is told of rows that are done.
 */
export const importMembers = async (
  needs: CommitNeeds,
  rows: readonly unknown[],
  occasion: Occasion,
  progress: (done: number) => void = () => undefined,
): Promise<Imported> => {
  const { listed, skipped } = readRows(rows, occasion.now);
  listed.sort((a, b) => (a.person.joinedAt < b.person.joinedAt ? -1 : 1));
  const batches = Array.from({ length: Math.ceil(listed.length / PEOPLE_AT_ONCE) }, (_, index) =>
    listed.slice(index * PEOPLE_AT_ONCE, (index + 1) * PEOPLE_AT_ONCE),
  );
  let joined = 0;
  let done = skipped.length;
  const work = async (): Promise<void> => {
    for (let batch = batches.shift(); batch !== undefined; batch = batches.shift()) {
      const became = await importBatch(needs, batch, occasion);
      joined += became.joined;
      skipped.push(...became.skipped);
      done += batch.length;
      progress(done);
    }
  };
  await Promise.all(Array.from({ length: BATCHES_AT_ONCE }, work));
  return { joined, skipped: skipped.sort((a, b) => a.row - b.row) };
};
