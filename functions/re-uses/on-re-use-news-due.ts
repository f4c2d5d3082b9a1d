import { UNCHANGED } from "../../shared/journal/answer.ts";
import { changeStored, expectDone } from "../../shared/journal/change.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { subjectOf } from "../../shared/journal/store.ts";
import { type Letter, letter, type Recipient } from "../../shared/letters/letter.ts";
import { comesBack } from "../../shared/people/person.ts";
import { readPeople } from "../../shared/people/store.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { ReUseNewsDue } from "../../shared/re-uses/entries.ts";
import { reUseNews, reUseNoNews } from "../../shared/re-uses/letters.ts";
import { askForNews, type NewsAsking } from "../../shared/re-uses/news/decide.ts";
import { type ReUse, titleOf } from "../../shared/re-uses/re-use.ts";
import { putReUse, readReUse } from "../../shared/re-uses/store.ts";
import { type Reaction, type ReactionOccasion, reaction } from "../entry-points/entry.ts";
import type { Needs } from "../entry-points/needs.ts";
import { firstReader } from "./reader-of.ts";

/** After that the next question is near. */
const USEFUL_FOR = "P21D";

/** Whether the contact can be written to: not somebody who was erased, or whose mail comes back. */
const canBeReached = async ({ table }: Needs, contact: string | undefined): Promise<boolean> => {
  const [person] = contact === undefined ? [] : await readPeople(table, [contact]);
  return person !== undefined && !comesBack(person);
};

const questionOf = (asking: NewsAsking, about: string, occasion: ReactionOccasion): Letter => {
  const { reUse, day, contact } = asking;
  const facts = {
    reUse: reUse.reference,
    title: titleOf(reUse),
    day,
    person: contact,
    askedOn: reUse.news?.from ?? reUse.requestedAt,
  };
  const usefulUntil = plus(occasion.now, USEFUL_FOR);
  return letter(reUseNews, { to: { person: contact }, about, facts, usefulUntil }, occasion);
};

const tellOwner = (
  reUse: ReUse,
  { reachable, owner }: { readonly reachable: boolean; readonly owner: Recipient },
  about: string,
  occasion: ReactionOccasion,
): Letter => {
  const facts = {
    reUse: reUse.reference,
    title: titleOf(reUse),
    organisation: reUse.organisation.name,
    because: reachable ? "unanswered" : "unreachable",
  } as const;
  return letter(reUseNoNews, { to: owner, about, facts }, occasion);
};

/** Asks the contact how far they have come; whoever looks after it is told when nobody answers or nobody can be asked. */
export const onReUseNewsDue: Reaction<DataOf<typeof ReUseNewsDue>> = async (needs, entry, occasion) => {
  const about = subjectOf(entry);
  const changed = await changeStored(needs, occasion, {
    read: async () => {
      const reUse = await readReUse(needs.table, entry.subject.id);
      if (reUse === undefined) return undefined;
      const [reachable, owner] = await Promise.all([
        canBeReached(needs, reUse.contact),
        firstReader(needs.table, [reUse.owner]),
      ]);
      return { reUse, reachable, owner };
    },
    decide: ({ reUse, reachable }) => askForNews(reUse, entry.data.day, reachable, occasion) ?? UNCHANGED,
    save: ({ reUse: before, reachable, owner }, asking) => ({
      writes: putReUse(before, asking.reUse),
      entries: asking.entries,
      setTimers: asking.setTimers,
      cancelTimers: asking.cancelTimers,
      letters: [
        ...(reachable ? [questionOf(asking, about, occasion)] : []),
        ...(asking.tellOwner ? [tellOwner(asking.reUse, { reachable, owner }, about, occasion)] : []),
      ],
    }),
  });
  expectDone(changed, `Asking for news of ${entry.subject.id}`);
};

export const handler = reaction("re-uses/on-re-use-news-due", ReUseNewsDue, onReUseNewsDue);
