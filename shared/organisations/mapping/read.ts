import { heldFor } from "../../platform/held.ts";
import { firstRead } from "../../platform/text.ts";
import { listPeopleToMap } from "./store.ts";

const HELD_SECONDS = 60;

/** More names than anybody maps in a day. */
const MOST_PEOPLE = 200;

/** How many names of organisations are still to be mapped, and whether there are more than were looked at. */
export interface NamesToMap {
  readonly names: number;
  readonly more: boolean;
}

const held = heldFor<NamesToMap>(HELD_SECONDS, async (table) => {
  const { shown, isLeast } = firstRead(await listPeopleToMap(table, { limit: MOST_PEOPLE + 1 }), MOST_PEOPLE);
  return { names: new Set(shown.map(({ key }) => key)).size, more: isLeast };
});

/** How many names of organisations that people typed are still to be mapped, as of the last minute. One query, held by the function. For other features. */
export const namesToMap = held.read;
