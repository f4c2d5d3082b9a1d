import * as z from "zod/mini";
import { refused } from "../../journal/answer.ts";
import { type Changed, type Command, changeStored } from "../../journal/change.ts";
import type { CommitNeeds } from "../../journal/commit.ts";
import { type DomainsWriting, editDomains } from "./decide.ts";
import { readDomains, readDomainsBefore, saveDomains } from "./store.ts";

const told = z.lazy(() =>
  z.object({
    version: z._default(z.string(), ""),
    added: z._default(z.string(), "0"),
    removed: z._default(z.string(), "0"),
  }),
);

/** Which version a list has since it was saved, and how many domains came onto it and left it. */
export type DomainsSaved = z.infer<typeof told>;

/** Saves the list of domains; the same list again changes nothing. One read and one transaction. */
export const changeDomains = (
  needs: CommitNeeds,
  writing: DomainsWriting,
  command: Command,
): Promise<Changed<"changed", DomainsSaved>> =>
  changeStored(needs, command, {
    read: () => readDomains(needs.table),
    decide: (now) => editDomains(now, writing, command.occasion),
    save: (_now, edit) => saveDomains(edit),
    told,
  });

/** Takes back what was saved last, if that is the version which the person saw. */
export const takeBackDomains = (
  needs: CommitNeeds,
  seen: number,
  command: Command,
): Promise<Changed<"changed", DomainsSaved>> =>
  changeStored(needs, command, {
    read: async () => {
      const [now, before] = await Promise.all([readDomains(needs.table), readDomainsBefore(needs.table)]);
      return { now, before };
    },
    decide: ({ now, before }) =>
      now.version === seen
        ? editDomains(now, { domains: before.domains, seen }, command.occasion)
        : refused("changed"),
    save: (_found, edit) => saveDomains(edit),
    told,
  });
