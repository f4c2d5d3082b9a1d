import { type CommitNeeds, commit, type Write } from "../journal/commit.ts";
import type { Entry, Occasion } from "../journal/entry.ts";
import { lateDaysItem } from "../journal/late.ts";
import { type AddressTaken, addressKey, introduce, personIdOf } from "../people/store.ts";
import { readItems } from "../platform/dynamo.ts";
import { utcDate } from "../platform/time.ts";
import { takeOver } from "./decide.ts";
import { type MemberRow, memberRow } from "./input.ts";
import { memberItem, memberKey, parseMembership } from "./store.ts";

/** Four writes each (person, address, membership, entry), the mark of late days and the name of the change: 98 of the 100 that a transaction holds. */
const PEOPLE_AT_ONCE = 24;
const BATCHES_AT_ONCE = 4;
const MOST_TRIES = 3;

/** Why a row led to no new member: they are one, they were one and left, the list names them twice, or the row is not whole. */
type SkippedBecause = "already-member" | "has-left" | "twice-in-list" | "malformed";

/** What became of a list. Rows are counted from 1; `problem` says in words what is wrong with a malformed one. */
export interface Imported {
  readonly joined: number;
  readonly skipped: readonly {
    readonly row: number;
    readonly because: SkippedBecause;
    readonly problem?: string;
  }[];
}

type Skipped = Imported["skipped"][number];

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

interface Prepared {
  readonly skipped: Skipped[];
  readonly writes: Write<AddressTaken | "changed">[];
  readonly entries: Entry[];
}

/** Reads who of a batch is known (one read, and a second if anybody is) and decides what is to be written. */
const prepare = async (
  needs: CommitNeeds,
  batch: readonly ListedRow[],
  occasion: Occasion,
): Promise<Prepared> => {
  const addresses = await readItems(
    needs.table,
    batch.map(({ person }) => addressKey(person.email)),
  );
  const known = addresses.flatMap((address) => personIdOf(address) ?? []);
  const items = known.length === 0 ? [] : await readItems(needs.table, known.map(memberKey));
  const memberships = new Map(known.map((id, index) => [id, parseMembership(items[index])]));
  const prepared: Prepared = { skipped: [], writes: [], entries: [] };
  for (const [index, { row, person }] of batch.entries()) {
    const { joinedAt: _joinedAt, consent: _consent, ...introduction } = person;
    const who = introduce(introduction, addresses[index], occasion.newId);
    const before = memberships.get(who.id)?.member;
    if (before !== undefined) {
      prepared.skipped.push({ row, because: before.status === "left" ? "has-left" : "already-member" });
      continue;
    }
    const decision = takeOver(person, who.id, occasion);
    prepared.writes.push(...who.writes, {
      put: memberItem(decision.member),
      when: { expression: "attribute_not_exists(#member)", names: { "#member": "member" } },
      otherwise: "changed",
    });
    prepared.entries.push(...decision.entries);
  }
  return prepared;
};

const importBatch = async (
  needs: CommitNeeds,
  batch: readonly ListedRow[],
  occasion: Occasion,
): Promise<{ joined: number; skipped: Skipped[] }> => {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const { skipped, writes, entries } = await prepare(needs, batch, occasion);
    const days = entries.map(({ at }) => utcDate(at)).sort();
    const [first, last] = [days[0], days.at(-1)];
    if (first === undefined || last === undefined) return { joined: 0, skipped };
    const id = occasion.newId();
    const late = lateDaysItem({ first, last }, id);
    // Named anew each time: what keeps a second import from doing anything is that the addresses are known by then.
    const saved = await commit(needs, { once: `import:${id}`, writes: [...writes, { put: late }], entries });
    if (saved.outcome === "committed") return { joined: entries.length, skipped };
  }
  throw new Error(`A batch of ${batch.length} members could not be taken over in ${MOST_TRIES} tries.`);
};

/**
 * Takes over existing memberships from a list; each begins on its own date and gets no letter. Who is a member already, or has left, is
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
