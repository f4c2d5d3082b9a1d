import * as z from "zod/mini";
import { maybeSentBack, prose, titleLine } from "../pages/typed.ts";
import { keysOf } from "../platform/keys.ts";
import type { Titled } from "../platform/titled.ts";

/** What a member gives, and what each is called. */
export const contributionKinds = {
  "case-study": "A case study",
  session: "A session",
  help: "Help to another organisation",
  question: "A question to the other members",
} as const;

/** What a member gives. */
export type ContributionKind = keyof typeof contributionKinds;

/** What a member can give, as a list. */
export const contributionKindNames = keysOf(contributionKinds);

/** Where a contribution stands: the team has not looked yet, took it up, did not, passed it on to members, or is through with it. */
export const contributionStates = ["waiting", "taken", "declined", "passed-on", "closed"] as const;

/** Where a contribution stands. */
export type ContributionState = (typeof contributionStates)[number];

/** Contributions, as any list names them. */
export const titledContribution: Titled = {
  key: (reference) => ({ pk: `CONTRIBUTION#${reference}`, sk: "CONTRIBUTION" }),
  title: ["contribution", "title"],
};

/** The shape of a contribution. */
export const contributionSchema = z.lazy(() =>
  z.object({
    reference: z.string(),
    kind: z.enum(contributionKindNames),
    person: z.uuid(),
    at: z.iso.datetime(),
    title: z.string(),
    text: z.string(),
    /** The member agrees that what comes of a question may be published, without names. */
    mayPublish: z.optional(z.literal(true)),
    status: z.enum(contributionStates),
    decidedAt: z.optional(z.iso.datetime()),
    decidedBy: z.optional(z.string()),
    /** What the team wrote to the member with its decision. */
    words: z.optional(z.string()),
    /** The draft in the catalogue that a case study became. */
    item: z.optional(z.string()),
    /** The topic that a question was passed on to, and until when it is answered. */
    topic: z.optional(z.string()),
    answersUntil: z.optional(z.iso.datetime()),
    /** Since when what came of it is on the public pages. */
    publishedAt: z.optional(z.iso.datetime()),
    version: z.int().check(z.positive()),
  }),
);

/** Something that a member offers or asks. */
export type Contribution = z.infer<typeof contributionSchema>;

/** The shape of an answer to a question. */
export const answerSchema = z.lazy(() =>
  z.object({
    question: z.string(),
    person: z.uuid(),
    at: z.iso.datetime(),
    text: z.string(),
    mayPublish: z.optional(z.literal(true)),
  }),
);

/** A member's answer to another's question; the latest that they gave. */
export type QuestionAnswer = z.infer<typeof answerSchema>;

/** How long a question that was passed on is answered. */
export const ANSWERED_DAYS = 21;

const yes = z.transform((text: string): true | undefined => (text === "yes" ? true : undefined));

/** What a member writes who gives something. */
export const contributionForm = z.object({
  kind: z.enum(contributionKindNames, { error: "Select what you would like to give or ask" }),
  title: titleLine({ missing: "Enter a title", name: "Title", most: 120 }),
  text: prose({ missing: "Enter a few sentences about it", name: "What it is about", most: 4000 }),
  mayPublish: z.pipe(maybeSentBack(), yes),
});

/** What a member writes who answers a question. */
export const answerForm = z.object({
  text: prose({ missing: "Enter your answer", name: "Your answer", most: 4000 }),
  mayPublish: z.pipe(maybeSentBack(), yes),
});

/** The id in the link by which a member answers a question. */
export const answerLinkId = (reference: string, person: string): string => `${reference}_${person}`;

/** Which question a link names, and who answers by it; null when it is none of ours. */
export const openAnswerLinkId = (
  id: string,
): { readonly reference: string; readonly person: string } | null => {
  const [reference = "", person = ""] = id.split("_");
  return reference === "" || person === "" ? null : { reference, person };
};

/** Whether a question that was passed on is still answered. */
export const takesAnswers = ({ status, answersUntil }: Contribution, now: string): boolean =>
  status === "passed-on" && answersUntil !== undefined && now < answersUntil;
