import * as z from "zod";
import { typedProse } from "../pages/typed.ts";
import { segmentNames } from "../people/segments.ts";
import { typedPeople } from "../people/typed-people.ts";
import { parseReference } from "../platform/references.ts";

/** What somebody typed as evidence: an address of the web or an event's reference. */
export type TypedEvidence =
  | { readonly kind: "link"; readonly url: string }
  | { readonly kind: "event"; readonly reference: string };

const parseEvidence = (typed: string): TypedEvidence | string => {
  const event = parseReference("event", typed);
  if (event !== null) return { kind: "event", reference: event };
  if (/^\s*EVT/i.test(typed))
    return "Check the event’s reference: it looks like EVT-4F7K-2Q9C, and one of its characters is not right";
  if (!URL.canParse(typed))
    return "Enter a whole web address, like https://www.example.com/blog, or an event’s reference, like EVT-4F7K-2Q9C";
  const url = new URL(typed);
  if (url.protocol !== "https:" && url.protocol !== "http:")
    return "The link must start with https:// or http://";
  if (url.username !== "" || url.password !== "") return "The link must not contain a user name or password";
  return { kind: "link", url: url.href };
};

/** What closing a step asks for: the address of what came of it, or the reference of an event. Only addresses of the web are taken. */
export const evidenceForm = z.object({
  evidence: z
    .string({ error: "Enter a link or an event’s reference" })
    .trim()
    .min(1, "Enter a link or an event’s reference")
    .max(2000, "Link must be 2,000 characters or less")
    .transform((typed, context): TypedEvidence => {
      const parsed = parseEvidence(typed);
      if (typeof parsed !== "string") return parsed;
      context.addIssue({ code: "custom", message: parsed });
      return z.NEVER;
    }),
  /** Ticked by somebody who has seen what our check could not reach. */
  seen: z.literal("yes").optional(),
});

/** Text of several lines as a person typed it, without the characters that no keyboard has. */
const prose = (missing: string, most: number, tooLong: string) =>
  z.string({ error: missing }).transform(typedProse).pipe(z.string().min(1, missing).max(most, tooLong));

/** What skipping a step asks for. */
export const reasonForm = z.object({
  reason: prose("Enter why this step is skipped", 500, "Reason must be 500 characters or less"),
});

/** What moving a step asks for: a date as a date field gives it. */
export const dayForm = z.object({
  day: z.iso
    .date({ error: "Enter the new day, like 18/12/2026" })
    .refine((day) => day >= "2000-01-01" && day <= "2099-12-31", "The day must be between 2000 and 2099"),
});

const subject = z
  .string({ error: "Enter a subject" })
  .transform((text) => text.normalize("NFC").replaceAll(/\s+/g, " ").trim())
  .pipe(z.string().min(1, "Enter a subject").max(200, "Subject must be 200 characters or less"));

const MOST_PEOPLE = 20;

/** What the letter of a step asks for. */
export const letterForm = z.object({
  people: typedPeople
    .refine((people) => people.length > 0, "Enter at least one person")
    .refine((people) => people.length <= MOST_PEOPLE, `Enter at most ${MOST_PEOPLE} people`),
  subject,
  body: prose("Enter the letter", 10_000, "Letter must be 10,000 characters or less"),
});

/** What the invitation of members to a webinar asks for. */
export const invitationForm = z.object({
  segments: z.array(z.enum(segmentNames)).min(1, "Select at least one kind of organisation"),
  subject,
  body: prose("Enter the invitation", 10_000, "Invitation must be 10,000 characters or less"),
});
