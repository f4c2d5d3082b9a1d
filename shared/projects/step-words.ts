import { benefitCheck90, benefitCheck180 } from "./ready-copy/benefit-check.ts";
import { blogAndCode } from "./ready-copy/blog-and-code.ts";
import { discussionWorkshop } from "./ready-copy/discussion-workshop.ts";
import { reUseCall } from "./ready-copy/re-use-call.ts";
import { thankYouAndSurvey } from "./ready-copy/thank-you-and-survey.ts";
import { webinar } from "./ready-copy/webinar.ts";
import type { FollowUpStep } from "./recipe.ts";

/** How a step is told to the team. */
export interface StepWords {
  /** What it is called in lists and subjects. */
  readonly title: string;
  /** What the owner does, in one sentence. */
  readonly task: string;
  /** What to give as evidence when it is done. */
  readonly evidence: string;
  /** The ready copy, with placeholders that `fillCopy` knows; what only the owner can know stands in [brackets]. */
  readonly copy: string;
}

/** The words of every step. */
export const stepWords: Readonly<Record<FollowUpStep, StepWords>> = {
  "thank-you-and-survey": {
    title: "Thank the partner and send the survey",
    task: "Send this email to everybody at the partner who took part.",
    evidence: "A link to the survey or its answers.",
    copy: thankYouAndSurvey,
  },
  "blog-and-code": {
    title: "Publish the blog post and the code",
    task: "Write the blog post along this outline with the partner, check the code, and publish both.",
    evidence: "A link to the blog post or to the code.",
    copy: blogAndCode,
  },
  webinar: {
    title: "Hold the public webinar",
    task: "Make the event, invite the community with this text, and use the running order.",
    evidence: "The event’s reference, or a link to the recording.",
    copy: webinar,
  },
  "discussion-workshop": {
    title: "Hold the discussion workshop",
    task: "Invite organisations with the same problem and lead them through this agenda.",
    evidence: "The event’s reference, or a link to the notes.",
    copy: discussionWorkshop,
  },
  "re-use-call": {
    title: "Call those who may use it",
    task: "Call the organisations that came forward, with this guide.",
    evidence: "A link to the notes of the calls.",
    copy: reUseCall,
  },
  "benefit-check-90": {
    title: "Ask about benefits after three months",
    task: "Ask the partner what has come of the project so far.",
    evidence: "A link to the answers.",
    copy: benefitCheck90,
  },
  "benefit-check-180": {
    title: "Ask about benefits after six months",
    task: "Ask the partner what came of the project, and decide on a case study.",
    evidence: "A link to the answers or to the case study.",
    copy: benefitCheck180,
  },
};

/** What the placeholders of the ready copy stand for. Addresses are absolute. */
export interface CopyFacts {
  readonly project: string;
  readonly partner: string;
  readonly summary: string;
  /** How many weeks the work was planned to take. */
  readonly weeks: number;
  readonly programme: string;
  /** Who signs: the reader, or nobody by name in the team's inbox. */
  readonly sender: string;
  readonly events: string;
  readonly enquiry: string;
}

/** The ready copy of a step with its placeholders filled in. Values are put in as they are, once: braces in a title stay braces. */
export const fillCopy = (copy: string, facts: CopyFacts): string => {
  const weeks = facts.weeks === 1 ? "1 week" : `${facts.weeks} weeks`;
  const values = new Map<string, string>(Object.entries({ ...facts, weeks }));
  return copy.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values.get(name) ?? whole);
};
