import { type Refused, refused, UNCHANGED, type Unchanged } from "../../journal/answer.ts";
import { type Entry, type Occasion, record } from "../../journal/entry.ts";
import type { Person } from "../person.ts";
import { PersonCorrected } from "./entries.ts";
import { type CorrectableFacts, correctableNames, type Earlier, factsOf, markOf } from "./model.ts";

/** What a correction leads to: what the record says from now on, and what it said before. */
export interface Correction {
  readonly person: Person;
  readonly earlier: Earlier;
  /** Whether letters go to another address from now on. */
  readonly moves: boolean;
  readonly entries: readonly Entry[];
}

/** A correction, and what it rests on. */
export interface Correcting {
  readonly facts: CorrectableFacts;
  /** The mark of what the person who corrects it saw; without it nothing that was changed meanwhile is overwritten in silence. */
  readonly seen: string;
  /** The person to whom the new address leads, if it leads to one. */
  readonly holder: string | undefined;
}

const without = <Value>(facts: Readonly<Record<string, Value | undefined>>) =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));

/** Corrects what is known of a person. An address is one person's: it cannot be given to two. */
export const correctDetails = (
  before: Person,
  { facts, seen, holder }: Correcting,
  occasion: Occasion,
): Correction | Refused<"changed" | "address-taken"> | Unchanged => {
  const was = factsOf(before);
  const changed = correctableNames.filter((name) => was[name] !== facts[name]);
  if (changed.length === 0) return UNCHANGED;
  if (seen !== markOf(before)) return refused("changed");
  const moves = facts.email.toLowerCase() !== before.email.toLowerCase();
  if (moves && holder !== undefined && holder !== before.id)
    return { refusal: "address-taken", about: holder };
  // Whoever corrects a name vouches for it. That letters came back says nothing of a new address; a complaint was the person's, and goes along.
  const { asTyped, followsKind, bouncedAt, complainedAt, onSuppressionList, ...rest } = before;
  const ofAddress = moves ? { complainedAt } : { bouncedAt, complainedAt, onSuppressionList };
  const isOfSameKind = !changed.includes("segment") && !changed.includes("organisationCode");
  const { id } = before;
  return {
    person: {
      id,
      name: facts.name,
      email: facts.email,
      ...without({
        ...rest,
        ...facts,
        asTyped: changed.includes("name") ? undefined : asTyped,
        followsKind: isOfSameKind ? followsKind : undefined,
        ...ofAddress,
      }),
    },
    earlier: { id: occasion.newId(), at: occasion.now, by: occasion.actor.id, facts: was, changed },
    moves,
    entries: [record(PersonCorrected, { subject: id, person: id, data: { changed } }, occasion)],
  };
};
