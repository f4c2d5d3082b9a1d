import type { Write } from "../journal/commit.ts";
import type { Instant } from "../platform/clock.ts";
import type { Link, LinkName } from "./link.ts";
import { linkItem, linkKey } from "./store.ts";

/** A link that something of ours has. `owner` is the person of the team who hears of its death; the team's inbox does without one. */
export interface NotedLink extends LinkName {
  readonly url: string;
  readonly label?: string | undefined;
  readonly owner?: string | undefined;
}

const newLink = ({ subject, what, url, label, owner }: NotedLink, now: Instant): Link => ({
  subject,
  what,
  url,
  label,
  owner,
  notedAt: now,
  checks: 0,
  state: "unchecked",
  nextCheckAt: now,
});

/**
 * The write that has a link looked after from now on, for the transaction of whoever has the link. It begins anew: note what is new or has
 * changed, not what is as it was (`changedLinks` tells them apart).
 */
export const noteLink = (link: NotedLink, now: Instant): Write[] => [{ put: linkItem(newLink(link, now)) }];

/** The write that has a link no longer looked after. Where there is none, it changes nothing. */
export const dropLink = (name: LinkName): Write[] => [{ delete: linkKey(name) }];

/** The writes that lead from the links that a thing had to those that it has: the new and changed are noted, the missing dropped, the others left alone. */
export const changedLinks = (
  before: readonly NotedLink[],
  after: readonly NotedLink[],
  now: Instant,
): Write[] => {
  const same = (a: LinkName, b: LinkName) => a.subject === b.subject && a.what === b.what;
  const dropped = before.filter((link) => !after.some((other) => same(link, other)));
  const noted = after.filter((link) => {
    const was = before.find((other) => same(link, other));
    return was === undefined || was.url !== link.url || was.owner !== link.owner || was.label !== link.label;
  });
  return [...dropped.flatMap(dropLink), ...noted.flatMap((link) => noteLink(link, now))];
};
