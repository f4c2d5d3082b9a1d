import type { CommitNeeds, Write } from "../journal/commit.ts";
import { addressKey, introduce } from "../people/store.ts";
import { readItems } from "../platform/dynamo.ts";
import type { NewId } from "../platform/ids.ts";
import { newReference, type RandomBytes } from "../platform/references.ts";
import { isLimit, type LimitRefusal } from "../protection/limits.ts";
import type { Given } from "./commands.ts";
import { joinReUse, type Request, type RequestDecision, startReUse } from "./decide-request.ts";
import type { ReUse } from "./re-use.ts";
import { putAsking, putNewReUse, putReUse, readReUse, saveChange, toUse, useKey } from "./store.ts";

const MOST_TRIES = 6;

/** What asking to use something needs from the outside. */
export type RequestNeeds = CommitNeeds & { readonly randomBytes: RandomBytes; readonly newId: NewId };

/** Who asks, as they tell of themselves. */
export type Asker = Parameters<typeof introduce>[0];

/** What became of a request: the reference of the re-use that it began or joined. */
export type Requested = { readonly reference: string } | { readonly refusal: LimitRefusal };

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

type Refusals = "reference-taken" | "in-the-ledger" | "changed" | "address-taken" | LimitRefusal;

const writesOf = (before: ReUse | undefined, { reUse, asking }: RequestDecision): Write<Refusals>[] => [
  ...(before === undefined ? putNewReUse(reUse) : putReUse(before, reUse)),
  ...(asking === undefined ? [] : [putAsking(reUse.reference, asking)]),
];

/**
 * Notes that an organisation wants to use something, and gives the reference of its re-use: a new one, or the one that the same
 * organisation has of the same thing. Nothing that anybody wrote is lost by that. The same request again gives the same reference. One read and
 * one transaction; a second read where the organisation is in the ledger already.
 */
export const requestReUse = async (
  needs: RequestNeeds,
  request: Request,
  asker: Asker | undefined,
  { occasion, once }: Given,
  counts: readonly Write<LimitRefusal>[] = [],
): Promise<Requested> => {
  const places = placesOf(request);
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const keys = asker === undefined ? places : [...places, addressKey(asker.email)];
    const items = await readItems(needs.table, keys);
    const person = asker === undefined ? undefined : introduce(asker, items[places.length], needs.newId);
    const uses = items.slice(0, places.length).flatMap((item) => toUse(item) ?? []);
    const before = await findBefore(needs, uses[0]?.reference);
    const whole = { ...request, person: person?.id ?? request.person };
    const decision =
      before === undefined
        ? startReUse(whole, newReference("reUse", needs.randomBytes), occasion)
        : joinReUse(before, whole, occasion);
    const { reUse, entries, setTimers, cancelTimers } = decision;
    const saved = await saveChange<Refusals>(needs, {
      once,
      result: { reference: reUse.reference },
      writes: [...writesOf(before, decision), ...(person?.writes ?? []), ...counts],
      entries,
      setTimers,
      cancelTimers,
    });
    if (saved.outcome === "committed") return { reference: reUse.reference };
    if (saved.outcome === "repeated") return { reference: String(saved.result["reference"]) };
    if (isLimit(saved.refusal)) return { refusal: saved.refusal };
  }
  throw new Error(`A re-use could not be saved in ${MOST_TRIES} tries.`);
};

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
