import * as z from "zod";
import { line, optionalProse, typedProse } from "../pages/typed.ts";
import { organisationName } from "../people/person.ts";
import { deliveryRouteNames } from "../projects/routes.ts";
import type { Criterion } from "./criteria.ts";
import {
  type AcceptedPlan,
  type Decision,
  decisionWayNames,
  type Offer,
  outcomeNames,
  type Redirection,
  redirectionNames,
} from "./outcome.ts";

const MOST_REASON = 1500;

const always = z.object({
  outcome: z.enum(outcomeNames, { error: "Select what is decided" }),
  way: z.enum(decisionWayNames, { error: "Select how it was decided" }),
});

const planForm = z.object({
  route: z.enum(deliveryRouteNames, { error: "Select who delivers the project" }),
  owner: z.uuid({ error: "Select who will look after the project" }),
  partner: organisationName,
  startsOn: z.iso
    .date({ error: "Enter the day on which the work is planned to start, like 2027-03-31" })
    .refine((text) => text >= "2000-01-01" && text < "2100-01-01", "Enter a date in this century"),
});

const referralForm = z.object({ referredTo: line("Enter to whom it is referred", "Referred to", 200) });

const redirectionForm = z.object({
  redirectionKind: z.enum(redirectionNames, { error: "Select what is offered instead" }),
  redirectionWhat: optionalProse("What is offered", 500),
});

/** What a decision at gate 1 says: all that the person chose and wrote. */
export type GateForm = Pick<
  Decision,
  "outcome" | "way" | "reasons" | "referredTo" | "redirection" | "plan" | "offers"
>;

/** What became of reading the form: the decision, or what is wrong by field. */
export type ReadGate =
  | { readonly success: true; readonly data: GateForm }
  | { readonly success: false; readonly error: z.ZodError };

type Answers = Readonly<Record<string, string>>;

const reasonsIn = (criteria: readonly Criterion[], answers: Answers) =>
  [...criteria.map(({ id }) => id), "general"].flatMap((criterion) => {
    const text = typedProse(answers[`reason-${criterion}`] ?? "").slice(0, MOST_REASON);
    return text === "" || answers[`use-${criterion}`] !== "yes" ? [] : [{ criterion, text }];
  });

type Extra = Pick<GateForm, "referredTo" | "redirection" | "plan">;

const nothingNamed = (kind: Redirection, what: string, offers: readonly Offer[]): boolean =>
  kind === "catalogue" && what === "" && offers.every((offer) => offer.kind !== "item");

const extraIn = (
  outcome: Decision["outcome"],
  answers: Answers,
  offers: readonly Offer[],
): Extra | z.ZodError => {
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
    return new z.ZodError([
      {
        code: "custom",
        path: ["redirectionWhat"],
        message: "Tick below what the catalogue has for them, or say what it is",
        input: "",
      },
    ]);
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
): ReadGate => {
  const first = always.safeParse(answers);
  if (!first.success) return { success: false, error: first.error };
  const { outcome, way } = first.data;
  const extra = extraIn(outcome, answers, offers);
  const reasons = reasonsIn(criteria, answers);
  const issues: z.core.$ZodIssue[] = [
    ...(extra instanceof z.ZodError ? extra.issues : []),
    ...(outcome !== "accepted" && reasons.length === 0
      ? [
          {
            code: "custom" as const,
            path: ["reason-general"],
            message: "Tick or write at least one reason: the applicant gets it",
            input: "",
          },
        ]
      : []),
  ];
  if (extra instanceof z.ZodError || issues.length > 0)
    return { success: false, error: new z.ZodError(issues) };
  return { success: true, data: { outcome, way, reasons, offers: [...offers], ...extra } };
};
