import type { Now } from "../platform/clock.ts";
import type { Table } from "../platform/dynamo.ts";
import { fileCheckInWords } from "./file-check.ts";
import { readFileChecksOf } from "./store.ts";

/** How a file stands, in words; undefined for one that can be opened. */
export type StateOfFile = (id: string) => string | undefined;

/** How these files stand, for a list of them. One read, with what else the page reads by key at that moment. */
export const readFileStates = async (
  { table, now }: { readonly table: Table; readonly now: Now },
  ids: readonly string[],
): Promise<StateOfFile> => {
  const checks = await readFileChecksOf(table, ids);
  const words = new Map(
    checks.flatMap((check) => (check === undefined ? [] : [[check.id, fileCheckInWords(check, now())]])),
  );
  return (id) => words.get(id);
};
