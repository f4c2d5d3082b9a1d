import { readFailureById } from "../../shared/failures/store.ts";
import { isDeadLink } from "../../shared/links/read.ts";
import { type NamesToMap, namesToMap } from "../../shared/organisations/mapping/read.ts";
import type { Table } from "../../shared/platform/dynamo.ts";
import { firstOf } from "../../shared/platform/text.ts";
import type { Work } from "../../shared/work/item.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { workId } from "./work-words.ts";

// A link that is dropped writes no entry: the first of each are looked at, so that none is counted for good.
const MOST_LOOKED_AT = 6;

const isOpen = async (table: Table, work: Work): Promise<boolean> =>
  (await readFailureById(table, workId(work)))?.status === "open";

const counted = async (works: readonly Work[], still: (work: Work) => Promise<boolean>): Promise<number> => {
  const { shown, all } = firstOf(works, MOST_LOOKED_AT);
  const gone = (await Promise.all(shown.map(still))).filter((one) => !one);
  return all - gone.length;
};

/** What the team has besides what each of them has, as numbers. */
interface TeamCounts {
  readonly links: number;
  readonly failures: number;
  /** People and organisations whom nobody looks after. */
  readonly relationships: number;
  /** Names of organisations that are still to be mapped. */
  readonly names: NamesToMap;
}

/** How many links are dead, how many failures nobody has looked at, and so on. Read by key with the rest of the page, or held. */
export const countOfTeam = async (needs: PageNeeds, team: readonly Work[]): Promise<TeamCounts> => {
  const { table } = needs;
  const [links, failures, names] = await Promise.all([
    counted(
      team.filter(({ kind }) => kind === "link"),
      (work) => isDeadLink(table, workId(work)),
    ),
    counted(
      team.filter(({ kind }) => kind === "failure"),
      (work) => isOpen(table, work),
    ),
    namesToMap(needs),
  ]);
  const relationships = team.filter(({ kind }) => kind === "relationship").length;
  return { links, failures, names, relationships };
};
