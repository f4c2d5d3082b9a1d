import { keysOf } from "../platform/keys.ts";

/** How far an organisation has come with what the programme made. */
export const stages = {
  interested: "Interested",
  assessing: "Assessing",
  adapting: "Adapting",
  piloting: "Piloting",
  live: "Live",
  stopped: "Stopped",
} as const;

/** A stage of a re-use. */
export type Stage = keyof typeof stages;

/** The stages as a list that a form or a schema can take, in the order in which they are gone through. */
export const stageNames = keysOf(stages);

/** The stages that somebody can have come to who asks to use it: all but stopped. */
export const askingStages = [
  "interested",
  "assessing",
  "adapting",
  "piloting",
  "live",
] as const satisfies readonly Stage[];

/** What somebody says who is asked how far they have come: what stands in the letter, and the stage that it means. */
export const newsAnswers = {
  looking: { text: "We are still looking", stage: "assessing" },
  adapting: { text: "We are adapting it", stage: "adapting" },
  piloting: { text: "We are piloting it", stage: "piloting" },
  live: { text: "It is live", stage: "live" },
  stopped: { text: "We stopped", stage: "stopped" },
} as const satisfies Readonly<Record<string, { readonly text: string; readonly stage: Stage }>>;

/** An answer to the question how far they have come. */
export type NewsAnswer = keyof typeof newsAnswers;

/** The answers as a list that a form or a schema can take. */
export const newsAnswerNames = keysOf(newsAnswers);

/** The further of two stages. Who had stopped and asks again begins anew. */
export const furtherOf = (before: Stage, said: Stage): Stage =>
  before === "stopped" || stageNames.indexOf(said) > stageNames.indexOf(before) ? said : before;

/** Whether somebody works with it at this stage in earnest: the stages of which the partner and the team of the project hear. */
export const isInUse = (stage: Stage): stage is "piloting" | "live" =>
  stage === "piloting" || stage === "live";
