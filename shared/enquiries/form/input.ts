import * as z from "zod/mini";
import { optionalLine } from "../../pages/typed.ts";
import { type EnquiryKind, parseKind } from "../kinds.ts";
import { commonAnswers, commonQuestions, MESSAGE_MISSING } from "./common-questions.ts";
import { type KindQuestion, kindForms } from "./questions.ts";

const answerTo = ({ called, missing, required, answer }: KindQuestion) =>
  optionalLine({ name: called, most: 200 }).check(
    z.refine((given) => given !== "" || !required, missing),
    z.refine(
      (given) => given === "" || answer.type !== "number" || /^[1-9]\d{0,3}$|^10000$/.test(given),
      `${called} must be a whole number, like 12`,
    ),
    z.refine(
      (given) => given === "" || answer.type !== "choice" || Object.hasOwn(answer.choices, given),
      missing,
    ),
  );

const schemaOfKind = (kind: EnquiryKind) =>
  z.object(
    Object.fromEntries(kindForms[kind].questions.map((question) => [question.name, answerTo(question)])),
  );

const schemas = new Map<EnquiryKind, ReturnType<typeof schemaOfKind>>();

/** How the answers to the questions of a kind are read. Made when first needed. */
const ownAnswers = (kind: EnquiryKind) => {
  const known = schemas.get(kind) ?? schemaOfKind(kind);
  schemas.set(kind, known);
  return known;
};

/** The names of a form's questions in the order of the page, which is the order of its errors. */
const namesInOrder = (kind: EnquiryKind): readonly string[] =>
  [
    ...commonQuestions.filter(({ first }) => first),
    ...kindForms[kind].questions,
    ...commonQuestions.filter(({ first }) => !first),
  ].map(({ name }) => name);

type Common = z.infer<typeof commonAnswers>;

/** A filled-in enquiry form: what enquiries are worked with by, and as `details` all other answers, of its kind or common. */
export interface EnquiryForm
  extends Pick<
    Common,
    "subject" | "message" | "name" | "email" | "organisation" | "organisationCode" | "consent"
  > {
  readonly kind: EnquiryKind;
  readonly details: Readonly<Record<string, string>>;
}

const toForm = (
  kind: EnquiryKind,
  { subject, message, name, email, organisation, organisationCode, consent, ...others }: Common,
  own: Readonly<Record<string, string>>,
): EnquiryForm => ({
  kind,
  subject,
  message,
  name,
  email,
  organisation,
  organisationCode,
  consent,
  details: { ...own, ...others },
});

/** Reads the answers of the form, flat as they come, by the common questions and those of their kind. */
export const enquiryForm = z.pipe(
  z.record(z.string(), z.string()),
  z.transform((answers, context): EnquiryForm => {
    const kind = parseKind(answers["kind"]);
    if (kind === undefined) {
      context.issues.push({
        code: "custom",
        path: ["about"],
        message: "Select what your enquiry is about",
        input: context.value,
      });
      return z.NEVER;
    }
    const common = commonAnswers.safeParse(answers);
    const own = ownAnswers(kind).safeParse(answers);
    if (common.success && own.success) return toForm(kind, common.data, own.data);
    const names = namesInOrder(kind);
    const placeOf = ({ path }: { readonly path: readonly PropertyKey[] }) => names.indexOf(String(path[0]));
    [...(common.error?.issues ?? []), ...(own.error?.issues ?? [])]
      .sort((one, other) => placeOf(one) - placeOf(other))
      .forEach(({ path, message }) => {
        // The message is another question in each kind, so that it has another error.
        const said = message === MESSAGE_MISSING ? kindForms[kind].messageMissing : message;
        context.issues.push({ code: "custom", path: [...path], message: said, input: context.value });
      });
    return z.NEVER;
  }),
);
