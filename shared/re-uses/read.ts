import type { Item, Table } from "../platform/dynamo.ts";
import { type ReUseSummary, titleOf } from "./re-use.ts";
import type { Stage } from "./stages.ts";
import { listDue, listUses, listUsesOfProject, usesIn } from "./store.ts";

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

/** A re-use whose next contact is due. */
export interface DueContact {
  readonly reference: string;
  readonly title: string;
  readonly organisation: string;
  readonly stage: Stage;
  readonly owner?: string | undefined;
  /** A London date. */
  readonly dueOn: string;
}

/** The re-uses whose next contact is due by a London date, the longest overdue first. One query. For other features. */
export const dueContacts = async (table: Table, until: string): Promise<readonly DueContact[]> =>
  (await listDue(table, until)).flatMap((reUse) => {
    const { reference, organisation, stage, owner, nextContactOn } = reUse;
    return nextContactOn === undefined
      ? []
      : [
          {
            reference,
            title: titleOf(reUse),
            organisation: organisation.name,
            stage,
            owner,
            dueOn: nextContactOn,
          },
        ];
  });
