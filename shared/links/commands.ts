import { refused } from "../journal/answer.ts";
import { type Changed, type Command, changeStored } from "../journal/change.ts";
import { type CommitNeeds, commit } from "../journal/commit.ts";
import type { Occasion } from "../journal/entry.ts";
import { type Letter, letter } from "../letters/letter.ts";
import { isSuppressed } from "../people/person.ts";
import type { Instant } from "../platform/clock.ts";
import { readTeamMembers } from "../sign-in/team.ts";
import type { LinkAnswer } from "./check.ts";
import { afterCheck, type LinkDecision, setLinkAside, takeLinkUp } from "./decide.ts";
import { linkDied } from "./letters.ts";
import { type Link, type LinkName, linkId } from "./link.ts";
import { listDead, readLink, saveLink } from "./store.ts";

/** So many links a letter names; it says how many there are in all. */
const MOST_TOLD = 30;

/** Asks for an address. */
export type AskLink = (url: string) => Promise<LinkAnswer>;

/** Who hears of the death of links: the one of the team who looks after them, or nobody but the team's inbox. */
const readersOf = async (
  needs: CommitNeeds,
  links: readonly Link[],
): Promise<ReadonlyMap<string | undefined, readonly Link[]>> => {
  const owners = [...new Set(links.flatMap(({ owner }) => owner ?? []))];
  const members = owners.length === 0 ? [] : await readTeamMembers(needs.table, owners, "team");
  const canRead = new Set(
    members.flatMap((member) => (member === undefined || isSuppressed(member) ? [] : [member.id])),
  );
  return Map.groupBy(links, ({ owner }) => (owner !== undefined && canRead.has(owner) ? owner : undefined));
};

const letterOfDeaths = (
  reader: string | undefined,
  dead: readonly Link[],
  { about, occasion }: { readonly about: string; readonly occasion: Occasion },
): Letter => {
  const links = dead.slice(0, MOST_TOLD).map(({ subject, what, url, failingSince, label, status }) => ({
    subject,
    what,
    url,
    failingSince: failingSince ?? occasion.now,
    label,
    status,
  }));
  const facts = { links, all: dead.length, reader: reader === undefined ? "team" : "owner" } as const;
  const to = reader === undefined ? ({ team: true } as const) : { person: reader };
  return letter(linkDied, { to, about, facts }, occasion);
};

/**
 * Writes to everybody once about all of their links that died in the night of `scheduledAt`. What it writes of is read from the table, so that
 * a night that was broken off and goes on leaves none out and tells nobody twice.
 */
export const tellOfDeaths = async (
  needs: CommitNeeds,
  scheduledAt: Instant,
  occasion: Occasion,
): Promise<void> => {
  const died = (await listDead(needs.table)).filter(
    ({ diedAt }) => diedAt !== undefined && diedAt >= scheduledAt,
  );
  for (const [reader, dead] of await readersOf(needs, died)) {
    const about = `links:${scheduledAt.slice(0, 10)}`;
    const letters = [letterOfDeaths(reader, dead, { about, occasion })];
    await commit(needs, { once: `links-died:${scheduledAt}:${reader ?? "team"}`, letters });
  }
};

/**
 * Records how a link answered. The same check of the same link is recorded once, whoever made it. Gives
 * the link as it is then, or undefined when it was noted anew or changed in the meantime: then this answer is about something else.
 */
export const recordCheck = async (
  needs: CommitNeeds,
  before: Link,
  answer: LinkAnswer,
  occasion: Occasion,
): Promise<Link | undefined> => {
  const { link, entries } = afterCheck(before, answer, occasion);
  const once = `link-check:${linkId(link)}:${link.notedAt}:${link.checks}`;
  const saved = await commit(needs, { once, ...saveLink({ before, after: link }), entries });
  return saved.outcome === "committed" ? link : undefined;
};

/** Asks for a link while a person waits, records how it answered, and tells that: who waits needs no letter. One read and one transaction. */
export const checkNow = async (
  needs: CommitNeeds & { readonly askLink: AskLink },
  name: LinkName,
  occasion: Occasion,
): Promise<Changed<"unknown" | "changed", Link>> => {
  const before = await readLink(needs.table, name);
  if (before === undefined) return refused("unknown");
  const link = await recordCheck(needs, before, await needs.askLink(before.url), occasion);
  return link === undefined ? refused("changed") : { done: link };
};

const change = (
  needs: CommitNeeds,
  name: LinkName,
  command: Command,
  decide: (link: Link) => LinkDecision | null,
): Promise<Changed<"unknown" | "not-so">> =>
  changeStored(needs, command, {
    read: () => readLink(needs.table, name),
    decide: (link) => decide(link) ?? refused("not-so"),
    save: (before, { link, entries }) => ({ ...saveLink({ before, after: link }), entries }),
  });

/** Leaves a dead link as it is, for a reason. One read and one transaction. */
export const leaveLink = (
  needs: CommitNeeds,
  { reason, ...name }: LinkName & { readonly reason: string },
  command: Command,
): Promise<Changed<"unknown" | "not-so">> =>
  change(needs, name, command, (link) => setLinkAside(link, reason, command.occasion));

/** Makes a dead link that was left as it is a task again. One read and one transaction. */
export const takeUpLink = (
  needs: CommitNeeds,
  name: LinkName,
  command: Command,
): Promise<Changed<"unknown" | "not-so">> =>
  change(needs, name, command, (link) => takeLinkUp(link, command.occasion));
