import * as z from "zod/mini";
import { organisationKindNames } from "../../people/organisation-kinds.ts";
import type { Instant } from "../../platform/clock.ts";
import type { Titled } from "../../platform/titled.ts";
import { criteriaSchema } from "./criteria.ts";

/** A call for problems: when it is open, for whom, and what is judged by. */
export const callSchema = z.lazy(() =>
  z.object({
    reference: z.string(),
    title: z.string(),
    /** In markdown. */
    introduction: z.string(),
    opensAt: z.iso.datetime(),
    closesAt: z.iso.datetime(),
    /** The kinds of organisation that can apply. */
    segments: z.array(z.enum(organisationKindNames)),
    /** Why only these can apply, in words for those who cannot. */
    eligibility: z.string(),
    criteria: criteriaSchema,
    /** Whether assessors see no names. */
    blind: z.boolean(),
    /** How many people must score an application before it is decided. */
    assessors: z.int().check(z.minimum(1), z.maximum(10)),
    /** The day by which assessors are asked to score, if the team said one. */
    scoresDueOn: z.optional(z.iso.date()),
    announcedAt: z.optional(z.iso.datetime()),
    /** When the first score of the call was given. From then on its criteria stay as they are. */
    firstScoreAt: z.optional(z.iso.datetime()),
    createdAt: z.iso.datetime(),
    /** Counts the changes; a change of a version that is no longer the last is refused. */
    version: z.int().check(z.positive()),
  }),
);

/** A call for problems. */
export type Call = z.infer<typeof callSchema>;

/** Where a call stands. */
export type CallState = "draft" | "announced" | "open" | "closed";

/** Where a call stands at a moment: its dates say so, nobody has to open or close it. It is open from `opensAt` and no longer at `closesAt`. */
export const callState = (
  call: Pick<Call, "announcedAt" | "opensAt" | "closesAt">,
  now: Instant,
): CallState => {
  if (call.announcedAt === undefined) return "draft";
  if (now < call.opensAt) return "announced";
  return now < call.closesAt ? "open" : "closed";
};

/** The calls that the public may see at a moment: open ones by closing, coming ones by opening, and past ones, the latest first. */
export const publicCalls = (
  calls: readonly Call[],
  now: Instant,
): Readonly<Record<"open" | "coming" | "past", readonly Call[]>> => {
  const inState = (state: CallState) => calls.filter((call) => callState(call, now) === state);
  return {
    open: inState("open").toSorted((a, b) => (a.closesAt < b.closesAt ? -1 : 1)),
    coming: inState("announced").toSorted((a, b) => (a.opensAt < b.opensAt ? -1 : 1)),
    past: inState("closed").toSorted((a, b) => (a.closesAt < b.closesAt ? 1 : -1)),
  };
};

/** Calls, as any list names them. */
export const titledCall: Titled = {
  key: (reference) => ({ pk: `CALL#${reference}`, sk: "CALL" }),
  title: ["call", "title"],
};

/** The list of all calls, by when they open. */
export const CALLS = "CALLS";
