import * as z from "zod/mini";
import { keysOf } from "../../platform/keys.ts";

/** How likely a risk is, and how bad it would be. */
export const levels = { low: "Low", medium: "Medium", high: "High" } as const;

/** The levels as a list, from low to high. */
export const levelNames = keysOf(levels);

/** Something that may go wrong in a project, and what is done about it. */
export const riskSchema = z.lazy(() =>
  z.object({
    id: z.uuid(),
    what: z.string(),
    likelihood: z.enum(levelNames),
    impact: z.enum(levelNames),
    /** Who watches it. */
    owner: z.optional(z.uuid()),
    mitigations: z.string(),
    raisedAt: z.iso.datetime(),
    /** When it was closed, and how it ended; none while it is open. */
    closed: z.optional(z.object({ at: z.iso.datetime(), by: z.optional(z.uuid()), how: z.string() })),
    version: z.int().check(z.positive()),
  }),
);

/** A risk. */
export type Risk = z.infer<typeof riskSchema>;

/** How much a risk weighs, from 1 to 9: the likely and bad ones are shown first. */
export const weightOf = ({ likelihood, impact }: Pick<Risk, "likelihood" | "impact">): number =>
  (levelNames.indexOf(likelihood) + 1) * (levelNames.indexOf(impact) + 1);

/** Something that was decided in a project. */
export const decisionSchema = z.lazy(() =>
  z.object({
    id: z.uuid(),
    what: z.string(),
    why: z.string(),
    /** By whom, in a person's words: a name, a board, a meeting. */
    decidedBy: z.string(),
    decidedOn: z.iso.date(),
    /** When it was withdrawn; none while it stands. */
    withdrawn: z.optional(z.object({ at: z.iso.datetime(), by: z.optional(z.uuid()), why: z.string() })),
    version: z.int().check(z.positive()),
  }),
);

/** A decision of a project, as its log of decisions has it. */
export type LoggedDecision = z.infer<typeof decisionSchema>;
