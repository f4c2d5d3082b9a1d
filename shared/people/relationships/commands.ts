import { type Changed, type Command, changeStored } from "../../journal/change.ts";
import type { CommitNeeds, Write } from "../../journal/commit.ts";
import { addOffer, type Carers, removeOffer, setCarers } from "./decide.ts";
import type { Offer, Partner, Relationship } from "./model.ts";
import { readRelationship, saveRelationship } from "./store.ts";

// `undefined` would say that there is no such thing; a relationship of which nothing was said yet is none of that.
const read = async (needs: CommitNeeds, partner: Partner) => ({
  before: await readRelationship(needs.table, partner),
});

/** Says who looks after a person or an organisation. One read and one transaction. */
export const giveCarers = <OfChecks extends string>(
  needs: CommitNeeds,
  {
    partner,
    carers,
    checks,
  }: {
    readonly partner: Partner;
    readonly carers: Carers;
    /** That those who are chosen are of the team; who looks after it already need not be. */
    readonly checks: (before: Relationship | undefined) => readonly Write<OfChecks>[];
  },
  command: Command,
): Promise<Changed<"same-person" | "unknown" | Exclude<OfChecks, "overtaken">>> =>
  changeStored(needs, command, {
    read: () => read(needs, partner),
    decide: ({ before }) => setCarers(partner, before, carers, command.occasion),
    save: ({ before }, decision) => saveRelationship(decision, checks(before)),
  });

/** Notes that a person offers something. One read and one transaction. */
export const noteOffer = (
  needs: CommitNeeds,
  { person, offer }: { readonly person: string; readonly offer: Offer },
  command: Command,
): Promise<Changed<"offered-already" | "too-many" | "unknown">> =>
  changeStored(needs, command, {
    read: () => read(needs, { kind: "person", id: person }),
    decide: ({ before }) => addOffer(person, before, offer, command.occasion),
    save: (_found, decision) => saveRelationship(decision),
  });

/** Notes that a person does not offer something any more. One read and one transaction. */
export const endOffer = (
  needs: CommitNeeds,
  { person, offer }: { readonly person: string; readonly offer: Pick<Offer, "kind" | "topic"> },
  command: Command,
): Promise<Changed<"unknown">> =>
  changeStored(needs, command, {
    read: () => read(needs, { kind: "person", id: person }),
    decide: ({ before }) => removeOffer(person, before, offer, command.occasion),
    save: (_found, decision) => saveRelationship(decision),
  });
