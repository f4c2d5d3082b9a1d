import type { CommitNeeds } from "../journal/commit.ts";
import type { Occasion } from "../journal/entry.ts";
import type { Instant } from "../platform/clock.ts";
import { type AskLink, recordCheck } from "./commands.ts";
import type { Link } from "./link.ts";
import { listDue } from "./store.ts";

/** What a night's check needs besides the table. `sleep` makes its pauses. */
export interface CheckDueNeeds extends CommitNeeds {
  readonly askLink: AskLink;
}

/** A thousand links a week; what one night has no time for, the next one has. */
const MOST_PER_NIGHT = 150;
/** No site is asked for more than this in one night. */
const MOST_PER_HOST = 30;
const HOSTS_AT_ONCE = 4;
/** Between two questions to one host. */
const PAUSE_MILLISECONDS = 1000;

const hostOf = ({ url }: Link): string => (URL.canParse(url) ? new URL(url).host : "");

/** Asks for the links of one host, one after the other. */
const askHost = async (needs: CheckDueNeeds, links: readonly Link[], occasion: Occasion): Promise<number> => {
  let died = 0;
  for (const [index, link] of links.slice(0, MOST_PER_HOST).entries()) {
    if (index > 0) await needs.sleep(PAUSE_MILLISECONDS);
    const after = await recordCheck(needs, link, await needs.askLink(link.url), occasion);
    if (after?.state === "dead" && link.state !== "dead") died += 1;
  }
  return died;
};

/**
 * Asks for the links that are due, the longest due first: a few hosts side by side, each at walking pace. Whoever calls it again, after a crash or
 * because the clock ticked twice, goes on with those that are still due.
 */
export const checkDueLinks = async (
  needs: CheckDueNeeds,
  scheduledAt: Instant,
  occasion: Occasion,
): Promise<{ readonly due: number; readonly died: number }> => {
  const due = (await listDue(needs.table, scheduledAt, MOST_PER_NIGHT)).slice(0, MOST_PER_NIGHT);
  const waiting = [...Map.groupBy(due, hostOf).values()];
  const deaths: number[] = [];
  const lane = async (): Promise<void> => {
    for (let links = waiting.shift(); links !== undefined; links = waiting.shift())
      deaths.push(await askHost(needs, links, occasion));
  };
  await Promise.all(Array.from({ length: HOSTS_AT_ONCE }, lane));
  return { due: due.length, died: deaths.reduce((sum, count) => sum + count, 0) };
};
