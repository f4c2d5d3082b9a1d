import type { OrganisationKind } from "../people/organisation-kinds.ts";
import type { Instant } from "../platform/clock.ts";
import type { Table } from "../platform/dynamo.ts";
import { heldFor } from "../platform/held.ts";
import { londonDay } from "./days/london-day.ts";
import { sumOf } from "./days/model.ts";
import { readLatestRollup } from "./days/store.ts";

/** How many members there were, in all and by kind of organisation, at the end of the last day that was summed up. */
interface MemberTotals {
  readonly at: Instant;
  readonly all: number;
  readonly byKind: Readonly<Partial<Record<OrganisationKind, number>>>;
}

/** How many members there are, without counting them: from the latest rollup. Undefined before the first night. One query. */
export const readMemberTotals = async (table: Table): Promise<MemberTotals | undefined> => {
  const latest = await readLatestRollup(table);
  if (latest === undefined) return undefined;
  const { members } = latest.totals;
  return { at: londonDay(latest.date).last, all: sumOf(members), byKind: members };
};

const held = heldFor(300, readMemberTotals);

/** The same, as it was within the last five minutes: it changes once a night, and lists of members say it on each page. */
export const heldMemberTotals = held.read;
