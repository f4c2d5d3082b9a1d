import { readFailureById } from "../../shared/failures/store.ts";
import { parseLinkId } from "../../shared/links/input.ts";
import { readLink } from "../../shared/links/store.ts";
import type { Table } from "../../shared/platform/dynamo.ts";
import type { Work } from "../../shared/work/item.ts";
import { workId } from "./work-words.ts";

// A link that is dropped, and a letter that goes out after all, write no entry: the first of each are looked at, so that none is counted for good.
const MOST_LOOKED_AT = 6;

const isDead = async (table: Table, work: Work): Promise<boolean> => {
  const name = parseLinkId(workId(work));
  const link = name && (await readLink(table, name));
  return link?.state === "dead" && link.setAside === undefined;
};

const isOpen = async (table: Table, work: Work): Promise<boolean> =>
  (await readFailureById(table, workId(work)))?.status === "open";

const counted = async (works: readonly Work[], still: (work: Work) => Promise<boolean>): Promise<number> => {
  const looked = await Promise.all(works.slice(0, MOST_LOOKED_AT).map(still));
  return looked.filter(Boolean).length + Math.max(0, works.length - MOST_LOOKED_AT);
};

/** How many links are dead and how many failures nobody has looked at. Read by key with the rest of the page. */
export const countOfTeam = async (
  table: Table,
  team: readonly Work[],
): Promise<{ readonly links: number; readonly failures: number }> => {
  const [links, failures] = await Promise.all([
    counted(
      team.filter(({ kind }) => kind === "link"),
      (work) => isDead(table, work),
    ),
    counted(
      team.filter(({ kind }) => kind === "failure"),
      (work) => isOpen(table, work),
    ),
  ]);
  return { links, failures };
};
