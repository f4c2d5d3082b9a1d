import * as z from "zod/mini";
import { keysOf } from "../../platform/keys.ts";
import { questionnaireSchema } from "../questions/model.ts";

/** What becomes of who answered what. It is told to those who are asked, before they answer, and never changes once a survey has opened. */
export const privacies = {
  anonymous: {
    title: "Anonymous",
    told: "Nobody can see who answered what: the team sees that you answered, not when and not what. Your answers are put together with at least four others before anybody sees them.",
  },
  confidential: {
    title: "Confidential",
    told: "Only a few people of the team see your answers with your name: the page with the questions says who. To anybody else we tell figures only, and none that fewer than five people stand behind.",
  },
  linked: {
    title: "Linked to the person",
    told: "The team sees your answers with your name. To anybody else we tell figures only, and none that fewer than five people stand behind.",
  },
} as const;

/** What becomes of who answered what. */
export type Privacy = keyof typeof privacies;

/** The kinds of privacy, in the order in which they are offered. */
export const privacyNames = keysOf(privacies);

/** How a survey stands. What is closed can be opened again until another day. */
export const surveyStates = { draft: "Draft", open: "Open", closed: "Closed" } as const;

/** How a survey stands. */
export type SurveyState = keyof typeof surveyStates;

/** The states, in their order. */
export const surveyStateNames = keysOf(surveyStates);

/** A survey as kept. Its questions are those that are written now; what was asked of people are its versions. */
export const surveySchema = z.lazy(() =>
  z.object({
    reference: z.string(),
    title: z.string(),
    /** Why we ask, above the questions and in the letter. */
    about: z.string(),
    privacy: z.enum(privacyNames),
    /** Who of the team reads answers with names, of a confidential survey. */
    readers: z.array(z.string()),
    owner: z.string(),
    state: z.enum(surveyStateNames),
    questionnaire: questionnaireSchema,
    /** The version that is asked now; 0 before the first has been. */
    asked: z.int().check(z.nonnegative()),
    /** Whether whoever has answered is asked if the team may get in touch. */
    asksForContact: z.boolean(),
    /** Anybody with its address may answer, once or more often: such answers are told apart from those of people who were asked. */
    byAddress: z.boolean(),
    /** The last day on which it can be answered. */
    closesOn: z.iso.date(),
    /** Closes when so many have answered. */
    closesAfter: z.optional(z.int().check(z.minimum(5))),
    /** How many days after they were asked people are reminded who have not answered; never, without. */
    remindAfter: z.optional(z.int().check(z.minimum(1), z.maximum(60))),
    /** The survey that this is a later round of: questions of one name are compared. */
    roundOf: z.optional(z.string()),
    openedAt: z.optional(z.iso.datetime()),
    closedAt: z.optional(z.iso.datetime()),
    createdAt: z.iso.datetime(),
    /** Counts the changes; a change of a version that is no longer the last is refused. */
    version: z.int().check(z.positive()),
  }),
);

/** A survey. */
export type Survey = z.infer<typeof surveySchema>;

/** Whether a survey can be answered on a day. */
export const isOpen = ({ state, closesOn }: Pick<Survey, "state" | "closesOn">, today: string): boolean =>
  state === "open" && today <= closesOn;
