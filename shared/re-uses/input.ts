import * as z from "zod";
import { pickedCode } from "../organisations/organisation.ts";
import { typedProse } from "../pages/typed.ts";
import { emailAddress, organisationName, personName } from "../people/person.ts";
import { parseReference } from "../platform/references.ts";
import { askingStages, newsAnswerNames, stageNames } from "./stages.ts";

const MOST_PROSE = 2000;

const prose = (missing: string, name: string) =>
  z
    .string({ error: missing })
    .transform(typedProse)
    .pipe(
      z
        .string()
        .min(1, missing)
        .max(MOST_PROSE, `${name} must be ${MOST_PROSE.toLocaleString("en-GB")} characters or less`),
    );

const optionalProse = (name: string, most = MOST_PROSE) =>
  z
    .string()
    .default("")
    .transform(typedProse)
    .pipe(z.string().max(most, `${name} must be ${most.toLocaleString("en-GB")} characters or less`));

const optionalDate = (message: string) =>
  z
    .string()
    .default("")
    .transform((text) => text.trim())
    .pipe(z.union([z.literal(""), z.iso.date()], { error: message }))
    .transform((date) => (date === "" ? undefined : date));

const tick = z
  .string()
  .optional()
  .transform((value) => value === "yes");

/** What somebody answers who wants to use an item of the catalogue, and the words of its errors. */
export const requestForm = z.object({
  name: personName,
  email: emailAddress,
  organisation: organisationName,
  organisationCode: pickedCode,
  whatFor: prose("Tell us what you want to use it for", "What you want to use it for"),
  howFar: z.enum(askingStages, { error: "Select how far you are already" }),
  mayBeNamed: tick,
});

/** What somebody answers who wants to use an item of the catalogue. */
export type RequestForm = z.infer<typeof requestForm>;

const amountOf = (
  { number, unit }: { readonly number: string; readonly unit: string },
  context: z.RefinementCtx,
): { number: number; unit: string } | undefined => {
  if (number === "" && unit === "") return undefined;
  const value = Number(number.replaceAll(",", ""));
  if (number === "" || !Number.isFinite(value) || Math.abs(value) > 1e12) {
    context.addIssue({ code: "custom", path: ["amount"], message: "Enter the number in figures, like 40" });
    return undefined;
  }
  if (unit === "") {
    context.addIssue({
      code: "custom",
      path: ["unit"],
      message: "Say what the number counts, like hours a month",
    });
    return undefined;
  }
  return { number: value, unit };
};

const benefitFields = {
  benefit: optionalProse("The benefit", 500),
  since: optionalDate("Enter the date since when, like 2027-03-01"),
  amount: optionalProse("The number", 20),
  unit: optionalProse("What it counts", 60),
};

type BenefitFields = { benefit: string; since: string | undefined; amount: string; unit: string };

const toBenefit = ({ benefit, since, amount, unit }: BenefitFields, context: z.RefinementCtx) => {
  const counted = amountOf({ number: amount, unit }, context);
  if (benefit === "" && counted === undefined && since === undefined) return undefined;
  if (benefit === "") {
    context.addIssue({ code: "custom", path: ["benefit"], message: "Say what the benefit is" });
    return undefined;
  }
  return { what: benefit, since, amount: counted };
};

/** What the contact answers who is asked how far they have come. */
export const newsForm = z
  .object({
    answer: z.enum(newsAnswerNames, { error: "Select how far you have come" }),
    words: optionalProse("What you want to tell us"),
    ...benefitFields,
  })
  .transform((typedNews, context) => ({
    answer: typedNews.answer,
    words: typedNews.words,
    benefit: toBenefit(typedNews, context),
  }));

/** A benefit that the team writes down. */
export const benefitForm = z
  .object({ ...benefitFields, benefit: prose("Say what the benefit is", "The benefit") })
  .transform((typedBenefit, context) => toBenefit(typedBenefit, context) ?? z.NEVER);

/** How far an organisation has come, as the team says. */
export const stageForm = z.object({
  stage: z.enum(stageNames, { error: "Select how far they have come" }),
});

/** The reference of the re-use in which another is to go on. */
export const mergeForm = z.object({
  into: z
    .string()
    .transform((typedReference) => parseReference("reUse", typedReference))
    .pipe(z.string({ error: "Enter the reference of the other re-use, like RUS-4F7K-2Q9C" })),
});

/** A note of the team. */
export const noteForm = z.object({ note: prose("Write the note", "The note") });

const optionalPerson = z.union([z.uuid(), z.literal("")]).transform((id) => (id === "" ? undefined : id));

/** What the team can set of a re-use. */
export const factsForm = z.object({
  owner: optionalPerson,
  contact: optionalPerson,
  nextContactOn: optionalDate("Enter the date of the next contact, like 2027-03-01"),
  outcome: optionalProse("The outcome").transform((text) => (text === "" ? undefined : text)),
  mayBeNamed: tick,
  mayBeAsked: tick,
});

/** A call or a talk that the team writes down. */
export const recordForm = z
  .object({
    used: z
      .string({ error: "Select what they want to use" })
      .regex(/^(?:CAI|PRJ)-[\w-]{9}$/, "Select what they want to use"),
    name: z.string().default(""),
    email: z.string().default(""),
    organisation: organisationName,
    organisationCode: pickedCode,
    whatFor: optionalProse("What they want to use it for"),
    howFar: z.enum(stageNames, { error: "Select how far they have come" }),
    introducedBy: optionalProse("Who introduced them", 200),
    mayBeNamed: tick,
    mayBeAsked: tick,
  })
  .transform((told, context) => {
    const { name, email, ...rest } = told;
    if (name.trim() === "" && email.trim() === "") return { ...rest, asker: undefined };
    const asker = z.object({ name: personName, email: emailAddress }).safeParse({ name, email });
    if (asker.success) return { ...rest, asker: asker.data };
    for (const { path, message } of asker.error.issues)
      context.addIssue({ code: "custom", path: [...path], message: message.replace("your", "their") });
    return z.NEVER;
  });
