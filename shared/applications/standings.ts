import type { Table } from "../platform/dynamo.ts";
import { listCalls } from "./calls/store.ts";
import { applicationsAfter } from "./store.ts";

const AT_ONCE = 200;

/** Where each application of all calls stands that was submitted: `submitted`, `withdrawn`, or what was decided. A query for the calls and one for every 200 applications. For other features. */
export const applicationStandings = async (table: Table): Promise<readonly string[]> => {
  const standings: string[] = [];
  for (const { reference } of await listCalls(table)) {
    let after: string | undefined;
    do {
      const page = await applicationsAfter(table, reference, after, AT_ONCE);
      for (const { status, decision } of page.applications)
        if (status !== "draft") standings.push(decision?.outcome ?? status);
      after = page.next;
    } while (after !== undefined);
  }
  return standings;
};
