import type { CommitNeeds } from "../journal/commit.ts";
import type { Occasion } from "../journal/entry.ts";
import type { Instant } from "../platform/clock.ts";
import type { LinkAnswer } from "./check.ts";
import { type AskLink, recordCheck, tellOfDeaths } from "./commands.ts";
import type { Link } from "./link.ts";
import { listDue, listWell } from "./store.ts";

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

/** A link and how it answered. */
interface Asked {
  readonly link: Link;
  readonly answer: LinkAnswer;
}

/** Asks for the links of one host, one after the other. */
const askHost = async (needs: CheckDueNeeds, links: readonly Link[]): Promise<readonly Asked[]> => {
  const asked: Asked[] = [];
  for (const [index, link] of links.slice(0, MOST_PER_HOST).entries()) {
    if (index > 0) await needs.sleep(PAUSE_MILLISECONDS);
    asked.push({ link, answer: await needs.askLink(link.url) });
  }
  return asked;
};

/** A few hosts side by side, each at walking pace. */
const askAll = async (needs: CheckDueNeeds, links: readonly Link[]): Promise<readonly Asked[]> => {
  const waiting = [...Map.groupBy(links, hostOf).values()];
  const asked: Asked[] = [];
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      asked.push(...(await askHost(needs, next)));
  };
  await Promise.all(Array.from({ length: HOSTS_AT_ONCE }, lane));
  return asked;
};

const isSilent = ({ answer }: Asked): boolean =>
  answer.outcome === "no-answer" && answer.status === undefined;

/** Sites that all keep silent in one night, of which it is more likely that we do not hear them than that they are gone. */
const SITES_SILENT = 3;

/**
 * Whether nobody at all answered, so that it is most likely us: then links that answered last are asked, too. A site that answers, with
 * whatever, shows that we can hear.
 */
const isOurOutage = async (needs: CheckDueNeeds, asked: readonly Asked[]): Promise<boolean> => {
  if (asked.length === 0 || !asked.every(isSilent)) return false;
  const known = new Set(asked.map(({ link }) => hostOf(link)));
  const well = await listWell(needs.table, MOST_PER_NIGHT);
  const others = [...Map.groupBy(well, hostOf)].filter(([host]) => !known.has(host));
  const controls = others.slice(0, SITES_SILENT).flatMap(([, [first]]) => first ?? []);
  const heard = await askAll(needs, controls);
  return heard.every(isSilent) && known.size + controls.length >= SITES_SILENT;
};

/** What became of a night: how many links were due, how many died, and whether nothing answered, so that nothing was recorded. */
export interface NightOfLinks {
  readonly due: number;
  readonly died: number;
  readonly outage: boolean;
}

/**
 * Asks for the links that are due, the longest due first, records the answers, and writes to everybody once about all of theirs that died. When
 * nothing answers at all it is we who cannot hear: then nothing is recorded, and the next night asks again. Whoever calls it again, after a
 * crash or because the clock ticked twice, goes on with those that are still due.
 */
export const checkDueLinks = async (
  needs: CheckDueNeeds,
  scheduledAt: Instant,
  occasion: Occasion,
): Promise<NightOfLinks> => {
  const due = (await listDue(needs.table, scheduledAt, MOST_PER_NIGHT)).slice(0, MOST_PER_NIGHT);
  const asked = await askAll(needs, due);
  if (await isOurOutage(needs, asked)) return { due: due.length, died: 0, outage: true };
  let died = 0;
  for (const { link, answer } of asked) {
    const after = await recordCheck(needs, link, answer, occasion);
    if (after?.state === "dead" && link.state !== "dead") died += 1;
  }
  await tellOfDeaths(needs, scheduledAt, occasion);
  return { due: due.length, died, outage: false };
};
