import { refused } from "../journal/answer.ts";
import { type Changed, type Command, changeStored } from "../journal/change.ts";
import { type CommitNeeds, commit } from "../journal/commit.ts";
import type { Occasion } from "../journal/entry.ts";
import { type Letter, letter } from "../letters/letter.ts";
import { isSuppressed } from "../people/person.ts";
import { readTeamMembers } from "../sign-in/team.ts";
import type { LinkAnswer } from "./check.ts";
import { afterCheck, type LinkDecision, setLinkAside, takeLinkUp } from "./decide.ts";
import { linkDied } from "./letters.ts";
import { type Link, type LinkName, linkId } from "./link.ts";
import { readLink, saveLink } from "./store.ts";

/** Asks for an address. */
export type AskLink = (url: string) => Promise<LinkAnswer>;

const letterOfDeath = async (
  needs: CommitNeeds,
  { subject, what, label, url, owner, failingSince, status }: Link,
  occasion: Occasion,
): Promise<Letter> => {
  const [member] = owner === undefined ? [] : await readTeamMembers(needs.table, [owner], "team");
  const reader = member === undefined || isSuppressed(member) ? undefined : member;
  const facts = {
    subject,
    what,
    url,
    failingSince: failingSince ?? occasion.now,
    label,
    status,
    reader: reader === undefined ? ("team" as const) : ("owner" as const),
  };
  const to = reader === undefined ? ({ team: true } as const) : { person: reader.id };
  return letter(linkDied, { to, about: `link:${linkId({ subject, what })}`, facts }, occasion);
};

/**
 * Records how a link answered, with the letter if it dies of it. The same check of the same link is recorded once, whoever made it. Gives
 * the link as it is then, or undefined when it was noted anew or changed in the meantime: then this answer is about something else.
 */
export const recordCheck = async (
  needs: CommitNeeds,
  before: Link,
  answer: LinkAnswer,
  occasion: Occasion,
): Promise<Link | undefined> => {
  const { link, entries } = afterCheck(before, answer, occasion);
  const dies = entries.some(({ name }) => name === "LinkDied");
  const letters = dies ? [await letterOfDeath(needs, link, occasion)] : [];
  const once = `link-check:${linkId(link)}:${link.notedAt}:${link.checks}`;
  const saved = await commit(needs, { once, ...saveLink({ before, after: link }), entries, letters });
  return saved.outcome === "committed" ? link : undefined;
};

/** Asks for a link while a person waits, records how it answered, and tells that. One read and one transaction, with a look at the owner if it dies. */
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
