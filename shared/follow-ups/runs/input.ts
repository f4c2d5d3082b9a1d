import * as z from "zod/mini";
import { letterSubject, letterText } from "../../letters/writing/typed-words.ts";
import { line, plainDate, prose } from "../../pages/typed.ts";
import { organisationKindNames } from "../../people/organisation-kinds.ts";
import { typedPeople } from "../../people/typed-people.ts";
import { parseReference } from "../../platform/references.ts";

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
  evidence: z.pipe(
    line({ missing: "Enter a link or an event’s reference", name: "Link", most: 2000 }),
    z.transform((typed, context): TypedEvidence => {
      const parsed = parseEvidence(typed);
      if (typeof parsed !== "string") return parsed;
      context.issues.push({ code: "custom", message: parsed, input: context.value });
      return z.NEVER;
    }),
  ),
  /** Ticked by somebody who has seen what our check could not reach. */
  seen: z.optional(z.literal("yes")),
});

/** What skipping a step asks for. */
export const reasonForm = z.object({
  reason: prose({ missing: "Enter why this step is skipped", name: "Reason", most: 500 }),
});

/** What moving a step asks for: a date as a date field gives it. */
export const dayForm = z.object({
  day: plainDate({ missing: "Enter the new day", name: "The new due day" }),
});

const MOST_PEOPLE = 20;

/** What the letter of a step asks for. */
export const letterForm = z.object({
  people: typedPeople.check(
    z.refine((people) => people.length > 0, "Enter at least one person"),
    z.refine((people) => people.length <= MOST_PEOPLE, `Enter at most ${MOST_PEOPLE} people`),
  ),
  subject: letterSubject,
  body: letterText({ missing: "Enter the letter", name: "Letter", most: 10_000 }),
});

/** What the invitation of members to a webinar asks for. */
export const invitationForm = z.object({
  segments: z
    .array(z.enum(organisationKindNames))
    .check(z.minLength(1, "Select at least one kind of organisation")),
  subject: letterSubject,
  body: letterText({ missing: "Enter the invitation", name: "Invitation", most: 10_000 }),
});
