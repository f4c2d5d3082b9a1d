import * as z from "zod/mini";
import { pickedOrganisationCode } from "../../organisations/organisation.ts";
import { optionalLine, prose } from "../../pages/typed.ts";
import { emailAddress, organisationName, personName } from "../../people/person.ts";
import { Fault } from "../../platform/keys.ts";
import type { KindForm } from "./questions.ts";

type Words = string | ((about: KindForm) => string);

/** One question that every enquiry is asked, whatever its kind. */
export interface CommonQuestion {
  readonly label: Words;
  /** What it is called on the page to check the answers, and at the desk. */
  readonly called: string;
  readonly hint?: Words;
  /** `tick`: a box to tick, with these words beside it. */
  readonly input:
    | "line"
    | "prose"
    | "email"
    | "organisation"
    | "hidden"
    | { readonly tick: Readonly<Record<string, string>> };
  readonly autocomplete?: string;
  /** Asked before the questions of the kind, not after them. */
  readonly first?: boolean;
  /** Shown only when a link has brought an answer, or the answer is wrong. */
  readonly onlyWhenGiven?: boolean;
}

/** What is said of an empty message where nobody knows of which kind it is. */
export const MESSAGE_MISSING = "Enter your message";

const questions = z.registry<CommonQuestion>();

/**
 * The answers that every enquiry asks for, in the order of the page: how each is read, and how it is asked. A new question is one more
 * entry here: the page asks it, the page to check the answers has a row for it, and the enquiry keeps the answer among its details, which
 * the desk shows.
 */
export const commonAnswers = z.object({
  subject: optionalLine({ name: "Subject", most: 150 }).register(questions, {
    label: "Subject",
    called: "Subject",
    input: "line",
    first: true,
    onlyWhenGiven: true,
  }),
  message: prose({ missing: MESSAGE_MISSING, name: "Message", most: 5000 }).register(questions, {
    label: ({ messageLabel }) => messageLabel,
    called: "Message",
    hint: ({ messageHint }) => messageHint,
    input: "prose",
  }),
  name: personName.register(questions, {
    label: "Your name",
    called: "Name",
    input: "line",
    autocomplete: "name",
  }),
  email: emailAddress.register(questions, {
    label: "Your email address",
    called: "Email address",
    hint: "We only use it to answer you.",
    input: "email",
    autocomplete: "email",
  }),
  organisation: organisationName.register(questions, {
    label: "Your organisation",
    called: "Organisation",
    hint: "Its name or its ODS code, if it has one.",
    input: "organisation",
  }),
  /** The organisation's code, if the person found it in our list. The organisation's question brings it. */
  organisationCode: pickedOrganisationCode.register(questions, { label: "", called: "", input: "hidden" }),
  consent: z
    .literal("yes", { error: "Tick the box so that we may use your details to answer you" })
    .register(questions, {
      label: "Your details",
      called: "Your details",
      input: { tick: { yes: "You may keep my details and use them to answer this enquiry" } },
    }),
});

/** What every enquiry is asked, in the order of the page. Throws at the start of a function when an answer has no question. */
export const commonQuestions: readonly (CommonQuestion & { readonly name: string })[] = Object.entries(
  commonAnswers.shape,
).map(([name, schema]) => {
  const question = questions.get(schema);
  if (question === undefined) throw new Fault(`The enquiry form has no question for ${name}.`);
  return { ...question, name };
});
