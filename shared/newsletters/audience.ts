import type { Member } from "../members/member.ts";
import { presentAmong, presentMembers } from "../members/read.ts";
import { NEWS_PAGE } from "../news/send-page.ts";
import type { Now } from "../platform/clock.ts";
import type { Table } from "../platform/dynamo.ts";
import { peopleOfSegment } from "../segments/read.ts";
import type { Newsletter } from "./model.ts";

/** What reading an audience needs. */
export interface AudienceNeeds {
  readonly table: Table;
  readonly now: Now;
}

/** Some members of an audience, and the cursor behind them; undefined when they are the last. A page may be empty and go on all the same. */
export interface AudiencePage {
  readonly members: readonly Member[];
  readonly next: string | undefined;
}

/** The next forty members that a newsletter may go to, the latest first: of its segment, those who were chosen, or all of them, of whom the rule for news then takes those who agreed. */
export const audiencePage = async (
  needs: AudienceNeeds,
  { words, filter }: Pick<Newsletter, "words" | "filter">,
  cursor: string | undefined,
): Promise<AudiencePage> => {
  if (words.audience.kind === "segment") {
    if (filter === undefined) return { members: [], next: undefined };
    const { people, next } = await peopleOfSegment(needs, filter, { after: cursor, limit: NEWS_PAGE });
    return { members: [...(await presentAmong(needs.table, people)).values()], next };
  }
  if (words.audience.kind === "chosen") {
    const { people } = words.audience;
    const from = Number(cursor ?? 0);
    const present = await presentAmong(needs.table, people.slice(from, from + NEWS_PAGE));
    const next = from + NEWS_PAGE;
    return { members: [...present.values()], next: next < people.length ? String(next) : undefined };
  }
  const found = await presentMembers(needs.table)(cursor, NEWS_PAGE);
  return {
    members: found.map(({ thing }) => thing),
    next: found.length < NEWS_PAGE ? undefined : found.at(-1)?.place,
  };
};
