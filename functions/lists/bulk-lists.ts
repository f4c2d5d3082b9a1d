import { enquiryBulk } from "../enquiries/inbox/bulk-actions.ts";
import { registrationBulk } from "../events/places/bulk-actions.ts";
import type { BulkAction, BulkList } from "./bulk-action.ts";

/** The lists of which all that fits can be changed at once. */
const bulkLists: readonly BulkList[] = [enquiryBulk, registrationBulk];

/** A list of these, and one of its actions, by their names; undefined where there is none any more. */
export const bulkActionOf = (
  list: string,
  action: string,
): { readonly things: readonly [string, string]; readonly action: BulkAction } | undefined => {
  const found = bulkLists.find(({ name }) => name === list);
  const its = found?.actions.find(({ name }) => name === action);
  return found && its && { things: found.things, action: its };
};
