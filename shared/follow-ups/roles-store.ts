import type { Changed, Command } from "../journal/change.ts";
import { type CommitNeeds, commit } from "../journal/commit.ts";
import { type Key, readItems, type Table } from "../platform/dynamo.ts";
import { checksOfGiven } from "../sign-in/team.ts";
import { type ProgrammeRoles, programmeRolesSchema } from "./roles.ts";

const rolesKey: Key = { pk: "FOLLOW-UP-ROLES", sk: "CURRENT" };

/** Who has the programme's roles. One read. */
export const readRoles = async (table: Table): Promise<ProgrammeRoles> => {
  const [item] = await readItems(table, [rolesKey]);
  return item === undefined ? {} : programmeRolesSchema.parse(item["roles"]);
};

/** Says who of the team has the programme's roles from now on. One transaction. */
export const saveRoles = async (
  needs: CommitNeeds,
  { community, lead }: ProgrammeRoles,
  { once }: Command,
): Promise<Changed<"not-of-team">> => {
  const saved = await commit<"not-of-team">(needs, {
    once,
    writes: [
      { put: { ...rolesKey, roles: { community, lead } } },
      ...checksOfGiven([community, lead], [], "not-of-team"),
    ],
  });
  return saved.outcome === "refused" ? { refusal: saved.refusal } : { done: true };
};
