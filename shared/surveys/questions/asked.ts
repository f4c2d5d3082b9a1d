import { type Answers, chosenIn } from "./answer.ts";
import type { Condition, Question, Questionnaire } from "./model.ts";

const holds = ({ question, oneOf }: Condition, answers: Answers): boolean =>
  chosenIn(answers.get(question)).some((name) => oneOf.includes(name));

/**
 * The questions that somebody with these answers is asked, in order. A condition looks at what was asked before: an answer to a question that is
 * asked no more brings no other question up.
 */
export const askedOf = (
  { questions }: Pick<Questionnaire, "questions">,
  answers: Answers,
): readonly Question[] => {
  const counted = new Map<string, NonNullable<ReturnType<Answers["get"]>>>();
  return questions.filter((question) => {
    const asked = (question.when ?? []).every((condition) => holds(condition, counted));
    const answer = answers.get(question.name);
    if (asked && answer !== undefined) counted.set(question.name, answer);
    return asked;
  });
};

/** The answers that count: those to questions that were asked. What somebody answered before they changed their mind is not among them. */
export const answersThatCount = (
  questionnaire: Pick<Questionnaire, "questions">,
  answers: Answers,
): Answers =>
  new Map(
    askedOf(questionnaire, answers).flatMap(({ name }) => {
      const answer = answers.get(name);
      return answer === undefined ? [] : [[name, answer] as const];
    }),
  );

/** What is wrong with a questionnaire, for the person who makes it: beside which question, and in words. */
export interface Flaw {
  readonly question: string;
  readonly text: string;
}

const repeated = (names: readonly string[]): readonly string[] =>
  names.filter((name, place) => names.indexOf(name) !== place);

const flawsOf = (question: Question, before: ReadonlyMap<string, Question>): readonly string[] => {
  const conditions = (question.when ?? []).flatMap((condition) => {
    const about = before.get(condition.question);
    if (about === undefined) return ["It depends on a question that does not come before it"];
    if (about.kind !== "choice" && about.kind !== "several")
      return ["It depends on a question that offers no choices"];
    const offered = about.options.map(({ name }) => name);
    return condition.oneOf.every((name) => offered.includes(name))
      ? []
      : ["It depends on an answer that is not offered"];
  });
  const names = "options" in question ? question.options : "rows" in question ? question.rows : [];
  return [
    ...conditions,
    ...(repeated(names.map(({ name }) => name)).length > 0 ? ["Two of its answers have the same name"] : []),
    ...(question.kind === "number" && question.least > question.most
      ? ["The least number is more than the most"]
      : []),
  ];
};

/** Everything wrong with a questionnaire that its shape does not show: names used twice, sections that are none, conditions that cannot hold. */
export const flawsIn = ({ sections, questions }: Questionnaire): readonly Flaw[] => {
  const before = new Map<string, Question>();
  const sectionNames = sections.map(({ name }) => name);
  return questions.flatMap((question) => {
    const texts = [
      ...(before.has(question.name) ? ["Another question has the same name"] : []),
      ...(sectionNames.includes(question.section) ? [] : ["Its section is not one of the survey’s"]),
      ...flawsOf(question, before),
    ];
    before.set(question.name, question);
    return texts.map((text) => ({ question: question.name, text }));
  });
};
