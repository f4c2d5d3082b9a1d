import type { DataOf } from "../../shared/journal/entry.ts";
import { subjectOf } from "../../shared/journal/store.ts";
import { type Letter, letter } from "../../shared/letters/letter.ts";
import { readPeople } from "../../shared/people/store.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { askForNews, type NewsAsking } from "../../shared/re-uses/decide-news.ts";
import { ReUseNewsDue } from "../../shared/re-uses/entries.ts";
import { reUseNews, reUseNoNews } from "../../shared/re-uses/letters.ts";
import { type ReUse, titleOf } from "../../shared/re-uses/re-use.ts";
import { putReUse, readReUse, saveChange } from "../../shared/re-uses/store.ts";
import { type Reaction, type ReactionOccasion, reaction } from "../entry-points/entry.ts";
import type { Needs } from "../entry-points/needs.ts";
import { firstReader } from "./reader-of.ts";

const MOST_TRIES = 8;

/** After that the next question is near. */
const USEFUL_FOR = "P21D";

/** Whether the contact can be written to: not somebody who was erased, or whose mail comes back. */
const canBeReached = async ({ table }: Needs, contact: string | undefined): Promise<boolean> => {
  const [person] = contact === undefined ? [] : await readPeople(table, [contact]);
  return person !== undefined && person.suppressed?.reason !== "bounced";
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

const tellOwner = async (
  { table }: Needs,
  reUse: ReUse,
  reachable: boolean,
  about: string,
  occasion: ReactionOccasion,
): Promise<Letter> => {
  const facts = {
    reUse: reUse.reference,
    title: titleOf(reUse),
    organisation: reUse.organisation.name,
    because: reachable ? "unanswered" : "unreachable",
  } as const;
  return letter(reUseNoNews, { to: await firstReader(table, [reUse.owner]), about, facts }, occasion);
};

/** Asks the contact how far they have come; whoever looks after it is told when nobody answers or nobody can be asked. */
export const onReUseNewsDue: Reaction<DataOf<typeof ReUseNewsDue>> = async (needs, entry, occasion) => {
  const about = subjectOf(entry);
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const before = await readReUse(needs.table, entry.subject.id);
    if (before === undefined) throw new Error(`There is no re-use ${entry.subject.id}.`);
    const reachable = await canBeReached(needs, before.contact);
    const asking = askForNews(before, entry.data.day, reachable, occasion);
    if (asking === null) return;
    const { reUse, entries, setTimers, cancelTimers } = asking;
    const letters = [
      ...(reachable ? [questionOf(asking, about, occasion)] : []),
      ...(asking.tellOwner ? [await tellOwner(needs, reUse, reachable, about, occasion)] : []),
    ];
    const writes = putReUse(before, reUse);
    const made = { once: occasion.once, writes, entries, setTimers, cancelTimers, letters };
    if ((await saveChange<"changed">(needs, made)).outcome !== "refused") return;
  }
  throw new Error(`The re-use ${entry.subject.id} kept changing while its contact was to be asked.`);
};

export const handler = reaction("re-uses/on-re-use-news-due", ReUseNewsDue, onReUseNewsDue);
