import type { BulkAction, BulkList } from "./bulk-action.ts";

const ofPeople = () => import("../people/relationships/bulk-actions.ts");

/** Lists by name, each loaded when it is needed. */
export type BulkLists = ReadonlyMap<string, () => Promise<BulkList>>;

/** The lists of which all that fits can be changed at once by one function, because what they need of the table is the same. */
export const bulkLists: BulkLists = new Map([
  ["applications", async () => (await import("../applications/calls/bulk-actions.ts")).applicationBulk],
  ["enquiries", async () => (await import("../enquiries/inbox/bulk-actions.ts")).enquiryBulk],
  ["failures", async () => (await import("../failures/bulk-actions.ts")).failureBulk],
  ["letters", async () => (await import("../letters/bulk-actions.ts")).letterBulk],
  ["relationships", async () => (await ofPeople()).relationshipBulk],
  ["members", async () => (await ofPeople()).memberBulk],
  ["organisation-people", async () => (await ofPeople()).organisationPeopleBulk],
  ["organisations", async () => (await ofPeople()).organisationBulk],
  ["projects", async () => (await import("../projects/list/bulk-actions.ts")).projectBulk],
  ["project-tasks", async () => (await import("../projects/task-list/bulk-actions.ts")).projectTaskBulk],
  ["re-uses", async () => (await import("../re-uses/ledger/bulk-actions.ts")).reUseBulk],
  ["owned", async () => (await import("../hand-overs/bulk-actions.ts")).ownedBulk],
]);

/** A list of these, and one of its actions, by their names; undefined where there is none any more. */
export const bulkActionOf = async (
  lists: BulkLists,
  list: string,
  action: string,
): Promise<{ readonly things: readonly [string, string]; readonly action: BulkAction } | undefined> => {
  const found = await lists.get(list)?.();
  const its = found?.actions.find(({ name }) => name === action);
  return found && its && { things: found.things, action: its };
};
