import { type EnquiryKind, enquiryKindNames, enquiryKinds } from "../../shared/enquiries/kinds.ts";
import { type KindQuestion, kindForms, sayAnswer } from "../../shared/enquiries/questions.ts";

/** The kinds of enquiry as the design system's radios take them. */
export const kindItems = enquiryKindNames.map((value) => ({ value, text: enquiryKinds[value] }));

const toQuestion = ({ name, label, hint, answer }: KindQuestion) => ({
  name,
  label,
  hint,
  number: answer.type === "number",
  ...(answer.type === "choice"
    ? { choices: Object.entries(answer.choices).map(([value, text]) => ({ value, text })) }
    : {}),
});

/** What the form's page says and asks for enquiries of a kind. */
export const kindView = (kind: EnquiryKind) => {
  const { messageLabel, messageHint, questions } = kindForms[kind];
  return { about: enquiryKinds[kind], messageLabel, messageHint, questions: questions.map(toQuestion) };
};

/** The answers to a kind's questions with their labels, in the order of the form. */
export const detailRows = (kind: EnquiryKind, details: Readonly<Record<string, string>>) =>
  kindForms[kind].questions.map((question) => ({
    label: question.label,
    value: sayAnswer(question, details[question.name] ?? ""),
  }));
