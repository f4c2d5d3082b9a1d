import * as z from "zod";

/** How likely a risk is, and how bad it would be. */
export const levels = { low: "Low", medium: "Medium", high: "High" } as const;

/** A level of likelihood or impact. */
export type Level = keyof typeof levels;

/** The levels as a list, from low to high. */
export const levelNames = ["low", "medium", "high"] as const satisfies readonly Level[];

/** Something that may go wrong in a project, and what is done about it. */
export const riskSchema = z.object({
  id: z.uuid(),
  what: z.string(),
  likelihood: z.enum(levelNames),
  impact: z.enum(levelNames),
  /** Who watches it. */
  owner: z.uuid().optional(),
  mitigations: z.string(),
  raisedAt: z.iso.datetime(),
  /** When it was closed, and how it ended; none while it is open. */
  closed: z.object({ at: z.iso.datetime(), by: z.uuid().optional(), how: z.string() }).optional(),
  version: z.number().int().positive(),
});

/** A risk. */
export type Risk = z.infer<typeof riskSchema>;

/** How much a risk weighs, from 1 to 9: the likely and bad ones are shown first. */
export const weightOf = ({ likelihood, impact }: Pick<Risk, "likelihood" | "impact">): number =>
  (levelNames.indexOf(likelihood) + 1) * (levelNames.indexOf(impact) + 1);

/** Something that was decided in a project. */
export const decisionSchema = z.object({
  id: z.uuid(),
  what: z.string(),
  why: z.string(),
  /** By whom, in a person's words: a name, a board, a meeting. */
  decidedBy: z.string(),
  decidedOn: z.iso.date(),
  /** When it was withdrawn; none while it stands. */
  withdrawn: z.object({ at: z.iso.datetime(), by: z.uuid().optional(), why: z.string() }).optional(),
  version: z.number().int().positive(),
});

/** A decision of a project, as its log of decisions has it. */
export type LoggedDecision = z.infer<typeof decisionSchema>;
