import * as z from "zod/mini";
import { maybeSentBack } from "../../pages/typed.ts";
import { theirEmailAddress } from "../person.ts";

/** How the team knows that the person whose old address is dead is who they say they are. */
export const checks = {
  "known-number": "We rang a number that we had before",
  organisation: "Their organisation confirmed it",
  "in-person": "We met them, in person or by video",
  mistyped: "The old address was mistyped and was never theirs",
} as const;

/** The names of the checks. */
export const checkNames = ["known-number", "organisation", "in-person", "mistyped"] as const;

/** How the team made sure of somebody. */
export type Check = (typeof checkNames)[number];

/** How a change of address ended, if it has. One that ran out of time says so by its `validUntil`. */
const endings = ["done", "stopped", "replaced"] as const;

/** The shape of a change of address. */
export const addressChangeSchema = z.lazy(() =>
  z.object({
    id: z.uuid(),
    person: z.uuid(),
    /** The new address. Letters to it go by this item, so that it stands here alone until it is proved. */
    email: z.string(),
    bouncedAt: z.optional(z.iso.datetime()),
    askedAt: z.iso.datetime(),
    /** Who of the team asked for it on the person's behalf. */
    askedBy: z.optional(z.string()),
    validUntil: z.iso.datetime(),
    oldConfirmedAt: z.optional(z.iso.datetime()),
    newConfirmedAt: z.optional(z.iso.datetime()),
    /** That the team decided without the old address, how it had made sure of the person, and who did. */
    waived: z.optional(
      z.object({ at: z.iso.datetime(), by: z.optional(z.string()), check: z.enum(checkNames) }),
    ),
    ended: z.optional(z.enum(endings)),
    endedAt: z.optional(z.iso.datetime()),
  }),
);

/** A wish to be reached by another address: open until both have said yes, the old one says no, or its time is over. */
export type AddressChange = z.infer<typeof addressChangeSchema>;

/** Which of the two addresses somebody answers for. */
export type Side = "old" | "new";

/** How long both links work. Somebody may be on leave when the letter comes to the address that they rarely read. */
export const VALID_DAYS = 7;

/** The new address as the team types it. */
export const addressChangeForm = /* @__PURE__ */ z.lazy(() =>
  z.object({
    email: theirEmailAddress,
    check: z.pipe(
      maybeSentBack(),
      z.transform((text) => checkNames.find((name) => name === text)),
    ),
  }),
);

/** The link id by which one of the two addresses answers. */
export const changeLinkId = (change: Pick<AddressChange, "person" | "id">, side: Side): string =>
  `${change.person}_${change.id}_${side}`;

/** Which change a link names, and for which of the addresses it speaks; null when it is none of ours. */
export const openChangeLinkId = (
  id: string,
): { readonly person: string; readonly change: string; readonly side: Side } | null => {
  const [person = "", change = "", side] = id.split("_");
  return side === "old" || side === "new" ? { person, change, side } : null;
};

/** How a change of address stands: what its page and the desk say of it. */
export type ChangeState = "open" | "done" | "stopped" | "replaced" | "lapsed";

/** How a change of address stands at a moment. */
export const stateOfChange = ({ ended, validUntil }: AddressChange, now: string): ChangeState =>
  ended ?? (validUntil <= now ? "lapsed" : "open");
