import type { Item, Table } from "../platform/dynamo.ts";
import type { ReUse, ReUseSummary } from "./re-use.ts";
import { listReUses, listUses, listUsesOfProject, readReUse, usesIn } from "./store.ts";

const standing = (uses: readonly ReUseSummary[]): readonly ReUseSummary[] =>
  uses.filter(({ mergedInto }) => mergedInto === undefined);

/** Where an item of the catalogue is used or looked at, by its reference. One query of the table itself. For other features. */
export const reUsesOfItem = async (table: Table, item: string): Promise<readonly ReUseSummary[]> =>
  standing(await listUses(table, item));

/** Where what came of a project is used or looked at. One query. For other features. */
export const reUsesOfProject = async (table: Table, project: string): Promise<readonly ReUseSummary[]> =>
  standing(await listUsesOfProject(table, project));

/** What an organisation uses or looks at, in order of asking, among all that is filed under it. For other features. */
export const reUsesAmong = (filed: readonly Item[]): readonly ReUseSummary[] => standing(usesIn(filed));

/** The re-use with this reference, or undefined. One read. For other features. */
export const findReUse = (table: Table, reference: string): Promise<ReUse | undefined> =>
  readReUse(table, reference);

/** All re-uses that go on by themselves. One query for each megabyte. For other features. */
export const allReUses = (table: Table): Promise<readonly ReUse[]> => listReUses(table);
