import type { DataOf } from "../../shared/journal/entry.ts";
import { followKind } from "../../shared/members/follow-kind.ts";
import { OrganisationKindSet } from "../../shared/organisations/entries.ts";
import { type FanOutPlan, fanOutOverIndex } from "../entry-points/fan-out.ts";

/** Counts the people of an organisation to the kind that the team gave it, where they said "other" of themselves. */
export const onOrganisationKindSet: FanOutPlan<DataOf<typeof OrganisationKindSet>> = async (
  { table },
  entry,
  occasion,
) => [followKind(table, { code: entry.subject.id, ...entry.data }, occasion)];

export const handler = fanOutOverIndex(
  "members/on-organisation-kind-set",
  [OrganisationKindSet],
  onOrganisationKindSet,
  "again",
);
