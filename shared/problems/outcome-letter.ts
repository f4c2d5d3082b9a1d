import * as z from "zod";
import { defineLetter, type LetterPart } from "../letters/letter.ts";
import { bodyParts } from "../letters/written-body.ts";
import { paths, toPath } from "../pages/paths.ts";
import type { Call } from "./call.ts";
import { type Decision, type Offer, offerSchema, redirections } from "./outcome.ts";
import { type Problem, titleOf } from "./problem.ts";

const pathOf = (offer: Offer): string =>
  offer.kind === "event"
    ? toPath(paths.event, { reference: offer.reference })
    : toPath(paths.catalogueItem, { slug: offer.slug });

/** To an applicant: what was decided about their problem, and why. Drafted from the reasons, changed and approved by a person. */
export const problemOutcome = defineLetter({
  kind: "problem-outcome",
  title: "Outcome of a problem",
  purpose: "service",
  ifUncertain: "again",
  editable: true,
  facts: z.object({
    problem: z.string(),
    subject: z.string(),
    body: z.string(),
    offers: z.array(offerSchema),
  }),
  example: {
    problem: "PRB-4F7K-2Q9C",
    subject: "Your problem PRB-4F7K-2Q9C: the decision",
    body: "Thank you for telling us about “Long waits for a bed”.\n\nWe will not take it on as a project in this call.\n\n## Why\n\n- Access to the data: it is not clear yet who controls them.",
    offers: [{ kind: "event", reference: "EVT-4F7K-2Q9C", title: "Workshop: finding the data" }],
  },
  write: ({ problem, subject, body, offers }, { name, url }) => ({
    subject,
    parts: [
      { paragraph: `Dear ${name}` },
      ...bodyParts(body),
      ...(offers.length === 0 ? [] : [{ heading: "What we have that may help" }]),
      ...offers.map((offer): LetterPart => ({ link: { text: offer.title, url: url(pathOf(offer)) } })),
      { rows: [["Your reference", problem]] },
      { paragraph: "If anything is unclear, answer this email." },
    ],
  }),
});

const opening = (decision: Decision): string => {
  switch (decision.outcome) {
    case "accepted":
      return "We would like to work on it with you.";
    case "declined":
      return "We will not take it on as a project in this call.";
    case "referred":
      return `We will not take it on ourselves, because others are better placed. Please turn to: ${decision.referredTo ?? ""}.`;
    case "redirected":
      return decision.redirection === undefined
        ? "We will not take it on as a project now."
        : `We will not take it on as a project now. What we offer instead: ${redirections[decision.redirection.kind].toLowerCase()}. ${decision.redirection.what}`;
  }
};

const closing: Readonly<Record<Decision["outcome"], string>> = {
  accepted:
    "## What happens next\n\n- We write to you within a week to agree on a first meeting.\n- You name who owns information governance on your side; nothing is shared before that is approved.\n- You fill in a short survey about the problem as it is today, so that we can say later what changed.",
  declined:
    "There are three calls a year. You are welcome to submit this problem again when the points above have changed.",
  referred: "We are glad to make the introduction: tell us if you would like that.",
  redirected: "Answer this email if you would like to take that up, and we will arrange it with you.",
};

/** The first draft of the letter, from the decision and its reasons. A person reads it before it goes. */
export const draftOutcome = (call: Call, problem: Problem, decision: Decision) => {
  const reasons = decision.reasons.map(({ criterion, text }) => {
    const name = call.criteria.find(({ id }) => id === criterion)?.name ?? "In general";
    return `- ${name}: ${text.replaceAll(/\s+/g, " ").trim()}`;
  });
  return {
    problem: problem.reference,
    subject: `Your problem ${problem.reference}: the decision`,
    body: [
      `Thank you for telling us about “${titleOf(problem)}”. We have read and discussed every problem of ${call.title}.`,
      opening(decision),
      ...(reasons.length === 0 ? [] : ["## Why", reasons.join("\n")]),
      closing[decision.outcome],
    ].join("\n\n"),
    offers: [...decision.offers],
  };
};
