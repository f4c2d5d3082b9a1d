import * as z from "zod/mini";
import { pickedOrganisationCode } from "../organisations/organisation.ts";
import {
  line,
  optionalDate,
  optionalId,
  optionalLine,
  optionalProse,
  orNothing,
  prose,
  sentBack,
  typedReference,
} from "../pages/typed.ts";
import {
  emailAddress,
  organisationName,
  personName,
  theirEmailAddress,
  theirName,
} from "../people/person.ts";
import { askingStages, newsAnswerNames, stageNames } from "./stages.ts";

const MOST_PROSE = 2000;

const tick = z.pipe(
  z.optional(sentBack()),
  z.transform((value) => value === "yes"),
);

/** What somebody answers who wants to use an item of the catalogue, and the words of its errors, in the order of the page. */
export const requestForm = z.object({
  whatFor: prose({
    missing: "Tell us what you want to use it for",
    name: "What you want to use it for",
    most: MOST_PROSE,
  }),
  howFar: z.enum(askingStages, { error: "Select how far you are already" }),
  name: personName,
  email: emailAddress,
  organisation: organisationName,
  organisationCode: pickedOrganisationCode,
  mayBeNamed: tick,
});

/** What somebody answers who wants to use an item of the catalogue. */
export type RequestForm = z.infer<typeof requestForm>;

const amountOf = (
  { number, unit }: { readonly number: string; readonly unit: string },
  context: z.core.ParsePayload,
): { number: number; unit: string } | undefined => {
  if (number === "" && unit === "") return undefined;
  const value = Number(number.replaceAll(",", ""));
  if (number === "" || !Number.isFinite(value) || Math.abs(value) > 1e12) {
    context.issues.push({
      code: "custom",
      path: ["amount"],
      message: "Enter the number in figures, like 40",
      input: context.value,
    });
    return undefined;
  }
  if (unit === "") {
    context.issues.push({
      code: "custom",
      path: ["unit"],
      message: "Say what the number counts, like hours a month",
      input: context.value,
    });
    return undefined;
  }
  return { number: value, unit };
};

const benefitFields = {
  benefit: optionalProse({ name: "The benefit", most: 500 }),
  since: optionalDate({ name: "Since when" }),
  amount: optionalProse({ name: "The number", most: 20 }),
  unit: optionalProse({ name: "What it counts", most: 60 }),
};

type BenefitFields = { benefit: string; since: string | undefined; amount: string; unit: string };

const toBenefit = ({ benefit, since, amount, unit }: BenefitFields, context: z.core.ParsePayload) => {
  const counted = amountOf({ number: amount, unit }, context);
  if (benefit === "" && counted === undefined && since === undefined) return undefined;
  if (benefit === "") {
    context.issues.push({
      code: "custom",
      path: ["benefit"],
      message: "Say what the benefit is",
      input: context.value,
    });
    return undefined;
  }
  return { what: benefit, since, amount: counted };
};

/** What the contact answers who is asked how far they have come. */
export const newsForm = z.pipe(
  z.object({
    answer: z.enum(newsAnswerNames, { error: "Select how far you have come" }),
    words: optionalProse({ name: "What you want to tell us", most: MOST_PROSE }),
    ...benefitFields,
  }),
  z.transform((typedNews, context) => ({
    answer: typedNews.answer,
    words: typedNews.words,
    benefit: toBenefit(typedNews, context),
  })),
);

/** A benefit that the team writes down. */
export const benefitForm = z.pipe(
  z.object({
    ...benefitFields,
    benefit: prose({ missing: "Say what the benefit is", name: "The benefit", most: MOST_PROSE }),
  }),
  z.transform((typedBenefit, context) => toBenefit(typedBenefit, context) ?? z.NEVER),
);

/** The reference of the re-use in which another is to go on. */
export const mergeForm = z.object({
  into: typedReference("reUse", {
    wrong: "Enter the reference of the other re-use, like RUS-4F7K-2Q9C",
  }),
});

/** What the team says of a re-use: one form, with one *Save*. The note may be empty. `_version`: of the re-use as it was shown. */
export const saveForm = z.object({
  _version: z.catch(z.coerce.number().check(z.int(), z.positive()), 0),
  note: z.pipe(optionalProse({ name: "The note", most: MOST_PROSE }), z.transform(orNothing)),
  stage: z.enum(stageNames, { error: "Select how far they have come" }),
  owner: optionalId("Select a person from the list"),
  contact: optionalId("Select a person from the list"),
  nextContactOn: optionalDate({ name: "Next contact" }),
  outcome: z.pipe(optionalProse({ name: "The outcome", most: MOST_PROSE }), z.transform(orNothing)),
  mayBeNamed: tick,
  mayBeAsked: tick,
});

/** A call or a talk that the team writes down. */
export const recordForm = z.pipe(
  z.object({
    used: line({ missing: "Choose what they want to use", name: "What they want to use", most: 200 }),
    name: optionalLine({ name: "Their name", most: 100 }),
    email: optionalLine({ name: "Email address", most: 254 }),
    organisation: organisationName,
    organisationCode: pickedOrganisationCode,
    whatFor: optionalProse({ name: "What they want to use it for", most: MOST_PROSE }),
    howFar: z.enum(stageNames, { error: "Select how far they have come" }),
    introducedBy: optionalProse({ name: "Who introduced them", most: 200 }),
    mayBeNamed: tick,
    mayBeAsked: tick,
  }),
  z.transform((told, context) => {
    const { name, email, ...rest } = told;
    if (name.trim() === "" && email.trim() === "") return { ...rest, asker: undefined };
    const asker = z.object({ name: theirName, email: theirEmailAddress }).safeParse({ name, email });
    if (asker.success) return { ...rest, asker: asker.data };
    for (const { path, message } of asker.error.issues)
      context.issues.push({ code: "custom", path: [...path], message, input: context.value });
    return z.NEVER;
  }),
);
