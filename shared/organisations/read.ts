import type { Now } from "../platform/clock.ts";
import type { Table } from "../platform/dynamo.ts";
import { plusHours } from "../platform/time.ts";
import { type Directory, type Found, makeDirectory } from "./directory.ts";
import type { Organisation } from "./organisation.ts";
import { listOrganisations, readOrganisations } from "./store.ts";

/** What reading the directory needs: the table and the clock. */
export interface DirectoryNeeds {
  readonly table: Table;
  readonly now: Now;
}

const HELD_HOURS = 5 / 60;
// A programme that has no organisations yet should not wait long for its first.
const EMPTY_HELD_HOURS = 10 / 3600;

const held = new WeakMap<Table["client"], { readonly until: string; readonly directory: Directory }>();

/**
 * All organisations, ready to be searched: one list query, held by the function for five minutes, so that a change at the desk reaches the
 * public forms within that time. docs/decisions/0030-organisation-search.md says what it costs.
 */
export const readDirectory = async ({ table, now }: DirectoryNeeds): Promise<Directory> => {
  const before = held.get(table.client);
  if (before !== undefined && now() < before.until) return before.directory;
  const directory = makeDirectory(await listOrganisations(table));
  const hours = directory.all.length === 0 ? EMPTY_HELD_HOURS : HELD_HOURS;
  held.set(table.client, { until: plusHours(now(), hours), directory });
  return directory;
};

/** What somebody may mean who typed `text`, the best first, at most `limit`; closed ones as what came after them. For other features. */
export const searchOrganisations = async (
  needs: DirectoryNeeds,
  text: string,
  limit = 8,
): Promise<readonly Found[]> => (await readDirectory(needs)).suggest(text, limit);

/** The organisation with this code as it is now, closed or not; undefined where there is none. One read. For other features. */
export const readOrganisation = async (table: Table, code: string): Promise<Organisation | undefined> =>
  (await readOrganisations(table, [code]))[0];
