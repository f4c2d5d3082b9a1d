import * as z from "zod/mini";
import { parseReference } from "../../platform/references.ts";

/**
 * `taken`: has a place. `offered`: a place is held until `offerUntil`, for somebody who waited or, `unconfirmed`, for somebody who registered. `waiting`: is on the waiting list. `cancelled`: gave it up.
 * `lapsed`: did not answer an offer in time. Only one registration of a person stands for an event; the last two may register again.
 */
export const registrationStatuses = ["taken", "offered", "waiting", "cancelled", "lapsed"] as const;

/** One person's part in one event. The reference is new each time somebody registers again, because it names their calendar entry. */
export const registrationSchema = z.lazy(() =>
  z.object({
    reference: z.string(),
    event: z.string(),
    person: z.uuid(),
    name: z.string(),
    organisation: z.string(),
    organisationCode: z.optional(z.string()),
    /** By which subject it is found from its organisation (`organisationSubject`). */
    filedUnder: z.optional(z.string()),
    consentedAt: z.iso.datetime(),
    status: z.enum(registrationStatuses),
    joinedAt: z.iso.datetime(),
    offerUntil: z.optional(z.iso.datetime()),
    /** Whose the address is has not followed the link in our letter, and the place is not theirs before they do. */
    unconfirmed: z.optional(z.literal(true)),
    attended: z.optional(z.boolean()),
  }),
);

/** A registration. */
export type Registration = z.infer<typeof registrationSchema>;

/** What names a registration: whose, for what. */
export interface RegistrationName {
  readonly event: string;
  readonly person: string;
}

/** Whether a registration still stands, so that the same person cannot make another. */
export const stands = ({ status }: Pick<Registration, "status">): boolean =>
  status === "taken" || status === "offered" || status === "waiting";

/** The id that a signed link to a registration carries. */
export const linkIdOf = ({ event, person }: RegistrationName): string => `${event}~${person}`;

const personId = z.uuid();

/** The registration that a signed link's id names; null if it names none. */
export const parseLinkId = (id: string): RegistrationName | null => {
  const [event, person, ...rest] = id.split("~");
  const reference = parseReference("event", event ?? "");
  const parsed = personId.safeParse(person);
  return reference === null || !parsed.success || rest.length > 0
    ? null
    : { event: reference, person: parsed.data };
};
