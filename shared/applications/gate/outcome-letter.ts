import * as z from "zod/mini";
import { defineLetter, type LetterPart } from "../../letters/letter.ts";
import { bodyParts } from "../../letters/writing/written-body.ts";
import { paths, toPath } from "../../pages/paths.ts";
import { insideSentence } from "../../platform/text.ts";
import { type Application, titleOf } from "../application.ts";
import type { Call } from "../calls/model.ts";
import { type Decision, type Offer, offerSchema, redirections } from "./model.ts";

const pathOf = (offer: Offer): string =>
  offer.kind === "event"
    ? toPath(paths.event, { reference: offer.reference })
    : toPath(paths.catalogueItem, { slug: offer.slug });

/** To an applicant: what was decided on their application, and why. Drafted from the reasons, changed and approved by a person. */
export const applicationOutcome = defineLetter({
  kind: "application-outcome",
  title: "Outcome of an application",
  purpose: "service",
  ifUncertain: "again",
  editable: true,
  facts: () =>
    z.object({
      application: z.string(),
      subject: z.string(),
      body: z.string(),
      offers: z.array(offerSchema),
    }),
  example: {
    application: "PRB-4F7K-2Q9C",
    subject: "Your application PRB-4F7K-2Q9C: our decision",
    body: "Thank you for telling us about “Long waits for a bed”.\n\nWe will not take it on as a project in this call.\n\n## Why\n\n- Access to the data: it is not clear yet who controls them.",
    offers: [{ kind: "event", reference: "EVT-4F7K-2Q9C", title: "Workshop: finding the data" }],
  },
  write: ({ application, subject, body, offers }, { greeting, url }) => ({
    subject,
    parts: [
      { paragraph: greeting },
      ...bodyParts(body),
      ...(offers.length === 0 ? [] : [{ heading: "What we have that may help" }]),
      ...offers.map((offer): LetterPart => ({ link: { text: offer.title, url: url(pathOf(offer)) } })),
      { rows: [["Your reference", application]] },
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
        : `We will not take it on as a project now. What we offer instead: ${insideSentence(redirections[decision.redirection.kind])}. ${decision.redirection.what}`;
  }
};

const closing: Readonly<Record<Decision["outcome"], string>> = {
  accepted:
    "## What happens next\n\n- We write to you within a week to agree on a first meeting.\n- You name who owns information governance on your side; nothing is shared before that is approved.\n- You fill in a short survey about the problem as it is today, so that we can say later what changed.",
  declined:
    "There are three calls a year. You are welcome to apply again with this problem when the points above have changed.",
  referred: "We are glad to make the introduction: tell us if you would like that.",
  redirected: "Answer this email if you would like to take that up, and we will arrange it with you.",
};

/** The first draft of the letter, from the decision and its reasons. A person reads it before it goes. */
export const draftOutcome = (call: Call, application: Application, decision: Decision) => {
  const reasons = decision.reasons.map(({ criterion, text }) => {
    const name = call.criteria.find(({ id }) => id === criterion)?.name ?? "In general";
    return `- ${name}: ${text.replaceAll(/\s+/g, " ").trim()}`;
  });
  return {
    application: application.reference,
    subject: `Your application ${application.reference}: our decision`,
    body: [
      `Thank you for telling us about “${titleOf(application)}”. We have read and discussed every application to “${call.title}”.`,
      opening(decision),
      ...(reasons.length === 0 ? [] : ["## Why", reasons.join("\n")]),
      closing[decision.outcome],
    ].join("\n\n"),
    offers: [...decision.offers],
  };
};
