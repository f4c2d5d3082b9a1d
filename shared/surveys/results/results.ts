import { CANNOT_SAY, type Question, type Questionnaire } from "../questions/model.ts";
import { type Counts, type Figures, figuresOf, questionTally, type Tally } from "./tally.ts";

/** One bar of a result: how often it was answered, and that as a share of those who answered the question. */
export interface Share {
  readonly name: string;
  readonly text: string;
  readonly count: number;
  /** From 0 to 1. Shares of several choices add up to more than 1. */
  readonly share: number;
}

/** What one question, or one row of a grid, gave. */
export interface Result {
  readonly name: string;
  readonly text: string;
  readonly kind: Question["kind"];
  readonly asked: number;
  readonly answered: number;
  readonly shares: readonly Share[];
  readonly figures?: Figures | undefined;
}

interface Choosable {
  readonly name: string;
  readonly text: string;
}

const sharesOf = (choices: readonly Choosable[], counts: Counts, answered: number): readonly Share[] => {
  const byName = new Map(Object.entries(counts));
  return choices.map(({ name, text }) => {
    const count = byName.get(name) ?? 0;
    return { name, text, count, share: answered === 0 ? 0 : count / answered };
  });
};

const stepsAsChoices = ({
  steps,
  cannotSay,
}: {
  readonly steps: readonly string[];
  readonly cannotSay?: true | undefined;
}): readonly Choosable[] => [
  ...steps.map((text, nth) => ({ name: String(nth + 1), text: text === "" ? String(nth + 1) : text })),
  ...(cannotSay ? [{ name: CANNOT_SAY, text: "I cannot say" }] : []),
];

const ofGrid = (question: Extract<Question, { readonly kind: "grid" }>, tally: Tally): readonly Result[] => {
  const { asked, rows } = questionTally(tally, question.name);
  const byRow = new Map(Object.entries(rows));
  return question.rows.map(({ name, text }) => {
    const counts = byRow.get(name) ?? {};
    const answered = Object.values(counts).reduce((sum, count) => sum + count, 0);
    return {
      name: `${question.name}.${name}`,
      text: `${question.text} ${text}`,
      kind: "grid",
      asked,
      answered,
      shares: sharesOf(stepsAsChoices(question), counts, answered),
      figures: figuresOf(counts),
    };
  });
};

const ofOne = (question: Exclude<Question, { readonly kind: "grid" }>, tally: Tally): Result => {
  const { asked, answered, counts } = questionTally(tally, question.name);
  const { name, text, kind } = question;
  const choices =
    "options" in question ? question.options : "steps" in question ? stepsAsChoices(question) : [];
  return {
    name,
    text,
    kind,
    asked,
    answered,
    shares: sharesOf(choices, counts, answered),
    ...(kind === "scale" || kind === "number" ? { figures: figuresOf(counts) } : {}),
  };
};

/** What a survey gave, question by question in their order; a grid gives a result for each of its rows. */
export const resultsOf = ({ questions }: Questionnaire, tally: Tally): readonly Result[] =>
  questions.flatMap((question) =>
    question.kind === "grid" ? ofGrid(question, tally) : [ofOne(question, tally)],
  );

/** Fewer answers than these are shown to nobody, of a survey whose answers are nobody’s. */
export const FEWEST_ANSWERS = 5;
