import type { Recipient } from "../../shared/letters/letter.ts";
import { isSuppressed } from "../../shared/people/person.ts";
import type { Table } from "../../shared/platform/dynamo.ts";
import { readTeamMembers } from "../../shared/sign-in/team.ts";

/** Who of the team is written to: the first of these who is of the team and whose mail does not come back, else the team's inbox. One read. */
export const firstReader = async (table: Table, ids: readonly (string | undefined)[]): Promise<Recipient> => {
  const wanted = ids.flatMap((id) => id ?? []);
  const team = wanted.length === 0 ? [] : await readTeamMembers(table, wanted, "team");
  const reader = wanted.find((id) => team.some((one) => one.id === id && !isSuppressed(one)));
  return reader === undefined ? { team: true } : { person: reader };
};
