import * as z from "zod/mini";
import { type Refused, refused, type Unchanged } from "../journal/answer.ts";
import {
  type Changed,
  type Command,
  changeStored,
  type Saving,
  type StoredChange,
  savingOf,
} from "../journal/change.ts";
import type { CommitNeeds, Overtaken, Write } from "../journal/commit.ts";
import { OVERTAKEN } from "../journal/commit.ts";
import type { Occasion } from "../journal/entry.ts";
import type { Table } from "../platform/dynamo.ts";
import { checksOfGiven } from "../sign-in/team.ts";
import type { Holders, Owned } from "./owned.ts";

/** Why a thing does not change hands. */
export const handRefusals = [
  "not-theirs",
  "same-person",
  "changed",
  "unknown",
  "not-of-team",
  "no-deputy",
  "ended",
  "merged",
  "closed",
  "own-application",
  "scores-seen",
  "assessor-already",
  "already-scored",
] as const;

/** Why a thing does not change hands. */
export type HandRefusal = (typeof handRefusals)[number];

/** Who looked after a thing before and after it changed hands: the ids, for the way back. */
export const handedSchema = z.lazy(() => {
  const holders = z.object({ owner: z.optional(z.string()), deputy: z.optional(z.string()) });
  return z.object({ before: holders, after: holders });
});

/** Who looked after a thing before and after it changed hands. */
export type Handed = z.infer<typeof handedSchema>;

/** How a kind of thing changes hands, as its feature says it. */
interface HandingOf<Found, Decision extends object> {
  /** Reads the thing as `from` has it; undefined when there is no such thing. */
  readonly read: (table: Table, thing: Owned, from: string) => Promise<Found | undefined>;
  readonly holders: (found: Found, from: string) => Holders;
  /** Decides that others look after it. Pure. */
  readonly decide: (
    found: Found,
    to: { readonly holders: Holders; readonly from: string; readonly occasion: Occasion },
  ) => Decision | Refused<HandRefusal> | Unchanged;
  readonly save: (found: Found, decision: Decision) => Saving<Overtaken | "unknown">;
}

/** The receiver of a thing that goes to who is its deputy, which only the thing says. */
export const NEXT_OWNER = "next-owner";

/** A thing that is to change hands. */
export interface ToHand {
  readonly thing: Owned;
  /** Who has it now. */
  readonly from: string;
  /** Who looks after it from now on, by who does so now. */
  readonly next: (now: Holders) => Holders | Refused<HandRefusal>;
  /** Who must be of the team and able to look after it; `next-owner` is whoever owns it from now on. */
  readonly receiver?: string | undefined;
  /** What is written with it, and must hold besides. */
  readonly beside?: (handed: Handed) => readonly Write<string>[];
}

/** How a kind of thing changes hands, whatever it is. Made by `handing`. */
export interface Handing {
  /** Changes its hands by a command of its own and tells who had it. One read and one transaction. */
  readonly run: (needs: CommitNeeds, asked: ToHand, command: Command) => Promise<Changed<string, Handed>>;
  /** What would be saved, for a page of a fan-out. */
  readonly saving: (
    table: Table,
    asked: ToHand,
    occasion: Occasion,
    attempt: number,
  ) => Promise<Saving<string> | Refused<string> | Unchanged | Overtaken>;
}

interface Deciding<Found, Decision> {
  readonly found: Found;
  readonly decision: Decision;
  readonly handed: Handed;
}

const idsOf = ({ owner, deputy }: Holders): Handed["before"] => ({
  ...(owner !== undefined && { owner }),
  ...(deputy !== undefined && { deputy }),
});

const changeOf = <Found, Decision extends object>(
  kind: HandingOf<Found, Decision>,
  table: Table,
  { thing, from, next, receiver, beside = () => [] }: ToHand,
  occasion: Occasion,
): StoredChange<{ readonly found: Found } | undefined, Deciding<Found, Decision>, HandRefusal, string> => ({
  read: async () => {
    const found = await kind.read(table, thing, from);
    return found === undefined ? undefined : { found };
  },
  decide: ({ found }) => {
    const now = kind.holders(found, from);
    const holders = next(now);
    if ("refusal" in holders) return holders;
    const decision = kind.decide(found, { holders, from, occasion });
    if ("refusal" in decision) return decision;
    if ("unchanged" in decision) return refused("same-person");
    return { found, decision, handed: { before: idsOf(now), after: idsOf(holders) } };
  },
  save: (_found, { found, decision, handed }) => {
    const saving = kind.save(found, decision);
    const able = receiver === NEXT_OWNER ? handed.after.owner : receiver;
    const checks = checksOfGiven([able], [], "not-of-team");
    return { ...saving, writes: [...(saving.writes ?? []), ...checks, ...beside(handed)], result: handed };
  },
});

/**
 * Says how a kind of thing changes hands: how it is read, who has it, and the decision and transaction by which others do.
 *
 * ```ts
 * // shared/re-uses/hand-over.ts
 * export const reUseHanding = handing({
 *   read: (table, { about }) => readReUse(table, idOf(about)),
 *   holders: ({ owner }) => ({ owner }),
 *   decide: (reUse, { holders, occasion }) => giveReUse(reUse, holders.owner, occasion),
 *   save: (before, decision) => reUseSaving(before, decision),
 * });
 * // shared/hand-overs/handing-of.ts: one line
 * // shared/re-uses/work.ts: ...ownedItems({ owner }, { kind: "re-use", about })
 * ```
 */
export const handing = <Found, Decision extends object>(kind: HandingOf<Found, Decision>): Handing => ({
  run: (needs, asked, { once, occasion }) =>
    changeStored(needs, { once }, { ...changeOf(kind, needs.table, asked, occasion), told: handedSchema }),
  saving: async (table, asked, occasion, attempt) => {
    const would = await savingOf(changeOf(kind, table, asked, occasion), attempt);
    return would !== OVERTAKEN && "saving" in would ? would.saving : would;
  },
});

/** The id in the name of a thing: `project:PRJ-...` -> `PRJ-...`. */
export const idOfThing = ({ about }: Pick<Owned, "about">): string => about.slice(about.indexOf(":") + 1);

/** A thing in other hands: whoever has it as owner or deputy gives that to `to`. Nobody is the deputy of themselves. */
export const handedTo =
  ({ as }: Pick<Owned, "as">, from: string, to: string) =>
  (now: Holders): Holders | Refused<HandRefusal> => {
    if (now[as] !== from) return refused("not-theirs");
    const after = { ...now, [as]: to };
    return after.owner === after.deputy ? { ...after, deputy: undefined } : after;
  };

/** A thing in the hands of its deputy, who owns it from now on; what somebody is the deputy for has none of its own. */
export const handedToDeputy =
  ({ as }: Pick<Owned, "as">, from: string) =>
  (now: Holders): Holders | Refused<HandRefusal> => {
    if (now[as] !== from) return refused("not-theirs");
    if (as === "deputy" || now.deputy === undefined) return refused("no-deputy");
    return { owner: now.deputy, deputy: undefined };
  };

/** A thing in the hands in which it was, unless somebody else changed that since. */
export const handedBack =
  ({ before, after }: Handed) =>
  (now: Holders): Holders | Refused<HandRefusal> =>
    now.owner === after.owner && now.deputy === after.deputy ? before : refused("changed");
