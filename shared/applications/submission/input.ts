import * as z from "zod/mini";
import { pickedOrganisationCode } from "../../organisations/organisation.ts";
import type { ReadForm } from "../../pages/form-errors.ts";
import { asTitle, line, optionalLine, optionalProse, prose, titleLine } from "../../pages/typed.ts";
import { organisationKindNames } from "../../people/organisation-kinds.ts";
import { emailAddress, organisationName, personName } from "../../people/person.ts";
import { ownValue } from "../../platform/keys.ts";
import { oneLine, severalLines } from "../../platform/text.ts";
import { type SectionName, type SectionQuestion, sections } from "./sections.ts";

/** What somebody says of themselves before they start an application, and the words of its errors. */
export const startForm = z.object({
  name: personName,
  email: emailAddress,
  organisation: organisationName,
  /** The organisation's code, if the person found it in our list. */
  organisationCode: pickedOrganisationCode,
  segment: z.enum(organisationKindNames, { error: "Select what kind of organisation it is" }),
  consent: z.literal("yes", { error: "Tick the box so that we may use your details for this call" }),
});

/** What somebody said of themselves. */
export type StartForm = z.infer<typeof startForm>;

const answerTo = ({ as, called: name, most, missing, isTitle }: SectionQuestion, whole: boolean) => {
  if (as === "commitment")
    return whole && missing !== undefined
      ? z.literal("yes", { error: missing })
      : z._default(z.catch(z.enum(["yes", ""]), ""), "");
  if (missing === undefined || !whole)
    return as === "line" ? optionalLine({ name, most }) : optionalProse({ name, most });
  if (isTitle === true) return titleLine({ missing, name, most });
  return as === "line" ? line({ missing, name, most }) : prose({ missing, name, most });
};

/** Reads the answers to a section. One that the applicant says is done must have all that it needs; another may have gaps. Does not throw. */
export const readSection = (
  name: SectionName,
  answers: Readonly<Record<string, string>>,
  done: boolean,
): ReadForm<Readonly<Record<string, string>>> => {
  const shape = sections[name].questions.map((question): [string, z.ZodMiniType<string>] => [
    question.name,
    answerTo(question, done),
  ]);
  return z.object(Object.fromEntries(shape)).safeParse(answers);
};

/** The answers to a section as they were typed, right or wrong, in the spelling in which they would be saved. */
export const typedSection = (
  name: SectionName,
  answers: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    sections[name].questions.map((question) => {
      const typed = ownValue(answers, question.name) ?? "";
      const clean = question.as === "prose" ? severalLines : question.isTitle === true ? asTitle : oneLine;
      return [question.name, clean(typed)];
    }),
  );
