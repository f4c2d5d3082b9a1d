import { paths, toPath } from "../../shared/pages/paths.ts";
import { firstOf } from "../../shared/platform/text.ts";
import { readTeam } from "../../shared/sign-in/team.ts";
import type { Work } from "../../shared/work/item.ts";
import { countOwned, readWorkOf } from "../../shared/work/read.ts";
import type { PageNeeds } from "../entry-points/page.ts";

/** Colleagues who left last: who left before them was handed over long ago, and the weekly report looks at all. */
const MOST_ABSENT = 10;

/** Somebody who has left the team, with what waits for them and how much they still look after. */
export interface AbsentColleague {
  readonly id: string;
  readonly name: string;
  readonly count: number;
  readonly works: readonly Work[];
  readonly href: string;
}

/** The colleagues who left last, with what they still have: it waits for nobody. Two queries for each of them, all at once. */
export const readAbsent = async (needs: PageNeeds): Promise<readonly AbsentColleague[]> => {
  const { absent } = await readTeam(needs);
  return Promise.all(
    firstOf(absent, MOST_ABSENT).shown.map(async ({ id, name }) => {
      const [count, works] = await Promise.all([countOwned(needs.table, id), readWorkOf(needs.table, id)]);
      return { id, name, count, works, href: toPath(paths.deskOwned, { person: id }) };
    }),
  );
};
