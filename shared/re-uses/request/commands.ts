import * as z from "zod/mini";
import { type Changed, type Command, changeStored, type Saving } from "../../journal/change.ts";
import type { CommitNeeds, Overtaken, Write } from "../../journal/commit.ts";
import type { Occasion } from "../../journal/entry.ts";
import { addressKey, introduce } from "../../people/store.ts";
import { type Item, readItems } from "../../platform/dynamo.ts";
import type { NewId } from "../../platform/ids.ts";
import { newReference, type RandomBytes } from "../../platform/references.ts";
import type { ReUse } from "../re-use.ts";
import { putAsking, putNewReUse, putReUse, readReUse, toUse, useKey } from "../store.ts";
import { joinReUse, type Request, type RequestDecision, startReUse } from "./decide.ts";

/** What asking to use something needs from the outside. */
export type RequestNeeds = CommitNeeds & { readonly randomBytes: RandomBytes; readonly newId: NewId };

/** Who asks, as they tell of themselves. */
export type Asker = Parameters<typeof introduce>[0];

/** Where the organisation's use of this may lie already: with the item or the project, under the code or under the name that was typed. */
const placesOf = ({ item, project, organisation }: Request) =>
  [item, project].flatMap((used) => {
    if (used === undefined) return [];
    const byName = useKey(used.reference, { name: organisation.name });
    return organisation.code === undefined ? [byName] : [useKey(used.reference, organisation), byName];
  });

const findBefore = async (needs: RequestNeeds, reference: string | undefined): Promise<ReUse | undefined> => {
  let found = reference === undefined ? undefined : await readReUse(needs.table, reference);
  if (found?.mergedInto !== undefined) found = await readReUse(needs.table, found.mergedInto);
  return found;
};

const writesOf = (before: ReUse | undefined, { reUse, asking }: RequestDecision): Write<Overtaken>[] => [
  ...(before === undefined ? putNewReUse(reUse) : putReUse(before, reUse)),
  ...(asking === undefined ? [] : [putAsking(reUse.reference, asking)]),
];

interface Found {
  readonly address: Item | undefined;
  readonly before: ReUse | undefined;
}

interface Decided {
  readonly decision: RequestDecision;
  readonly newcomer: readonly Write<Overtaken>[];
}

/** What is asked for, by whom (nobody of our acquaintance, when the team has a lead only), and what counts it against limits. */
export interface Requesting<Refusal extends string = never> {
  readonly request: Request;
  readonly asker?: Asker | undefined;
  readonly counts?: readonly Write<Refusal>[];
}

const requestedSchema = z.object({ reference: z.string() });

/** What was typed of the person who asks: by themselves or anybody, unless the team wrote down a call. */
const asTold = <Asker extends object>(asker: Asker, { by }: Pick<Request, "by">) =>
  by === "desk" ? asker : { ...asker, asTyped: true as const };

/**
 * The change by which an organisation wants to use something: a new re-use, or the one that the same organisation has of the same thing.
 * Nothing that anybody wrote is lost by that. One read; a second one where the organisation is in the ledger already.
 */
export const requestingReUse = <Refusal extends string = never>(
  needs: RequestNeeds,
  { request, asker, counts = [] }: Requesting<Refusal>,
  occasion: Occasion,
) => {
  const places = placesOf(request);
  return {
    read: async () => {
      const keys = asker === undefined ? places : [...places, addressKey(asker.email)];
      const items = await readItems(needs.table, keys);
      const uses = items.slice(0, places.length).flatMap((item) => toUse(item) ?? []);
      return { address: items[places.length], before: await findBefore(needs, uses[0]?.reference) };
    },
    decide: ({ address, before }: Found) => {
      const person =
        asker === undefined ? undefined : introduce(asTold(asker, request), address, needs.newId);
      const whole = { ...request, person: person?.id ?? request.person };
      const decision =
        before === undefined
          ? startReUse(whole, newReference("reUse", needs.randomBytes), occasion)
          : joinReUse(before, whole, occasion);
      return { decision, newcomer: person?.writes ?? [] };
    },
    save: ({ before }: Found, { decision, newcomer }: Decided): Saving<Overtaken | Refusal> => ({
      result: { reference: decision.reUse.reference },
      writes: [...writesOf(before, decision), ...newcomer, ...counts],
      entries: decision.entries,
      setTimers: decision.setTimers,
      cancelTimers: decision.cancelTimers,
    }),
  };
};

/** Notes that an organisation wants to use something, and tells the reference of its re-use. One transaction. */
export const requestReUse = <Refusal extends string = never>(
  needs: RequestNeeds,
  requesting: Requesting<Refusal>,
  command: Command,
): Promise<Changed<Exclude<Refusal, Overtaken>, { readonly reference: string }>> =>
  changeStored(needs, command, {
    ...requestingReUse(needs, requesting, command.occasion),
    told: requestedSchema,
  });

/** A lead of a webinar: what an organisation is noted with whose people came. Nobody is asked for news who did not ask us. */
export const leadOf = (
  used: Pick<Request, "item" | "project">,
  event: string,
  { organisation, person }: Pick<Request, "organisation" | "person">,
  owner: string | undefined,
): Request => ({
  ...used,
  organisation,
  person,
  by: "event",
  introducedBy: { kind: "event", reference: event },
  howFar: "interested",
  whatFor: "",
  mayBeNamed: false,
  mayBeAsked: false,
  owner,
});
