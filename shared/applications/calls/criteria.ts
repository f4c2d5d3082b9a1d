import * as z from "zod/mini";

/** The heaviest a criterion can weigh. Only the relation of weights counts, so 100 is enough to say per cent. */
export const MOST_WEIGHT = 100;

const criterionSchema = z.lazy(() =>
  z.object({
    /** Stays the same when the criterion is renamed, so that scores keep their place. */
    id: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,40}$/)),
    name: z.string(),
    guidance: z.string(),
    weight: z.int().check(z.minimum(0), z.maximum(MOST_WEIGHT)),
    /** Shown beside the ranking and never part of it. */
    independent: z.boolean(),
  }),
);

/** What an application is judged by. */
export type Criterion = z.infer<typeof criterionSchema>;

/** The criteria of a call, in the order in which assessors meet them. */
export const criteriaSchema = z.lazy(() => z.array(criterionSchema).check(z.minLength(1), z.maxLength(20)));

/**
 * The criteria that a new call begins with: what the programme's open calls asked for (issue 3; programme.md, "Sourcing and selection").
 * Whether artificial intelligence may help is told apart: a good problem is good without it.
 */
export const defaultCriteria: readonly Criterion[] = [
  {
    id: "problem",
    name: "A problem rather than a solution",
    guidance: "It says what is wrong, who it affects and how much, and leaves open how it is solved.",
    weight: 20,
    independent: false,
  },
  {
    id: "data",
    name: "Access to the data",
    guidance: "The data exist, their controller is known and is willing to share them for this.",
    weight: 20,
    independent: false,
  },
  {
    id: "wider",
    name: "More than local",
    guidance: "Other organisations have the same problem and could use what comes of it.",
    weight: 15,
    independent: false,
  },
  {
    id: "open",
    name: "Works in the open",
    guidance: "Code, method and what was learned will be published; never the data.",
    weight: 15,
    independent: false,
  },
  {
    id: "fit",
    name: "Strategic fit",
    guidance: "It helps with what the health and care system has set itself for the coming years.",
    weight: 10,
    independent: false,
  },
  {
    id: "sponsor",
    name: "Sponsor",
    guidance: "Someone senior backs it and will find people’s time for it.",
    weight: 10,
    independent: false,
  },
  {
    id: "governance",
    name: "Information governance and ethics considered",
    guidance: "They have thought about what is needed, and who must agree.",
    weight: 10,
    independent: false,
  },
  {
    id: "potential",
    name: "Potential for artificial intelligence",
    guidance: "Whether a model could help at all. For information: it does not change the ranking.",
    weight: 0,
    independent: true,
  },
];
