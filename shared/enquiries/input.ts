import * as z from "zod";
import { typedProse } from "../pages/typed.ts";
import { emailAddress, organisationName, personName } from "../people/person.ts";
import { type EnquiryKind, enquiryKindNames } from "./kinds.ts";
import { type KindQuestion, kindForms } from "./questions.ts";

/** Text of several lines as somebody typed it: one spelling of each letter, and no character that no keyboard has. */
export const prose = (missing: string, name: string, most: number) =>
  z
    .string({ error: missing })
    .transform(typedProse)
    .pipe(
      z
        .string()
        .min(1, missing)
        .max(most, `${name} must be ${most.toLocaleString("en-GB")} characters or less`),
    );

const oneLine = (most: number, name: string) =>
  z
    .string()
    .default("")
    .transform((text) =>
      text
        .normalize("NFC")
        .replaceAll(/[\s\p{Cc}]+/gu, " ")
        .trim(),
    )
    .pipe(z.string().max(most, `${name} must be ${most} characters or less`));

const withoutMark = (label: string): string => label.replace(/\?$/, "");

const answerTo = ({ label, required, answer }: KindQuestion) => {
  const missing = answer.type === "choice" ? `Select an answer to: ${label}` : `Enter an answer to: ${label}`;
  return oneLine(200, withoutMark(label))
    .refine((given) => given !== "" || !required, missing)
    .refine(
      (given) => given === "" || answer.type !== "number" || /^[1-9]\d{0,3}$|^10000$/.test(given),
      `Enter a whole number, like 12, to: ${label}`,
    )
    .refine(
      (given) => given === "" || answer.type !== "choice" || Object.hasOwn(answer.choices, given),
      `Select one of the answers to: ${label}`,
    );
};

const asked = {
  subject: oneLine(150, "Subject"),
  message: prose("Enter your message", "Message", 5000),
  name: personName,
  email: emailAddress,
  organisation: organisationName,
  /** The organisation's code, if the person found it in our list. */
  organisationCode: z
    .string()
    .regex(/^[A-Z0-9]{3,8}$/)
    .optional()
    .catch(undefined),
  consent: z.literal("yes", { error: "Tick the box so that we may use your details to answer you" }),
};

const schemaFor = (kind: EnquiryKind) => {
  const { questions } = kindForms[kind];
  const own = Object.fromEntries(questions.map((question) => [question.name, answerTo(question)]));
  // In the order of the page, which is the order of its errors: the subject, the questions of the kind, the rest.
  const { subject, ...rest } = asked;
  return z.object({ subject, details: z.object(own), ...rest });
};

const schemas = new Map<EnquiryKind, ReturnType<typeof schemaFor>>();

/** What the form for enquiries of a kind asks for, in the order of the page, and the words of its errors. */
const enquiryFormFor = (kind: EnquiryKind) => {
  const known = schemas.get(kind) ?? schemaFor(kind);
  schemas.set(kind, known);
  return known;
};

/** A filled-in enquiry form. `details` are the answers to the questions of its kind. */
export type EnquiryForm = z.infer<ReturnType<typeof schemaFor>> & { readonly kind: EnquiryKind };

const kindSchema = z.object({
  kind: z.enum(enquiryKindNames, { error: "Select what your enquiry is about" }),
});

/** What became of reading a form: the form, or what is wrong with it by field. */
export type ReadEnquiryForm =
  | { readonly success: true; readonly data: EnquiryForm }
  | { readonly success: false; readonly error: z.ZodError };

/** Reads the answers of the form, flat as they came, by the questions of their kind. Does not throw. */
export const readEnquiryForm = (answers: Readonly<Record<string, string>>): ReadEnquiryForm => {
  const about = kindSchema.safeParse(answers);
  if (!about.success) return { success: false, error: about.error };
  const { kind } = about.data;
  const read = enquiryFormFor(kind).safeParse({ ...answers, details: answers });
  if (read.success) return { success: true, data: { ...read.data, kind } };
  const issues = read.error.issues.map((issue) => ({
    ...issue,
    path: issue.path[0] === "details" ? issue.path.slice(1) : issue.path,
  }));
  return { success: false, error: new z.ZodError(issues) };
};
