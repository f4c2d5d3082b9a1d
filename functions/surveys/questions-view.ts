import {
  CANNOT_SAY,
  type Condition,
  type Question,
  type Questionnaire,
} from "../../shared/surveys/questions/model.ts";
import { fieldOf, type Sent } from "../../shared/surveys/questions/read-answers.ts";

const stepItems = ({
  steps,
  cannotSay,
}: {
  readonly steps: readonly string[];
  readonly cannotSay?: true | undefined;
}) => [
  ...steps.map((text, nth) => ({ value: String(nth + 1), text: text === "" ? String(nth + 1) : text })),
  ...(cannotSay ? [{ divider: "or" }, { value: CANNOT_SAY, text: "I cannot say" }] : []),
];

const itemsOf = (question: Question) => {
  if ("steps" in question) return stepItems(question);
  if (!("options" in question)) return [];
  return question.options.flatMap(({ name, text, alone }) => [
    ...(alone && question.kind === "several" ? [{ divider: "or" }] : []),
    { value: name, text, ...(alone && question.kind === "several" ? { behaviour: "exclusive" } : {}) },
  ]);
};

/** What must have been answered before, in words, for who sees all questions at once. */
export const conditionInWords = (
  when: readonly Condition[],
  before: ReadonlyMap<string, Question>,
): string | undefined => {
  if (when.length === 0) return undefined;
  const said = when.flatMap(({ question, oneOf }) => {
    const about = before.get(question);
    if (about === undefined || !("options" in about)) return [];
    const chosen = about.options.filter(({ name }) => oneOf.includes(name)).map(({ text }) => `“${text}”`);
    return [`${chosen.join(" or ")} to “${about.text}”`];
  });
  return `Answer this if you chose ${said.join(", and ")}.`;
};

/** The field for people’s own words: one a question, for the first answer that asks for them. */
const inWordsView = (question: Question, fields: Sent) => {
  const asking = "options" in question ? question.options.find(({ inWords }) => inWords) : undefined;
  if (asking === undefined) return [];
  const field = fieldOf.words(question.name);
  return [{ field, text: `If “${asking.text}”, say what (optional)`, value: fields.get(field)?.[0] }];
};

const questionView = (question: Question, fields: Sent, before: ReadonlyMap<string, Question>) => ({
  name: question.name,
  kind: question.kind,
  text: question.optional ? `${question.text} (optional)` : question.text,
  hint: question.hint,
  long: question.kind === "text" && question.long,
  most: question.kind === "text" ? question.most : undefined,
  unit: question.kind === "number" ? question.unit : undefined,
  values: fields.get(question.name) ?? [],
  items: itemsOf(question),
  rows:
    question.kind === "grid"
      ? question.rows.map(({ name, text }) => {
          const field = fieldOf.row(question.name, name);
          return { field, text, value: fields.get(field)?.[0] };
        })
      : [],
  inWords: inWordsView(question, fields),
  onlyIf: conditionInWords(question.when ?? [], before),
  when: question.when === undefined ? undefined : JSON.stringify(question.when),
});

/** The questions of a survey as `questions.njk` shows them: by section, with what the fields hold. */
export const questionsView = ({ sections, questions }: Questionnaire, fields: Sent) => {
  const before = new Map(questions.map((question) => [question.name, question]));
  return sections.map(({ name, title, intro }) => ({
    title,
    intro,
    questions: questions
      .filter(({ section }) => section === name)
      .map((question) => questionView(question, fields, before)),
  }));
};
