import { refused } from "../../journal/answer.ts";
import { type Changed, type Command, changeStored } from "../../journal/change.ts";
import type { CommitNeeds } from "../../journal/commit.ts";
import { record } from "../../journal/entry.ts";
import { nameKey } from "../../people/organisation-name.ts";
import { withAlias, withoutAlias } from "../decide.ts";
import { OrganisationNameMapped, OrganisationNameUnmapped } from "../entries.ts";
import { organisationUpdate } from "../save.ts";
import { readOrganisations } from "../store.ts";
import { mappingPut, mappingRemoval, readMappedName } from "./store.ts";

/** A name as people typed it, and the code of the organisation that it means. */
export interface Mapping {
  readonly name: string;
  readonly code: string;
}

/**
 * Says which organisation a typed name means: it becomes another name of it, and those who typed it are of it. `changed`: somebody has
 * mapped it already. Two reads and one transaction.
 */
export const mapName = (
  needs: CommitNeeds,
  { name, code }: Mapping,
  command: Command,
): Promise<Changed<"no-such-organisation" | "changed">> => {
  const { occasion } = command;
  const key = nameKey(name);
  return changeStored(needs, command, {
    read: async () => {
      const [[organisation], mapped] = await Promise.all([
        readOrganisations(needs.table, [code]),
        readMappedName(needs.table, key),
      ]);
      return { organisation, mapped };
    },
    decide: ({ organisation, mapped }) => {
      if (organisation === undefined) return refused("no-such-organisation");
      if (mapped !== undefined) return refused("changed");
      const after = withAlias(organisation, name, occasion.now);
      const addedAlias = after !== organisation;
      return {
        change: { before: organisation, after },
        mapping: { key, name, code, addedAlias, at: occasion.now, by: occasion.actor.id },
      };
    },
    save: (_found, { change, mapping }) => ({
      writes: [mappingPut(mapping), ...organisationUpdate(change, occasion)],
      entries: [record(OrganisationNameMapped, { subject: code, data: { name: key } }, occasion)],
    }),
  });
};

/** Takes back which organisation a typed name means. `changed`: somebody has done so already. Two reads and one transaction. */
export const unmapName = (needs: CommitNeeds, key: string, command: Command): Promise<Changed<"changed">> => {
  const { occasion } = command;
  return changeStored(needs, command, {
    read: async () => {
      const mapped = await readMappedName(needs.table, key);
      const [organisation] = mapped === undefined ? [] : await readOrganisations(needs.table, [mapped.code]);
      return { mapped, organisation };
    },
    decide: ({ mapped, organisation }) => {
      if (mapped === undefined || organisation === undefined) return refused("changed");
      const after = mapped.addedAlias ? withoutAlias(organisation, mapped.name, occasion.now) : organisation;
      return { mapped, change: { before: organisation, after } };
    },
    save: (_found, { mapped, change }) => ({
      writes: [mappingRemoval(mapped), ...organisationUpdate(change, occasion)],
      entries: [record(OrganisationNameUnmapped, { subject: mapped.code, data: { name: key } }, occasion)],
    }),
  });
};
