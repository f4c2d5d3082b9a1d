import { readFailureById } from "../../shared/failures/store.ts";
import { isDeadLink } from "../../shared/links/read.ts";
import type { Table } from "../../shared/platform/dynamo.ts";
import { firstOf } from "../../shared/platform/text.ts";
import type { Work } from "../../shared/work/item.ts";
import { workId } from "./work-words.ts";

// A link that is dropped, and a letter that goes out after all, write no entry: the first of each are looked at, so that none is counted for good.
const MOST_LOOKED_AT = 6;

const isOpen = async (table: Table, work: Work): Promise<boolean> =>
  (await readFailureById(table, workId(work)))?.status === "open";

const counted = async (works: readonly Work[], still: (work: Work) => Promise<boolean>): Promise<number> => {
  const { shown, all } = firstOf(works, MOST_LOOKED_AT);
  const gone = (await Promise.all(shown.map(still))).filter((one) => !one);
  return all - gone.length;
};

/** How many links are dead and how many failures nobody has looked at. Read by key with the rest of the page. */
export const countOfTeam = async (
  table: Table,
  team: readonly Work[],
): Promise<{ readonly links: number; readonly failures: number }> => {
  const [links, failures] = await Promise.all([
    counted(
      team.filter(({ kind }) => kind === "link"),
      (work) => isDeadLink(table, workId(work)),
    ),
    counted(
      team.filter(({ kind }) => kind === "failure"),
      (work) => isOpen(table, work),
    ),
  ]);
  return { links, failures };
};
