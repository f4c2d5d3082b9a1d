import type { Answer, Answers } from "../questions/answer.ts";
import { CANNOT_SAY, type Question } from "../questions/model.ts";

/** How often each thing was answered, by its name: an option, a step, “I cannot say”, a number. */
export type Counts = Readonly<Record<string, number>>;

/** What is known of one question from all answers so far. Of texts only how many there are: the words are read where they are kept. */
export interface QuestionTally {
  /** Who was asked it: whoever answered the survey and whose earlier answers led there. */
  readonly asked: number;
  /** Who answered it, “I cannot say” included. */
  readonly answered: number;
  readonly counts: Counts;
  /** Of a grid, by row. */
  readonly rows: Readonly<Record<string, Counts>>;
}

/** What answers to a survey give, by question: it grows with the questions and with what can be answered, never with the people. */
export interface Tally {
  readonly people: number;
  readonly questions: Readonly<Record<string, QuestionTally>>;
}

/** Before anybody has answered. */
export const NOTHING_YET: Tally = { people: 0, questions: {} };

const UNASKED: QuestionTally = { asked: 0, answered: 0, counts: {}, rows: {} };

const sumOf = (one: Counts, other: Counts, sign: 1 | -1): Counts => {
  const sum = new Map(Object.entries(one));
  for (const [name, count] of Object.entries(other)) sum.set(name, (sum.get(name) ?? 0) + sign * count);
  return Object.fromEntries([...sum].filter(([, count]) => count !== 0));
};

const rowsOf = (
  one: QuestionTally["rows"],
  other: QuestionTally["rows"],
  sign: 1 | -1,
): QuestionTally["rows"] => {
  const rows = new Map(Object.entries(one));
  for (const [row, counts] of Object.entries(other)) rows.set(row, sumOf(rows.get(row) ?? {}, counts, sign));
  return Object.fromEntries([...rows].filter(([, counts]) => Object.keys(counts).length > 0));
};

const combine = (one: Tally, other: Tally, sign: 1 | -1): Tally => {
  const questions = new Map(Object.entries(one.questions));
  for (const [name, more] of Object.entries(other.questions)) {
    const before = questions.get(name) ?? UNASKED;
    questions.set(name, {
      asked: before.asked + sign * more.asked,
      answered: before.answered + sign * more.answered,
      counts: sumOf(before.counts, more.counts, sign),
      rows: rowsOf(before.rows, more.rows, sign),
    });
  }
  return {
    people: one.people + sign * other.people,
    questions: Object.fromEntries([...questions].filter(([, { asked }]) => asked !== 0)),
  };
};

/** Two tallies of different people as one. */
export const together = (one: Tally, other: Tally): Tally => combine(one, other, 1);

/** A tally without people who are counted in it: somebody has changed their answers. */
export const without = (whole: Tally, part: Tally): Tally => combine(whole, part, -1);

const once = (names: readonly string[]): Counts => Object.fromEntries(names.map((name) => [name, 1]));

const countedIn = (answer: Answer): Counts => {
  switch (answer.kind) {
    case "choice":
      return once([answer.chosen]);
    case "several":
      return once(answer.chosen);
    case "scale":
      return once([String(answer.step)]);
    case "number":
      return once([String(answer.number)]);
    default:
      return {};
  }
};

const ofAnswer = (answer: Answer | undefined): QuestionTally => {
  if (answer === undefined) return { ...UNASKED, asked: 1 };
  return {
    asked: 1,
    answered: 1,
    counts: countedIn(answer),
    rows:
      answer.kind === "grid"
        ? Object.fromEntries(Object.entries(answer.steps).map(([row, step]) => [row, once([String(step)])]))
        : {},
  };
};

/** The tally of one person. `asked` are the questions they were asked, in the version that they answered. */
export const tallyOfOne = (asked: readonly Question[], answers: Answers): Tally => ({
  people: 1,
  questions: Object.fromEntries(asked.map(({ name }) => [name, ofAnswer(answers.get(name))])),
});

/** What a question gave; nothing asked where nobody was. */
export const questionTally = (tally: Tally, name: string): QuestionTally =>
  new Map(Object.entries(tally.questions)).get(name) ?? UNASKED;

const numbersIn = (counts: Counts): readonly (readonly [number: number, people: number])[] =>
  Object.entries(counts)
    .filter(([name]) => name !== CANNOT_SAY)
    .map(([name, count]) => [Number(name), count] as const)
    .sort(([one], [other]) => one - other);

/** Steps or numbers in figures: how many stand behind them, the least, the most, their mean and the middle one. */
export interface Figures {
  readonly people: number;
  readonly least: number;
  readonly most: number;
  readonly mean: number;
  /** The middle one; of an even number the mean of the middle two. */
  readonly median: number;
}

/** The figures of a scale, a row of a grid or a number; nothing where nobody chose or typed one. */
export const figuresOf = (counts: Counts): Figures | undefined => {
  const numbers = numbersIn(counts);
  const [first, last] = [numbers[0], numbers.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const people = numbers.reduce((sum, [, count]) => sum + count, 0);
  const upTo = (place: number): number => {
    let left = place;
    for (const [number, count] of numbers) {
      if (left < count) return number;
      left -= count;
    }
    return last[0];
  };
  return {
    people,
    least: first[0],
    most: last[0],
    mean: numbers.reduce((sum, [number, count]) => sum + number * count, 0) / people,
    median: (upTo(Math.floor((people - 1) / 2)) + upTo(Math.floor(people / 2))) / 2,
  };
};
