import * as z from "zod/mini";
import { nothingToReplace, placeholdersIn, sayPlaceholders } from "../../letters/writing/typed-words.ts";
import type { FormIssue, ReadForm } from "../../pages/form-errors.ts";
import { line, optionalProse, plainDate } from "../../pages/typed.ts";
import { organisationName } from "../../people/person.ts";
import { severalLines } from "../../platform/text.ts";
import { deliveryRouteNames } from "../../projects/delivery-routes.ts";
import type { Criterion } from "../calls/criteria.ts";
import {
  type AcceptedPlan,
  type Decision,
  decisionWayNames,
  type Offer,
  outcomeNames,
  type Redirection,
  redirectionNames,
} from "./model.ts";

const MOST_REASON = 1500;

const always = z.object({
  outcome: z.enum(outcomeNames, { error: "Select what is decided" }),
  way: z.enum(decisionWayNames, { error: "Select how it was decided" }),
});

const planForm = z.object({
  route: z.enum(deliveryRouteNames, { error: "Select who delivers the project" }),
  owner: z.uuid({ error: "Select who will look after the project" }),
  partner: organisationName,
  startsOn: plainDate({ missing: "Enter the day on which the work is planned to start", name: "Start date" }),
});

const referralForm = z.object({
  referredTo: line({ missing: "Enter who it is referred to", name: "Referred to", most: 200 }).check(
    nothingToReplace(),
  ),
});

const redirectionForm = z.object({
  redirectionKind: z.enum(redirectionNames, { error: "Select what is offered instead" }),
  redirectionWhat: optionalProse({ name: "What is offered", most: 500 }).check(nothingToReplace()),
});

/** What a decision at gate 1 says: all that the person chose and wrote. */
export type GateForm = Pick<
  Decision,
  "outcome" | "way" | "reasons" | "referredTo" | "redirection" | "plan" | "offers"
>;

type Answers = Readonly<Record<string, string>>;

const reasonsIn = (criteria: readonly Criterion[], answers: Answers) =>
  [...criteria.map(({ id }) => id), "general"].flatMap((criterion) => {
    const text = severalLines(answers[`reason-${criterion}`] ?? "").slice(0, MOST_REASON);
    return text === "" || answers[`use-${criterion}`] !== "yes" ? [] : [{ criterion, text }];
  });

/** Ticked as a reason, and nothing is written. */
const emptyTicks = (criteria: readonly Criterion[], answers: Answers): readonly FormIssue[] =>
  [...criteria.map(({ id }) => id), "general"].flatMap((id) =>
    answers[`use-${id}`] === "yes" && severalLines(answers[`reason-${id}`] ?? "") === ""
      ? [{ path: [`reason-${id}`], message: "Write the reason that the applicant gets, or untick it" }]
      : [],
  );

/** What the applicant would get with something left to replace in it. */
const unfinished = (reasons: Decision["reasons"]): readonly FormIssue[] =>
  reasons.flatMap(({ criterion, text }) => {
    const left = placeholdersIn(text);
    return left.length === 0 ? [] : [{ path: [`reason-${criterion}`], message: sayPlaceholders(left) }];
  });

type Extra = Pick<GateForm, "referredTo" | "redirection" | "plan">;

const nothingNamed = (kind: Redirection, what: string, offers: readonly Offer[]): boolean =>
  kind === "catalogue" && what === "" && offers.every((offer) => offer.kind !== "item");

const extraIn = (
  outcome: Decision["outcome"],
  answers: Answers,
  offers: readonly Offer[],
): Extra | { readonly issues: readonly FormIssue[] } => {
  if (outcome === "accepted") {
    const read = planForm.safeParse(answers);
    if (!read.success) return read.error;
    const plan: AcceptedPlan = read.data;
    return { plan };
  }
  if (outcome === "referred") {
    const read = referralForm.safeParse(answers);
    return read.success ? { referredTo: read.data.referredTo } : read.error;
  }
  if (outcome !== "redirected") return {};
  const read = redirectionForm.safeParse(answers);
  if (!read.success) return read.error;
  const { redirectionKind: kind, redirectionWhat: what } = read.data;
  if (nothingNamed(kind, what, offers))
    return {
      issues: [
        {
          path: ["redirectionWhat"],
          message: "Tick below what the catalogue has for them, or say what it is",
        },
      ],
    };
  return { redirection: { kind, what } };
};

/**
 * Reads the form of gate 1. Every decision that is no acceptance needs at least one reason: the applicant gets it. Offers come as what was
 * ticked of those that the page showed. Does not throw.
 */
export const readGateForm = (
  criteria: readonly Criterion[],
  answers: Answers,
  offers: readonly Offer[],
): ReadForm<GateForm> => {
  const first = always.safeParse(answers);
  if (!first.success) return { success: false, error: first.error };
  const { outcome, way } = first.data;
  const extra = extraIn(outcome, answers, offers);
  const reasons = reasonsIn(criteria, answers);
  const issues: FormIssue[] = [
    ...("issues" in extra ? extra.issues : []),
    ...emptyTicks(criteria, answers),
    ...unfinished(reasons),
    ...(outcome !== "accepted" && reasons.length === 0
      ? [
          {
            path: ["reason-general"],
            message: "Tick or write at least one reason: the applicant gets it",
          },
        ]
      : []),
  ];
  if ("issues" in extra || issues.length > 0) return { success: false, error: { issues } };
  return { success: true, data: { outcome, way, reasons, offers: [...offers], ...extra } };
};
