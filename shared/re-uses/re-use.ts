import * as z from "zod/mini";
import { lazy } from "../platform/lazy.ts";
import type { Titled } from "../platform/titled.ts";
import { newsDaySchema } from "./news/days.ts";
import { newsAnswerNames, newsAnswers, type Stage, stageNames } from "./stages.ts";

/** Who said or did something: a person outside or of the team by id, or the system. */
export const whoSchema = z.lazy(() =>
  z.object({
    kind: z.enum(["person", "team", "system"]),
    id: z.optional(z.string()),
  }),
);

/** Where an organisation comes from that is in the ledger. */
const introducedBySchema = z.lazy(() =>
  z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("catalogue") }),
    z.object({ kind: z.literal("event"), reference: z.string() }),
    z.object({ kind: z.literal("person"), name: z.string() }),
    z.object({ kind: z.literal("organisation"), name: z.string() }),
  ]),
);

/** Where an organisation comes from that is in the ledger. */
export type IntroducedBy = z.infer<typeof introducedBySchema>;

/** Why a re-use came to a stage. */
export const reasonNames = ["asked", "event", "news", "desk", "undo"] as const;

const stepSchema = z.lazy(() =>
  z.object({
    at: z.iso.datetime(),
    by: whoSchema,
    /** Absent for the first. */
    from: z.optional(z.enum(stageNames)),
    to: z.enum(stageNames),
    because: z.enum(reasonNames),
  }),
);

/** One step of a re-use's way, forward or back. */
export type StageStep = z.infer<typeof stepSchema>;

const benefitSchema = z.lazy(() =>
  z.object({
    id: z.uuid(),
    what: z.string(),
    since: z.optional(z.iso.date()),
    /** For example 40 and "hours a month". */
    amount: z.optional(z.object({ number: z.number(), unit: z.string() })),
    saidBy: whoSchema,
    saidAt: z.iso.datetime(),
  }),
);

/** A benefit that an organisation reports. */
export type Benefit = z.infer<typeof benefitSchema>;

const askedSchema = z.lazy(() =>
  z.object({
    day: newsDaySchema,
    at: z.iso.datetime(),
    answer: z.optional(z.enum(newsAnswerNames)),
  }),
);

/** The questions for news: since when they are asked, which were, and the one whose timer is set. */
const newsSchema = z.lazy(() =>
  z.object({
    from: z.iso.datetime(),
    asked: z.array(askedSchema),
    next: z.optional(z.object({ day: newsDaySchema, at: z.iso.datetime() })),
    /** The contact no longer agrees to be asked. */
    off: z.optional(z.literal(true)),
  }),
);

/** The questions for news of a re-use. */
export type News = z.infer<typeof newsSchema>;

/** One organisation and one thing that the programme made, from the first interest on. What people wrote lies beside it. */
const reUse = lazy(() =>
  z.object({
    reference: z.string(),
    /** The item of the catalogue, by the title that it had. At least one of `item` and `project` is there. */
    item: z.optional(z.object({ reference: z.string(), title: z.string() })),
    /** The reference and title of the project. */
    project: z.optional(z.object({ reference: z.string(), title: z.string() })),
    organisation: z.object({ name: z.string(), code: z.optional(z.string()) }),
    /** Whether everybody who asked agreed that the site may name the organisation once it is live. */
    mayBeNamed: z.boolean(),
    stage: z.enum(stageNames),
    /** The latest last. */
    history: z.array(stepSchema).check(z.minLength(1)),
    /** The person whom we talk to. */
    contact: z.optional(z.uuid()),
    introducedBy: introducedBySchema,
    /** Who of the team looks after it. */
    owner: z.optional(z.uuid()),
    nextContactOn: z.optional(z.iso.date()),
    outcome: z.optional(z.string()),
    benefits: z.array(benefitSchema),
    /** None where nobody there agreed to be asked, as with the leads of a webinar. */
    news: z.optional(newsSchema),
    /** Of which stages the project's people were told, with the letter to the partner where there is one. */
    told: z.array(z.object({ stage: z.enum(["piloting", "live"]), letter: z.optional(z.uuid()) })),
    requestedAt: z.iso.datetime(),
    /** The re-use that goes on in its place. */
    mergedInto: z.optional(z.string()),
    /** The re-uses that go on in this one. What was written of them is shown with it. */
    absorbed: z.array(z.string()),
    /** Counts the changes; a change of a version that is no longer the last is refused. */
    version: z.int().check(z.positive()),
  }),
);

/** One organisation and one thing that the programme made, as it is stored. */
export const reUseSchema = z.lazy(reUse);

/** One organisation and one thing that the programme made. */
export type ReUse = z.infer<typeof reUseSchema>;

/** What somebody wrote when they asked. */
export const askingSchema = z.lazy(() =>
  z.object({
    id: z.uuid(),
    at: z.iso.datetime(),
    person: z.uuid(),
    whatFor: z.string(),
    howFar: z.enum(stageNames),
    mayBeNamed: z.boolean(),
  }),
);

/** What somebody wrote when they asked. */
export type Asking = z.infer<typeof askingSchema>;

/** What somebody of the team, or the contact, wrote down. */
export const noteSchema = z.lazy(() =>
  z.object({
    id: z.uuid(),
    at: z.iso.datetime(),
    by: whoSchema,
    text: z.string(),
  }),
);

/** A dated note. */
export type Note = z.infer<typeof noteSchema>;

/** What is known of a re-use where it is counted or listed with others: nothing about a person. */
export const summarySchema = z.lazy(() =>
  z.extend(
    z.pick(reUse(), {
      reference: true,
      item: true,
      project: true,
      organisation: true,
      mayBeNamed: true,
      stage: true,
      requestedAt: true,
      mergedInto: true,
    }),
    {
      /** The stage that more than an anonymous form says, which the public is told; see `confirmedStage`. */
      confirmed: z.optional(z.enum(stageNames)),
    },
  ),
);

/** What is known of a re-use where it is counted or listed with others. */
export type ReUseSummary = z.infer<typeof summarySchema>;

/**
 * The stage of a re-use that the programme may tell in public: the last one that the team wrote down, or that the contact answered by the link in
 * our letter. Of one that nobody confirmed and that the team looks after, the stage that was asked with. Anybody can fill in the form, in
 * anybody's name: what it says counts for nothing before that. Pure.
 */
export const confirmedStage = ({
  history,
  news,
  owner,
  absorbed,
}: Pick<ReUse, "history" | "news" | "owner" | "absorbed">): Stage | undefined => {
  const last = history.findLast(({ because, by }) => because !== "asked" || by.kind === "team");
  if (last !== undefined) return last.to;
  const answer = news?.asked.findLast((asked) => asked.answer !== undefined)?.answer;
  if (answer !== undefined) return newsAnswers[answer].stage;
  return owner !== undefined || absorbed.length > 0 ? history[0]?.to : undefined;
};

/** What it is that is used, in words: the item's title, else the project's. */
export const titleOf = ({ item, project }: Pick<ReUse, "item" | "project">): string =>
  item?.title ?? project?.title ?? "";

/** The organisation of a re-use: as it is, unless its code is not known and the other's, which means the same, is. */
export const knownOf = (own: ReUse["organisation"], other: ReUse["organisation"]): ReUse["organisation"] =>
  own.code === undefined && other.code !== undefined ? other : own;

/** Re-uses, as any list names them. */
export const titledReUse: Titled = {
  key: (reference) => ({ pk: `RE-USE#${reference}`, sk: "RE-USE" }),
  title: ["reUse", "organisation", "name"],
};
