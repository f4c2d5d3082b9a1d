import { type CommitNeeds, wasCommitted } from "../journal/commit.ts";
import type { Occasion } from "../journal/entry.ts";
import { type Letter, letter } from "../letters/letter.ts";
import { readTeamMembers } from "../sign-in/team.ts";
import type { LinkAnswer } from "./check.ts";
import { afterCheck, type LinkDecision, setLinkAside, takeLinkUp } from "./decide.ts";
import { linkDied } from "./letters.ts";
import { type Link, type LinkName, linkId } from "./link.ts";
import { readLink, saveLink } from "./store.ts";

/** Asks for an address. */
export type AskLink = (url: string) => Promise<LinkAnswer>;

/** What a change at the desk came to. */
export type LinkChanged = { readonly link: Link } | { readonly refusal: "unknown" | "changed" | "not-so" };

const letterOfDeath = async (
  needs: CommitNeeds,
  { subject, what, label, url, owner, failingSince, status }: Link,
  occasion: Occasion,
): Promise<Letter> => {
  const [member] = owner === undefined ? [] : await readTeamMembers(needs.table, [owner]);
  const reader = member === undefined || member.suppressed !== undefined ? undefined : member;
  const facts = {
    subject,
    what,
    url,
    failingSince: failingSince ?? occasion.now,
    ...(label === undefined ? {} : { label }),
    ...(status === undefined ? {} : { status }),
    reader: reader === undefined ? ("team" as const) : ("owner" as const),
  };
  const to = reader === undefined ? ({ team: true } as const) : { person: reader.id };
  return letter(linkDied, { to, about: `link:${linkId({ subject, what })}`, facts }, occasion);
};

/**
 * Writes down how a link answered, with the letter if it dies of it. The same check of the same link is written down once, whoever made it.
 * Gives the link as it is then, or undefined when it was noted anew or changed in the meantime.
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
  const saved = await saveLink(needs, { before, after: link }, { once, entries, letters });
  return saved.outcome === "committed" ? link : undefined;
};

/** Asks for a link while a person waits, and writes down how it answered. One read and one transaction, with a look at the owner if it dies. */
export const checkNow = async (
  needs: CommitNeeds & { readonly askLink: AskLink },
  name: LinkName,
  occasion: Occasion,
): Promise<LinkChanged> => {
  const before = await readLink(needs.table, name);
  if (before === undefined) return { refusal: "unknown" };
  const link = await recordCheck(needs, before, await needs.askLink(before.url), occasion);
  return link === undefined ? { refusal: "changed" } : { link };
};

const change = async (
  needs: CommitNeeds,
  name: LinkName,
  once: string,
  decide: (link: Link) => LinkDecision | null,
): Promise<LinkChanged> => {
  const before = await readLink(needs.table, name);
  if (before === undefined) return { refusal: "unknown" };
  const decided = decide(before);
  if (decided === null)
    return (await wasCommitted(needs.table, once)) ? { link: before } : { refusal: "not-so" };
  const saved = await saveLink(needs, { before, after: decided.link }, { once, entries: decided.entries });
  return saved.outcome === "refused" ? { refusal: "changed" } : { link: decided.link };
};

/** Leaves a dead link as it is, for a reason. One read and one transaction. */
export const leaveLink = (
  needs: CommitNeeds,
  { reason, ...name }: LinkName & { readonly reason: string },
  { occasion, once }: { readonly occasion: Occasion; readonly once: string },
): Promise<LinkChanged> => change(needs, name, once, (link) => setLinkAside(link, reason, occasion));

/** Makes a dead link that was left as it is a task again. One read and one transaction. */
export const takeUpLink = (
  needs: CommitNeeds,
  name: LinkName,
  { occasion, once }: { readonly occasion: Occasion; readonly once: string },
): Promise<LinkChanged> => change(needs, name, once, (link) => takeLinkUp(link, occasion));
