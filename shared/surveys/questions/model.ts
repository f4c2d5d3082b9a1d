import * as z from "zod/mini";

/** The most of what one questionnaire holds. A survey longer than this is not answered to its end by anybody. */
export const MOST = { questions: 60, options: 40, rows: 20, sections: 20, steps: 11 } as const;

/** A name inside a questionnaire: it stands in forms, answers and files, and stays when the words change. */
const nameSchema = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/));

const words = z.string().check(z.minLength(1), z.maxLength(500));

const optionSchema = z.lazy(() =>
  z.object({
    name: nameSchema,
    text: words,
    /** “None of these”, “I cannot say”: goes with no other option. */
    alone: z.optional(z.literal(true)),
    /** Whoever chooses it says in their own words what they mean. */
    inWords: z.optional(z.literal(true)),
  }),
);

/** One of the answers that a question offers. */
export type Option = z.infer<typeof optionSchema>;

const rowSchema = z.lazy(() => z.object({ name: nameSchema, text: words }));

/** One of the statements that a grid asks about. */
export type Row = z.infer<typeof rowSchema>;

const conditionSchema = z.lazy(() =>
  z.object({
    /** An earlier question of one or several choices. */
    question: nameSchema,
    /** Holds when one of these was chosen. */
    oneOf: z.array(nameSchema).check(z.minLength(1), z.maxLength(MOST.options)),
  }),
);

/** What must have been answered before for a question to be asked. */
export type Condition = z.infer<typeof conditionSchema>;

/** What every question has, whatever its kind. */
const asked = {
  name: nameSchema,
  text: words,
  hint: z.optional(words),
  /** The section in which it stands. */
  section: nameSchema,
  optional: z.optional(z.literal(true)),
  /** All must hold; a question without conditions is asked of everybody. */
  when: z.optional(z.array(conditionSchema).check(z.maxLength(5))),
};

const options = z.array(optionSchema).check(z.minLength(2), z.maxLength(MOST.options));

/** Steps of a scale from 1 upwards, each with its words; the first and last at least. */
const steps = z.array(z.string().check(z.maxLength(80))).check(z.minLength(2), z.maxLength(MOST.steps));

const choice = z.lazy(() => z.object({ ...asked, kind: z.literal("choice"), options }));
const several = z.lazy(() =>
  z.object({ ...asked, kind: z.literal("several"), options, most: z.optional(z.int().check(z.minimum(1))) }),
);
const scale = z.lazy(() =>
  z.object({ ...asked, kind: z.literal("scale"), steps, cannotSay: z.optional(z.literal(true)) }),
);
const grid = z.lazy(() =>
  z.object({
    ...asked,
    kind: z.literal("grid"),
    rows: z.array(rowSchema).check(z.minLength(1), z.maxLength(MOST.rows)),
    steps,
    cannotSay: z.optional(z.literal(true)),
  }),
);
const number = z.lazy(() =>
  z.object({
    ...asked,
    kind: z.literal("number"),
    least: z.number(),
    most: z.number(),
    /** How many digits after the point may be typed. */
    decimals: z.int().check(z.minimum(0), z.maximum(3)),
    /** What is counted: “hours a week”. */
    unit: z.optional(z.string().check(z.maxLength(40))),
  }),
);
const text = z.lazy(() =>
  z.object({
    ...asked,
    kind: z.literal("text"),
    long: z.optional(z.literal(true)),
    most: z.int().check(z.minimum(20), z.maximum(5000)),
  }),
);
const date = z.lazy(() => z.object({ ...asked, kind: z.literal("date") }));

/** A question of any kind, as it is asked. */
export const questionSchema = z.lazy(() =>
  z.discriminatedUnion("kind", [choice, several, scale, grid, number, text, date]),
);

/** A question of any kind. */
export type Question = z.infer<typeof questionSchema>;

/** The kinds of question, in the words of the desk. */
export const questionKinds = {
  choice: "One choice",
  several: "Several choices",
  scale: "A scale",
  grid: "A grid of statements",
  number: "A number",
  text: "Text",
  date: "A day",
} as const satisfies Readonly<Record<Question["kind"], string>>;

const sectionSchema = z.lazy(() => z.object({ name: nameSchema, title: words, intro: z.optional(words) }));

/** Questions in their order, in sections in their order. What is asked of somebody is one version of it, which never changes. */
export const questionnaireSchema = z.lazy(() =>
  z.object({
    sections: z.array(sectionSchema).check(z.minLength(1), z.maxLength(MOST.sections)),
    questions: z.array(questionSchema).check(z.maxLength(MOST.questions)),
  }),
);

/** Questions in sections. */
export type Questionnaire = z.infer<typeof questionnaireSchema>;

/** A step that stands for “I cannot say” in a form and in answers; it counts as no answer. */
export const CANNOT_SAY = "none";
