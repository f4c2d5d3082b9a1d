import { parseEntryItem } from "../../shared/journal/store.ts";
import { type ProjectNeeds, projectEntry } from "../../shared/projections/project.ts";
import { work } from "../../shared/work/projection.ts";
import type { RealTable } from "./real-table.ts";

/** Keeps what waits for whom as the reaction would, because of everything that was written in the journal so far. */
export const keepWork = async (real: RealTable, needs: ProjectNeeds): Promise<void> => {
  for (const item of await real.items("JOURNAL#")) await projectEntry(needs, work, parseEntryItem(item));
};
