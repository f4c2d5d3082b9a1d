import { type Refused, refused, UNCHANGED, type Unchanged } from "../../journal/answer.ts";
import { type Entry, type Occasion, record } from "../../journal/entry.ts";
import { EmailDomainsSaved } from "./entries.ts";
import { type DomainList, type Domains, domainMeaningNames } from "./model.ts";

/** A list as it is to be, and the version of it that the person saw. */
export interface DomainsWriting {
  readonly domains: Domains;
  readonly seen: number;
}

/** The next version of the list. */
export interface DomainsEdit {
  readonly before: DomainList;
  readonly list: DomainList;
  readonly added: number;
  readonly removed: number;
  readonly entries: readonly Entry[];
}

const flat = (domains: Domains): ReadonlySet<string> =>
  new Set(domainMeaningNames.flatMap((meaning) => domains[meaning].map((domain) => `${meaning} ${domain}`)));

/** Makes the next version of the list. Refused when somebody saved one since the person saw it. */
export const editDomains = (
  now: DomainList,
  { domains, seen }: DomainsWriting,
  occasion: Occasion,
): DomainsEdit | Unchanged | Refused<"changed"> => {
  const [before, after] = [flat(now.domains), flat(domains)];
  const added = [...after].filter((one) => !before.has(one)).length;
  const removed = [...before].filter((one) => !after.has(one)).length;
  if (added + removed === 0) return UNCHANGED;
  if (now.version !== seen) return refused("changed");
  const version = now.version + 1;
  const data = { version, added, removed };
  return {
    before: now,
    list: { version, domains, savedAt: occasion.now, savedBy: occasion.actor.id },
    added,
    removed,
    entries: [record(EmailDomainsSaved, { subject: "email-domains", data }, occasion)],
  };
};
