import * as z from "zod";
import { line, optionalLine, optionalProse, prose } from "../pages/typed.ts";
import { emailAddress, organisationName, personName } from "../people/person.ts";
import { segmentNames } from "../people/segments.ts";
import { type SectionName, type SectionQuestion, sections } from "./sections.ts";

/** What somebody says of themselves before they write a problem down, and the words of its errors. */
export const startForm = z.object({
  name: personName,
  email: emailAddress,
  organisation: organisationName,
  /** The organisation's code, if the person found it in our list. */
  organisationCode: z
    .string()
    .regex(/^[A-Z0-9]{3,8}$/)
    .optional()
    .catch(undefined),
  segment: z.enum(segmentNames, { error: "Select what kind of organisation it is" }),
  consent: z.literal("yes", { error: "Tick the box so that we may use your details for this call" }),
});

/** What somebody said of themselves. */
export type StartForm = z.infer<typeof startForm>;

const answerTo = ({ as, label, most, missing }: SectionQuestion, whole: boolean) => {
  const name = label.replace(/ \(optional\)$/, "").replace(/\?$/, "");
  if (as === "commitment")
    return whole && missing !== undefined
      ? z.literal("yes", { error: missing })
      : z.enum(["yes", ""]).catch("").default("");
  if (missing === undefined || !whole)
    return as === "line" ? optionalLine(name, most) : optionalProse(name, most);
  return as === "line" ? line(missing, name, most) : prose(missing, name, most);
};

/** What became of reading a section: its answers, or what is wrong by field. */
export type ReadSection =
  | { readonly success: true; readonly data: Readonly<Record<string, string>> }
  | { readonly success: false; readonly error: z.ZodError };

/** Reads the answers to a section. One that the applicant says is done must have all that it needs; another may have gaps. Does not throw. */
export const readSection = (
  name: SectionName,
  answers: Readonly<Record<string, string>>,
  done: boolean,
): ReadSection => {
  const shape = sections[name].questions.map((question): [string, z.ZodType<string>] => [
    question.name,
    answerTo(question, done),
  ]);
  return z.object(Object.fromEntries(shape)).safeParse(answers);
};
