import type { Now } from "../platform/clock.ts";
import type { Table } from "../platform/dynamo.ts";
import { plusHours } from "../platform/time.ts";
import { type Directory, type Found, makeDirectory } from "./directory.ts";
import type { Organisation } from "./organisation.ts";
import type { Region } from "./regions.ts";
import {
  type ListState,
  listOrganisations,
  type Published,
  readListState,
  readOrganisations,
  readPublished,
} from "./store.ts";

/** What reading the directory needs: the table and the clock. */
export interface DirectoryNeeds {
  readonly table: Table;
  readonly now: Now;
}

const HELD_HOURS = 5 / 60;
// A programme that has no organisations yet should not wait long for its first.
const EMPTY_HELD_HOURS = 10 / 3600;

/** As many are one query: while they are so few, what was just changed is not waited for. */
const FEW = 2_500;

interface HeldDirectory {
  readonly until: string;
  /** After how many changes it was published; absent when it was read from the table. */
  readonly changes: number | undefined;
  readonly directory: Directory;
}

const held = new WeakMap<Table["client"], HeldDirectory>();

const toUse = ({ published, changes }: ListState): Published | undefined =>
  published !== undefined && (published.changes === changes || published.count > FEW) ? published : undefined;

const readNow = async (
  table: Table,
  before: HeldDirectory | undefined,
): Promise<Omit<HeldDirectory, "until">> => {
  const published = toUse(await readListState(table));
  if (published !== undefined && before?.changes === published.changes) return before;
  const found = published === undefined ? undefined : await readPublished(table, published);
  return found === undefined || published === undefined
    ? { changes: undefined, directory: makeDirectory(await listOrganisations(table)) }
    : { changes: published.changes, directory: makeDirectory(found) };
};

const hold = async (
  { table, now }: DirectoryNeeds,
  before: HeldDirectory | undefined,
): Promise<Directory> => {
  const found = await readNow(table, before);
  const hours = found.directory.all.length === 0 ? EMPTY_HELD_HOURS : HELD_HOURS;
  held.set(table.client, { ...found, until: plusHours(now(), hours) });
  return found.directory;
};

/**
 * All organisations, ready to be searched, held by the function for five minutes. They are read as they were published, which is one read for some
 * twenty thousand; without that from the table. docs/decisions/0071-published-organisations.md says what it costs.
 */
export const readDirectory = async (needs: DirectoryNeeds): Promise<Directory> => {
  const before = held.get(needs.table.client);
  return before !== undefined && needs.now() < before.until ? before.directory : hold(needs, before);
};

/** The same as it is now, for whoever has just changed something: what is held serves only where nothing was changed since it was published. */
export const readDirectoryNow = (needs: DirectoryNeeds): Promise<Directory> =>
  hold(needs, held.get(needs.table.client));

/** What somebody may mean who typed `text`, the best first, at most `limit`; closed ones as what came after them. For other features. */
export const searchOrganisations = async (
  needs: DirectoryNeeds,
  text: string,
  limit = 8,
): Promise<readonly Found[]> => (await readDirectory(needs)).suggest(text, limit);

/** The organisation with this code as it is now, closed or not; undefined where there is none. One read. For other features. */
export const readOrganisation = async (table: Table, code: string): Promise<Organisation | undefined> =>
  (await readOrganisations(table, [code]))[0];

/** The region of each of these organisations, in that order; undefined where there is none of this code. A read for each hundred. For other features. */
export const regionsOf = async (
  table: Table,
  codes: readonly string[],
): Promise<readonly (Region | undefined)[]> =>
  (await readOrganisations(table, codes)).map((organisation) => organisation?.region);
