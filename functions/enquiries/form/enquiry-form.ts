import { type CommonQuestion, commonQuestions } from "../../../shared/enquiries/form/common-questions.ts";
import type { EnquiryForm } from "../../../shared/enquiries/form/input.ts";
import { type KindQuestion, kindForms, sayAnswer } from "../../../shared/enquiries/form/questions.ts";
import { type EnquiryKind, enquiryKindNames, enquiryKinds } from "../../../shared/enquiries/kinds.ts";
import { ownValue } from "../../../shared/platform/keys.ts";

/** The kinds of enquiry as the design system's radios take them. */
export const kindItems = enquiryKindNames.map((value) => ({ value, text: enquiryKinds[value] }));

/** A question as the form's page and the page to check the answers show it. */
interface QuestionView {
  readonly name: string;
  readonly label: string;
  readonly called: string;
  readonly hint: string | undefined;
  readonly input: "line" | "prose" | "email" | "organisation" | "hidden" | "number" | "choice" | "tick";
  readonly choices: readonly { readonly value: string; readonly text: string }[];
  readonly autocomplete: string | undefined;
  readonly onlyWhenGiven: boolean;
  readonly say: (answer: string) => string;
}

const itemsOf = (choices: Readonly<Record<string, string>>) =>
  Object.entries(choices).map(([value, text]) => ({ value, text }));

const toOwnQuestion = (question: KindQuestion): QuestionView => {
  const { name, label, hint, answer } = question;
  return {
    name,
    label,
    called: label,
    hint,
    input: answer.type,
    choices: answer.type === "choice" ? itemsOf(answer.choices) : [],
    autocomplete: undefined,
    onlyWhenGiven: false,
    say: (given) => sayAnswer(question, given),
  };
};

const toCommonQuestion =
  (kind: EnquiryKind) =>
  (question: CommonQuestion & { readonly name: string }): QuestionView => {
    const { name, called, label, hint, input, autocomplete, onlyWhenGiven = false } = question;
    const ticks = typeof input === "object" ? input.tick : {};
    const inWords = (words: typeof label | undefined) =>
      typeof words === "function" ? words(kindForms[kind]) : words;
    return {
      name,
      called,
      label: inWords(label) ?? called,
      hint: inWords(hint),
      input: typeof input === "object" ? "tick" : input,
      choices: itemsOf(ticks),
      autocomplete,
      onlyWhenGiven,
      say: (given) => ownValue(ticks, given) ?? given,
    };
  };

/** Everything that enquiries of a kind are asked, in the order of the page. */
const questionsOf = (kind: EnquiryKind): readonly QuestionView[] => [
  ...commonQuestions.filter(({ first }) => first).map(toCommonQuestion(kind)),
  ...kindForms[kind].questions.map(toOwnQuestion),
  ...commonQuestions.filter(({ first }) => !first).map(toCommonQuestion(kind)),
];

/** What the form's page says and asks for enquiries of a kind. */
export const kindView = (kind: EnquiryKind) => ({
  about: enquiryKinds[kind],
  questions: questionsOf(kind),
});

/** The answers of a form that was read, flat as hidden fields hold them. */
export const flatAnswers = ({ details, ...form }: EnquiryForm): Readonly<Record<string, string>> => {
  const given = Object.entries({ ...form, ...details });
  return Object.fromEntries(given.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
};

/** The answers of a form with what they are called, in the order of the form. `id` is that of the question on the form's page. */
export const answerRows = (form: EnquiryForm) => {
  const answers = flatAnswers(form);
  return questionsOf(form.kind).flatMap(({ name, called, input, onlyWhenGiven, say }) => {
    const given = ownValue(answers, name) ?? "";
    if (input === "hidden" || (onlyWhenGiven && given === "")) return [];
    return [{ id: name, label: called, value: say(given) }];
  });
};

/** The answers that an enquiry keeps as its details with what they are called, in the order of the form. */
export const detailRows = (kind: EnquiryKind, details: Readonly<Record<string, string>>) =>
  questionsOf(kind).flatMap(({ name, called, say }) => {
    const given = ownValue(details, name) ?? "";
    return given === "" ? [] : [{ label: called, value: say(given) }];
  });
