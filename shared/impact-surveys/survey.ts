import * as z from "zod/mini";
import { keysOf } from "../platform/keys.ts";

/** The two times at which the same people are asked the same (programme.md, sections 3 and 4). */
export const rounds = { before: "Before the project", after: "After the project" } as const;

/** One of the two times. */
export type Round = keyof typeof rounds;

/** Both times, in their order. */
export const roundNames = keysOf(rounds);

/** What people say how far they agree with. Never change the words of one: the answers before and after would no longer be to the same. */
export const statements = {
  understanding: {
    text: "I understand what AI can and cannot do in this project",
    short: "What AI can do",
  },
  problem: { text: "I can say which problem we want to solve", short: "The problem" },
  data: { text: "I know which data we need, and whether we have them", short: "The data" },
  approvals: { text: "I know which approvals we need, and who gives them", short: "The approvals" },
  running: { text: "I am confident that we can run and keep up what comes of it", short: "Running it" },
} as const;

/** The name of a statement. */
export type Statement = keyof typeof statements;

/** The statements in the order in which they are asked. */
export const statementNames = keysOf(statements);

/** The scale from 1 to 5, in words. */
export const scale = {
  1: "Strongly disagree",
  2: "Disagree",
  3: "Neither agree nor disagree",
  4: "Agree",
  5: "Strongly agree",
} as const;

/** What stands for "I cannot say" in a form; it counts as no answer to that statement. */
export const CANNOT_SAY = "none";

/** The most hours that a week has. */
export const MOST_HOURS = 168;

const scoreSchema = z.lazy(() => z.optional(z.int().check(z.minimum(1), z.maximum(5))));

/** A whole answer: how far somebody agrees with each statement (none where they could not say), the hours, and what else they wrote. */
export const answerSchema = z.lazy(() =>
  z.object({
    scores: z.object({
      understanding: scoreSchema,
      problem: scoreSchema,
      data: scoreSchema,
      approvals: scoreSchema,
      running: scoreSchema,
    }),
    /** Hours a week that the problem costs somebody today. */
    hours: z.optional(z.number().check(z.minimum(0), z.maximum(MOST_HOURS))),
    comment: z.string(),
  }),
);

/** What somebody answered. */
export type Answer = z.infer<typeof answerSchema>;

/** Somebody who was asked at one of the two times, and what they answered if they did. */
export const invitationSchema = z.lazy(() =>
  z.object({
    project: z.string(),
    /** The project's title as it was when they were asked. */
    title: z.string(),
    round: z.enum(roundNames),
    person: z.uuid(),
    askedAt: z.iso.datetime(),
    /** When they are reminded unless they have answered. */
    remindAt: z.iso.datetime(),
    remindedAt: z.optional(z.iso.datetime()),
    /** From then on nothing can be answered or changed. */
    closesAt: z.iso.datetime(),
    answer: z.optional(answerSchema),
    answeredAt: z.optional(z.iso.datetime()),
    /** Counts the changes; a change of a version that is no longer the last is refused. */
    version: z.int().check(z.positive()),
  }),
);

/** Somebody who was asked. */
export type Invitation = z.infer<typeof invitationSchema>;

/** What names an invitation: enough to find it. */
export type InvitationName = Pick<Invitation, "project" | "round" | "person">;
