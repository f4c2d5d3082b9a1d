import { type Answer, chosenIn } from "../questions/answer.ts";
import { CANNOT_SAY, type Question, type Questionnaire, questionKinds } from "../questions/model.ts";

/** A column of the file of answers: of a question, of one of several choices, of a row of a grid, or of people’s own words. */
interface Column {
  readonly code: string;
  readonly question: Question;
  readonly text: string;
  readonly values: string;
  readonly cell: (answer: Answer | undefined) => string;
}

const valuesOfSteps = ({ steps }: { readonly steps: readonly string[] }): string =>
  [...steps.map((text, nth) => `${nth + 1} = ${text}`), `${CANNOT_SAY} = I cannot say`].join("; ");

const ownWords = (question: Question): readonly Column[] =>
  "options" in question && question.options.some(({ inWords }) => inWords)
    ? [
        {
          code: `${question.name}.words`,
          question,
          text: `${question.text} In their own words`,
          values: "text",
          cell: (answer) => (answer !== undefined && "inWords" in answer ? (answer.inWords ?? "") : ""),
        },
      ]
    : [];

const ofQuestion = (question: Question): readonly Column[] => {
  const { name: code, text } = question;
  switch (question.kind) {
    case "choice":
      return [
        {
          code,
          question,
          text,
          values: question.options.map(({ name, text: words }) => `${name} = ${words}`).join("; "),
          cell: (answer) => chosenIn(answer).join(""),
        },
      ];
    case "several":
      return question.options.map(({ name, text: words }) => ({
        code: `${code}.${name}`,
        question,
        text: `${text} ${words}`,
        values: "1 = chosen; 0 = not chosen; empty = not answered",
        cell: (answer) => (answer === undefined ? "" : chosenIn(answer).includes(name) ? "1" : "0"),
      }));
    case "grid":
      return question.rows.map(({ name, text: words }) => ({
        code: `${code}.${name}`,
        question,
        text: `${text} ${words}`,
        values: valuesOfSteps(question),
        cell: (answer) =>
          answer?.kind === "grid" ? String(new Map(Object.entries(answer.steps)).get(name) ?? "") : "",
      }));
    case "scale":
      return [
        {
          code,
          question,
          text,
          values: valuesOfSteps(question),
          cell: (answer) => (answer?.kind === "scale" ? String(answer.step) : ""),
        },
      ];
    case "number":
      return [
        {
          code,
          question,
          text,
          values: question.unit ?? "number",
          cell: (answer) => (answer?.kind === "number" ? String(answer.number) : ""),
        },
      ];
    case "text":
      return [
        {
          code,
          question,
          text,
          values: "text",
          cell: (answer) => (answer?.kind === "text" ? answer.text : ""),
        },
      ];
    case "date":
      return [
        {
          code,
          question,
          text,
          values: "day",
          cell: (answer) => (answer?.kind === "date" ? answer.date : ""),
        },
      ];
  }
};

/** The columns of the file of answers, in the order of the questions. */
export const answerColumns = ({ questions }: Questionnaire): readonly Column[] =>
  questions.flatMap((question) => [...ofQuestion(question), ...ownWords(question)]);

/** The codebook: for each column of the file its question, its kind and what its values mean. */
export const codebook = (questionnaire: Questionnaire): readonly (readonly string[])[] => [
  ["Column", "Question", "Kind", "Values", "Asked only if"],
  ...answerColumns(questionnaire).map(({ code, question, text, values }) => [
    code,
    text,
    questionKinds[question.kind],
    values,
    (question.when ?? [])
      .map(({ question: other, oneOf }) => `${other} is ${oneOf.join(" or ")}`)
      .join(" and "),
  ]),
];
